#include "app/studio/shell/options.h"

#include "app/studio/shell/named_things.h"
#include "core/benchmark/output_files.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/dataset/ordinary_user.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace soco::studio;

class TestOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsRead();
    void refusals_data();
    void refusals();
    void whatIsEmptyIsNamed();
    void aPictureNeedsAPlace_data();
    void aPictureNeedsAPlace();
    void whatIsNoTextIsRefused_data();
    void whatIsNoTextIsRefused();
    void helpNeedsNoDisplay();
    void memoryIsThatOfTheCommandLine();
    void sizesBelowTheWindowsAreRefused();
    void whatIsWrittenSparesTheDataset();
    void resultsThatCannotBeWrittenAreShown();
};

void TestOptions::everythingIsRead()
{
    const auto parsed = parseOptions({"soco-studio",   "/data/SOCOv1",
                                      "--screenshot",  "a.png",
                                      "--size",        "1280x800",
                                      "--theme",       "dark",
                                      "--select",      "00001-car_1-car_2/mirror",
                                      "--models",      "dense_sift,dinov2_vitb14=w.pth",
                                      "--device",      "cpu",
                                      "--memory",      "2GiB",
                                      "--allow-links", "/mnt/disk",
                                      "--allow-links", "/mnt/share"});
    QCOMPARE(parsed.exitCode, -1);
    QCOMPARE(parsed.options.dataset, "/data/SOCOv1");
    QCOMPARE(parsed.options.screenshot, "a.png");
    QCOMPARE(parsed.options.size, QSize(1280, 800));
    QVERIFY(parsed.options.theme == soco::widgets::Theme::Dark);
    QCOMPARE(parsed.options.select, "00001-car_1-car_2/mirror");
    QCOMPARE(parsed.options.models, (QStringList{"dense_sift", "dinov2_vitb14=w.pth"}));
    QCOMPARE(parsed.options.memory, std::uint64_t(2) << 30);
    QCOMPARE(parsed.options.allowedLinks, (QStringList{"/mnt/disk", "/mnt/share"}));
}

void TestOptions::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{"--frobnicate"};
    QTest::newRow("two datasets") << QStringList{"a", "b"};
    QTest::newRow("size that no picture has") << QStringList{"--size", "99999x99999"};
    QTest::newRow("size without height") << QStringList{"--size", "1280"};
    QTest::newRow("theme that is none") << QStringList{"--theme", "pink"};
    QTest::newRow("memory that is none") << QStringList{"--memory", "lots"};
    QTest::newRow("ten models") << QStringList{"--models", "a,b,c,d,e,f,g,h,i,j"};
    QTest::newRow("unknown matcher") << QStringList{"--matcher", "best-guess"};
    QTest::newRow("unknown judge") << QStringList{"--judge", "sock"};
    QTest::newRow("unknown measurement") << QStringList{"--bench", "everything"};
    for (const char *option : {"--demo", "--allow-links", "--results", "--screenshot", "--size", "--theme", "--select",
                               "--models", "--matcher", "--judge", "--device", "--memory", "--language", "--bench"})
        QTest::addRow("%s with nothing", option) << QStringList{option, ""};
    QTest::newRow("nothing after the sign") << QStringList{"--select="};
    QTest::newRow("models that are none") << QStringList{"--models", ", ,"};
    QTest::newRow("a folder without a name") << QStringList{""};
    QTest::newRow("a picture that is no PNG") << QStringList{"--screenshot", "window.xyz"};
    QTest::newRow("a picture of no ending") << QStringList{"--screenshot", "window"};
}

void TestOptions::refusals()
{
    QFETCH(QStringList, arguments);
    const auto parsed = parseOptions(QStringList{"soco-studio"} + arguments);
    QCOMPARE(parsed.exitCode, 2);
    QVERIFY(parsed.text.startsWith("soco-studio: "));
}

void TestOptions::whatIsEmptyIsNamed()
{
    QVERIFY(parseOptions({"soco-studio", "--models", ""}).text.contains("the value of --models is empty"));
    QVERIFY(parseOptions({"soco-studio", ""}).text.contains("the value of DIR is empty"));
    const QString picture = parseOptions({"soco-studio", "--screenshot", "a.xyz"}).text;
    QVERIFY2(picture.contains("a.xyz") && picture.contains(".png"), qPrintable(picture));
    QCOMPARE(parseOptions({"soco-studio", "--screenshot", "A.PNG"}).exitCode, -1);
}

void TestOptions::aPictureNeedsAPlace_data()
{
    QTest::addColumn<QString>("name"); // in the folder
    QTest::addColumn<QString>("says"); // empty: nothing
    QTest::newRow("a new file") << "new.png"
                                << "";
    QTest::newRow("one that is there") << "old.png"
                                       << "";
    QTest::newRow("no folder") << "none/new.png"
                               << "none: There is no such folder";
    QTest::newRow("a folder in its place") << "folder.png"
                                           << "folder.png: Is a folder";
    QTest::newRow("a folder without rights") << "closed/new.png"
                                             << "closed: May not be written to";
    QTest::newRow("a file without rights") << "fixed.png"
                                           << "fixed.png: May not be written to";
}

void TestOptions::aPictureNeedsAPlace()
{
    QFETCH(QString, name);
    QFETCH(QString, says);
    const QTemporaryDir outside;
    const QDir folder(outside.filePath("open"));
    for (const char *inside : {"folder.png", "closed"})
        QVERIFY(folder.mkpath(QString::fromLatin1(inside)));
    for (const char *inside : {"old.png", "fixed.png"}) {
        QFile file(folder.filePath(inside));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    constexpr std::pair<const char *, int> rights[]{
        {".", 0777}, {"closed", 0555}, {"fixed.png", 0444}, {"old.png", 0666}};
    for (const auto &[inside, mode] : rights)
        std::filesystem::permissions(folder.filePath(inside).toStdString(), std::filesystem::perms(mode));
    Options options;
    options.screenshot = folder.filePath(name);
    const soco::test::OrdinaryUser user(outside.path().toStdString());
    const QString problem = missingThing(options);
    QVERIFY2(says.isEmpty() ? problem.isEmpty() : problem.contains(says), qPrintable(problem));
}

void TestOptions::whatIsNoTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<bool>("isText");
    QTest::newRow("plain") << QByteArray("/data/SOCOv1") << true;
    QTest::newRow("Chinese") << QByteArray("/data/\xe6\x95\xb0\xe6\x8d\xae") << true;
    QTest::newRow("a byte that is none") << QByteArray("/data/\xff") << false;
    QTest::newRow("a sequence that is cut off") << QByteArray("--results=/data/\xe6\x95") << false;
}

void TestOptions::whatIsNoTextIsRefused()
{
    QFETCH(QByteArray, argument);
    QFETCH(bool, isText);
    const QString problem = unreadableArgument({"--size", argument});
    QCOMPARE(problem.isEmpty(), isText);
    QVERIFY2(isText || (problem.contains("/data/") && problem.contains("UTF-8")), qPrintable(problem));
}

void TestOptions::helpNeedsNoDisplay()
{
    const auto parsed = parseOptions({"soco-studio", "--help"});
    QCOMPARE(parsed.exitCode, 0);
    QVERIFY(parsed.text.contains("--screenshot"));
    QVERIFY(parsed.text.contains("first-maximum"));
    QVERIFY(parsed.text.contains("cc, soc"));
}

void TestOptions::memoryIsThatOfTheCommandLine()
{
    const auto memory = [](const char *text) { return parseOptions({"soco-studio", "--memory", text}).options.memory; };
    QCOMPARE(memory("4GB"), std::uint64_t(4'000'000'000));
    QCOMPARE(memory("0.5G"), std::uint64_t(500'000'000));
    QCOMPARE(memory("3 GiB"), std::uint64_t(3) << 30);
}

void TestOptions::sizesBelowTheWindowsAreRefused()
{
    for (const char *size : {"800x600", "1023x900", "1500x639"}) {
        const auto parsed = parseOptions({"soco-studio", "--size", size});
        QCOMPARE(parsed.exitCode, 2);
        QVERIFY2(parsed.text.contains(size) && parsed.text.contains("1024x640"), qPrintable(parsed.text));
    }
    QCOMPARE(parseOptions({"soco-studio", "--size", "1024x640"}).exitCode, -1);
}

void TestOptions::whatIsWrittenSparesTheDataset()
{
    const soco::test::DatasetBuilder builder;
    const QString root = builder.rootText();
    const auto problem = [](const QString &dataset, const QString &results, const QString &screenshot) {
        Options options;
        options.dataset = dataset;
        options.results = results;
        options.screenshot = screenshot;
        return missingThing(options);
    };
    QVERIFY(problem(root, {}, root + "/Images/new.png").contains("Lies in the dataset's Images"));
    QVERIFY(problem(root, root + "/Metadata", {}).contains("Lies in the dataset's Metadata"));
    QCOMPARE(problem(root, root + "/results", root + "/new.png"), QString());
    QVERIFY(qputenv("SOCO_ROOT", root.toLocal8Bit()));
    QVERIFY(problem({}, {}, root + "/Images/new.png").contains("Lies in the dataset's Images"));
    qunsetenv("SOCO_ROOT");
}

// Somebody else's, or on a medium that takes nothing: only an evaluation would write.
void TestOptions::resultsThatCannotBeWrittenAreShown()
{
    const QTemporaryDir folder;
    for (const char *name : {"runs.jsonl", ".soco-runs"}) { // no run state fits beside them
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(!soco::benchmark::checkOutputPlaces(folder.filePath("runs.jsonl").toStdString(), {}));
    Options options;
    options.results = folder.filePath("runs.jsonl");
    QCOMPARE(missingThing(options), QString());
}

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
