#include "app/studio/workspace/pair_index.h"

#include "tests/dataset/dataset_builder.h"

#include <QTest>

using namespace soco;
using dataset::PairKind;

class TestPairIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsAreFoundByWhatTheyScore();
    void scoresPoolPointsAndKeepTheBenchmarksAverages();
    void anEditedPairIsLeftOut();
};

namespace {

struct Opened {
    test::DatasetBuilder builder;
    std::shared_ptr<const dataset::Dataset> dataset;
    std::shared_ptr<const studio::PairIndex> index;

    Opened()
    {
        auto result = dataset::Dataset::open(builder.root());
        if (!result)
            qFatal("%s", result.error().text().c_str());
        dataset = *result;
        index = studio::PairIndex::build(dataset, {});
    }

    // Every point of every intra pair with this error.
    benchmark::KindResult result(float error) const
    {
        benchmark::KindResult kind;
        kind.kind = PairKind::Intra;
        for (const auto &ref : dataset->pairs(PairKind::Intra)) {
            const auto pair = dataset->loadPair(ref);
            const auto matches = dataset::matchesOf(*pair);
            kind.scores.push_back({ref.group, ref.file, std::vector<float>(matches.semantic.size(), error),
                                   std::vector<float>(matches.concepts.size(), error)});
        }
        return kind;
    }
};

} // namespace

void TestPairIndex::pairsAreFoundByWhatTheyScore()
{
    const Opened opened;
    std::size_t checked = 0;
    for (const auto &ref : opened.dataset->pairs(PairKind::Intra)) {
        const auto pair = opened.dataset->loadPair(ref);
        for (const auto &[source, target] : dataset::matchesOf(*pair).semantic) {
            const auto &keypoint = pair->source.keypoints[std::size_t(source)];
            const auto found = opened.index->pairsWithKeypoint(PairKind::Intra, ref.group, keypoint.name);
            QVERIFY(std::find(found.begin(), found.end(), ref) != found.end());
            const auto byConcept = opened.index->pairsWithConcept(PairKind::Intra, ref.group, keypoint.conceptName);
            QVERIFY(byConcept.size() >= found.size());
            ++checked;
        }
    }
    QVERIFY(checked > 0);
    QVERIFY(opened.index->pairsWithKeypoint(PairKind::Intra, "car", "no_such_keypoint").empty());
}

void TestPairIndex::scoresPoolPointsAndKeepTheBenchmarksAverages()
{
    const Opened opened;
    dataset::Taxonomy taxonomy = opened.dataset->taxonomy();
    auto kind = opened.result(0.05f);
    // One wrong point in the first pair of the first category.
    kind.scores.front().socErrors.front() = 0.5f;
    const auto percent = opened.index->scores(kind, benchmark::Criterion::Soc, 0.1, taxonomy);
    const QString group = QString::fromStdString(kind.scores.front().group);
    const double expected = benchmark::pck(kind.scores, benchmark::Criterion::Soc, 0.1).byGroup.at(kind.scores.front().group);
    QCOMPARE(percent.value(group), expected);
    QVERIFY(expected < 100);
    const auto first = opened.dataset->loadPair(opened.dataset->pairs(PairKind::Intra).front());
    const auto &keypoint = first->source.keypoints[std::size_t(dataset::matchesOf(*first).semantic.front().first)];
    const QString key = group + '/' + QString::fromStdString(keypoint.conceptName) + '/' + QString::fromStdString(keypoint.name);
    const double pairsWithIt = double(opened.index->pairsWithKeypoint(PairKind::Intra, group.toStdString(), keypoint.name).size());
    QVERIFY(percent.contains(key));
    QVERIFY(percent.value(key) <= 100.0 * (pairsWithIt - 1) / pairsWithIt + 1e-9);
}

void TestPairIndex::anEditedPairIsLeftOut()
{
    const Opened opened;
    auto kind = opened.result(0.05f);
    kind.scores.front().socErrors.push_back(0.9f); // no longer as long as the pair's list
    const auto percent = opened.index->scores(kind, benchmark::Criterion::Soc, 0.1, opened.dataset->taxonomy());
    for (auto it = percent.cbegin(); it != percent.cend(); ++it)
        if (it.key().contains('/'))
            QCOMPARE(it.value(), 100.0);
}

QTEST_GUILESS_MAIN(TestPairIndex)
#include "tst_pair_index.moc"
