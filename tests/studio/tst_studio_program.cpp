// The real soco-studio as a process: screenshots without a display, and what it says when it cannot.

#include "tests/dataset/dataset_builder.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class TestStudioProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAScreenshot_data();
    void writesAScreenshot();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();

private:
    struct Outcome {
        int code = -1;
        QString errors;
    };
    Outcome run(const QStringList &arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("XDG_CONFIG_HOME", m_home.path());
        environment.insert("XDG_DATA_HOME", m_home.path());
        environment.remove("SOCO_ROOT");
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(SOCO_BIN_DIR "/soco-studio"), arguments);
        if (!process.waitForFinished(120'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, QString::fromUtf8(process.readAllStandardError())};
    }

    QTemporaryDir m_home;
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
    QTest::newRow("no dataset") << QStringList{m_home.path(), "--screenshot", picture} << m_home.path();
    QTest::newRow("missing folder") << QStringList{"/no/such/folder", "--screenshot", picture} << QString("/no/such/folder");
    QTest::newRow("nowhere to write") << QStringList{m_builder.rootText(), "--screenshot", "/no/such/folder/x.png"} << QString("/no/such/folder");
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

QTEST_GUILESS_MAIN(TestStudioProgram)
#include "tst_studio_program.moc"
