#include "core/demo/categories/catalogue.h"
#include "core/demo/rendering/renderer.h"
#include "core/demo/scene/observation.h"
#include "core/demo/writing/picture.h"

#include "tests/demo/first_positions.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace soco::demo;

// Small pictures: geometry does not depend on the size.
class TestDemoScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownPositions();
    void leftIsOnTheRightFromTheFront_data();
    void leftIsOnTheRightFromTheFront();
    void pointsLieOnTheObjectAndInTheBox_data();
    void pointsLieOnTheObjectAndInTheBox();
    void pictureDoesNotDependOnOthers();
    void objectIsWhole_data();
    void objectIsWhole();
    void picturesAreNotFlat_data();
    void picturesAreNotFlat();
    void sizesComeFromTheMixture();
};

namespace {

constexpr PictureSize small{160, 120};

void categoryRows()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < categories().size(); ++i)
        QTest::newRow(categories()[i].name.c_str()) << int(i);
}

std::string mirrored(std::string name)
{
    const std::size_t at = name.find("left");
    return at == std::string::npos ? std::string() : name.replace(at, 4, "right");
}

} // namespace

// One line a category: box, then the first two visible points of picture 1. Written down by `demo_sheet --positions`:
// positions and boxes may never change for a seed unless drawingVersion is raised.
void TestDemoScene::knownPositions()
{
    QFile file(SOCO_TEST_DATA "/known_positions.txt");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(int(lines.size()), int(categories().size()));
    for (std::size_t i = 0; i < categories().size(); ++i)
        QCOMPARE(QString::fromStdString(firstPositions(categories()[i])), lines[qsizetype(i)]);
}

void TestDemoScene::leftIsOnTheRightFromTheFront_data() { categoryRows(); }

void TestDemoScene::leftIsOnTheRightFromTheFront()
{
    QFETCH(int, index);
    const Category &category = categories()[std::size_t(index)];
    int compared = 0;
    for (int n = 1; n <= 3; ++n) {
        const Scene scene = makeScene(category, 11, n, small);
        const Camera front = frameObject(scene.object->grid(), {0, .2f, .5f, 0, .7f, {}}, small);
        for (const PlacedKeypoint &left : scene.object->keypoints()) {
            const std::string other = mirrored(left.name);
            for (const PlacedKeypoint &right : scene.object->keypoints()) {
                if (other.empty() || right.name != other)
                    continue;
                float lx = 0, ly = 0, rx = 0, ry = 0;
                QVERIFY(front.project(scene.object->snapped(left, false).at, lx, ly));
                QVERIFY(front.project(scene.object->snapped(right, false).at, rx, ry));
                QVERIFY2(lx > rx, left.name.c_str());
                ++compared;
            }
        }
    }
    QVERIFY(compared >= 6);
}

void TestDemoScene::pointsLieOnTheObjectAndInTheBox_data() { categoryRows(); }

void TestDemoScene::pointsLieOnTheObjectAndInTheBox()
{
    QFETCH(int, index);
    int points = 0;
    for (int n = 1; n <= 4; ++n) {
        const Scene scene = makeScene(categories()[std::size_t(index)], 7, n, small);
        const Observation o = observe(scene);
        const Layers layers = traceScene(scene);

        PixelBox drawn{small.width, small.height, 0, 0};
        for (int y = 0; y < small.height; ++y)
            for (int x = 0; x < small.width; ++x)
                if (layers.coverage[std::size_t(y * small.width + x)] >= .5f)
                    drawn = {std::min(drawn.left, x), std::min(drawn.top, y), std::max(drawn.right, x + 1),
                             std::max(drawn.bottom, y + 1)};
        QVERIFY(std::abs(drawn.left - o.box.left) <= 1 && std::abs(drawn.top - o.box.top) <= 1);
        QVERIFY(std::abs(drawn.right - o.box.right) <= 1 && std::abs(drawn.bottom - o.box.bottom) <= 1);

        for (const ObservedKeypoint &k : o.keypoints) {
            if (!k.visible)
                continue;
            ++points;
            const std::string &name = scene.category->keypoints[std::size_t(k.index)].name;
            QVERIFY2(k.x >= float(o.box.left) - 1 && k.x <= float(o.box.right) + 1 && k.y >= float(o.box.top) - 1
                         && k.y <= float(o.box.bottom) + 1, name.c_str());
            bool near = false;
            for (int y = int(k.y) - 2; y <= int(k.y) + 2; ++y)
                for (int x = int(k.x) - 2; x <= int(k.x) + 2; ++x)
                    near = near || (x >= 0 && y >= 0 && x < small.width && y < small.height
                                    && layers.coverage[std::size_t(y * small.width + x)] > 0);
            QVERIFY2(near, name.c_str());
        }
    }
    QVERIFY(points >= 12);
}

void TestDemoScene::pictureDoesNotDependOnOthers()
{
    const Category &car = categories().front();
    const Picture alone = describe(makeScene(car, 7, 7, small));
    for (int n = 1; n < 3; ++n)
        describe(makeScene(car, 7, n, small));
    const Picture later = describe(makeScene(car, 7, 7, small));
    QCOMPARE(later.visible, alone.visible);
    QCOMPARE(later.observation.keypoints.size(), alone.observation.keypoints.size());
    for (std::size_t i = 0; i < alone.observation.keypoints.size(); ++i)
        QCOMPARE(later.observation.keypoints[i].x, alone.observation.keypoints[i].x);
    QVERIFY(describe(makeScene(car, 8, 7, small)).azimuth != alone.azimuth);
}

void TestDemoScene::objectIsWhole_data() { categoryRows(); }

void TestDemoScene::objectIsWhole()
{
    QFETCH(int, index);
    for (int n = 1; n <= 4; ++n) {
        const Scene scene = makeScene(categories()[std::size_t(index)], 5, n, {});
        const Observation o = observe(scene);
        const Camera &c = scene.camera;
        QVERIFY(o.box.left > 0 && o.box.top > 0 && o.box.right < c.width && o.box.bottom < c.height);
        const float fill = std::max(float(o.box.right - o.box.left) / float(c.width),
                                    float(o.box.bottom - o.box.top) / float(c.height));
        QVERIFY2(fill > .55f && fill < .92f, qPrintable(QString::number(double(fill))));
    }
}

void TestDemoScene::picturesAreNotFlat_data() { categoryRows(); }

// Contrast over the whole picture, and texture on the toy: hardly a patch of 32 x 32 pixels may be plain. The grain of
// the film alone has a standard deviation of 1.7.
void TestDemoScene::picturesAreNotFlat()
{
    QFETCH(int, index);
    constexpr int side = 32;
    const PictureSize size{384, 288};
    const Scene scene = makeScene(categories()[std::size_t(index)], 7, 2, size);
    Layers layers = traceScene(scene);
    const std::vector<float> coverage = layers.coverage;
    const soco::RgbImage image = develop(scene, std::move(layers));
    QCOMPARE(image.width, size.width);
    QCOMPARE(image.height, size.height);
    const auto [low, high] = std::minmax_element(image.pixels.begin(), image.pixels.end());
    QVERIFY(*high - *low > 120);

    int patches = 0, plain = 0;
    for (int top = 0; top + side <= size.height; top += side / 2) {
        for (int left = 0; left + side <= size.width; left += side / 2) {
            double sum = 0, squares = 0;
            bool onToy = true;
            for (int y = top; y < top + side; ++y)
                for (int x = left; x < left + side; ++x) {
                    onToy = onToy && coverage[std::size_t(y * size.width + x)] >= 1;
                    const double green = image.row(y)[3 * x + 1];
                    sum += green;
                    squares += green * green;
                }
            constexpr double count = side * side;
            patches += onToy;
            plain += onToy && squares / count - (sum / count) * (sum / count) < 2.2 * 2.2;
        }
    }
    QVERIFY2(plain * 50 <= patches, qPrintable(QString("%1 of %2 patches are plain").arg(plain).arg(patches)));
}

void TestDemoScene::sizesComeFromTheMixture()
{
    Rng rng(3);
    int upright = 0;
    for (int i = 0; i < 200; ++i) {
        const PictureSize tall = drawSize({.5f, .5f, 2}, rng);
        upright += tall.height > tall.width;
        const PictureSize broad = drawSize({2, .5f, .5f}, rng);
        QVERIFY(broad.width >= broad.height);
        QVERIFY(broad.width <= 640 && broad.height >= 333);
    }
    QVERIFY(upright > 120 && upright < 200);
}

QTEST_APPLESS_MAIN(TestDemoScene)
#include "tst_demo_scene.moc"
