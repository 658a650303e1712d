#include "core/base/standard_descriptors.h"

#include <QtTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace soco;

class TestStandardDescriptors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closedOnesAreNotTakenByFiles_data();
    void closedOnesAreNotTakenByFiles();
};

void TestStandardDescriptors::closedOnesAreNotTakenByFiles_data()
{
    QTest::addColumn<int>("descriptor");
    QTest::newRow("input") << STDIN_FILENO;
    QTest::newRow("output") << STDOUT_FILENO;
    QTest::newRow("error") << STDERR_FILENO;
}

void TestStandardDescriptors::closedOnesAreNotTakenByFiles()
{
    QFETCH(int, descriptor);
    const pid_t child = ::fork(); // descriptors belong to the whole process
    if (child == 0) {
        ::close(descriptor);
        openStandardDescriptors();
        const int file = ::open("/dev/null", O_RDONLY);
        const bool outputFails = descriptor != STDOUT_FILENO || ::write(STDOUT_FILENO, "x", 1) < 0;
        ::_exit(file > STDERR_FILENO && outputFails ? 0 : 1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

QTEST_APPLESS_MAIN(TestStandardDescriptors)
#include "tst_standard_descriptors.moc"
