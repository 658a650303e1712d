#include "core/vision/feature_map.h"

#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"

#include <ATen/ops/ones.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/zeros.h>

#include <QTest>

#include <cmath>
#include <limits>
#include <thread>

using namespace soco;
using namespace soco::vision;

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

QTEST_APPLESS_MAIN(TestFeatureMap)
#include "tst_feature_map.moc"
