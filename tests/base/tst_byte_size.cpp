#include "core/base/byte_size.h"

#include <QTest>

class TestByteSize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizes_data();
    void sizes();
};

void TestByteSize::sizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("bytes"); // 0: refused
    QTest::newRow("plain") << "1000" << quint64(1000);
    QTest::newRow("kilo") << "4k" << quint64(4000);
    QTest::newRow("a half") << "0.5G" << quint64(500'000'000);
    QTest::newRow("decimal") << "4GB" << quint64(4'000'000'000);
    QTest::newRow("binary") << " 3 GiB " << quint64(3) * 1024 * 1024 * 1024;
    QTest::newRow("zero") << "0" << quint64(0);
    QTest::newRow("less than a byte") << "0.5" << quint64(0);
    QTest::newRow("negative") << "-1G" << quint64(0);
    QTest::newRow("too large") << "999999999999999T" << quint64(0);
    QTest::newRow("not a number") << "nan" << quint64(0);
    QTest::newRow("infinite") << "inf" << quint64(0);
    QTest::newRow("words") << "many" << quint64(0);
    QTest::newRow("a unit that is none") << "4 GX" << quint64(0);
    QTest::newRow("nothing") << "" << quint64(0);
}

void TestByteSize::sizes()
{
    QFETCH(QString, text);
    QFETCH(quint64, bytes);
    const auto read = soco::parseBytes(text.toStdString());
    QCOMPARE(quint64(read ? *read : 0), bytes);
    QVERIFY(read || read.error().text().find("512MB") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestByteSize)
#include "tst_byte_size.moc"
