// Similarity, matches and the frames of points, each against a reference written out plainly or against LibTorch.

#include "core/vision/matching.h"

#include "core/vision/scoring.h"

#include <ATen/ops/grid_sampler.h>
#include <ATen/ops/from_blob.h>

#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <thread>

using namespace soco;
using namespace soco::vision;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

FeatureMap randomMap(int channels, int rows, int cols, unsigned seed)
{
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(std::size_t(channels * rows * cols));
    for (float &value : values)
        value = normal(generator);
    return FeatureMap::fromVector(values, channels, rows, cols, 8 * cols);
}

// A one-channel map cannot carry a pattern, because it is normalised: two channels, (cos, sin) of an angle.
FeatureMap angles(const std::vector<float> &degrees, int rows, int cols)
{
    std::vector<float> values(degrees.size() * 2);
    for (std::size_t i = 0; i < degrees.size(); ++i) {
        values[i] = std::cos(degrees[i] * 3.14159265f / 180.0f);
        values[degrees.size() + i] = std::sin(degrees[i] * 3.14159265f / 180.0f);
    }
    return FeatureMap::fromVector(values, 2, rows, cols, 8 * cols);
}

// grid_sample by its definition, in double.
std::vector<double> plainDescriptor(const FeatureMap &map, UnitPoint point)
{
    const std::vector<float> values = map.toVector();
    const double x = double(point.x) * (map.cols() - 1), y = double(point.y) * (map.rows() - 1);
    const auto at = [&](int channel, double col, double row) {
        if (col < 0 || row < 0 || col >= map.cols() || row >= map.rows())
            return 0.0;
        const std::size_t firstOfRow = (std::size_t(channel) * std::size_t(map.rows()) + std::size_t(row))
            * std::size_t(map.cols());
        return double(values[firstOfRow + std::size_t(col)]);
    };
    const double left = std::floor(x), top = std::floor(y), right = x - left, below = y - top;
    std::vector<double> descriptor;
    for (int c = 0; c < map.channels(); ++c)
        descriptor.push_back(at(c, left, top) * (1 - right) * (1 - below) + at(c, left + 1, top) * right * (1 - below)
                             + at(c, left, top + 1) * (1 - right) * below + at(c, left + 1, top + 1) * right * below);
    return descriptor;
}

std::vector<UnitPoint> somePoints(int count)
{
    std::mt19937 generator(9);
    std::vector<UnitPoint> points;
    for (int i = 0; i < count; ++i) {
        const float x = float(generator() % 798u) / 798.0f;
        points.push_back({x, float(generator() % 798u) / 798.0f});
    }
    return points;
}

SimilarityMap mapOf(std::vector<float> values, int rows, int cols)
{
    SimilarityMap map;
    map.rows = rows;
    map.cols = cols;
    map.values = std::move(values);
    return map;
}

} // namespace

class TestMatching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void truncatesTwice_data();
    void truncatesTwice();
    void goesBackToPixels();
    void cellUnderTheCursor_data();
    void cellUnderTheCursor();
    void equalsThePlainLoop_data();
    void equalsThePlainLoop();
    void samplesAsLibTorch();
    void aCellFindsItself();
    void firstOfEqualMaxima();
    void notANumberIsTheMaximum();
    void predictionIsTheUpperLeftCorner();
    void pointsThatMeetNothing_data();
    void pointsThatMeetNothing();
    void manyPointsAgreeWithOne();
    void libTorchPathAgrees();
    void threadsDoNotMatter();
    void mapsThatDoNotFit_data();
    void mapsThatDoNotFit();
    void noPointsNoMatches();
    void topCellsAreLocalMaxima();
    void topCellsBeginWithTheArgmax();
    void topCellsOfPlateaus();
};

void TestMatching::truncatesTwice_data()
{
    QTest::addColumn<double>("pixel");
    QTest::addColumn<int>("longer");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("stored"); // x1, worked out by hand: u = x1 / S
    QTest::newRow("first pixel") << 0.0 << 640 << 798 << 0;
    QTest::newRow("fraction is cut before scaling") << 1.99 << 640 << 798 << 1;  // 798 / 640 = 1.2469
    QTest::newRow("and after it") << 3.0 << 640 << 798 << 3;                     // 2394 / 640 = 3.7406
    QTest::newRow("an exact quotient") << 320.0 << 640 << 798 << 399;
    QTest::newRow("last pixel") << 639.9 << 640 << 798 << 796;                   // 509922 / 640 = 796.75
    QTest::newRow("enlarged") << 99.5 << 100 << 800 << 792;
    QTest::newRow("negative goes toward zero") << -0.9 << 640 << 798 << 0;
    QTest::newRow("negative goes toward zero twice") << -2.5 << 640 << 798 << -2; // -1596 / 640 = -2.49
}

void TestMatching::truncatesTwice()
{
    QFETCH(double, pixel);
    QFETCH(int, longer);
    QFETCH(int, size);
    QFETCH(int, stored);
    const float expected = float(stored) / float(size);
    QCOMPARE(toUnit({pixel, 0}, longer, longer / 2, size), (UnitPoint{expected, 0}));
    QCOMPARE(toUnit({0, pixel}, longer / 2, longer, size), (UnitPoint{0, expected}));
}

void TestMatching::goesBackToPixels()
{
    const ImagePoint point = toImage({0.25f, 0.5f}, 400, 300);
    QCOMPARE(point.x, 100.0);
    QCOMPARE(point.y, 200.0); // the longer side counts for both
}

void TestMatching::cellUnderTheCursor_data()
{
    QTest::addColumn<float>("x");
    QTest::addColumn<float>("y");
    QTest::addColumn<int>("col");
    QTest::addColumn<int>("row");
    QTest::newRow("first") << 0.0f << 0.0f << 0 << 0;
    QTest::newRow("inside") << 0.26f << 0.51f << 1 << 1;
    QTest::newRow("last") << 0.999f << 0.999f << 3 << 2;
    QTest::newRow("far edge") << 1.0f << 1.0f << 3 << 2;
    QTest::newRow("outside") << -0.2f << 7.0f << 0 << 2;
    QTest::newRow("infinite") << infinity << -infinity << 3 << 0;
    QTest::newRow("not a number") << notANumber << notANumber << 0 << 0;
}

void TestMatching::cellUnderTheCursor()
{
    QFETCH(float, x);
    QFETCH(float, y);
    const GridCell cell = cellAt({x, y}, 4, 3);
    QTEST(cell.x, "col");
    QTEST(cell.y, "row");
}

void TestMatching::equalsThePlainLoop_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cols");
    QTest::newRow("one cell") << 3 << 1 << 1;
    QTest::newRow("one row") << 5 << 1 << 6;
    QTest::newRow("wide") << 17 << 4 << 9;
    QTest::newRow("tall") << 33 << 11 << 3;
    QTest::newRow("ViT-S at 798") << 384 << 57 << 57;
}

void TestMatching::equalsThePlainLoop()
{
    QFETCH(int, channels);
    QFETCH(int, rows);
    QFETCH(int, cols);
    const FeatureMap source = randomMap(channels, rows, cols, 1), target = randomMap(channels, rows + 1, cols + 2, 2);
    const std::vector<float> features = target.toVector();
    const std::size_t cells = std::size_t(target.rows()) * std::size_t(target.cols());
    const UnitPoint points[] = {{0, 0}, {0.5f, 0.5f}, {0.313f, 0.777f}, {0.999f, 1}};
    for (const UnitPoint &point : points) {
        const Result<SimilarityMap> map = similarity(source, point, target);
        QVERIFY(map.ok());
        QCOMPARE(map->values.size(), cells);
        QCOMPARE(map->rows, target.rows());
        QCOMPARE(map->cols, target.cols());
        const std::vector<double> descriptor = plainDescriptor(source, point);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            double sum = 0;
            for (std::size_t c = 0; c < std::size_t(channels); ++c)
                sum += descriptor[c] * double(features[c * cells + cell]);
            QVERIFY(std::fabs(double(map->values[cell]) - sum) < 2e-6);
        }
        const auto largest = std::max_element(map->values.begin(), map->values.end());
        QCOMPARE(map->maximum, *largest);
        QCOMPARE(map->argmax.y * map->cols + map->argmax.x, int(largest - map->values.begin()));
    }
}

void TestMatching::samplesAsLibTorch()
{
    // Against every cell of a map of unit vectors the similarities are the descriptor itself.
    const int channels = 24;
    std::vector<float> identity(std::size_t(channels * channels), 0.0f);
    for (int i = 0; i < channels; ++i)
        identity[std::size_t(i * channels + i)] = 1.0f;
    const FeatureMap target = FeatureMap::fromVector(identity, channels, channels, 1, 8);
    const FeatureMap source = randomMap(channels, 57, 50, 3);
    std::vector<float> dense = source.toVector();
    const at::Tensor features = at::from_blob(dense.data(), {1, channels, 57, 50}, at::kFloat);
    std::vector<UnitPoint> points = somePoints(200);
    points.push_back({1.01f, 0.5f});  // half in the padding
    points.push_back({0.5f, -0.01f});
    for (const UnitPoint &point : points) {
        float where[2] = {2 * point.x - 1, 2 * point.y - 1};
        const at::Tensor expected = at::grid_sampler(features, at::from_blob(where, {1, 1, 1, 2}, at::kFloat),
                                                     /*bilinear*/ 0, /*zeros*/ 0, /*align_corners*/ true).contiguous();
        const Result<SimilarityMap> map = similarity(source, point, target);
        QVERIFY(map.ok());
        for (int c = 0; c < channels; ++c)
            QVERIFY(std::fabs(map->values[std::size_t(c)] - expected.const_data_ptr<float>()[c]) < 1e-6f);
    }
}

void TestMatching::aCellFindsItself()
{
    const FeatureMap map = randomMap(64, 9, 9, 4);
    for (int row = 0; row < 9; ++row) {
        for (int col = 0; col < 9; ++col) {
            // align_corners: column c is at u = c / (W - 1).
            const Result<SimilarityMap> result = similarity(map, {float(col) / 8.0f, float(row) / 8.0f}, map);
            QVERIFY(result.ok());
            QCOMPARE(result->argmax, (GridCell{col, row}));
            QVERIFY(std::fabs(result->maximum - 1.0f) < 1e-5f);
        }
    }
}

void TestMatching::firstOfEqualMaxima()
{
    const FeatureMap source = angles({0}, 1, 1);
    const FeatureMap target = angles({90, 30, 60, 30, 30, 90}, 2, 3);
    const Result<SimilarityMap> map = similarity(source, {0, 0}, target);
    QVERIFY(map.ok());
    QCOMPARE(map->values[1], map->values[3]);
    QCOMPARE(map->argmax, (GridCell{1, 0}));
    const UnitPoint points[] = {{0, 0}};
    const auto matches = match(source, points, target);
    QVERIFY(matches.ok());
    QCOMPARE(matches->front().predicted, map->predicted());
}

void TestMatching::notANumberIsTheMaximum()
{
    // As torch.argmax does; a model that gives NaN must not look as if it matched.
    const FeatureMap source = angles({0}, 1, 1);
    const FeatureMap target = FeatureMap::fromVector({1, 0.5f, notANumber, 1, 0, 0.5f, 1, 1}, 2, 2, 2, 16);
    const Result<SimilarityMap> map = similarity(source, {0, 0}, target);
    QVERIFY(map.ok());
    QCOMPARE(map->argmax, (GridCell{0, 1}));
    QVERIFY(std::isnan(map->maximum));
}

void TestMatching::predictionIsTheUpperLeftCorner()
{
    SimilarityMap map = mapOf(std::vector<float>(12, 0.0f), 3, 4);
    map.argmax = {3, 2};
    QCOMPARE(map.predicted(), (UnitPoint{0.75f, 0.5f})); // both over the width, no half cell
}

void TestMatching::pointsThatMeetNothing_data()
{
    QTest::addColumn<float>("x");
    QTest::addColumn<float>("y");
    QTest::newRow("left") << -3.0f << 0.5f;
    QTest::newRow("below") << 0.5f << 2.0f;
    QTest::newRow("not a number") << notANumber << 0.5f;
    QTest::newRow("infinite") << 0.5f << infinity;
    QTest::newRow("huge") << 1e30f << -1e30f;
}

void TestMatching::pointsThatMeetNothing()
{
    QFETCH(float, x);
    QFETCH(float, y);
    const FeatureMap map = randomMap(8, 5, 5, 6);
    const Result<SimilarityMap> result = similarity(map, {x, y}, map);
    QVERIFY(result.ok());
    QCOMPARE(result->values, std::vector<float>(25, 0.0f));
    QCOMPARE(result->argmax, (GridCell{0, 0}));
}

void TestMatching::manyPointsAgreeWithOne()
{
    const FeatureMap source = randomMap(768, 20, 21, 7), target = randomMap(768, 22, 23, 8);
    const std::vector<UnitPoint> points = somePoints(151); // more than two blocks of 64
    const Result<std::vector<Match>> matches = match(source, points, target);
    QVERIFY(matches.ok());
    QCOMPARE(matches->size(), points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Result<SimilarityMap> map = similarity(source, points[i], target);
        QVERIFY(map.ok());
        QCOMPARE((*matches)[i].predicted, map->predicted());
        QVERIFY(std::memcmp(&(*matches)[i].cosine, &map->maximum, sizeof(float)) == 0);
    }
}

void TestMatching::libTorchPathAgrees()
{
    // What CUDA runs, here on CPU tensors: another order of summation, so the last bits may differ.
    const FeatureMap source = randomMap(768, 20, 21, 12), target = randomMap(768, 22, 23, 13);
    std::vector<UnitPoint> points = somePoints(40);
    points.push_back({1.02f, 0.5f}); // half in the padding
    points.push_back({notANumber, 0.5f});
    for (const std::size_t count : {std::size_t(1), points.size()}) {
        for (std::size_t first = 0; first < points.size(); first += count) {
            const auto some = std::span<const UnitPoint>(points).subspan(first, count);
            const std::vector<float> ours = scoresOnCpu(*source.data(), some, *target.data());
            const std::vector<float> theirs = scoresByLibTorch(*source.data(), some, *target.data());
            QCOMPARE(ours.size(), count * 22 * 23);
            QCOMPARE(theirs.size(), ours.size());
            for (std::size_t i = 0; i < ours.size(); ++i)
                QVERIFY(std::fabs(ours[i] - theirs[i]) < 2e-6f);
        }
    }
}

void TestMatching::threadsDoNotMatter()
{
    const FeatureMap source = randomMap(256, 30, 30, 10), target = randomMap(256, 30, 30, 11);
    const auto once = [&] { return similarity(source, {0.37f, 0.61f}, target).value().values; };
    setCpuThreads(1);
    const std::vector<float> one = once();
    setCpuThreads(2);
    QVERIFY(once() == one);
    std::vector<float> elsewhere;
    std::thread([&] { elsewhere = once(); }).join();
    QVERIFY(elsewhere == one);
    setCpuThreads(0);
}

void TestMatching::mapsThatDoNotFit_data()
{
    QTest::addColumn<bool>("noSource");
    QTest::addColumn<bool>("noTarget");
    QTest::addColumn<QString>("message");
    QTest::newRow("no source") << true << false << "the source image has no features";
    QTest::newRow("no target") << false << true << "the target image has no features";
    QTest::newRow("other channels") << false << false << "features of 4 and 5 channels cannot be compared";
}

void TestMatching::mapsThatDoNotFit()
{
    QFETCH(bool, noSource);
    QFETCH(bool, noTarget);
    QFETCH(QString, message);
    const FeatureMap source = noSource ? FeatureMap() : randomMap(4, 2, 2, 1);
    const FeatureMap target = noTarget ? FeatureMap() : randomMap(5, 2, 2, 1);
    const Result<SimilarityMap> map = similarity(source, {0, 0}, target);
    QVERIFY(!map.ok());
    QCOMPARE(QString::fromStdString(map.error().message), message);
    const UnitPoint points[] = {{0, 0}};
    const auto matches = match(source, points, target);
    QVERIFY(!matches.ok());
    QCOMPARE(QString::fromStdString(matches.error().message), message);
}

void TestMatching::noPointsNoMatches()
{
    const FeatureMap map = randomMap(4, 2, 2, 1);
    const auto matches = match(map, {}, map);
    QVERIFY(matches.ok());
    QVERIFY(matches->empty());
}

void TestMatching::topCellsAreLocalMaxima()
{
    const SimilarityMap map = mapOf({0.9f, 0.8f, 0.1f, 0.2f, //
                                     0.1f, 0.1f, 0.0f, 0.1f, //
                                     0.3f, 0.1f, 0.1f, 0.6f}, 3, 4);
    QCOMPARE(topCells(map, 9), (std::vector<GridCell>{{0, 0}, {3, 2}, {0, 2}, {3, 0}}));
    QCOMPARE(topCells(map, 2), (std::vector<GridCell>{{0, 0}, {3, 2}}));
    QVERIFY(topCells(map, 0).empty());
    QVERIFY(topCells(map, -1).empty());
    QVERIFY(topCells(SimilarityMap(), 3).empty());
    QVERIFY(topCells(mapOf({1, 2}, 2, 2), 3).empty()); // too few values
    QVERIFY(topCells(mapOf({notANumber, notANumber}, 1, 2), 3).empty());
}

void TestMatching::topCellsBeginWithTheArgmax()
{
    const FeatureMap source = randomMap(16, 12, 12, 20), target = randomMap(16, 12, 12, 21);
    for (const UnitPoint &point : somePoints(20)) {
        const Result<SimilarityMap> map = similarity(source, point, target);
        QVERIFY(map.ok());
        const std::vector<GridCell> best = topCells(*map, 5);
        QVERIFY(!best.empty());
        QCOMPARE(best.front(), map->argmax);
    }
}

void TestMatching::topCellsOfPlateaus()
{
    QCOMPARE(topCells(mapOf(std::vector<float>(12, 0.5f), 3, 4), 9), (std::vector<GridCell>{{0, 0}}));
    QCOMPARE(topCells(mapOf({0.5f, 0.1f, 0.1f, 0.1f, 0.5f}, 1, 5), 9), (std::vector<GridCell>{{0, 0}, {4, 0}}));
}

QTEST_APPLESS_MAIN(TestMatching)
#include "tst_matching.moc"
