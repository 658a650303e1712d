#include "core/vision/backbones/position_embedding.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/sin.h>

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

using namespace soco::vision;

// The two rules written out in double precision, from core/vision/README.md, "Position rules": one weight table per
// axis.
namespace {

double cubic(double x, double a)
{
    x = std::abs(x);
    if (x <= 1)
        return ((a + 2) * x - (a + 3)) * x * x + 1;
    return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
}

using Weights = std::vector<std::vector<double>>; // [output][input]

Weights zeros(int stored, int size)
{
    return Weights(static_cast<std::size_t>(size), std::vector<double>(static_cast<std::size_t>(stored)));
}

// P1: output i samples (i + 0.5) / s - 0.5 with s = (size + 0.1) / stored; a = -0.75; indices clamped at the border.
Weights scaleOffset(int stored, int size)
{
    Weights weights = zeros(stored, size);
    for (int i = 0; i < size; ++i) {
        const double at = (i + 0.5) * stored / (size + 0.1) - 0.5;
        for (int k = -1; k <= 2; ++k) {
            const int tap = int(std::floor(at)) + k;
            weights[std::size_t(i)][std::size_t(std::clamp(tap, 0, stored - 1))] += cubic(at - tap, -0.75);
        }
    }
    return weights;
}

// P3: a = -0.5, support 2 * max(stored / size, 1), taps outside dropped and the rest renormalised.
Weights antialiased(int stored, int size)
{
    const double scale = double(stored) / size, stretch = std::max(scale, 1.0);
    Weights weights = zeros(stored, size);
    for (int i = 0; i < size; ++i) {
        const double centre = (i + 0.5) * scale;
        double sum = 0;
        for (int tap = 0; tap < stored; ++tap)
            sum += weights[std::size_t(i)][std::size_t(tap)] = cubic((tap + 0.5 - centre) / stretch, -0.5);
        for (double &weight : weights[std::size_t(i)])
            weight /= sum;
    }
    return weights;
}

} // namespace

class TestPositionEmbedding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheRule_data();
    void followsTheRule();
    void equalsPyTorch_data();
    void equalsPyTorch();
    void keepsTheStoredGrid();
};

void TestPositionEmbedding::followsTheRule_data()
{
    QTest::addColumn<int>("rule");
    QTest::addColumn<int>("stored");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cols");
    for (const auto rule : {PositionRule::ScaleOffset, PositionRule::SizeAntialiased}) {
        const char *name = rule == PositionRule::ScaleOffset ? "P1" : "P3";
        QTest::addRow("%s 37 to 57", name) << int(rule) << 37 << 57 << 57;
        QTest::addRow("%s 37 to 60", name) << int(rule) << 37 << 60 << 60;
        QTest::addRow("%s 16 to 57", name) << int(rule) << 16 << 57 << 57;
        QTest::addRow("%s 37 to 16", name) << int(rule) << 37 << 16 << 16;
        QTest::addRow("%s not square", name) << int(rule) << 7 << 9 << 12;
    }
}

void TestPositionEmbedding::followsTheRule()
{
    QFETCH(int, rule);
    QFETCH(int, stored);
    QFETCH(int, rows);
    QFETCH(int, cols);
    constexpr int dim = 3;
    const at::Tensor table = at::sin(at::arange(float((1 + stored * stored) * dim)).mul(0.37)).reshape({1, -1, dim});
    const auto positionRule = PositionRule(rule);
    const at::Tensor fitted = fitPositionEmbedding(table, positionRule, rows, cols).contiguous();
    QCOMPARE(fitted.size(1), std::int64_t(1 + rows * cols));
    QCOMPARE(fitted.size(2), std::int64_t(dim));
    const auto weights = positionRule == PositionRule::ScaleOffset ? scaleOffset : antialiased;
    const Weights vertical = weights(stored, rows), horizontal = weights(stored, cols);
    const float *in = table.const_data_ptr<float>(), *out = fitted.const_data_ptr<float>();
    for (int channel = 0; channel < dim; ++channel)
        QCOMPARE(out[channel], in[channel]); // the class token keeps its own
    double largest = 0;
    for (int row = 0; row < rows; ++row) {
        for (int col = 0; col < cols; ++col) {
            for (int channel = 0; channel < dim; ++channel) {
                double expected = 0;
                for (int y = 0; y < stored; ++y)
                    for (int x = 0; x < stored; ++x)
                        if (const double weight = vertical[std::size_t(row)][std::size_t(y)]
                                                  * horizontal[std::size_t(col)][std::size_t(x)];
                            weight != 0)
                            expected += weight * double(in[(1 + y * stored + x) * dim + channel]);
                largest = std::max(largest, std::abs(expected - double(out[(1 + row * cols + col) * dim + channel])));
            }
        }
    }
    // Mixing the rules up, or mapping with stored / size, is wrong by more than 1e-3.
    QVERIFY2(largest < 1e-5, qPrintable(QString::number(largest)));
}

static std::vector<float> floatsOf(const QString &name)
{
    QFile file(QString(SOCO_TEST_DATA "/vit/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    std::vector<float> values(std::size_t(bytes.size()) / sizeof(float));
    std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(float));
    return values;
}

void TestPositionEmbedding::equalsPyTorch_data()
{
    QTest::addColumn<int>("rule");
    QTest::addColumn<QString>("file");
    QTest::newRow("P1") << int(PositionRule::ScaleOffset) << "position_p1.f32";
    QTest::newRow("P3") << int(PositionRule::SizeAntialiased) << "position_p3.f32";
}

// F.interpolate in Python, make_vit_goldens.py. Bit for bit on the machine that made them; other processors take
// other kernels of LibTorch, which round differently.
void TestPositionEmbedding::equalsPyTorch()
{
    QFETCH(int, rule);
    QFETCH(QString, file);
    auto stored = floatsOf("position_table.f32");
    const auto expected = floatsOf(file);
    QCOMPARE(stored.size(), std::size_t(2 * (1 + 37 * 37)));
    QCOMPARE(expected.size(), std::size_t(2 * (1 + 57 * 57)));
    const at::Tensor table = at::from_blob(stored.data(), {1, 1 + 37 * 37, 2}, at::kFloat);
    const at::Tensor fitted = fitPositionEmbedding(table, PositionRule(rule), 57, 57).contiguous();
    const float *values = fitted.const_data_ptr<float>();
    float largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i)
        largest = std::max(largest, std::abs(values[i] - expected[i]));
    qInfo("largest difference from F.interpolate: %g", double(largest));
    QVERIFY(largest <= 2e-6F);
}

void TestPositionEmbedding::keepsTheStoredGrid()
{
    const at::Tensor table = at::arange(float(26 * 2)).reshape({1, 26, 2});
    for (const auto rule : {PositionRule::ScaleOffset, PositionRule::SizeAntialiased})
        QVERIFY(fitPositionEmbedding(table, rule, 5, 5).equal(table));
}

QTEST_GUILESS_MAIN(TestPositionEmbedding)
#include "tst_position_embedding.moc"
