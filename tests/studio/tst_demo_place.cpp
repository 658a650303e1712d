#include "app/studio/workspace/demo_place.h"

#include "tests/dataset/ordinary_user.h"
#include "tests/studio/small_demo.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace soco;
using State = studio::DemoPlace::State;

class TestDemoPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void judgesFolders_data();
    void judgesFolders();
    void countsWhatIsDrawn();
    void readOnlyFoldersAreRefused();
    void homeIsATilde();
    void costGrowsWithThePictures();

private:
    void touch(const QString &path) const
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDemoPlace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestDemoPlace::judgesFolders_data()
{
    QTest::addColumn<QString>("made");  // before: a folder ending in /, a file, or nothing
    QTest::addColumn<QString>("asked"); // relative to a temporary folder, or absolute
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<QString>("reason"); // a word of it
    QTest::newRow("new") << ""
                         << "demo" << true << "";
    QTest::newRow("new, deep") << ""
                               << "a/b/c/demo" << true << "";
    QTest::newRow("empty") << "demo/"
                           << "demo" << true << "";
    QTest::newRow("empty folders") << "demo/Images/car/"
                                   << "demo" << true << "";
    QTest::newRow("unfinished start") << "demo/Metadata/.soco-0123456789abcdef"
                                      << "demo" << true << "";
    QTest::newRow("other things") << "demo/notes/todo.txt"
                                  << "demo" << false << "todo.txt";
    QTest::newRow("hidden things") << "demo/.git"
                                   << "demo" << false << ".git";
    QTest::newRow("a file") << "demo"
                            << "demo" << false << "file";
    QTest::newRow("below a file") << "demo"
                                  << "demo/x" << false << "is a file";
    QTest::newRow("truth of others") << "demo/Metadata/demo_truth.json"
                                     << "demo" << false << "not drawn";
    QTest::newRow("nothing") << ""
                             << "" << false << "Choose";
    QTest::newRow("spaces") << ""
                            << "   " << false << "Choose";
}

void TestDemoPlace::judgesFolders()
{
    QFETCH(QString, made);
    QFETCH(QString, asked);
    QFETCH(bool, isGood);
    QFETCH(QString, reason);
    if (made.endsWith('/'))
        QVERIFY(QDir(m_folder->path()).mkpath(made));
    else if (!made.isEmpty())
        touch(m_folder->filePath(made));
    const QString text = asked.trimmed().isEmpty() ? asked : m_folder->filePath(asked);
    const auto place = studio::lookAtPlace(text, test::smallDemo());
    QCOMPARE(place.state, isGood ? State::New : State::Refused);
    QVERIFY2(place.reason.contains(reason), qPrintable(place.reason));
    QCOMPARE(place.reason.isEmpty(), isGood);
    QVERIFY(!studio::lookAtPlace("demo/x", test::smallDemo()).reason.isEmpty()); // not a whole path
}

void TestDemoPlace::countsWhatIsDrawn()
{
    const QString demo = m_folder->filePath("demo");
    test::drawDemo(demo);
    auto place = studio::lookAtPlace(demo, test::smallDemo());
    QCOMPARE(place.state, State::Complete);
    QCOMPARE(place.drawn, 4LL);
    const QDir images(demo + "/Images");
    const QString first = images.entryList(QDir::Dirs | QDir::NoDotAndDotDot).first();
    QVERIFY(QFile::remove(images.filePath(first + '/' + first + "_1.JPEG")));
    place = studio::lookAtPlace(demo + "/x/..", test::smallDemo());
    QCOMPARE(place.state, State::Begun);
    QCOMPARE(place.drawn, 3LL);
    QCOMPARE(place.folder, demo);
    // Other options: refused, with those that it has.
    place = studio::lookAtPlace(demo, test::smallDemo(2, 3));
    QCOMPARE(place.state, State::Refused);
    QVERIFY2(place.reason.contains("seed 7, 2 categories, 2 images"), qPrintable(place.reason));
}

void TestDemoPlace::readOnlyFoldersAreRefused()
{
    studio::DemoPlace place;
    {
        const test::OrdinaryUser user(m_folder->path().toStdString());
        QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner); // as root the folder is root's
        place = studio::lookAtPlace(m_folder->filePath("demo"), test::smallDemo());
    }
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(place.state, State::Refused);
    QVERIFY2(place.reason.contains(m_folder->path()), qPrintable(place.reason));
}

void TestDemoPlace::homeIsATilde()
{
    const auto place = studio::lookAtPlace("~/no such folder of ours", test::smallDemo());
    QCOMPARE(place.folder, QDir::homePath() + "/no such folder of ours");
}

void TestDemoPlace::costGrowsWithThePictures()
{
    demo::DemoOptions options;
    options.categories = 10;
    options.images = 10;
    options.threads = 2;
    const auto cost = studio::costOf(options);
    QCOMPARE(cost.pictures, 100LL);
    QCOMPARE(cost.threads, 2);
    QCOMPARE(cost.seconds, 100 * studio::secondsPerPicture / 2);
    options.images = 20;
    QCOMPARE(studio::costOf(options).bytes, 2 * cost.bytes);
    options.width = 64;
    options.height = 48;
    QVERIFY(studio::costOf(options).seconds < cost.seconds);
}

QTEST_GUILESS_MAIN(TestDemoPlace)
#include "tst_demo_place.moc"
