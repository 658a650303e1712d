#include "app/studio/shell/options.h"

#include <QTest>

using namespace soco::studio;

class TestOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsRead();
    void refusals_data();
    void refusals();
    void helpNeedsNoDisplay();
    void bytes_data();
    void bytes();
};

void TestOptions::everythingIsRead()
{
    const auto parsed = parseOptions({"soco-studio", "/data/SOCOv1", "--screenshot", "a.png", "--size", "1280x800", "--theme", "dark",
                                      "--select", "00001-car_1-car_2/mirror", "--models", "dense_sift,dinov2_vitb14=w.pth", "--device",
                                      "cpu", "--memory", "2G", "--allow-links", "/mnt/disk", "--allow-links", "/mnt/share"});
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
}

void TestOptions::refusals()
{
    QFETCH(QStringList, arguments);
    const auto parsed = parseOptions(QStringList{"soco-studio"} + arguments);
    QCOMPARE(parsed.exitCode, 2);
    QVERIFY(parsed.text.startsWith("soco-studio: "));
}

void TestOptions::helpNeedsNoDisplay()
{
    const auto parsed = parseOptions({"soco-studio", "--help"});
    QCOMPARE(parsed.exitCode, 0);
    QVERIFY(parsed.text.contains("--screenshot"));
    QVERIFY(parsed.text.contains("first-maximum"));
    QVERIFY(parsed.text.contains("cc, soc"));
}

void TestOptions::bytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("value"); // 0: refused
    QTest::newRow("plain") << "1000" << quint64(1000);
    QTest::newRow("kilo") << "4k" << quint64(4096);
    QTest::newRow("GiB") << "3 GiB" << quint64(3) * 1024 * 1024 * 1024;
    QTest::newRow("zero") << "0" << quint64(0);
    QTest::newRow("negative") << "-1G" << quint64(0);
    QTest::newRow("too large") << "999999999999999T" << quint64(0);
    QTest::newRow("words") << "many" << quint64(0);
}

void TestOptions::bytes()
{
    QFETCH(QString, text);
    QFETCH(quint64, value);
    QCOMPARE(quint64(parseBytes(text).value_or(0)), value);
}

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
