// The dot products behind every similarity: right, and the same bits whatever computes them.

#include "core/vision/dot_kernel.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <random>
#include <span>
#include <vector>

using namespace soco::vision;

namespace {

std::vector<float> numbers(std::size_t count, unsigned seed)
{
    std::mt19937 generator(seed);
    std::vector<float> values(count);
    for (float &value : values)
        value = float(int(generator() % 20001u) - 10000) / 10000.0f;
    return values;
}

// The definition in plain scalar code: 16 sums, then a tree.
float plain(const float *a, const float *b, std::size_t channels)
{
    float sums[16] = {};
    for (std::size_t i = 0; i < channels; ++i)
        sums[i % 16] += a[i] * b[i];
    for (int half = 8; half > 0; half /= 2)
        for (int i = 0; i < half; ++i)
            sums[i] += sums[i + half];
    return sums[0];
}

} // namespace

class TestDotKernel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsItsDefinitionBitForBit_data();
    void equalsItsDefinitionBitForBit();
    void isCloseToDoublePrecision();
    void nothingToDo();
};

void TestDotKernel::equalsItsDefinitionBitForBit_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("cells");
    QTest::newRow("one channel") << 1 << 1 << 1;
    QTest::newRow("fewer than a register") << 15 << 3 << 5;
    QTest::newRow("one register") << 16 << 5 << 7;
    QTest::newRow("a tail of one") << 17 << 4 << 4;
    QTest::newRow("a tail of 15") << 47 << 9 << 11;
    QTest::newRow("ViT-S") << 384 << 6 << 13;
    QTest::newRow("ViT-B, many points") << 768 << 21 << 9;
    QTest::newRow("ViT-B, one point") << 768 << 1 << 49;
}

void TestDotKernel::equalsItsDefinitionBitForBit()
{
    QFETCH(int, channels);
    QFETCH(int, points);
    QFETCH(int, cells);
    const std::size_t stride = std::size_t(cells) + 3;
    const std::vector<float> a = numbers(std::size_t(points * channels), 1);
    const std::vector<float> b = numbers(std::size_t(cells * channels), 2);
    NamedDotKernel kernels[3];
    const std::size_t count = dotKernels(kernels);
    QVERIFY(count >= 1);
    QVERIFY(dotKernel() == kernels[count - 1].kernel);
    for (const NamedDotKernel &variant : std::span(kernels, count)) {
        std::vector<float> scores(std::size_t(points) * stride, -7.0f);
        variant.kernel(b.data(), std::size_t(cells), a.data(), std::size_t(points), std::size_t(channels),
                       scores.data(), stride);
        for (int p = 0; p < points; ++p) {
            for (int c = 0; c < cells; ++c) {
                const float expected = plain(a.data() + p * channels, b.data() + c * channels, std::size_t(channels));
                const float got = scores[std::size_t(p) * stride + std::size_t(c)];
                QVERIFY2(std::memcmp(&got, &expected, sizeof got) == 0, variant.name);
            }
            for (std::size_t c = std::size_t(cells); c < stride; ++c)
                QCOMPARE(scores[std::size_t(p) * stride + c], -7.0f); // between the rows nothing is written
        }
    }
}

void TestDotKernel::isCloseToDoublePrecision()
{
    const std::vector<float> a = numbers(4096, 3), b = numbers(4096, 4);
    double exact = 0, size = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        exact += double(a[i]) * double(b[i]);
        size += std::fabs(double(a[i]) * double(b[i]));
    }
    float score = 0;
    dotKernel()(b.data(), 1, a.data(), 1, a.size(), &score, 1);
    QVERIFY(std::fabs(double(score) - exact) < 1e-6 * size);
}

void TestDotKernel::nothingToDo()
{
    float score = 5;
    const float value = 2;
    dotKernel()(&value, 0, &value, 1, 1, &score, 1);
    QCOMPARE(score, 5.0f);
    dotKernel()(&value, 1, &value, 0, 1, &score, 1);
    QCOMPARE(score, 5.0f);
    dotKernel()(&value, 1, &value, 1, 0, &score, 1);
    QCOMPARE(score, 0.0f);
}

QTEST_APPLESS_MAIN(TestDotKernel)
#include "tst_dot_kernel.moc"
