#include "core/benchmark/pair_index.h"

#include "core/benchmark/judge.h"
#include "tests/benchmark/pair_scores.h"
#include "tests/dataset/dataset_builder.h"

#include <QTest>

using namespace soco;
using benchmark::Criterion;
using benchmark::Reduction;
using dataset::PairKind;

class TestPairIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsAreFoundByWhatTheyScore();
    void scoresPoolPointsAndKeepTheBenchmarksAverages();
    void anEditedPairIsLeftOut();
    void scoresKnowTheirKeypoints();
    void aTargetWithoutTheKeypointIsNoPairOfIt();
    void scoresMadeBeforeAnEditAreStale();
};

namespace {

struct Opened {
    test::DatasetBuilder builder;
    std::shared_ptr<const dataset::Dataset> dataset;
    std::shared_ptr<const benchmark::PairIndex> index;

    Opened()
    {
        auto result = dataset::Dataset::open(builder.root());
        if (!result)
            qFatal("%s", result.error().text().c_str());
        dataset = *result;
        index = benchmark::PairIndex::build(dataset, {});
    }

    // Every point of every intra pair with this error.
    benchmark::KindResult result(float error) const
    {
        benchmark::KindResult kind;
        kind.kind = PairKind::Intra;
        for (const auto &ref : dataset->pairs(PairKind::Intra)) {
            const auto pair = dataset->loadPair(ref);
            const auto matches = dataset::matchesOf(*pair);
            kind.scores.push_back(test::pairScore(ref.group, ref.file, std::vector<float>(matches.semantic.size(), error),
                                                  std::vector<float>(matches.concepts.size(), error)));
            kind.scores.back().annotation = benchmark::annotationDigest(*pair);
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
    kind.scores.front().points[Criterion::Soc].errors.front() = 0.5f;
    const auto levels = opened.index->treeScores(kind, Criterion::Soc, 0.1, Reduction::Pair, taxonomy);
    const std::string group = kind.scores.front().group;
    const benchmark::Score score = benchmark::pck(kind.scores, Criterion::Soc, 0.1);
    QCOMPARE(levels.at(group).percent, score.byGroup.at(group));
    QCOMPARE(levels.at(group).pairs, score.pairsByGroup.at(group));
    QCOMPARE(levels.at(group).points, score.pointsByGroup.at(group));
    QVERIFY(levels.at(group).percent < 100);
    const auto first = opened.dataset->loadPair(opened.dataset->pairs(PairKind::Intra).front());
    const auto &keypoint = first->source.keypoints[std::size_t(dataset::matchesOf(*first).semantic.front().first)];
    const auto &level = levels.at(group + '/' + keypoint.conceptName + '/' + keypoint.name);
    const auto pairs =
        std::int64_t(opened.index->pairsWithKeypoint(PairKind::Intra, group, keypoint.name, Criterion::Soc).size());
    QCOMPARE(level.pairs, pairs);
    QCOMPARE(level.points, pairs);
    QCOMPARE(level.percent, 100.0 * double(pairs - 1) / double(pairs));
    // The tree and the charts average alike, whatever the run's reduction.
    const auto pooled = opened.index->treeScores(kind, Criterion::Soc, 0.1, Reduction::Keypoint, taxonomy);
    QCOMPARE(pooled.at(group).percent,
             benchmark::pck(kind.scores, Criterion::Soc, 0.1, Reduction::Keypoint).byGroup.at(group));
    double sum = 0;
    int groups = 0;
    for (const auto &[name, percent] : score.byGroup) {
        if (taxonomy.superCategoryOf(name) == taxonomy.superCategoryOf(group)) {
            sum += percent;
            ++groups;
        }
    }
    QCOMPARE(levels.at("super:" + taxonomy.superCategoryOf(group)).percent, sum / groups);
}

void TestPairIndex::anEditedPairIsLeftOut()
{
    const Opened opened;
    auto kind = opened.result(0.05f);
    kind.scores.front().points[Criterion::Soc].errors.push_back(0.9f); // no longer as long as the pair's list
    const auto percent = opened.index->treeScores(kind, Criterion::Soc, 0.1, Reduction::Pair, opened.dataset->taxonomy());
    for (const auto &[key, level] : percent)
        if (key.find('/') != std::string::npos)
            QCOMPARE(level.percent, 100.0);
}

// A result that says which keypoints it scored needs no pair for it: not even one that was edited or taken away.
void TestPairIndex::scoresKnowTheirKeypoints()
{
    const Opened opened;
    benchmark::KindResult kind;
    kind.kind = PairKind::Intra;
    kind.keypoints = {{"antenna_tip", "antenna"}, {"hatch", ""}};
    kind.scores = {test::pairScore("car", "gone.json", {0.05f, 0.5f, 0.5f}, {})};
    kind.scores[0].points[Criterion::Soc].keypoints = {0, 0, 1};
    const auto levels =
        opened.index->treeScores(kind, Criterion::Soc, 0.1, Reduction::Pair, opened.dataset->taxonomy());
    QCOMPARE(levels.at("car/antenna/antenna_tip").percent, 50.0);
    QCOMPARE(levels.at("car/antenna/antenna_tip").points, 2);
    QCOMPARE(levels.at("car/antenna/antenna_tip").pairs, 1);
    QCOMPARE(levels.at("car//hatch").percent, 0.0);
}

void TestPairIndex::aTargetWithoutTheKeypointIsNoPairOfIt()
{
    test::DatasetBuilder builder;
    const auto dataset = dataset::Dataset::open(builder.root());
    const auto index = benchmark::PairIndex::build(*dataset, {});
    for (const auto &ref : (*dataset)->pairs(PairKind::Intra)) {
        const auto pair = (*dataset)->loadPair(ref);
        for (const auto &keypoint : pair->source.keypoints) {
            const auto found = index->pairsWithKeypoint(PairKind::Intra, ref.group, keypoint.name);
            const auto any = index->pairsWithAny(PairKind::Intra, ref.group, {keypoint.name, "no_such_keypoint"});
            QVERIFY(any.size() >= found.size());
            const bool listed = std::find(found.begin(), found.end(), ref) != found.end();
            QCOMPARE(listed, dataset::matchesOf(*pair).semanticTarget(pair->source.indexOf(keypoint.name)) >= 0);
        }
    }
}

void TestPairIndex::scoresMadeBeforeAnEditAreStale()
{
    const Opened opened;
    auto kind = opened.result(0.05f);
    kind.scores.push_back(test::pairScore("car", "gone.json", {0.1f}, {}));
    const auto stale = [&] {
        std::vector<std::string> files;
        for (const benchmark::PairScore &score : kind.scores)
            if (opened.index->isStale(PairKind::Intra, score))
                files.push_back(score.file);
        return files;
    };
    QCOMPARE(stale(), std::vector<std::string>{"gone.json"});
    kind.scores[1].annotation ^= 1;
    kind.scores[2].annotation = 0; // an earlier version did not write it
    QCOMPARE(stale(), (std::vector<std::string>{kind.scores[1].file, "gone.json"}));
}

QTEST_GUILESS_MAIN(TestPairIndex)
#include "tst_pair_index.moc"
