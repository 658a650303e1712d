// The matcher without weights. Golden: make_imaging_goldens.py, which repeats the measurement with Python's OpenCV.
// OpenCV rounds SIFT values to whole numbers; another version or processor may round a few of them the other way, one
// step in about 40 for a typical value. So single channels may differ by 0.02, descriptors by 0.9999 in cosine, and
// an argmax only where the two best cells are nearly equal.

#include "core/vision/baselines/dense_sift.h"
#include "core/vision/matching.h"
#include "tests/vision/test_images.h"

#include <QJsonArray>
#include <QTest>

#include <opencv2/core/utility.hpp>

#include <cmath>
#include <numeric>

using namespace soco;
using namespace soco::vision;

class TestDenseSift : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItIs();
    void equalsPython();
    void matchesAsPython();
    void sameNumbersForAnyNumberOfThreads();
    void flatPictureGivesNoDescriptor();
    void smallestPictures_data();
    void smallestPictures();
    void badPictures_data();
    void badPictures();
    void stopsWhenAsked();
};

void TestDenseSift::saysWhatItIs()
{
    const auto backbone = makeDenseSift();
    const BackboneInfo &info = backbone->info();
    QCOMPARE(info.name, std::string("dense_sift"));
    QCOMPARE(info.title, std::string("dense_sift"));
    QCOMPARE(info.checkpointName, std::string("dense_sift"));
    QCOMPARE(info.layer, std::string("0"));
    QCOMPARE(info.patchSize, 16);
    QCOMPARE(info.inputSize, 800);
    QCOMPARE(info.gridSize, 50);
    QCOMPARE(info.channels, 256);
    QVERIFY(info.weightsFile.empty());
    QVERIFY(!info.fingerprint.empty());
    // Other words are another fingerprint, and runs that were stored under the old one are no longer found.
    QCOMPARE(QString::fromStdString(info.definition.substr(0, info.definition.rfind(' '))),
             "dense RootSIFT; features 1; white square, Pillow bicubic to 800, none 0 0 0 / 1 1 1, grey; upright "
             "keypoints of sizes 6 and 12 at the centres of 50 x 50 cells; float32; OpenCV");
    QCOMPARE(backbone->device(), Device{});
}

void TestDenseSift::equalsPython()
{
    const QJsonObject golden = testimages::golden("dense_sift.json");
    const auto map = makeDenseSift()->features(testimages::waves(240, 180, 3));
    QVERIFY(map.ok());
    QCOMPARE(map->channels(), 256);
    QCOMPARE(map->rows(), 50);
    QCOMPARE(map->cols(), 50);
    QCOMPARE(map->inputSize(), 800);
    const std::vector<float> values = map->toVector(), expected = testimages::floats(golden["features"]);
    const QJsonArray cells = golden["cells"].toArray();
    QCOMPARE(expected.size(), std::size_t(256 * cells.size()));
    double worst = 0, worstCosine = 1;
    for (int i = 0; i < int(cells.size()); ++i) {
        double cosine = 0, norm = 0;
        for (int c = 0; c < 256; ++c) {
            const double ours = double(values[std::size_t(c * 2500 + cells[i].toInt())]);
            const double theirs = double(expected[std::size_t(i * 256 + c)]);
            worst = std::max(worst, std::fabs(ours - theirs));
            cosine += ours * theirs;
            norm += theirs * theirs;
        }
        if (norm > 0) // a cell of the white padding has no descriptor
            worstCosine = std::min(worstCosine, cosine);
        else
            QCOMPARE(cosine, 0.0);
    }
    qInfo("largest difference %.3g, smallest cosine %.9f (OpenCV " CV_VERSION " against %s)", worst, worstCosine,
          qPrintable(golden["opencv"].toString()));
    QVERIFY(worst < 0.02);
    QVERIFY(worstCosine > 0.9999);
}

void TestDenseSift::matchesAsPython()
{
    const auto backbone = makeDenseSift();
    const auto source = backbone->features(testimages::waves(240, 180, 3));
    const auto target = backbone->features(testimages::waves(180, 250, 5));
    QVERIFY(source.ok() && target.ok());
    const QJsonArray matches = testimages::golden("dense_sift.json")["matches"].toArray();
    QVERIFY(matches.size() >= 20);
    int decided = 0;
    for (const QJsonValue &value : matches) {
        const int cell = value["cell"].toInt();
        const auto map = similarity(*source, {float(cell % 50) / 49.0f, float(cell / 50) / 49.0f}, *target);
        QVERIFY(map.ok());
        QVERIFY(std::fabs(double(map->maximum) - value["cosine"].toDouble()) < 1e-3);
        if (value["margin"].toDouble() < 1e-3)
            continue; // a near tie
        ++decided;
        QCOMPARE(map->argmax.y * 50 + map->argmax.x, value["best"].toInt());
    }
    QVERIFY(decided >= 15);
}

void TestDenseSift::sameNumbersForAnyNumberOfThreads()
{
    const RgbImage image = testimages::waves(200, 150, 7);
    const int before = cv::getNumThreads();
    cv::setNumThreads(1);
    const std::vector<float> one = makeDenseSift()->features(image).value().toVector();
    cv::setNumThreads(2);
    const std::vector<float> two = makeDenseSift()->features(image).value().toVector();
    cv::setNumThreads(before);
    QVERIFY(one == two);
}

void TestDenseSift::flatPictureGivesNoDescriptor()
{
    const auto map = makeDenseSift()->features(RgbImage(40, 30, 255)); // white, as its padding
    QVERIFY(map.ok());
    for (const float value : map->toVector())
        QCOMPARE(value, 0.0f);
}

void TestDenseSift::smallestPictures_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("one pixel") << 1 << 1;
    QTest::newRow("one row") << 30 << 1;
    QTest::newRow("one column") << 1 << 2000;
}

void TestDenseSift::smallestPictures()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const auto map = makeDenseSift()->features(testimages::noise(width, height, 3));
    QVERIFY(map.ok());
    for (const float value : map->toVector())
        QVERIFY(std::isfinite(value));
}

void TestDenseSift::badPictures_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("bytes");
    QTest::newRow("no picture") << 0 << 0;
    QTest::newRow("fewer bytes than pixels") << 5 << 10;
}

void TestDenseSift::badPictures()
{
    QFETCH(int, width);
    QFETCH(int, bytes);
    RgbImage image(width, 4);
    image.pixels.resize(std::size_t(bytes));
    const auto map = makeDenseSift()->features(image);
    QVERIFY(!map.ok());
    QCOMPARE(map.error().kind, ErrorKind::InvalidArgument);
}

void TestDenseSift::stopsWhenAsked()
{
    std::stop_source stop;
    const Task task([&](const Progress &) { stop.request_stop(); }, stop.get_token());
    const auto map = makeDenseSift()->features(testimages::waves(64, 64, 1), task);
    QVERIFY(!map.ok());
    QCOMPARE(map.error().kind, ErrorKind::Cancelled);
}

QTEST_APPLESS_MAIN(TestDenseSift)
#include "tst_dense_sift.moc"
