#include "core/vision/feature_map.h"

#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"

#include <ATen/ops/ones.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/zeros.h>

#include <QTest>

#include <cmath>
#include <fstream>
#include <limits>
#include <memory>
#include <thread>

#include <unistd.h>

using namespace soco;
using namespace soco::vision;

// Of this process, from /proc/self/statm: its second number counts resident pages.
static double residentMegabytes()
{
    std::ifstream file("/proc/self/statm");
    double pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

class TestFeatureMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyHasNothing();
    void normalisesAsTorch();
    void tokensAndDenseMapsAgree();
    void keepsOrder();
    void zerosStayZeros();
    void tinyVectorsAreDividedByEps();
    void notANumberStays();
    void halfPrecisionIsWidened();
    void doesNotShareTheInput();
    void shapesThatDoNotFit_data();
    void shapesThatDoNotFit();
    void tensorsThatDoNotFit_data();
    void tensorsThatDoNotFit();
    void outlivesItsHandle();
    void saysWhetherItIsFinite_data();
    void saysWhetherItIsFinite();
    void saysWhetherItIsConstant_data();
    void saysWhetherItIsConstant();
    void comparesNumbers();
    void memoryGoesBackToTheSystem();
};

void TestFeatureMap::emptyHasNothing()
{
    const FeatureMap map;
    QVERIFY(map.empty());
    QCOMPARE(map.channels() + map.rows() + map.cols() + map.inputSize(), 0);
    QCOMPARE(map.bytes(), std::size_t(0));
    QVERIFY(map.toVector().empty());
}

void TestFeatureMap::normalisesAsTorch()
{
    const at::Tensor tokens = at::randn({12, 37});
    const FeatureMap map = featureMapFromTokens(tokens, 3, 4, 48);
    const at::Tensor expected = tokens.div(tokens.norm(2, {1}, true).clamp_min(1e-12));
    const float difference = map.data()->cells.sub(expected).abs().max().item<float>();
    QVERIFY2(difference <= 1.2e-7f, qPrintable(QString::number(difference)));
    QCOMPARE(map.rows(), 3);
    QCOMPARE(map.cols(), 4);
    QCOMPARE(map.channels(), 37);
    QCOMPARE(map.inputSize(), 48);
    QCOMPARE(map.bytes(), std::size_t(12 * 37 * 4));
    QCOMPARE(map.data()->device, Device{});
}

void TestFeatureMap::tokensAndDenseMapsAgree()
{
    const at::Tensor dense = at::randn({1, 5, 2, 3});
    const FeatureMap a = featureMapFromDense(dense, 6);
    const FeatureMap b = featureMapFromTokens(dense.reshape({1, 5, 6}).transpose(1, 2), 2, 3, 6);
    QVERIFY(a.data()->cells.equal(b.data()->cells));
    const FeatureMap c = featureMapFromDense(dense[0], 6);
    QVERIFY(a.data()->cells.equal(c.data()->cells));
}

void TestFeatureMap::keepsOrder()
{
    // Channel 0 alone in one cell, channel 1 alone in another: positions are visible in the result.
    std::vector<float> values(2 * 2 * 3, 0.0f);
    values[0 * 6 + 1 * 3 + 2] = 5.0f;  // channel 0, row 1, column 2
    values[1 * 6 + 0 * 3 + 1] = -3.0f; // channel 1, row 0, column 1
    const FeatureMap map = FeatureMap::fromVector(values, 2, 2, 3, 12);
    std::vector<float> expected(values.size(), 0.0f);
    expected[5] = 1.0f;
    expected[7] = -1.0f;
    QCOMPARE(map.toVector(), expected);
}

void TestFeatureMap::zerosStayZeros()
{
    const FeatureMap map = FeatureMap::fromVector(std::vector<float>(8, 0.0f), 2, 2, 2, 4);
    QCOMPARE(map.toVector(), std::vector<float>(8, 0.0f));
}

void TestFeatureMap::tinyVectorsAreDividedByEps()
{
    const FeatureMap map = FeatureMap::fromVector({3e-14f, 4e-14f}, 2, 1, 1, 4);
    const std::vector<float> values = map.toVector();
    QVERIFY(std::fabs(values[0] - 0.03f) < 1e-6f && std::fabs(values[1] - 0.04f) < 1e-6f);
}

void TestFeatureMap::notANumberStays()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::vector<float> values = FeatureMap::fromVector({nan, 1.0f}, 2, 1, 1, 4).toVector();
    QVERIFY(std::isnan(values[0]) && std::isnan(values[1]));
}

void TestFeatureMap::halfPrecisionIsWidened()
{
    const at::Tensor tokens = at::ones({1, 4}).to(at::kHalf);
    QCOMPARE(featureMapFromTokens(tokens, 1, 1, 4).toVector(), std::vector<float>(4, 0.5f));
}

void TestFeatureMap::doesNotShareTheInput()
{
    const at::Tensor tokens = at::ones({1, 4});
    const FeatureMap map = featureMapFromTokens(tokens, 1, 1, 4);
    tokens.mutable_data_ptr<float>()[0] = 100.0f;
    QCOMPARE(map.toVector(), std::vector<float>(4, 0.5f));
}

void TestFeatureMap::shapesThatDoNotFit_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cols");
    QTest::newRow("too few numbers") << 3 << 2 << 2;
    QTest::newRow("too many numbers") << 1 << 2 << 2;
    QTest::newRow("no channels") << 0 << 2 << 2;
    QTest::newRow("no rows") << 2 << 0 << 2;
    QTest::newRow("negative") << -2 << -2 << 2;
}

void TestFeatureMap::shapesThatDoNotFit()
{
    QFETCH(int, channels);
    QFETCH(int, rows);
    QFETCH(int, cols);
    QVERIFY(FeatureMap::fromVector(std::vector<float>(8, 1.0f), channels, rows, cols, 4).empty());
}

void TestFeatureMap::tensorsThatDoNotFit_data()
{
    QTest::addColumn<std::vector<std::int64_t>>("shape");
    QTest::addColumn<bool>("dense");
    using Shape = std::vector<std::int64_t>;
    QTest::newRow("tokens of another grid") << Shape{7, 3} << false;
    QTest::newRow("two pictures at once") << Shape{2, 6, 3} << false;
    QTest::newRow("no channels") << Shape{6, 0} << false;
    QTest::newRow("a dense map of two dimensions") << Shape{6, 3} << true;
    QTest::newRow("an empty dense map") << Shape{3, 0, 2} << true;
}

void TestFeatureMap::tensorsThatDoNotFit()
{
    QFETCH(std::vector<std::int64_t>, shape);
    QFETCH(bool, dense);
    const at::Tensor tensor = at::zeros(shape);
    const Result<FeatureMap> result = guarded("running a model", [&]() -> Result<FeatureMap> {
        return dense ? featureMapFromDense(tensor, 4) : featureMapFromTokens(tensor, 2, 3, 4);
    });
    QVERIFY(!result.ok());
    QVERIFY2(result.error().message.starts_with("running a model: the model's output"), result.error().message.c_str());
}

void TestFeatureMap::outlivesItsHandle()
{
    FeatureMap copy;
    {
        const FeatureMap map = FeatureMap::fromVector({3.0f, 4.0f}, 2, 1, 1, 4);
        std::thread([&] { copy = map; }).join();
    }
    QCOMPARE(copy.toVector(), (std::vector<float>{0.6f, 0.8f}));
}

void TestFeatureMap::saysWhetherItIsFinite_data()
{
    QTest::addColumn<float>("value");
    QTest::addColumn<bool>("finite");
    QTest::newRow("a number") << 3.0f << true;
    QTest::newRow("zero") << 0.0f << true;
    QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN() << false;
    QTest::newRow("infinite") << std::numeric_limits<float>::infinity() << false;
    QTest::newRow("its square is infinite") << 1e20f << false;
}

void TestFeatureMap::saysWhetherItIsFinite()
{
    QFETCH(float, value);
    QFETCH(bool, finite);
    // One cell of four, in one of two channels.
    const FeatureMap map = FeatureMap::fromVector({1, 2, value, 4, 5, 6, 7, 8}, 2, 2, 2, 8);
    QCOMPARE(map.isFinite(), finite);
    QVERIFY(!map.isConstant());
    QVERIFY(FeatureMap().isFinite());
}

void TestFeatureMap::saysWhetherItIsConstant_data()
{
    QTest::addColumn<std::vector<float>>("values"); // two channels of three cells
    QTest::addColumn<bool>("constant");
    QTest::newRow("different") << std::vector<float>{1, 2, 3, 3, 2, 1} << false;
    QTest::newRow("equal") << std::vector<float>{1, 1, 1, 2, 2, 2} << true;
    QTest::newRow("equal but for the length, which does not count") << std::vector<float>{1, 2, 3, 2, 4, 6} << true;
    QTest::newRow("zeros") << std::vector<float>(6, 0.0f) << true;
    QTest::newRow("zeros but for one") << std::vector<float>{0, 0, 0, 0, 0, 1} << false;
    QTest::newRow("equal but for rounding") << std::vector<float>{1, 1.0000001f, 1, 2, 2, 2} << true;
    QTest::newRow("hardly different") << std::vector<float>{1, 1.0001f, 1, 2, 2, 2} << false;
}

void TestFeatureMap::saysWhetherItIsConstant()
{
    QFETCH(std::vector<float>, values);
    QFETCH(bool, constant);
    const FeatureMap map = FeatureMap::fromVector(values, 2, 1, 3, 8);
    QCOMPARE(map.isConstant(), constant);
    QVERIFY(map.isFinite());
    QVERIFY(!FeatureMap().isConstant());
}

void TestFeatureMap::comparesNumbers()
{
    const std::vector<float> values{1, 2, 3, 3, 2, 1};
    std::vector<float> others = values;
    others[5] = 1.5f;
    const FeatureMap map = FeatureMap::fromVector(values, 2, 1, 3, 8);
    QVERIFY(map.hasSameNumbersAs(map));
    QVERIFY(map.hasSameNumbersAs(FeatureMap::fromVector(values, 2, 1, 3, 8)));
    QVERIFY(!map.hasSameNumbersAs(FeatureMap::fromVector(others, 2, 1, 3, 8)));
    QVERIFY(!map.hasSameNumbersAs(FeatureMap::fromVector(values, 2, 3, 1, 8)));
    QVERIFY(!map.hasSameNumbersAs(FeatureMap()));
    QVERIFY(FeatureMap().hasSameNumbersAs(FeatureMap()));
}

// Between maps lie small things that live on, as they do between two pictures of an evaluation.
void TestFeatureMap::memoryGoesBackToTheSystem()
{
    constexpr int count = 60, channels = 256, side = 50;
    constexpr double mapMegabytes = channels * side * side * 4 / 1e6; // 2.56
    const at::Tensor tokens = at::randn({side * side, channels});
    std::vector<std::unique_ptr<std::vector<char>>> between;
    const auto fill = [&] {
        std::vector<FeatureMap> maps;
        for (int i = 0; i < count; ++i) {
            maps.push_back(featureMapFromTokens(tokens, side, side, 800));
            between.push_back(std::make_unique<std::vector<char>>(100'000));
        }
        return maps;
    };
    fill(); // what the heap keeps for good, it has
    const double before = residentMegabytes();
    std::vector<FeatureMap> maps = fill();
    const double filled = residentMegabytes();
    QVERIFY2(filled - before > 0.9 * count * mapMegabytes, qPrintable(QString::number(filled - before)));
    maps.clear();
    const double left = residentMegabytes() - before;
    QVERIFY2(left < 0.1 * count * mapMegabytes + 10, qPrintable(QString::number(left)));
}

QTEST_APPLESS_MAIN(TestFeatureMap)
#include "tst_feature_map.moc"
