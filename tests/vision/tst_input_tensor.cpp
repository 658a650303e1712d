// From pixels to the tensor a model is given. Goldens: make_imaging_goldens.py.

#include "core/vision/guard.h"
#include "core/vision/imaging/tensor.h"
#include "tests/vision/test_images.h"

#include <QTest>

using namespace soco;
using namespace soco::vision;

class TestInputTensor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalisesEveryValueExactly_data();
    void normalisesEveryValueExactly();
    void planesFollowEachOther();
    void badImageIsAnError_data();
    void badImageIsAnError();
};

void TestInputTensor::normalisesEveryValueExactly_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("imagenet") << "imagenet";
    QTest::newRow("none") << "none";
}

void TestInputTensor::normalisesEveryValueExactly()
{
    QFETCH(QString, name);
    const std::vector<float> expected = testimages::floats(testimages::golden("input_tensor.json")[name]);
    QCOMPARE(expected.size(), std::size_t(256 * 3));
    RgbImage image(256, 1);
    for (int value = 0; value < 256; ++value)
        std::memset(image.row(0) + 3 * value, value, 3);
    const at::Tensor tensor = toInputTensor(image, name == "none" ? noNormalisation : imagenetNormalisation);
    const float *values = tensor.const_data_ptr<float>();
    for (std::size_t value = 0; value < 256; ++value)
        for (std::size_t channel = 0; channel < 3; ++channel)
            QVERIFY(values[channel * 256 + value] == expected[value * 3 + channel]); // bit for bit
}

void TestInputTensor::planesFollowEachOther()
{
    const RgbImage image = testimages::noise(5, 3, 1);
    const at::Tensor tensor = toInputTensor(image, noNormalisation);
    QCOMPARE(tensor.sizes().vec(), (std::vector<std::int64_t>{1, 3, 3, 5}));
    QVERIFY(tensor.is_contiguous());
    for (int c = 0; c < 3; ++c)
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 5; ++x)
                QCOMPARE(tensor.const_data_ptr<float>()[(c * 3 + y) * 5 + x], float(image.row(y)[3 * x + c]) / 255.0f);
}

void TestInputTensor::badImageIsAnError_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("no pixels") << 0;
    QTest::newRow("too few pixels") << 11;
}

void TestInputTensor::badImageIsAnError()
{
    QFETCH(int, bytes);
    RgbImage image(2, 2);
    image.pixels.resize(std::size_t(bytes));
    const Result<int> result = guarded("reading", [&]() -> Result<int> {
        return int(toInputTensor(image, noNormalisation).numel());
    });
    QVERIFY(!result.ok());
    QVERIFY(result.error().message.starts_with("reading: "));
}

QTEST_APPLESS_MAIN(TestInputTensor)
#include "tst_input_tensor.moc"
