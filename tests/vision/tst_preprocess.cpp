// Padding, Pillow's bicubic and the input size. Goldens: make_imaging_goldens.py.

#include "core/vision/imaging/preprocess.h"
#include "tests/vision/test_images.h"

#include <QJsonArray>
#include <QTest>

using namespace soco;
using namespace soco::vision;

namespace {

QString fnv1a(const std::vector<std::uint8_t> &bytes)
{
    std::uint64_t value = 0xcbf29ce484222325u;
    for (const std::uint8_t byte : bytes)
        value = (value ^ byte) * 0x100000001b3u;
    return QStringLiteral("%1").arg(value, 16, 16, QLatin1Char('0'));
}

} // namespace

class TestPreprocess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void padsRightAndBelowWithWhite_data();
    void padsRightAndBelowWithWhite();
    void resizesAsPillow_data();
    void resizesAsPillow();
    void flatStaysFlat();
    void refusesNothing_data();
    void refusesNothing();
    void inputSize_data();
    void inputSize();
};

void TestPreprocess::padsRightAndBelowWithWhite_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("landscape") << 7 << 4;
    QTest::newRow("portrait") << 3 << 8;
    QTest::newRow("square") << 5 << 5;
    QTest::newRow("one row") << 9 << 1;
    QTest::newRow("one pixel") << 1 << 1;
}

void TestPreprocess::padsRightAndBelowWithWhite()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const RgbImage image = testimages::noise(width, height, 4);
    const RgbImage square = padToSquare(image);
    const int side = std::max(width, height);
    QCOMPARE(square.width, side);
    QCOMPARE(square.height, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            for (int c = 0; c < 3; ++c)
                QCOMPARE(int(square.row(y)[3 * x + c]), x < width && y < height ? int(image.row(y)[3 * x + c]) : 255);
}

void TestPreprocess::resizesAsPillow_data()
{
    QTest::addColumn<QJsonObject>("golden");
    const QJsonArray cases = testimages::golden("pillow_resize.json")["cases"].toArray();
    QVERIFY(cases.size() >= 20);
    for (const QJsonValue &value : cases) {
        const QJsonObject golden = value.toObject();
        QTest::addRow("%s %dx%d to %dx%d", qPrintable(golden["kind"].toString()), golden["width"].toInt(),
                      golden["height"].toInt(), golden["outWidth"].toInt(), golden["outHeight"].toInt())
            << golden;
    }
}

void TestPreprocess::resizesAsPillow()
{
    QFETCH(QJsonObject, golden);
    const RgbImage image = testimages::make(golden["kind"].toString(), golden["width"].toInt(),
                                            golden["height"].toInt(), std::uint64_t(golden["seed"].toInt()));
    const RgbImage out = resizeBicubicPillow(image, golden["outWidth"].toInt(), golden["outHeight"].toInt());
    QCOMPARE(out.width, golden["outWidth"].toInt());
    QCOMPARE(out.height, golden["outHeight"].toInt());
    QCOMPARE(out.pixels.size(), std::size_t(3) * std::size_t(out.width) * std::size_t(out.height));
    if (golden.contains("pixels")) {
        const QByteArray expected = QByteArray::fromBase64(golden["pixels"].toString().toLatin1());
        QCOMPARE(std::size_t(expected.size()), out.pixels.size());
        for (std::size_t i = 0; i < out.pixels.size(); ++i)
            QVERIFY2(std::uint8_t(expected[qsizetype(i)]) == out.pixels[i],
                     qPrintable(QStringLiteral("byte %1").arg(i)));
    } else {
        QCOMPARE(fnv1a(out.pixels), golden["fnv1a"].toString());
    }
}

void TestPreprocess::flatStaysFlat()
{
    for (const int value : {0, 1, 127, 254, 255}) {
        const RgbImage out = resizeBicubicPillow(RgbImage(23, 11, std::uint8_t(value)), 57, 5);
        for (const std::uint8_t byte : out.pixels)
            QCOMPARE(int(byte), value);
    }
}

void TestPreprocess::refusesNothing_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("outWidth");
    QTest::addColumn<int>("outHeight");
    QTest::newRow("no image") << 0 << 0 << 5 << 5;
    QTest::newRow("no width asked for") << 4 << 4 << 0 << 5;
    QTest::newRow("negative height asked for") << 4 << 4 << 5 << -1;
}

void TestPreprocess::refusesNothing()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, outWidth);
    QFETCH(int, outHeight);
    const RgbImage image(width, height);
    QVERIFY(resizeBicubicPillow(image, outWidth, outHeight).empty());
    QCOMPARE(padToSquare(image).empty(), image.empty());
}

void TestPreprocess::inputSize_data()
{
    QTest::addColumn<int>("patch");
    QTest::addColumn<int>("requested");
    QTest::addColumn<int>("size");
    QTest::newRow("patch 8") << 8 << 800 << 800;
    QTest::newRow("patch 14") << 14 << 800 << 798;
    QTest::newRow("patch 16") << 16 << 800 << 800;
    QTest::newRow("nearest is above") << 14 << 811 << 812;
    QTest::newRow("a tie goes down") << 14 << 805 << 798;
    QTest::newRow("never below one patch") << 32 << 10 << 32;
    QTest::newRow("nothing requested") << 14 << 0 << 14;
    QTest::newRow("no patch") << 0 << 800 << 800;
}

void TestPreprocess::inputSize()
{
    QFETCH(int, patch);
    QFETCH(int, requested);
    QTEST(inputSizeFor(patch, requested), "size");
}

QTEST_APPLESS_MAIN(TestPreprocess)
#include "tst_preprocess.moc"
