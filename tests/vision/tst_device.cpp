#include "core/vision/device.h"

#include <ATen/Parallel.h>

#include <QFile>
#include <QTest>

#include <array>
#include <cstdio>

using namespace soco;
using namespace soco::vision;

class TestDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusExplainsItself();
    void names_data();
    void names();
    void badNames_data();
    void badNames();
    void cudaIsThereOrExplained();
    void deviceThatIsNotThere();
    void threads();
    void version();
    void startsInADirectoryThatWasDeleted();
};

void TestDevice::statusExplainsItself()
{
    const CudaStatus &status = cudaStatus();
    QCOMPARE(&status, &cudaStatus()); // asked once
    QCOMPARE(status.available, status.devices > 0);
    QCOMPARE(status.explanation.empty(), status.available);
    if (status.available)
        QVERIFY(!status.deviceName.empty());
    qInfo("CUDA: %s", status.available ? status.deviceName.c_str() : status.explanation.c_str());
}

void TestDevice::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("cpu") << "cpu" << "cpu";
    QTest::newRow("auto") << "auto" << (cudaStatus().available ? "cuda:0" : "cpu");
}

void TestDevice::names()
{
    QFETCH(QString, name);
    const Result<Device> device = deviceFromName(name.toStdString());
    QVERIFY(device.ok());
    QTEST(QString::fromStdString(device->text()), "text");
}

void TestDevice::badNames_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"", "gpu", "CPU", "cpu:0", "cuda:", "cuda:x", "cuda:-1", "cuda:+1", "cuda:1x", "cuda0",
                             "cuda:99999999999999999999", "cudax"})
        QTest::addRow("\"%s\"", name) << name;
}

void TestDevice::badNames()
{
    QFETCH(QString, name);
    const Result<Device> device = deviceFromName(name.toStdString());
    QVERIFY(!device.ok());
    QCOMPARE(device.error().kind, ErrorKind::InvalidArgument);
    QVERIFY(device.error().message.find("\"" + name.toStdString() + "\"") != std::string::npos);
    QVERIFY(!device.error().remedy.empty());
}

void TestDevice::cudaIsThereOrExplained()
{
    for (const char *name : {"cuda", "cuda:0"}) {
        const Result<Device> device = deviceFromName(name);
        QCOMPARE(device.ok(), cudaStatus().available);
        if (device) {
            QCOMPARE(device->text(), std::string("cuda:0"));
        } else {
            QCOMPARE(device.error().kind, ErrorKind::NotFound);
            QVERIFY(device.error().message.find(cudaStatus().explanation) != std::string::npos);
        }
    }
}

void TestDevice::deviceThatIsNotThere()
{
    const Result<Device> device = deviceFromName("cuda:4096");
    QVERIFY(!device.ok());
    QCOMPARE(device.error().kind, ErrorKind::NotFound);
}

void TestDevice::threads()
{
    setCpuThreads(1);
    QCOMPARE(at::get_num_threads(), 1);
    setCpuThreads(2);
    QCOMPARE(at::get_num_threads(), 2);
    setCpuThreads(0);
    QVERIFY(at::get_num_threads() >= 1);
    setCpuThreads(-3);
    QVERIFY(at::get_num_threads() >= 1);
}

void TestDevice::version()
{
    QVERIFY(QString::fromStdString(libTorchVersion()).startsWith("2."));
}

// A library of LibTorch's ends a program that has no working directory, before main() begins.
void TestDevice::startsInADirectoryThatWasDeleted()
{
    const QString program = QFile::symLinkTarget("/proc/self/exe");
    const QByteArray command = "cd \"$(mktemp -d)\" && rmdir \"$PWD\" && '" + program.toUtf8()
                               + "' -functions 2>&1";
    FILE *output = popen(command.constData(), "r");
    QVERIFY(output);
    QByteArray text;
    for (std::array<char, 200> piece; std::fgets(piece.data(), int(piece.size()), output);)
        text += piece.data();
    const int status = pclose(output);
    QVERIFY2(status == 0 && text.contains("version()"), text.constData());
}

QTEST_APPLESS_MAIN(TestDevice)
#include "tst_device.moc"
