// The real soco where its surroundings are odd: no output, no folder, other languages, no home.

#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

using namespace soco::test;

class TestSocoSurroundings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputThatCannotBeWritten_data();
    void outputThatCannotBeWritten();
    void aDeletedWorkingFolder();
    void numbersAreTheSameInEveryLanguage_data();
    void numbersAreTheSameInEveryLanguage();
    void homesOfAllKinds_data();
    void homesOfAllKinds();
    void namesThatAreNotUtf8();

private:
    Run runIn(const QStringList &arguments, const std::function<void()> &inChild,
              const QProcessEnvironment &variables = environment()) const
    {
        QProcess process;
        process.setProcessEnvironment(variables);
        process.setChildProcessModifier(inChild);
        process.start(program(), arguments);
        if (!process.waitForFinished(120000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QTemporaryDir m_home;
    DatasetBuilder m_builder;
};

void TestSocoSurroundings::outputThatCannotBeWritten_data()
{
    QTest::addColumn<bool>("closed");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("arguments");
    for (const char *arguments : {"demo --list", "--help", "--version", "evaluate --help"}) {
        const QStringList list = QString(arguments).split(' ');
        QTest::addRow("closed: %s", arguments) << true << "It is closed" << list;
        QTest::addRow("full disk: %s", arguments) << false << "Free some space" << list;
    }
}

void TestSocoSurroundings::outputThatCannotBeWritten()
{
    QFETCH(bool, closed);
    QFETCH(QString, words);
    QFETCH(QStringList, arguments);
    const Run run = runIn(arguments, [closed] {
        ::close(STDOUT_FILENO);
        if (!closed && ::open("/dev/full", O_WRONLY) != STDOUT_FILENO)
            ::_exit(99);
    });
    QString why;
    QVERIFY2(isOneError(run, words, &why), qPrintable(why));
}

void TestSocoSurroundings::aDeletedWorkingFolder()
{
    const QByteArray gone = m_home.filePath("gone").toLocal8Bit();
    const auto leave = [&gone] {
        if (::mkdir(gone.constData(), 0700) != 0 || ::chdir(gone.constData()) != 0 || ::rmdir(gone.constData()) != 0)
            ::_exit(99);
    };
    const Run whole = runIn({"info", m_builder.rootText()}, leave);
    QVERIFY2(whole.code == 0, whole.err.constData());
    QString why;
    const Run relative = runIn({"info", "tmp"}, leave);
    QVERIFY2(isOneError(relative, "tmp", &why), qPrintable(why));
    const Run written = runIn({"demo", "--contact-sheet", "sheet.png", "--category", "car"}, leave);
    QVERIFY2(written.code == 2, written.err.constData());
}

void TestSocoSurroundings::numbersAreTheSameInEveryLanguage_data()
{
    QTest::addColumn<QString>("locale");
    for (const char *name : {"C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "no_such_locale"})
        QTest::newRow(name) << QString(name);
}

void TestSocoSurroundings::numbersAreTheSameInEveryLanguage()
{
    QFETCH(QString, locale);
    QProcessEnvironment variables = environment();
    variables.insert("LC_ALL", locale);
    const QStringList arguments{"evaluate", m_builder.rootText(), "--model", "dense_sift", "--threshold", "0.15", "--json"};
    const Run run = runIn(arguments, {}, variables);
    QVERIFY2(run.code == 0, run.err.constData());
    QVERIFY2(run.out.contains("0.15"), run.out.constData());
    QVERIFY(!run.out.contains("0,15"));
}

void TestSocoSurroundings::homesOfAllKinds_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::newRow("none") << QStringList{"HOME="};
    QTest::newRow("missing") << QStringList{"HOME=/no/such/home"};
    QTest::newRow("not absolute") << QStringList{"HOME=here"};
    QTest::newRow("places that are not absolute") << QStringList{"XDG_CACHE_HOME=a", "XDG_DATA_HOME=b", "XDG_CONFIG_HOME=c"};
}

void TestSocoSurroundings::homesOfAllKinds()
{
    QFETCH(QStringList, variables);
    QProcessEnvironment changed = environment();
    for (const QString &variable : variables)
        changed.insert(variable.section('=', 0, 0), variable.section('=', 1));
    const QByteArray folder = m_home.path().toLocal8Bit();
    const auto enter = [&folder] {
        if (::chdir(folder.constData()) != 0)
            ::_exit(99);
    };
    for (const QStringList &arguments : {QStringList{"models"}, QStringList{"info", m_builder.rootText()}}) {
        const Run run = runIn(arguments, enter, changed);
        QVERIFY2(run.code == 0, run.err.constData());
    }
    static const QRegularExpression relative("(^|[\\s:])\\.cache/");
    const Run models = runIn({"models"}, enter, changed);
    QVERIFY2(!QString::fromUtf8(models.out).contains(relative), models.out.constData());
    const Run place = runIn({"demo", "--where"}, enter, changed);
    QCOMPARE(place.code, 0);
    QVERIFY2(place.out.startsWith('/'), place.out.constData());
    QVERIFY(QDir(m_home.path()).isEmpty()); // nothing is left where the program happened to be started
}

// Such names come from archives of other systems. Text that is written stays valid UTF-8.
void TestSocoSurroundings::namesThatAreNotUtf8()
{
    const QByteArray folder = m_home.path().toLocal8Bit() + "/caf\xe9";
    QCOMPARE(::symlink(m_builder.rootText().toLocal8Bit().constData(), folder.constData()), 0);
    for (const char *command : {"info", "check"}) {
        QProcess process; // QString cannot hold the name: through the shell
        process.start("/bin/sh", {"-c", QString("\"%1\" %2 \"$(printf '%3/caf\\351')\" --json").arg(program(), command, m_home.path())});
        QVERIFY(process.waitForFinished(120000));
        const QByteArray text = process.readAllStandardOutput();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() < 2, process.readAllStandardError().constData());
        QVERIFY(QString::fromUtf8(text).toUtf8() == text);
    }
    QVERIFY(::unlink(folder.constData()) == 0);
}

QTEST_GUILESS_MAIN(TestSocoSurroundings)
#include "tst_soco_surroundings.moc"
