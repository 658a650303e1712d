// What "best part" colours, against numbers worked out by hand.

#include "core/vision/best_part.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace soco::vision;

using Shape = std::function<float(float)>;
Q_DECLARE_METATYPE(Shape)

namespace {

SimilarityMap mapOf(int cols, int rows, std::vector<float> values)
{
    SimilarityMap map;
    map.cols = cols;
    map.rows = rows;
    map.values = std::move(values);
    return map;
}

} // namespace

class TestBestPart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picturesCells_data();
    void picturesCells();
    void lowAndBest_data();
    void lowAndBest();
    void countsInWholeNumbers();
    void findsTheSameAsASort_data();
    void findsTheSameAsASort();
    void leavesPaddingOut();
    void tiesWithTheLowEndAreColoured();
    void knowsNothingToColour_data();
    void knowsNothingToColour();
    void passesOverWhatIsNotFinite();
};

void TestBestPart::picturesCells_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("gridCols");
    QTest::addColumn<int>("gridRows");
    QTest::addColumn<int>("cols");
    QTest::addColumn<int>("rows");
    QTest::newRow("square") << 500 << 500 << 50 << 50 << 50 << 50;
    // Cells of 10 px, centres at 5, 15, ... : 375 is the centre of cell 37 and outside.
    QTest::newRow("centre on the edge is outside") << 500 << 375 << 50 << 50 << 50 << 37;
    QTest::newRow("centre just inside") << 500 << 376 << 50 << 50 << 50 << 38;
    QTest::newRow("upright") << 300 << 400 << 4 << 4 << 3 << 4;
    QTest::newRow("57 cells of 500 x 333") << 500 << 333 << 57 << 57 << 57 << 38; // 37.962 cells: centre 37.5 inside
    QTest::newRow("thinner than half a cell") << 1000 << 5 << 50 << 50 << 50 << 1;
    QTest::newRow("no picture") << 0 << 5 << 50 << 50 << 0 << 0;
    QTest::newRow("no grid") << 10 << 5 << 0 << 50 << 0 << 0;
}

void TestBestPart::picturesCells()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, gridCols);
    QFETCH(int, gridRows);
    const PictureCells cells = pictureCells(width, height, gridCols, gridRows);
    QTEST(cells.cols, "cols");
    QTEST(cells.rows, "rows");
}

void TestBestPart::lowAndBest_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<float>("low");
    QTest::newRow("10 % of 20 cells are 2") << 10 << 0.19f;
    QTest::newRow("11 % of 20 cells are 3, rounded up") << 11 << 0.18f;
    QTest::newRow("15 % of 20 cells are 3") << 15 << 0.18f;
    QTest::newRow("half") << 50 << 0.11f;
    QTest::newRow("all") << 100 << 0.01f;
    QTest::newRow("more than all is all") << 250 << 0.01f;
}

void TestBestPart::lowAndBest()
{
    QFETCH(int, percent);
    QFETCH(float, low);
    std::vector<float> values; // 0.01 ... 0.20, shuffled by a step of 7
    for (int i = 0; i < 20; ++i)
        values.push_back(float(i * 7 % 20 + 1) / 100.0f);
    const BestPart part = bestPart(mapOf(5, 4, values), {5, 4}, percent);
    QCOMPARE(part.lowest, 0.01f);
    QCOMPARE(part.low, low);
    QCOMPARE(part.best, 0.20f);
    QVERIFY(!part.flat);
    QVERIFY(part.colours(low));
    QVERIFY(!part.colours(std::nextafter(low, 0.0f)));
}

// 0.07 * 100 is 7.000000000000001 in floating point, which would round up to 8.
void TestBestPart::countsInWholeNumbers()
{
    std::vector<float> values;
    for (int i = 0; i < 100; ++i)
        values.push_back(float(100 - i));
    QCOMPARE(bestPart(mapOf(10, 10, values), {10, 10}, 7).low, 94.0f);
}

void TestBestPart::findsTheSameAsASort_data()
{
    QTest::addColumn<Shape>("shaped"); // from 0 ... 1
    QTest::newRow("evenly") << Shape([](float u) { return 2 * u - 1; });
    QTest::newRow("crowded below") << Shape([](float u) { return u * u * u * u * u * u * u * u; });
    QTest::newRow("one value far above") << Shape([](float u) { return u > 0.999f ? 1.0f : 1e-3f * u; });
    QTest::newRow("few values") << Shape([](float u) { return std::round(u * 5) / 5; });
    QTest::newRow("neighbouring numbers")
        << Shape([](float u) { return u < 0.5f ? 0.7f : std::nextafter(0.7f, 1.0f); });
    QTest::newRow("as far apart as numbers get")
        << Shape([](float u) { return (2 * u - 1) * std::numeric_limits<float>::max(); });
    QTest::newRow("below what is normal") << Shape([](float u) { return u * 1e-40f; });
}

// Maps of two sizes in turn, so that what is kept of the larger must not show in the smaller.
void TestBestPart::findsTheSameAsASort()
{
    QFETCH(Shape, shaped);
    std::mt19937 random(5);
    for (int round = 0; round < 20; ++round) {
        const int side = round % 2 == 0 ? 57 : 16;
        std::vector<float> values;
        for (int i = 0; i < side * side; ++i)
            values.push_back(shaped(float(random() >> 8) / float(1 << 24)));
        const int percent = 1 + int(random() % 100);
        const BestPart part = bestPart(mapOf(side, side, values), {side, side}, percent);
        std::sort(values.begin(), values.end(), std::greater<>());
        QCOMPARE(part.low, values[(values.size() * std::size_t(percent) + 99) / 100 - 1]);
        QCOMPARE(part.best, values.front());
        QCOMPARE(part.lowest, values.back());
    }
}

void TestBestPart::leavesPaddingOut()
{
    // The last column is padding and holds the best of the whole map.
    const SimilarityMap map = mapOf(3, 2, {0.1f, 0.2f, 0.9f, 0.3f, 0.4f, 0.8f});
    const BestPart half = bestPart(map, {2, 2}, 50);
    QCOMPARE(half.lowest, 0.1f);
    QCOMPARE(half.low, 0.3f);
    QCOMPARE(half.best, 0.4f);
    const BestPart all = bestPart(map, {2, 2}, 100);
    QCOMPARE(all.low, 0.1f);
    QCOMPARE(all.best, 0.4f);
}

void TestBestPart::tiesWithTheLowEndAreColoured()
{
    const SimilarityMap map = mapOf(4, 1, {0.5f, 0.5f, 0.5f, 0.7f});
    const BestPart part = bestPart(map, {4, 1}, 50);
    QCOMPARE(part.low, 0.5f);
    QVERIFY(!part.flat);
    for (const float value : map.values)
        QVERIFY(part.colours(value));
}

void TestBestPart::knowsNothingToColour_data()
{
    constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
    QTest::addColumn<std::vector<float>>("values");
    QTest::addColumn<int>("cols");
    QTest::addColumn<int>("percent");
    QTest::newRow("all equal") << std::vector<float>{0.3f, 0.3f, 0.3f, 0.3f} << 2 << 100;
    QTest::newRow("zeros of both signs") << std::vector<float>{0.0f, -0.0f, 0.0f, -0.0f} << 2 << 100;
    QTest::newRow("the best share equal") << std::vector<float>{0.3f, 0.9f, 0.9f, 0.1f} << 2 << 50;
    QTest::newRow("a share of one cell") << std::vector<float>{0.3f, 0.9f, 0.8f, 0.1f} << 2 << 10;
    QTest::newRow("no finite value") << std::vector<float>(4, notANumber) << 2 << 100;
    QTest::newRow("no cell") << std::vector<float>{} << 0 << 100;
    QTest::newRow("values that do not fit") << std::vector<float>{0.1f, 0.2f, 0.3f} << 2 << 100;
}

void TestBestPart::knowsNothingToColour()
{
    QFETCH(std::vector<float>, values);
    QFETCH(int, cols);
    QFETCH(int, percent);
    const BestPart part = bestPart(mapOf(cols, cols, values), {cols, cols}, percent);
    QVERIFY(part.flat);
    QVERIFY(!part.colours(part.best));
}

void TestBestPart::passesOverWhatIsNotFinite()
{
    constexpr float infinity = std::numeric_limits<float>::infinity();
    constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
    // Half of four cells are two; the two best that are numbers are 0.4 and 0.2.
    const BestPart part = bestPart(mapOf(4, 1, {notANumber, 0.2f, infinity, 0.4f}), {4, 1}, 50);
    QCOMPARE(part.low, 0.2f);
    QCOMPARE(part.best, 0.4f);
    QVERIFY(!part.flat);
    QVERIFY(!part.colours(notANumber));
}

QTEST_GUILESS_MAIN(TestBestPart)
#include "tst_best_part.moc"
