#include "widgets/canvas/map_image.h"

#include "canvas_fixture.h"

#include <QTest>

using namespace soco;
using namespace soco::widgets;

namespace {

// Grey, opaque: the colour is the value, so that pixels can be read back as u.
ColourTable greyRamp()
{
    ColourTable table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const int grey = int(std::lround(255.0 * double(i) / double(table.size() - 1)));
        table[i] = qRgba(grey, grey, grey, 255);
    }
    return table;
}

// All of the map.
void renderMap(QImage &image, const vision::SimilarityMap &map, const QRectF &window, QSize size, const MapRange &range,
               const ColourTable &colours, bool nearest)
{
    MapRenderer().render(image, map, {map.cols, map.rows}, window, size, range, colours, nearest);
}

double valueAt(const QImage &image, int x, int y)
{
    return qRed(image.pixel(x, y)) / 255.0;
}

vision::SimilarityMap mapOf(int cols, int rows, std::vector<float> values)
{
    vision::SimilarityMap map;
    map.cols = cols;
    map.rows = rows;
    map.values = std::move(values);
    return map;
}

} // namespace

class TestMapImage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellCentresKeepTheirValue_data()
    {
        QTest::addColumn<bool>("nearest");
        QTest::newRow("bicubic") << false;
        QTest::newRow("cells") << true;
    }

    void cellCentresKeepTheirValue()
    {
        QFETCH(bool, nearest);
        // 11 pixels a cell: pixel 5 of each is the cell's centre.
        std::vector<float> values;
        for (int i = 0; i < 12; ++i)
            values.push_back(float((i * 7) % 11) / 11.0f);
        const auto map = mapOf(4, 3, values);
        QImage image;
        renderMap(image, map, QRectF(0, 0, 4, 3), QSize(44, 33), {0, 1}, greyRamp(), nearest);
        for (int y = 0; y < 3; ++y) {
            for (int x = 0; x < 4; ++x)
                QVERIFY(std::abs(valueAt(image, 11 * x + 5, 11 * y + 5) - values[std::size_t(4 * y + x)]) < 0.006);
        }
    }

    void cellsAreFlatUpToTheirEdges()
    {
        const auto map = mapOf(2, 1, {0.25f, 0.75f});
        QImage image;
        renderMap(image, map, QRectF(0, 0, 2, 1), QSize(20, 10), {0, 1}, greyRamp(), true);
        QVERIFY(std::abs(valueAt(image, 9, 0) - 0.25) < 0.006);
        QVERIFY(std::abs(valueAt(image, 10, 9) - 0.75) < 0.006);
    }

    void betweenCentresItIsCatmullRom()
    {
        // Half way between the middle two of 0, 0.2, 0.8, 1: (-0 + 9 * 0.2 + 9 * 0.8 - 1) / 16.
        const auto map = mapOf(4, 1, {0.0f, 0.2f, 0.8f, 1.0f});
        QImage image;
        renderMap(image, map, QRectF(1.9, 0, 0.2, 1), QSize(1, 1), {0, 1}, greyRamp(), false);
        QVERIFY(std::abs(valueAt(image, 0, 0) - 0.5) < 0.006);
        // A quarter: weights of t = 0.25 are -0.0703125, 0.8671875, 0.2265625, -0.0234375.
        renderMap(image, map, QRectF(1.75 - 0.05, 0, 0.1, 1), QSize(1, 1), {0, 1}, greyRamp(), false);
        QVERIFY(std::abs(valueAt(image, 0, 0) - (0.8671875 * 0.2 + 0.2265625 * 0.8 - 0.0234375)) < 0.006);
    }

    void windowShowsItsPart()
    {
        const auto map = fixture::hill(57, {30, 20}, 1.0f, 3, 0.0f);
        QImage image;
        renderMap(image, *map, QRectF(25, 15, 10, 10), QSize(200, 200), {0, 1}, greyRamp(), false);
        // Brightest where the cell (30, 20) has its centre: (5.5, 5.5) of 10 cells.
        QPoint brightest;
        double best = -1;
        for (int y = 0; y < 200; ++y) {
            for (int x = 0; x < 200; ++x) {
                if (valueAt(image, x, y) > best) {
                    best = valueAt(image, x, y);
                    brightest = {x, y};
                }
            }
        }
        QVERIFY((brightest - QPoint(110, 110)).manhattanLength() <= 16);
        QVERIFY(best > 0.99);
    }

    void rangeScalesAndClamps()
    {
        const auto map = mapOf(3, 1, {-0.5f, 0.3f, 2.0f});
        QImage image;
        renderMap(image, map, QRectF(0, 0, 3, 1), QSize(3, 1), {0.1, 0.5}, greyRamp(), true);
        QCOMPARE(valueAt(image, 0, 0), 0.0);
        QVERIFY(std::abs(valueAt(image, 1, 0) - 0.5) < 0.006);
        QCOMPARE(valueAt(image, 2, 0), 1.0);
    }

    void badInputIsHarmless_data()
    {
        QTest::addColumn<int>("cols");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("count");
        QTest::addColumn<float>("value");
        QTest::addColumn<QSize>("size");
        QTest::newRow("no cells") << 0 << 0 << 0 << 0.f << QSize(8, 8);
        QTest::newRow("too few values") << 4 << 4 << 3 << 0.f << QSize(8, 8);
        QTest::newRow("not a number") << 2 << 2 << 4 << std::numeric_limits<float>::quiet_NaN() << QSize(8, 8);
        QTest::newRow("infinite") << 2 << 2 << 4 << std::numeric_limits<float>::infinity() << QSize(8, 8);
        QTest::newRow("one cell") << 1 << 1 << 1 << 0.f << QSize(8, 8);
        QTest::newRow("no pixels") << 2 << 2 << 4 << 0.f << QSize(0, 0);
    }

    void badInputIsHarmless()
    {
        QFETCH(int, cols);
        QFETCH(int, rows);
        QFETCH(int, count);
        QFETCH(float, value);
        QFETCH(QSize, size);
        const auto map = mapOf(cols, rows, std::vector<float>(std::size_t(count), value));
        QImage image;
        renderMap(image, map, QRectF(0, 0, std::max(1, cols), std::max(1, rows)), size, {0, 1},
                  colourTable(ColourMap::Inferno, 0.9, MapScale::RawShared), false);
        QCOMPARE(image.size(), size);
        if (!size.isEmpty() && !std::isinf(value))
            QCOMPARE(qAlpha(image.pixel(4, 4)), 0);
    }

    void whatIsNotDrawnPlaysNoPart_data()
    {
        QTest::addColumn<bool>("nearest");
        QTest::newRow("bicubic: the edge goes on") << false;
        QTest::newRow("cells: clear") << true;
    }

    // The hot padding to the right and below does not shine into the picture.
    void whatIsNotDrawnPlaysNoPart()
    {
        QFETCH(bool, nearest);
        std::vector<float> values(16, 1.0f);
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 3; ++x)
                values[std::size_t(4 * y + x)] = 0.4f;
        const auto map = mapOf(4, 4, values);
        QImage image;
        MapRenderer().render(image, map, {3, 3}, QRectF(0, 0, 3.5, 3.5), QSize(70, 70), {0, 1}, greyRamp(), nearest);
        QVERIFY(std::abs(valueAt(image, 30, 30) - 0.4) < 0.006);
        QVERIFY(std::abs(valueAt(image, 59, 59) - 0.4) < 0.006); // at the edge of the last cell drawn
        if (nearest) {
            QCOMPARE(qAlpha(image.pixel(60, 30)), 0);
            QCOMPARE(qAlpha(image.pixel(30, 60)), 0);
        } else {
            QVERIFY(std::abs(valueAt(image, 69, 69) - 0.4) < 0.006);
        }
    }

    // Blocks of clear cells are left out, and nothing else: the same picture as with every block drawn.
    void clearBlocksChangeNothingThatIsSeen()
    {
        const auto map = fixture::hill(57, {30, 20}, 0.9f, 5, 0.0f);
        const ColourTable colours = colourTable(ColourMap::Inferno, 0.9, MapScale::BestPart);
        ColourTable marked = colours; // a table without a clear entry switches the short cut off
        for (QRgb &colour : marked)
            if (qAlpha(colour) == 0)
                colour = qRgba(0, 0, 0, 1);
        QImage image, whole;
        const QRect part = MapRenderer().render(image, *map, {57, 38}, QRectF(0, 0, 57, 38), QSize(400, 267),
                                                {0.2, 0.9}, colours, false);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                QVERIFY2(part.contains(x, y) || qAlpha(image.pixel(x, y)) == 0,
                         qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
        }
        QVERIFY(!part.isEmpty() && part != image.rect());
        MapRenderer().render(whole, *map, {57, 38}, QRectF(0, 0, 57, 38), QSize(400, 267), {0.2, 0.9}, marked, false);
        int seen = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QRgb a = image.pixel(x, y), b = whole.pixel(x, y);
                if (qAlpha(a) == 0 && qAlpha(b) <= 2) // an overshoot of the curve by less than one can see
                    continue;
                QCOMPARE(a, b);
                ++seen;
            }
        }
        QVERIFY(seen > 1000);
    }

    void aRendererUsedTwiceForgetsTheFirstMap()
    {
        MapRenderer renderer;
        QImage first, second, fresh;
        const auto hot = fixture::hill(40, {30, 20}, 1.0f, 9, 0.5f), other = fixture::hill(57, {5, 9}, 0.8f, 3, 0.1f);
        const ColourTable colours = colourTable(ColourMap::Grey, 1, MapScale::RawShared);
        renderer.render(first, *hot, {40, 40}, QRectF(0, 0, 40, 40), QSize(300, 300), {0, 1}, colours, false);
        renderer.render(second, *other, {57, 38}, QRectF(0, 0, 57, 38), QSize(200, 140), {0, 1}, colours, false);
        MapRenderer().render(fresh, *other, {57, 38}, QRectF(0, 0, 57, 38), QSize(200, 140), {0, 1}, colours, false);
        QCOMPARE(second, fresh);
    }

    void imageOfTheRightSizeIsReused()
    {
        const auto map = fixture::hill(57, {3, 3});
        QImage image;
        renderMap(image, *map, QRectF(0, 0, 57, 57), QSize(64, 64), {0, 1}, greyRamp(), false);
        const uchar *bits = image.constBits();
        renderMap(image, *map, QRectF(0, 0, 57, 57), QSize(64, 64), {0, 1}, greyRamp(), false);
        QCOMPARE(image.constBits(), bits);
    }
};

QTEST_GUILESS_MAIN(TestMapImage)
#include "tst_map_image.moc"
