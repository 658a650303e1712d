#include "core/demo/categories/catalogue.h"
#include "core/demo/modelling/noise.h"
#include "core/demo/rendering/renderer.h"
#include "core/demo/scene/observation.h"

#include <QTest>

#include <bit>
#include <cstring>

using namespace soco::demo;

// The same bytes on every processor: what eight lanes compute is what one formula for one point computes, whatever
// the other lanes hold and whichever instruction set is used.
class TestDemoKernels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void distancesAreThoseOfOnePoint_data();
    void distancesAreThoseOfOnePoint();
    void listsLoseNothing_data();
    void listsLoseNothing();
    void grazingLosesNothing();
    void noiseIsThatOfOnePoint();
    void lanesAreAlone();
    void orderOfFillingDoesNotMatter();
    void sumsOfRows();
    void picturesAreTheSame_data();
    void picturesAreTheSame();
};

namespace {

std::vector<const Kernels *> allKernels()
{
    const Kernels *available[2];
    const int count = availableKernels(available);
    return {available, available + count};
}

// One row a category and set of kernels.
void kernelRows()
{
    QTest::addColumn<const Kernels *>("with");
    QTest::addColumn<int>("index");
    for (const Kernels *with : allKernels())
        for (std::size_t i = 0; i < categories().size(); ++i)
            QTest::addRow("%s %s", with->name, categories()[i].name.c_str()) << with << int(i);
}

bool same(float a, float b) { return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b); }

std::unique_ptr<Model> built(const Category &category)
{
    auto model = std::make_unique<Model>(7);
    category.build(*model);
    model->finish();
    return model;
}

// Every shape and every blend, of which no category has all.
std::unique_ptr<Model> everything()
{
    auto model = std::make_unique<Model>(3);
    const int material = model->material({});
    model->part(material);
    model->sphere({.1f, .2f, .3f}, .3f);
    model->ellipsoid({.5f, 0, .4f}, {.2f, .3f, .15f}).turnX(.4f).smooth(.1f);
    model->box({-.4f, 0, .3f}, {.2f, .1f, .3f}, .03f).turnY(.3f).subtract(.05f);
    model->capsule({-.5f, -.5f, .2f}, {.1f, -.3f, .8f}, .12f, .05f);
    model->capsule({0, 0, 0}, {0, 0, 1}, .1f).subtract();
    model->part(material);
    model->cylinder({.3f, .6f, .5f}, {.2f, .3f, 1}, .2f, .15f, .02f);
    model->torus({-.2f, .6f, .5f}, {1, .2f, 0}, .2f, .05f).smooth(.03f);
    model->part(material);
    model->extrudeTapered({.8f, .3f, .1f}, {{-.3f, 0}, {.3f, .05f}, {.35f, .4f}, {0, .3f}, {-.2f, .5f}}, .2f, .03f, .1f,
                          .1f, .4f, .3f);
    model->sphere({.8f, .3f, .3f}, .3f).blend = Blend::Intersect;
    model->part(material);
    const std::vector<Vec2> profile{{.01f, 0}, {.2f, .05f}, {.3f, .3f}, {.1f, .5f}, {.01f, .55f}};
    model->revolve({-.7f, .2f, .1f}, splineThrough(profile, 40), .02f);
    model->finish();
    return model;
}

// Around a box, some beyond it.
EightPoints pointsAround(const ShapeField &field, Rng &rng)
{
    EightPoints points;
    const Vec3 middle = (field.low() + field.high()) * .5f, half = (field.high() - field.low()) * .7f;
    for (int l = 0; l < laneCount; ++l) {
        const float x = rng.range(-1, 1);
        const float y = rng.range(-1, 1);
        const float z = rng.range(-1, 1);
        points.set(l, middle + half * Vec3{x, y, z});
    }
    return points;
}

EightRays raysAt(const ShapeField &field, Rng &rng)
{
    EightRays rays;
    rays.origin = pointsAround(field, rng);
    const EightPoints targets = pointsAround(field, rng);
    for (int l = 0; l < laneCount; ++l) {
        const Vec3 direction = normalised(targets[l] - rays.origin[l]);
        rays.origin.set(l, rays.origin[l] - direction * 3);
        rays.direction.set(l, direction);
        rays.to[l] = 60;
    }
    return rays;
}

float distanceByParts(const ShapeField &field, Vec3 p)
{
    float d = 1e9f;
    for (int part = 0; part < int(field.parts().size()); ++part)
        d = std::min(d, field.partDistance(part, p));
    return d;
}

// What a grid says about points and rays.
struct Answers {
    EightHits hits;
    EightFloats starts, distances, rough, light;
    EightPoints normals;
};

Answers ask(const FieldGrid &grid, const EightRays &rays, const EightPoints &points, unsigned lanes)
{
    Answers a{};
    grid.trace(rays, lanes, 2e-4f, a.hits);
    grid.coneStarts(rays, lanes, .01f, a.starts);
    grid.distances(points, lanes, a.distances);
    grid.roughDistances(points, lanes, a.rough);
    grid.light(points, normalised({.3f, .5f, .8f}), 8, lanes, a.light);
    grid.normals(points, lanes, a.normals);
    return a;
}

bool sameInLane(const Answers &a, const Answers &b, int l)
{
    return a.hits.part[l] == b.hits.part[l] && (a.hits.part[l] < 0 || same(a.hits.distance[l], b.hits.distance[l]))
        && same(a.starts[l], b.starts[l]) && same(a.distances[l], b.distances[l]) && same(a.rough[l], b.rough[l])
        && same(a.light[l], b.light[l]) && same(a.normals.x[l], b.normals.x[l])
        && same(a.normals.y[l], b.normals.y[l]) && same(a.normals.z[l], b.normals.z[l]);
}

} // namespace

void TestDemoKernels::cleanup() { useKernels(*allKernels().back()); }

void TestDemoKernels::distancesAreThoseOfOnePoint_data()
{
    QTest::addColumn<const Kernels *>("with");
    for (const Kernels *with : allKernels())
        QTest::newRow(with->name) << with;
}

void TestDemoKernels::distancesAreThoseOfOnePoint()
{
    QFETCH(const Kernels *, with);
    const auto model = everything();
    const ShapeField &field = model->field();
    const CandidateList all = field.allCandidates();
    GridView view;
    view.primitives = field.primitives();
    view.edges = field.edges();
    Rng rng(1);
    for (int round = 0; round < 400; ++round) {
        const EightPoints points = pointsAround(field, rng);
        EightFloats found;
        with->distancesAmong(view, all.data(), points, found);
        for (int l = 0; l < laneCount; ++l)
            QVERIFY(same(found[l], distanceByParts(field, points[l])));
    }
}

void TestDemoKernels::listsLoseNothing_data() { kernelRows(); }

// Where a cell's list is asked, it says what the whole object would say.
void TestDemoKernels::listsLoseNothing()
{
    QFETCH(const Kernels *, with);
    QFETCH(int, index);
    useKernels(*with);
    const auto model = built(categories()[std::size_t(index)]);
    Rng rng(2);
    int met = 0;
    for (int round = 0; round < 60; ++round) {
        EightRays rays = raysAt(model->field(), rng);
        EightHits hits;
        model->grid().trace(rays, allLanes, 2e-4f, hits);
        EightPoints points;
        unsigned lanes = 0;
        for (int l = 0; l < laneCount; ++l) {
            if (hits.part[l] < 0)
                continue;
            points.set(l, rays.origin[l] + rays.direction[l] * (hits.distance[l] - .003f));
            lanes |= 1u << l;
        }
        EightFloats found;
        model->grid().distances(points, lanes, found);
        for (int l = 0; l < laneCount; ++l)
            if (lanes >> l & 1) {
                QVERIFY(same(found[l], distanceByParts(model->field(), points[l])));
                ++met;
            }
    }
    QVERIFY(met > 20);
}

// Rays and cones that creep along a plate meet the wall at its end.
void TestDemoKernels::grazingLosesNothing()
{
    constexpr float top = .02f, wallAt = 1.5f;
    Model model(1);
    const int plate = model.part(model.material({}));
    model.box({0, 0, 0}, {wallAt + .1f, .5f, top}, .001f);
    const int wall = model.part(model.material({}));
    model.box({wallAt + .05f, 0, .25f}, {.05f, .5f, .25f}, .001f);
    model.finish();
    QVERIFY(plate != wall);
    for (const Kernels *with : allKernels()) {
        useKernels(*with);
        EightRays rays;
        for (int l = 0; l < laneCount; ++l) {
            rays.origin.set(l, {-3, 0, top + .008f * float(1 + l)});
            rays.direction.set(l, {1, 0, 0});
            rays.to[l] = 60;
        }
        EightFloats starts;
        model.grid().coneStarts(rays, allLanes, 1e-4f, starts);
        EightHits hits;
        model.grid().trace(rays, allLanes, 2e-4f, hits);
        for (int l = 0; l < laneCount; ++l) {
            QVERIFY(starts[l] >= 0);
            QCOMPARE(hits.part[l], wall);
            QVERIFY(std::fabs(hits.distance[l] - (3 + wallAt)) < .002f);
            QVERIFY(starts[l] < hits.distance[l]);
        }
    }
}

void TestDemoKernels::noiseIsThatOfOnePoint()
{
    Rng rng(3);
    for (const Kernels *with : allKernels()) {
        useKernels(*with);
        for (int round = 0; round < 200; ++round) {
            Octaves wanted[9];
            for (Octaves &w : wanted) {
                const float x = rng.range(-90, 90);
                const float y = rng.range(-90, 90);
                const float z = rng.range(-90, 90);
                w = {{x, y, z}, 1 + rng.index(7)};
            }
            const auto values = noises(wanted);
            for (std::size_t i = 0; i < std::size(wanted); ++i) {
                float weight = .5f, sum = 0, total = 0;
                Vec3 p = wanted[i].point;
                for (int k = 0; k < wanted[i].count; ++k) {
                    sum += weight * valueNoise(p);
                    total += weight;
                    weight *= .5f;
                    p = p * 2.03f + Vec3{7.1f, 3.3f, 5.7f};
                }
                QVERIFY(same(values[i], sum / total));
                QVERIFY(values[i] >= 0 && values[i] < 1);
            }
        }
    }
}

void TestDemoKernels::lanesAreAlone()
{
    const auto model = everything();
    Rng rng(4);
    for (int round = 0; round < 60; ++round) {
        const EightRays rays = raysAt(model->field(), rng);
        const EightPoints points = pointsAround(model->field(), rng);
        useKernels(*allKernels().front());
        const Answers together = ask(model->grid(), rays, points, allLanes);
        for (const Kernels *with : allKernels()) {
            useKernels(*with);
            const Answers again = ask(model->grid(), rays, points, allLanes);
            for (int l = 0; l < laneCount; ++l) {
                QVERIFY(sameInLane(together, again, l));
                const Answers alone = ask(model->grid(), rays, points, 1u << l);
                QVERIFY(sameInLane(together, alone, l));
            }
        }
    }
}

// Cells are filled when touched: asked in the reverse order, a grid answers the same.
void TestDemoKernels::orderOfFillingDoesNotMatter()
{
    const auto forwards = everything(), backwards = everything();
    std::vector<EightRays> rays;
    std::vector<EightPoints> points;
    Rng rng(5);
    for (int round = 0; round < 40; ++round) {
        rays.push_back(raysAt(forwards->field(), rng));
        points.push_back(pointsAround(forwards->field(), rng));
    }
    std::vector<Answers> answers(rays.size());
    for (std::size_t i = 0; i < rays.size(); ++i)
        answers[i] = ask(forwards->grid(), rays[i], points[i], allLanes);
    for (std::size_t i = rays.size(); i-- > 0;) {
        const Answers other = ask(backwards->grid(), rays[i], points[i], allLanes);
        for (int l = 0; l < laneCount; ++l)
            QVERIFY(sameInLane(answers[i], other, l));
    }
}

void TestDemoKernels::sumsOfRows()
{
    const std::vector<float> a{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, b(11, 2.f);
    const float *rows[]{a.data(), b.data()};
    const float weights[]{.5f, 3};
    for (const Kernels *with : allKernels()) {
        std::vector<float> sums(12, -1.f);
        with->weightedSums(rows, weights, 2, sums.data(), 11);
        for (std::size_t i = 0; i < 11; ++i)
            QCOMPARE(sums[i], .5f * a[i] + 6);
        QCOMPARE(sums[11], -1.f);
    }
}

void TestDemoKernels::picturesAreTheSame_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < categories().size(); ++i)
        QTest::newRow(categories()[i].name.c_str()) << int(i);
}

void TestDemoKernels::picturesAreTheSame()
{
    QFETCH(int, index);
    std::vector<soco::RgbImage> images;
    std::vector<Observation> observations;
    for (const Kernels *with : allKernels()) {
        useKernels(*with);
        const Scene scene = makeScene(categories()[std::size_t(index)], 7, 2, {165, 121}); // no whole tiles
        observations.push_back(observe(scene));
        images.push_back(develop(scene, traceScene(scene)));
    }
    for (std::size_t i = 1; i < images.size(); ++i) {
        for (int y = 0; y < images[0].height; ++y)
            QVERIFY(std::memcmp(images[0].row(y), images[i].row(y), std::size_t(3 * images[0].width)) == 0);
        const PixelBox a = observations[0].box, b = observations[i].box;
        QVERIFY(a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom);
        QCOMPARE(observations[0].keypoints.size(), observations[i].keypoints.size());
        for (std::size_t k = 0; k < observations[0].keypoints.size(); ++k) {
            const ObservedKeypoint &p = observations[0].keypoints[k], &q = observations[i].keypoints[k];
            QCOMPARE(p.visible, q.visible);
            QVERIFY(same(p.x, q.x) && same(p.y, q.y) && same(p.position.x, q.position.x));
        }
    }
}

QTEST_GUILESS_MAIN(TestDemoKernels)
#include "tst_demo_kernels.moc"
