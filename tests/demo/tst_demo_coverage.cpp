#include "core/base/parallel.h"
#include "core/demo/writing/pairs.h"

#include <QTest>

#include <bit>
#include <set>

using namespace soco::demo;

// Do the pictures of the whole catalogue show enough, so that a dataset is worth evaluating on?
class TestDemoCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void picturesShowPoints_data();
    void picturesShowPoints();
    void everyKeypointIsSeen_data();
    void everyKeypointIsSeen();
    void everyCategoryIsSourceAndTarget_data();
    void everyCategoryIsSourceAndTarget();
    void meansAreThoseOfTheBenchmark();

private:
    std::vector<Picture> picturesOf(const Category &category) const;

    std::vector<const Category *> m_categories;
    std::vector<Picture> m_pictures;
    PairPlan m_plan;
};

namespace {

constexpr int images = 8;

void categoryRows()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < categories().size(); ++i)
        QTest::newRow(categories()[i].name.c_str()) << int(i);
}

int shared(const Picture &a, const Picture &b) { return std::popcount(a.visible & b.visible); }

} // namespace

// The geometry of every category's first pictures, without a pixel.
void TestDemoCoverage::initTestCase()
{
    m_categories = chosenCategories(int(categories().size()), {});
    m_pictures.resize(m_categories.size() * images);
    soco::parallelFor(m_pictures.size(), 0, [&](std::size_t i) {
        m_pictures[i] = describe(makeScene(*m_categories[i / images], 7, int(i % images) + 1, {}));
    });
    m_plan = planPairs(m_pictures, m_categories, pairCounts(0, images), 7);
}

std::vector<Picture> TestDemoCoverage::picturesOf(const Category &category) const
{
    std::vector<Picture> own;
    for (const Picture &p : m_pictures)
        if (p.category == &category)
            own.push_back(p);
    return own;
}

void TestDemoCoverage::picturesShowPoints_data() { categoryRows(); }

void TestDemoCoverage::picturesShowPoints()
{
    QFETCH(int, index);
    int visible = 0, pairs = 0, usable = 0;
    const std::vector<Picture> own = picturesOf(categories()[std::size_t(index)]);
    for (std::size_t a = 0; a < own.size(); ++a) {
        visible += std::popcount(own[a].visible);
        for (std::size_t b = a + 1; b < own.size(); ++b) {
            ++pairs;
            usable += shared(own[a], own[b]) >= 3;
        }
    }
    const double mean = double(visible) / double(own.size());
    QVERIFY2(mean >= 4.5, qPrintable(QString("%1 visible points a picture").arg(mean)));
    QVERIFY2(usable * 100 >= pairs * 30, qPrintable(QString("%1 of %2 pairs share three").arg(usable).arg(pairs)));
}

void TestDemoCoverage::everyKeypointIsSeen_data() { categoryRows(); }

// Six instances looked at from eight sides: a keypoint that nothing shows is misplaced.
void TestDemoCoverage::everyKeypointIsSeen()
{
    QFETCH(int, index);
    const Category &category = categories()[std::size_t(index)];
    std::uint64_t seen = 0;
    for (int n = 1; n <= 6; ++n) {
        Scene scene = makeScene(category, 7, n, {160, 120});
        scene.props.clear();
        for (int side = 0; side < 8; ++side) {
            scene.view.azimuth = float(side) * pi / 4 + .2f;
            scene.view.elevation = side & 1 ? .12f : .5f;
            scene.camera = frameObject(scene.object->grid(), scene.view, {160, 120});
            seen |= describe(scene).visible;
        }
    }
    for (std::size_t i = 0; i < category.keypoints.size(); ++i)
        QVERIFY2(seen >> i & 1, category.keypoints[i].name.c_str());
}

void TestDemoCoverage::everyCategoryIsSourceAndTarget_data() { categoryRows(); }

void TestDemoCoverage::everyCategoryIsSourceAndTarget()
{
    QFETCH(int, index);
    const Category *category = &categories()[std::size_t(index)];
    int intra = 0, crossSource = 0, crossTarget = 0;
    for (const PairChoice &pair : m_plan.pairs) {
        const Picture &source = m_pictures[std::size_t(pair.source)], &target = m_pictures[std::size_t(pair.target)];
        intra += pair.type == PairType::Intra && target.category == category;
        crossSource += pair.type == PairType::Cross && source.category == category;
        crossTarget += pair.type == PairType::Cross && target.category == category;
    }
    QVERIFY2(intra >= 6 && crossSource >= 1 && crossTarget >= 3,
             qPrintable(QString("%1 intra, source of %2 and target of %3 cross")
                            .arg(intra).arg(crossSource).arg(crossTarget)));
}

// SOCO shows 10 points an image, and 79 % of its pairs share three (core/demo/README.md, "Pairs").
void TestDemoCoverage::meansAreThoseOfTheBenchmark()
{
    int visible = 0, pairs = 0, usable = 0;
    for (std::size_t a = 0; a < m_pictures.size(); ++a) {
        visible += std::popcount(m_pictures[a].visible);
        for (std::size_t b = a + 1; b < m_pictures.size() && m_pictures[b].category == m_pictures[a].category; ++b) {
            ++pairs;
            usable += shared(m_pictures[a], m_pictures[b]) >= 3;
        }
    }
    const double mean = double(visible) / double(m_pictures.size()), share = double(usable) / double(pairs);
    qInfo("%.2f visible points a picture, %.1f %% of the pairs share three", mean, share * 100);
    QVERIFY(mean > 8 && mean < 14);
    QVERIFY(share > .75);
}

QTEST_APPLESS_MAIN(TestDemoCoverage)
#include "tst_demo_coverage.moc"
