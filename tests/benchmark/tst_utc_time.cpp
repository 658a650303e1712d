#include "core/benchmark/utc_time.h"

#include <QTest>

using namespace soco::benchmark;

class TestUtcTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryZone_data();
    void readsEveryZone();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void nowIsReadBack();
};

void TestUtcTime::readsEveryZone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("utc");
    QTest::newRow("UTC") << QByteArray("2026-11-30T21:05:00Z") << QByteArray("2026-11-30T21:05:00Z");
    QTest::newRow("east") << QByteArray("2026-11-23T15:47:59+0100") << QByteArray("2026-11-23T14:47:59Z");
    QTest::newRow("with a colon") << QByteArray("2026-11-23T15:47:59+05:30") << QByteArray("2026-11-23T10:17:59Z");
    QTest::newRow("west, over midnight") << QByteArray("2026-12-31T23:30:00-0800") << QByteArray("2027-01-01T07:30:00Z");
    QTest::newRow("leap day") << QByteArray("2028-03-01T00:30:00+0100") << QByteArray("2028-02-29T23:30:00Z");
}

void TestUtcTime::readsEveryZone()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, utc);
    QCOMPARE(QByteArray::fromStdString(asUtc(text.toStdString())), utc);
}

void TestUtcTime::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "yesterday", "2026-11-30", "2026-11-30T21:05:00", "2026-11-30T21:05:00+1",
                             "2026-02-30T21:05:00Z", "2026-13-01T21:05:00Z", "2026-11-30T24:05:00Z",
                             "2026-11-30T21:05:00Z and more", "2026-11-30T-1:05:00Z"})
        QTest::newRow(*text ? text : "empty") << QByteArray(text);
}

void TestUtcTime::refusesWhatIsNoTime()
{
    QFETCH(QByteArray, text);
    QVERIFY(!timeFromText(text.toStdString()));
    QCOMPARE(QByteArray::fromStdString(asUtc(text.toStdString())), text);
}

void TestUtcTime::nowIsReadBack()
{
    const auto before = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto now = timeFromText(utcNow());
    QVERIFY(now);
    QVERIFY(*now >= before && *now <= std::chrono::system_clock::now());
}

QTEST_APPLESS_MAIN(TestUtcTime)
#include "tst_utc_time.moc"
