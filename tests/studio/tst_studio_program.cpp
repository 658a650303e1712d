// The real soco-studio as a process: screenshots without a display, and what it says when it cannot.

#include "tests/dataset/dataset_builder.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <functional>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

class TestStudioProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAScreenshot_data();
    void writesAScreenshot();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void withoutADisplayItSaysSo_data();
    void withoutADisplayItSaysSo();
    void aPictureNeedsNoDisplay_data();
    void aPictureNeedsNoDisplay();
    void helpNamesTheProgram();
    void aDeletedWorkingFolderIsSurvived();
    void aPictureThatMayNotGrowIsSaid();
    void aFolderWhoseNameIsNoTextIsRefused_data();
    void aFolderWhoseNameIsNoTextIsRefused();

private:
    struct Outcome {
        int code = -1;
        QString errors;
        QString output;
    };
    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("XDG_CONFIG_HOME", m_home.path());
        environment.insert("XDG_DATA_HOME", m_home.path());
        environment.remove("SOCO_ROOT");
        return environment;
    }
    // As on a machine without a desktop.
    QProcessEnvironment noDisplay() const
    {
        QProcessEnvironment environment = this->environment();
        for (const char *name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"})
            environment.remove(name);
        return environment;
    }
    Outcome run(const QStringList &arguments) const { return run(arguments, environment()); }
    Outcome run(const QStringList &arguments, const QProcessEnvironment &environment,
                const std::function<void()> &inChild = {}) const
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        if (inChild)
            process.setChildProcessModifier(inChild);
        process.start(QStringLiteral(SOCO_BIN_DIR "/soco-studio"), arguments);
        if (!process.waitForFinished(120'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardError()), QString::fromUtf8(process.readAllStandardOutput())};
    }

    QTemporaryDir m_home;
    QTemporaryDir m_onlyImages; // with an empty Images
    soco::test::DatasetBuilder m_builder;
};

void TestStudioProgram::writesAScreenshot_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << QStringList{"--size", "1280x800", "--theme", "light"} << QSize(1280, 800);
    QTest::newRow("dark") << QStringList{"--size", "1920x1080", "--theme", "dark"} << QSize(1920, 1080);
    QTest::newRow("Chinese") << QStringList{"--size", "1280x800", "--language", "zh_CN"} << QSize(1280, 800);
}

void TestStudioProgram::writesAScreenshot()
{
    QFETCH(QStringList, options);
    QFETCH(QSize, size);
    const QString file = m_home.filePath("window.png");
    QFile::remove(file);
    const Outcome outcome = run(QStringList{m_builder.rootText(), "--screenshot", file} + options);
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    const QImage picture(file);
    QCOMPARE(picture.size(), size);
    // A window with something in it has many colours.
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 5)
        for (int x = 0; x < picture.width(); x += 5)
            colours.insert(picture.pixel(x, y));
    QVERIFY(colours.size() > 50);
}

void TestStudioProgram::saysWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    const QString picture = m_home.filePath("x.png");
    QVERIFY(QDir(m_onlyImages.path()).mkpath("Images"));
    QTest::newRow("no dataset") << QStringList{m_home.path(), "--screenshot", picture} << m_home.path();
    QTest::newRow("no dataset to measure") << QStringList{m_home.path(), "--bench", "hover"} << m_home.path();
    QTest::newRow("nothing to measure") << QStringList{"--bench", "hover"} << QString("No dataset was opened");
    QTest::newRow("no pair to measure") << QStringList{m_onlyImages.path(), "--bench", "hover"}
                                        << QString("holds no pair");
    QTest::newRow("no pair to open") << QStringList{m_onlyImages.path(), "--bench", "open"} << QString("holds no pair");
    QTest::newRow("nothing to open") << QStringList{"--bench", "open"} << QString("No dataset was opened");
    QTest::newRow("missing folder") << QStringList{"/no/such/folder", "--screenshot", picture} << QString("/no/such/folder");
    QTest::newRow("nowhere to write") << QStringList{m_builder.rootText(), "--screenshot", "/no/such/folder/x.png"} << QString("/no/such/folder");
    QTest::newRow("a file for a dataset") << QStringList{"/etc/passwd"} << QString("/etc/passwd: Is not a folder");
    QTest::newRow("missing folder, window") << QStringList{"/no/such/folder"} << QString("/no/such/folder: There is no such folder");
    QTest::newRow("unknown model") << QStringList{"--models", "no_such_model"} << QString("no_such_model");
    QTest::newRow("missing weights") << QStringList{"--models", "dinov2_vits14=/no/such.pth"} << QString("/no/such.pth: There is no such file");
    QFile page(m_home.filePath("page.safetensors"));
    QVERIFY(page.open(QIODevice::WriteOnly) && page.write("<!DOCTYPE html><html>") > 0);
    page.close();
    QTest::newRow("weights that cannot be used")
        << QStringList{m_builder.rootText(), "--screenshot", picture, "--models", "toynet=" + page.fileName()}
        << QString("page.safetensors: byte 0: Is a web page");
    QTest::newRow("results in no folder") << QStringList{"--results", "/no/such/runs.jsonl"} << QString("/no/such: There is no such folder");
    QTest::newRow("language") << QStringList{"--language", "tlh"} << QString("\"tlh\" is no language");
    QTest::newRow("option") << QStringList{"--no-such-option"} << QString("no-such-option");
    QTest::newRow("pair") << QStringList{m_builder.rootText(), "--screenshot", picture, "--select", "no_such_pair"} << QString("no_such_pair");
    const QString pair = "00001-bus_1-bus_2";
    QTest::newRow("no such pair") << QStringList{m_builder.rootText(), "--screenshot", picture, "--select", "00001-bus_1-tram_2"} << QString("00001-bus_1-tram_2");
    QTest::newRow("how a pair is named") << QStringList{m_builder.rootText(), "--select",
                                                        "intra/tram/00001-bus_1-bus_2"}
                                         << QString("Name it as PAIR[/KEYPOINT], 00001-bus_1-bus_2/vehicle_");
    QTest::newRow("no such keypoint") << QStringList{m_builder.rootText(), "--screenshot", picture, "--select", pair + "/nonsense"} << QString("nonsense");
    QTest::newRow("no such pair, with a window") << QStringList{m_builder.rootText(), "--select", "nonsense"} << QString("nonsense");
    QTest::newRow("another picture") << QStringList{m_builder.rootText(), "--screenshot", m_home.filePath("x.xyz")}
                                     << QString(".png");
    QTest::newRow("no models") << QStringList{m_builder.rootText(), "--models", ""} << QString("--models is empty");
    QTest::newRow("device") << QStringList{"--device", "abacus"} << QString("abacus");
}

void TestStudioProgram::saysWhatIsWrong()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, words);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.errors.contains(words), qPrintable(outcome.errors));
}

void TestStudioProgram::withoutADisplayItSaysSo_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << QStringList() << "there is no display";
    QTest::newRow("X11, unreachable") << QStringList{"DISPLAY=:99123"} << ":99123 cannot be opened";
    QTest::newRow("X11 asked for, none") << QStringList{"QT_QPA_PLATFORM=xcb"} << "there is no display";
    QTest::newRow("a platform that is none") << QStringList{"QT_QPA_PLATFORM=bogus"} << "\"bogus\" cannot be used";
}

void TestStudioProgram::withoutADisplayItSaysSo()
{
    QFETCH(QStringList, variables);
    QFETCH(QString, words);
    QProcessEnvironment environment = noDisplay();
    for (const QString &variable : variables)
        environment.insert(variable.section('=', 0, 0), variable.section('=', 1));
    const Outcome outcome = run({m_builder.rootText()}, environment);
    QVERIFY2(outcome.code == 2, qPrintable(outcome.errors));
    QCOMPARE(outcome.errors.trimmed().count('\n'), 0);
    QVERIFY2(outcome.errors.startsWith("soco-studio: ") && outcome.errors.contains(words), qPrintable(outcome.errors));
}

void TestStudioProgram::aPictureNeedsNoDisplay_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::newRow("nothing set") << QStringList();
    QTest::newRow("X11 asked for, no display") << QStringList{"QT_QPA_PLATFORM=xcb"};
    QTest::newRow("German numbers") << QStringList{"LC_ALL=de_DE.UTF-8"};
    QTest::newRow("Turkish letters") << QStringList{"LC_ALL=tr_TR.UTF-8"};
    QTest::newRow("no UTF-8") << QStringList{"LC_ALL=C"};
    QTest::newRow("no home") << QStringList{"HOME=", "XDG_CONFIG_HOME=", "XDG_DATA_HOME="};
    QTest::newRow("folders that are not absolute") << QStringList{"XDG_CONFIG_HOME=a", "XDG_DATA_HOME=b", "XDG_CACHE_HOME=c"};
}

void TestStudioProgram::aPictureNeedsNoDisplay()
{
    QFETCH(QStringList, variables);
    QProcessEnvironment environment = noDisplay();
    for (const QString &variable : variables)
        environment.insert(variable.section('=', 0, 0), variable.section('=', 1));
    const QString file = m_home.filePath("without.png");
    QFile::remove(file);
    QTemporaryDir working;
    const QByteArray folder = working.path().toLocal8Bit();
    const Outcome outcome = run({m_builder.rootText(), "--screenshot", file}, environment, [&folder] {
        if (::chdir(folder.constData()) != 0)
            ::_exit(99);
    });
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QVERIFY(!QImage(file).isNull());
    QVERIFY(QDir(working.path()).isEmpty()); // nothing is left where the program happened to be started
}

void TestStudioProgram::helpNamesTheProgram()
{
    const Outcome outcome = run({"--help"}, noDisplay());
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.output.startsWith("Usage: soco-studio [options] [DIR]"), qPrintable(outcome.output));
    QVERIFY(!outcome.output.contains("executable_name"));
    QVERIFY2(outcome.output.contains("--select <PAIR[/KEYPOINT]>"), qPrintable(outcome.output));
    QVERIFY(outcome.output.simplified().contains("such as 00001-car_2-car_1/vehicle_wheel_front_left_center"));
}

// oneMKL ends a program that asks it to compute there.
void TestStudioProgram::aDeletedWorkingFolderIsSurvived()
{
    const QByteArray gone = m_home.filePath("gone").toLocal8Bit();
    const QString file = m_home.filePath("gone.png");
    const Outcome outcome = run({m_builder.rootText(), "--screenshot", file}, noDisplay(), [&] {
        if (::mkdir(gone.constData(), 0700) != 0 || ::chdir(gone.constData()) != 0 || ::rmdir(gone.constData()) != 0)
            ::_exit(99);
    });
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QVERIFY(!QImage(file).isNull());
}

void TestStudioProgram::aPictureThatMayNotGrowIsSaid()
{
    const QString picture = m_home.filePath("limited.png");
    const Outcome outcome = run({m_builder.rootText(), "--screenshot", picture}, environment(), [] {
        const rlimit limit{4096, 4096}; // ulimit -f
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
            ::_exit(99);
    });
    QVERIFY2(outcome.code == 2 && outcome.errors.contains("limited.png"), qPrintable(outcome.errors));
    QVERIFY(!QFile::exists(picture));
}

void TestStudioProgram::aFolderWhoseNameIsNoTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("command"); // of a shell: QProcess passes text alone
    QTest::newRow("named") << QByteArray("exec \"$1\" \"$2\" --screenshot \"$3\"");
    QTest::newRow("in the environment") << QByteArray("SOCO_ROOT=\"$2\" exec \"$1\" --screenshot \"$3\"");
    QTest::newRow("behind a link") << QByteArray(
        "ln -sfn \"$2\" \"$3.link\"; exec \"$1\" \"$3.link\" --screenshot \"$3\"");
}

void TestStudioProgram::aFolderWhoseNameIsNoTextIsRefused()
{
    QFETCH(QByteArray, command);
    namespace fs = std::filesystem;
    const std::string place = m_home.path().toStdString() + "/data";
    for (const char *end : {"\xff", "\xef\xbf\xbd"}) // the second is how Qt writes the first
        fs::copy(m_builder.root(), place + end, fs::copy_options::recursive);
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start("/bin/sh",
                  {"-c", "set -- \"$1\" \"$2/$(printf 'data\\377')\" \"$2/no text.png\"; " + command, "sh",
                   QStringLiteral(SOCO_BIN_DIR "/soco-studio"), m_home.path()});
    QVERIFY(process.waitForFinished(120'000));
    const QByteArray errors = process.readAllStandardError();
    for (const char *end : {"\xff", "\xef\xbf\xbd"}) // QTemporaryDir cannot
        fs::remove_all(place + end);
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 2, errors);
    QVERIFY2(errors.contains("no UTF-8") && errors.contains("Rename"), errors);
    QVERIFY(!QFile::exists(m_home.filePath("no text.png")));
}

QTEST_GUILESS_MAIN(TestStudioProgram)
#include "tst_studio_program.moc"
