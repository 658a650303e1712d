#include "core/quality/filename_mapping.h"

#include <QtTest>

using namespace soco;
using namespace soco::quality;

class TestFilenameMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entriesAreReadInOrder();
    void flatMappingIsRead();
    void otherMembersAreCounted();
    void brokenFileIsAnError_data();
    void brokenFileIsAnError();
};

void TestFilenameMapping::entriesAreReadInOrder()
{
    const auto mapping = readFilenameMapping(
        R"({"car": {"n02.JPEG": "car_2.JPEG", "n01.JPEG": "car_1.JPEG"}, "bus": {}})");
    QVERIFY(mapping.ok());
    QCOMPARE(mapping->categories, (std::vector<std::string>{"car", "bus"}));
    QCOMPARE(mapping->entries.size(), std::size_t(2));
    QCOMPARE(mapping->entries[0].category, std::string("car"));
    QCOMPARE(mapping->entries[0].key, std::string("n02.JPEG"));
    QCOMPARE(mapping->entries[0].value, std::string("car_2.JPEG"));
    QCOMPARE(mapping->entries[0].place, std::string("car.n02.JPEG"));
    QCOMPARE(mapping->notUnderstood, std::size_t(0));
}

void TestFilenameMapping::flatMappingIsRead()
{
    const auto mapping = readFilenameMapping(R"({"n01.JPEG": "car/car_1.JPEG"})");
    QVERIFY(mapping.ok());
    QVERIFY(mapping->categories.empty());
    QCOMPARE(mapping->entries[0].category, std::string());
    QCOMPARE(mapping->entries[0].place, std::string("n01.JPEG"));
}

void TestFilenameMapping::otherMembersAreCounted()
{
    const auto mapping = readFilenameMapping(R"({"car": {"a": 1, "b": "car_1.JPEG"}, "bus": [1, 2]})");
    QVERIFY(mapping.ok());
    QCOMPARE(mapping->notUnderstood, std::size_t(2));
    QCOMPARE(mapping->entries.size(), std::size_t(1));
}

void TestFilenameMapping::brokenFileIsAnError_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no bytes") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("a number") << QByteArray("3");
}

void TestFilenameMapping::brokenFileIsAnError()
{
    QFETCH(QByteArray, bytes);
    const auto mapping = readFilenameMapping(bytes.toStdString());
    QVERIFY(!mapping.ok());
    QCOMPARE(mapping.error().kind, ErrorKind::Malformed);
}

QTEST_APPLESS_MAIN(TestFilenameMapping)
#include "tst_filename_mapping.moc"
