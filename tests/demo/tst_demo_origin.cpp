#include "core/demo/writing/documents.h"
#include "core/demo/writing/origin.h"
#include "tests/studio/small_demo.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace soco;

// How a demo dataset says that it is one.
class TestDemoOrigin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheWriterWrites();
    void readsTheHeadAlone();
    void largeSeedsAreExact();
    void namedCategoriesAreKnown();
    void anotherVersionCannotGoOn();
    void refusesWhatIsNotPlausible_data();
    void refusesWhatIsNotPlausible();
    void aMissingOrStrangeFileIsNoDemo();
    void threadsDoNotMatter();
};

void TestDemoOrigin::readsWhatTheWriterWrites()
{
    QTemporaryDir folder;
    const auto options = test::smallDemo(1, 2);
    test::drawDemo(folder.filePath("demo"), options);
    const auto origin = demo::readDemoOrigin(folder.filePath("demo").toStdString());
    QVERIFY(origin.has_value());
    QVERIFY(demo::isSame(origin->options, options));
    QVERIFY(origin->canGoOn);
    QCOMPARE(origin->pictures(), 2LL);
}

void TestDemoOrigin::readsTheHeadAlone()
{
    // Broken off in the middle of the pictures, as a head of a large file is.
    const std::string head = demo::truthHead(test::smallDemo()) + R"(, "pictures": [{"category": "ca)";
    const auto origin = demo::demoOriginOf(head);
    QVERIFY(origin.has_value());
    QCOMPARE(origin->options.images, 2);
}

void TestDemoOrigin::largeSeedsAreExact()
{
    auto options = test::smallDemo();
    options.seed = UINT64_MAX;
    const auto origin = demo::demoOriginOf(demo::truthHead(options));
    QVERIFY(origin.has_value());
    QCOMPARE(origin->options.seed, UINT64_MAX);
}

void TestDemoOrigin::namedCategoriesAreKnown()
{
    auto options = test::smallDemo();
    options.names = {demo::catalogue()[3], demo::catalogue()[0], demo::catalogue()[5]};
    const auto origin = demo::demoOriginOf(demo::truthHead(options));
    QVERIFY(origin.has_value());
    QVERIFY(origin->canGoOn);
    QVERIFY(demo::isSame(origin->options, options));
    QCOMPARE(origin->pictures(), 6LL);
    // One that this version does not know.
    QByteArray head = QByteArray::fromStdString(demo::truthHead(options));
    head.replace(QByteArray::fromStdString(demo::catalogue()[3]), "unicorn");
    const auto later = demo::demoOriginOf(head.toStdString());
    QVERIFY(later.has_value());
    QVERIFY(!later->canGoOn);
}

void TestDemoOrigin::anotherVersionCannotGoOn()
{
    QByteArray head = QByteArray::fromStdString(demo::truthHead(test::smallDemo()));
    const auto at = head.indexOf("\"version\": ");
    QVERIFY(at > 0);
    head.insert(at + qstrlen("\"version\": "), "99");
    const auto origin = demo::demoOriginOf(head.toStdString());
    QVERIFY(origin.has_value());
    QVERIFY(!origin->canGoOn);
}

void TestDemoOrigin::refusesWhatIsNotPlausible_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("a list") << QByteArray(R"([{"options": {"seed": 1, "categories": 2, "images": 2}}])");
    QTest::newRow("options elsewhere") << QByteArray(
        R"({"x": {"options": {"seed": 1, "categories": 2, "images": 2}}})");
    QTest::newRow("options are a number") << QByteArray(R"({"options": 7, "categories": 2, "images": 2})");
    QTest::newRow("options are a list") << QByteArray(R"({"options": [{"categories": 2, "images": 2}]})");
    QTest::newRow("broken off inside") << QByteArray(R"({"options": {"seed": 1, "categories": 2, "images": 2)");
    QTest::newRow("no images") << QByteArray(R"({"options": {"seed": 1, "categories": 2}})");
    QTest::newRow("negative") << QByteArray(R"({"options": {"seed": 1, "categories": 2, "images": 2, "pairs": -1}})");
    QTest::newRow("too many") << QByteArray(R"({"options": {"seed": 1, "categories": 5000000000, "images": 2}})");
    QTest::newRow("a fraction") << QByteArray(R"({"options": {"seed": 1, "categories": 2.5, "images": 2}})");
    QTest::newRow("words") << QByteArray(R"({"options": {"seed": 1, "categories": "two", "images": 2}})");
    QTest::newRow("one side") << QByteArray(R"({"options": {"seed": 1, "categories": 2, "images": 2, "width": 64}})");
    QTest::newRow("nested") << QByteArray(R"({"options": {"a": {"categories": 2, "images": 2}}})");
    QTest::newRow("bad UTF-8") << QByteArray("{\"\xff\": 1, \"options\": {\"categories\": 2, \"images\": 2}}");
    QTest::newRow("deep") << QByteArray(60'000, '[');
    QTest::newRow("deep objects") << QByteArray("{\"options\":").repeated(5000);
    QTest::newRow("zeros") << QByteArray(64 * 1024, '\0');
}

void TestDemoOrigin::refusesWhatIsNotPlausible()
{
    QFETCH(QByteArray, head);
    QVERIFY(!demo::demoOriginOf(head.toStdString()).has_value());
}

void TestDemoOrigin::aMissingOrStrangeFileIsNoDemo()
{
    QTemporaryDir folder;
    QVERIFY(!demo::readDemoOrigin(folder.path().toStdString()).has_value());
    QVERIFY(QDir(folder.path()).mkpath("Metadata/demo_truth.json")); // a folder of that name
    QVERIFY(!demo::readDemoOrigin(folder.path().toStdString()).has_value());
}

void TestDemoOrigin::threadsDoNotMatter()
{
    auto one = test::smallDemo(), four = one;
    four.threads = 4;
    QVERIFY(demo::isSame(one, four));
    four.seed = 8;
    QVERIFY(!demo::isSame(one, four));
}

QTEST_GUILESS_MAIN(TestDemoOrigin)
#include "tst_demo_origin.moc"
