// Drives `soco demo` and `soco bench demo`.
#include "core/dataset/image_file.h"
#include "core/demo/demo.h"
#include "tests/cli/soco_program.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace soco;
using namespace soco::test;

class TestSocoDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void sameBytesWithOneAndTwoThreads();
    void goesToItsOwnPlace();
    void sheets();
    void list();
    void bench();
};

void TestSocoDemo::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("size of the demo") << QStringList{"demo", "/tmp/soco-never", "--size", "big"} << "320x240";
    QTest::newRow("demo into a nameless folder") << QStringList{"demo", ""} << "The value of DIR is empty";
    QTest::newRow("demo of no size") << QStringList{"demo", "/tmp/soco-never", "--size", "0x0"} << "320x240";
    QTest::newRow("demo of an unknown category") << QStringList{"demo", "/tmp/soco-never", "--category", "nix"} << "--list";
    QTest::newRow("demo sheet that is no picture") << QStringList{"demo", "--contact-sheet", "/tmp/soco-never.txt"} << ".png";
    QTest::newRow("demo sheet and a folder") << QStringList{"demo", "/tmp/soco-never", "--keypoints", "/tmp/soco-never.png"}
                                             << "Leave the folder out";
    QTest::newRow("bench of an unknown category") << QStringList{"bench", "demo", "--category", "nix"} << "nix";
    QTest::newRow("demo of a negative seed") << QStringList{"demo", "/tmp/soco-never", "--seed", "-1"} << "is no seed";
    QTest::newRow("demo of too large a seed")
        << QStringList{"demo", "/tmp/soco-never", "--seed", "18446744073709551616"} << "18446744073709551615";
    QTest::newRow("demo sheet in no folder") << QStringList{"demo", "--contact-sheet", "/tmp/soco-never/x.png"}
                                             << "/tmp/soco-never: There is no such folder";
    QTest::newRow("demo sheet in a folder's place")
        << QStringList{"demo", "--keypoints", "SHEET_FOLDER/taken.png"} << "Is a folder, not a file for the sheet";
    QTest::newRow("demo sheet without a name") << QStringList{"demo", "--contact-sheet", ""} << "--contact-sheet";
    QTest::newRow("demo with a negative number") << QStringList{"demo", "/tmp/soco-never", "--images", "-3"} << "images";
}

void TestSocoDemo::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("taken.png"));
    arguments.replaceInStrings("SHEET_FOLDER", folder.path());
    QString why;
    QVERIFY2(isOneError(run(arguments), says, &why), qPrintable(why));
}

void TestSocoDemo::sameBytesWithOneAndTwoThreads()
{
    const QTemporaryDir folder;
    const QStringList options{"--categories", "1", "--images", "2", "--pairs", "1", "--size", "64x48", "--seed", "5"};
    const Run first = run(QStringList{"demo", folder.filePath("one"), "--threads", "1"} + options);
    QVERIFY2(first.code == 0, first.err);
    QVERIFY2(first.out.startsWith("Drew 2 pictures into "), first.out);
    QVERIFY(run(QStringList{"demo", folder.filePath("two"), "--threads", "2"} + options).code == 0);
    QProcess diff;
    diff.start("diff", {"-r", folder.filePath("one"), folder.filePath("two")});
    QVERIFY(diff.waitForFinished());
    QCOMPARE(diff.exitCode(), 0);
    QCOMPARE(run({"check", folder.filePath("one")}).code, 0);
    // A folder that holds something else is left alone.
    QVERIFY(QDir(folder.path()).mkpath("other/Pictures"));
    QFile mine(folder.filePath("other/mine.txt"));
    QVERIFY(mine.open(QIODevice::WriteOnly));
    QString why;
    QVERIFY2(isOneError(run(QStringList{"demo", folder.filePath("other")} + options), "other", &why), qPrintable(why));
    QVERIFY(mine.exists());
}

void TestSocoDemo::goesToItsOwnPlace()
{
    const QTemporaryDir home;
    const QStringList options{"--category", "kettle", "--images", "1", "--size", "64x48"};
    const QByteArray place = home.path().toUtf8() + "/soco-studio/demo-v" + QByteArray::number(demo::drawingVersion)
                             + "-seed7-1x1-64x48-kettle";
    QProcessEnvironment variables = environment();
    variables.insert("XDG_DATA_HOME", home.path());
    const Run where = run(QStringList{"demo", "--where"} + options, variables);
    const Run drawn = run(QStringList{"demo"} + options, variables);
    QCOMPARE(where.out, place + "\n");
    QVERIFY2(drawn.code == 0, drawn.err);
    QVERIFY(QFile::exists(QString::fromUtf8(place) + "/Images/kettle/kettle_1.JPEG"));
}

void TestSocoDemo::sheets()
{
    const QTemporaryDir folder;
    const QString contact = folder.filePath("contact.png"), keypoints = folder.filePath("keypoints.jpg");
    const Run drawn = run({"demo", "--contact-sheet", contact, "--keypoints", keypoints, "--category", "car", "--category",
                           "teapot", "--size", "96x72"});
    QVERIFY2(drawn.code == 0, drawn.err);
    QVERIFY(drawn.out.contains("contact.png: ") && drawn.out.contains("keypoints.jpg: "));
    for (const QString &file : {contact, keypoints}) {
        const auto image = dataset::decodeImage(file.toStdString());
        QVERIFY(image.ok());
        QVERIFY(image->width > 1000 && image->height > 200);
        QCOMPARE(int(*std::max_element(image->pixels.begin(), image->pixels.end())), 255); // the paper
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
}

void TestSocoDemo::list()
{
    const Run list = run({"demo", "--list"});
    QCOMPARE(list.code, 0);
    const QList<QByteArray> lines = list.out.trimmed().split('\n');
    QCOMPARE(int(lines.size()), int(demo::catalogue().size()) + 1);
    QVERIFY(lines[1].startsWith("car ") && lines[1].contains("transportation") && lines[1].contains("28"));
}

void TestSocoDemo::bench()
{
    const Run table = run({"bench", "demo", "--category", "chair", "--images", "1"});
    QVERIFY2(table.code == 0, table.err);
    for (const char *word : {"build", "render", "post", "chair", "mean", "100 %"})
        QVERIFY2(table.out.contains(word), word);
    const QJsonObject json = QJsonDocument::fromJson(run({"bench", "demo", "--category", "chair", "--images", "1", "--json"}).out)
                                 .object();
    const QJsonObject mean = json["mean"].toObject();
    QVERIFY(mean["seconds"].toDouble() > 0 && mean["render"].toDouble() < mean["seconds"].toDouble());
    QVERIFY(json["categories"].toObject().contains("chair"));
    QVERIFY(run({"bench", "demo", "--category", "chair", "--images", "1", "--portable"}).out.contains("portable"));
}

QTEST_APPLESS_MAIN(TestSocoDemo)
#include "tst_soco_demo.moc"
