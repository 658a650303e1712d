#include "app/studio/workspace/explore_engine.h"

#include "app/studio/workspace/shown_pair.h"

#include "tests/dataset/dataset_builder.h"
#include "tests/studio/colour_backbone.h"
#include "tests/widgets/jobs/gate.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace soco;
using studio::ExploreEngine;
using widgets::LoadedPairPtr;
using widgets::PointResult;

namespace {

// Forwards once the gate is open, or gives up when it is told to stop.
class GatedBackbone : public test::ColourBackbone
{
public:
    Result<vision::FeatureMap> features(const RgbImage &image, const Task &task) const override
    {
        ++begun;
        gate.wait(task);
        if (task.cancelled())
            return Error{.kind = ErrorKind::Cancelled, .message = "cancelled"};
        return ColourBackbone::features(image, task);
    }

    mutable widgets::Gate gate;
    mutable std::atomic<int> begun{0};
};

} // namespace

class TestExploreEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPairIsLoadedAndJudged();
    void theLatestPairWins();
    void aPointAsksEveryReadyModel();
    void noAnswerAfterThePointIsLetGo();
    void swappingExchangesWhatMatchesWhat();
    void aMissingPictureLeavesTheRest();
    void aModelWithoutWeightsSaysWhatToDownload();
    void nineSlotsAtMost();
    void everyImageIsForwardedOnce();
    void aForwardThatRanAheadIsJoined();
    void theEndOfFeaturesIsSaid();
    void anAnswerForARemovedModelIsNotTheNextOnes();
    void answersForTheFileBeforeAreNotItsOwn();
    void whatDidNotChangeIsKept();
    void endsWithAnswersOnTheirWay();

private:
    dataset::PairRef pairAt(std::size_t i) const { return m_dataset->pairs(dataset::PairKind::Intra)[i]; }

    static std::shared_ptr<vision::FeatureStore> store() { return std::make_shared<vision::FeatureStore>(1 << 26); }

    std::unique_ptr<studio::Executor> m_executor;
    std::unique_ptr<test::DatasetBuilder> m_builder;
    std::shared_ptr<const dataset::Dataset> m_dataset;
};

void TestExploreEngine::init()
{
    m_executor = std::make_unique<studio::Executor>();
    m_builder = std::make_unique<test::DatasetBuilder>();
    auto opened = dataset::Dataset::open(m_builder->root());
    QVERIFY2(opened.ok(), opened ? "" : opened.error().text().c_str());
    m_dataset = *opened;
}

void TestExploreEngine::aPairIsLoadedAndJudged()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    engine.addBackbone(std::make_shared<test::ColourBackbone>());
    std::vector<widgets::PairResult> results;
    connect(&engine, &ExploreEngine::pairResult, this, [&](const widgets::PairResult &r) { results.push_back(r); });
    engine.showPair(pairAt(0), false);
    QVERIFY(!engine.idle());
    QTRY_VERIFY(engine.idle());
    QVERIFY(engine.pair());
    QCOMPARE(engine.pair()->source.size(), QSize(engine.pair()->pair.source.width, engine.pair()->pair.source.height));
    QCOMPARE(int(results.size()), 1);
    QVERIFY(!results.front().error);
    QVERIFY(results.front().points.size() >= engine.pair()->matches.semantic.size());
}

void TestExploreEngine::theLatestPairWins()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    engine.addBackbone(std::make_shared<test::ColourBackbone>());
    std::vector<dataset::PairRef> judged;
    connect(&engine, &ExploreEngine::pairResult, this,
            [&](const widgets::PairResult &r) { judged.push_back(r.pair->ref); });
    engine.showPair(pairAt(0), false);
    engine.showPair(pairAt(1), false);
    engine.showPair(pairAt(2), false);
    QTRY_VERIFY(engine.idle());
    QVERIFY(engine.pair()->ref == pairAt(2));
    QCOMPARE(int(judged.size()), 1);
    QVERIFY(judged.front() == pairAt(2));
}

void TestExploreEngine::aPointAsksEveryReadyModel()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    engine.addBackbone(std::make_shared<test::ColourBackbone>("one"));
    engine.addBackbone(std::make_shared<test::ColourBackbone>("two"));
    std::vector<PointResult> last;
    connect(&engine, &ExploreEngine::pointResults, this, [&](const std::vector<PointResult> &r) { last = r; });
    engine.showPair(pairAt(0), false);
    QTRY_VERIFY(engine.idle());
    const auto &pair = *engine.pair();
    const int source = pair.matches.semantic.front().first;
    const auto &keypoint = pair.pair.source.keypoints[std::size_t(source)];
    engine.requestPoint(keypoint.position, QString::fromStdString(keypoint.name));
    QTRY_COMPARE(int(last.size()), 2);
    for (const PointResult &result : last) {
        QVERIFY(result.map);
        QCOMPARE(result.map->cols, 8);
        QVERIFY(result.judgement.has_value());
        QCOMPARE(result.judgement->source, source);
        QVERIFY(result.judgement->predicted == result.map->predicted());
        QVERIFY(result.match
                && result.match->predicted == result.judgement->predicted); // what is drawn is what is judged
    }
    engine.requestPoint({1, 1}, {});
    QTRY_VERIFY(engine.idle());
    QVERIFY(!last.front().judgement);
}

void TestExploreEngine::noAnswerAfterThePointIsLetGo()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    engine.addBackbone(std::make_shared<test::ColourBackbone>());
    engine.showPair(pairAt(0), false);
    QTRY_VERIFY(engine.idle());
    int answers = 0;
    connect(&engine, &ExploreEngine::pointResults, this, [&] { ++answers; });
    engine.requestPoint({5, 5}, {});
    engine.clearPoint();
    QTRY_VERIFY(engine.idle());
    QCOMPARE(answers, 0);
}

void TestExploreEngine::swappingExchangesWhatMatchesWhat()
{
    const auto pair = m_dataset->loadPair(pairAt(0));
    QVERIFY(pair.ok());
    const auto straight = dataset::matchesOf(*pair);
    const auto swapped = dataset::matchesOf(studio::swappedPair(*pair));
    QCOMPARE(swapped.semantic.size(), straight.semantic.size());
    for (const auto &[source, target] : straight.semantic)
        QVERIFY(std::find(swapped.semantic.begin(), swapped.semantic.end(), std::pair(target, source)) != swapped.semantic.end());
    for (const auto &entry : swapped.concepts)
        for (const int target : entry.targets) {
            const auto *back = straight.conceptTargets(target);
            QVERIFY(back && std::find(back->begin(), back->end(), entry.source) != back->end());
        }
}

void TestExploreEngine::aMissingPictureLeavesTheRest()
{
    const auto ref = pairAt(0);
    const auto pair = m_dataset->loadPair(ref);
    const auto path = m_dataset->imagePath(pair->target.category, pair->target.image);
    QVERIFY(path.ok());
    QVERIFY(std::filesystem::remove(*path));
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    engine.addBackbone(std::make_shared<test::ColourBackbone>());
    std::vector<widgets::PairResult> results;
    connect(&engine, &ExploreEngine::pairResult, this, [&](const widgets::PairResult &r) { results.push_back(r); });
    engine.showPair(ref, false);
    QTRY_VERIFY(engine.idle());
    QVERIFY(engine.pair());
    QVERIFY(!engine.pair()->source.isNull());
    QVERIFY(engine.pair()->targetError.has_value());
    QVERIFY(engine.pair()->targetError->text().find(pair->target.image) != std::string::npos);
    QCOMPARE(int(results.size()), 1);
    QVERIFY(results.front().error.has_value());
}

void TestExploreEngine::aModelWithoutWeightsSaysWhatToDownload()
{
    QTemporaryDir empty;
    for (const char *name : {"HF_HOME", "HF_HUB_CACHE", "TORCH_HOME", "XDG_CACHE_HOME", "HOME"})
        qputenv(name, empty.path().toUtf8());
    ExploreEngine engine(m_executor.get(), store(), {});
    const int slot = engine.addModel({"dinov2_vits14", {}});
    QCOMPARE(slot, 1);
    QTRY_VERIFY(engine.idle());
    const auto &model = engine.models().front();
    QVERIFY(model.state == widgets::ModelState::NotLoaded);
    QVERIFY2(model.detail.contains("dinov2", Qt::CaseInsensitive), qPrintable(model.detail));
}

void TestExploreEngine::nineSlotsAtMost()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    for (int i = 1; i <= 9; ++i)
        QCOMPARE(engine.addBackbone(std::make_shared<test::ColourBackbone>("m" + std::to_string(i))), i);
    QCOMPARE(engine.addBackbone(std::make_shared<test::ColourBackbone>("one too many")), 0);
    engine.removeModel(4);
    QCOMPARE(engine.addBackbone(std::make_shared<test::ColourBackbone>("again")), 4);
}

void TestExploreEngine::everyImageIsForwardedOnce()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    const auto backbone = std::make_shared<test::ColourBackbone>();
    engine.addBackbone(backbone);
    for (int round = 0; round < 3; ++round) {
        engine.showPair(pairAt(0), round == 1);
        QTRY_VERIFY(engine.idle());
    }
    QCOMPARE(int(backbone->forwards), 2);
}

void TestExploreEngine::aForwardThatRanAheadIsJoined()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    const auto backbone = std::make_shared<GatedBackbone>();
    engine.addBackbone(backbone);
    engine.prefetch(pairAt(0));
    QTRY_COMPARE(backbone->begun.load(), 1);
    // As the window does it: the pair comes on screen, then the one behind it runs ahead.
    QSignalSpy loaded(&engine, &ExploreEngine::pairLoaded);
    engine.showPair(pairAt(0), false);
    QTRY_COMPARE(loaded.count(), 1);
    engine.prefetch(pairAt(1));
    backbone->gate.open();
    QTRY_VERIFY(engine.idle());
    std::set<std::string> images;
    for (const std::size_t i : {0, 1})
        for (const std::string &image : {pairAt(i).source, pairAt(i).target})
            images.insert(image);
    QTRY_COMPARE(backbone->forwards.load(), int(images.size()));
    QCOMPARE(backbone->begun.load(), int(images.size()));
}

void TestExploreEngine::theEndOfFeaturesIsSaid()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    engine.addBackbone(std::make_shared<test::ColourBackbone>());
    std::vector<widgets::FeatureProgress> said;
    connect(&engine, &ExploreEngine::featureProgress, this, [&](const widgets::FeatureProgress &p) { said.push_back(p); });
    engine.showPair(pairAt(0), false);
    QTRY_VERIFY(engine.idle());
    QVERIFY(said.size() >= 2);
    QCOMPARE(said.front().total, 0); // under way, how far is not known yet
    QVERIFY(said.back().total > 0);
    QCOMPARE(said.back().done, said.back().total);
}

void TestExploreEngine::anAnswerForARemovedModelIsNotTheNextOnes()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    engine.addBackbone(std::make_shared<test::ColourBackbone>("one"));
    engine.showPair(pairAt(0), false);
    QTRY_VERIFY(engine.idle());
    int answers = 0;
    connect(&engine, &ExploreEngine::pointResults, this, [&] { ++answers; });
    engine.requestPoint({5, 5}, {});
    engine.removeModel(1);
    QCOMPARE(engine.addBackbone(std::make_shared<test::ColourBackbone>("two")), 1);
    QTRY_VERIFY(engine.idle());
    QCOMPARE(answers, 1);
}

void TestExploreEngine::answersForTheFileBeforeAreNotItsOwn()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    const auto backbone = std::make_shared<GatedBackbone>();
    engine.addBackbone(backbone);
    std::vector<LoadedPairPtr> judged, matched;
    connect(&engine, &ExploreEngine::pairResult, this, [&](const widgets::PairResult &r) { judged.push_back(r.pair); });
    connect(&engine, &ExploreEngine::pointResults, this,
            [&](const std::vector<PointResult> &r) { matched.push_back(r.front().pair); });
    engine.showPair(pairAt(0), false);
    QTRY_COMPARE(backbone->begun.load(), 1);
    const auto edit = [&](const QByteArray &from, const QByteArray &to) {
        m_builder->replace("PairAnnotations/intra/" + pairAt(0).group + '/' + pairAt(0).file, from, to);
        const LoadedPairPtr before = engine.pair();
        engine.readAgain();
        return QTest::qWaitFor([&] { return engine.pair() != before; });
    };
    QVERIFY(edit("\"pos\": [", "\"pos\": [1"));
    backbone->gate.open();
    QTRY_VERIFY(engine.idle());
    QCOMPARE(int(judged.size()), 1);
    QVERIFY(judged.front() == engine.pair());
    // The same of a point: what is on its way when the file is read again comes to nothing.
    connect(&engine, &ExploreEngine::pairLoaded, this, [&] { engine.requestPoint({5, 5}, {}); });
    QVERIFY(edit("\"pos\": [1", "\"pos\": ["));
    QTRY_VERIFY(engine.idle());
    QVERIFY(!matched.empty());
    for (const LoadedPairPtr &pair : matched)
        QVERIFY(pair == engine.pair());
}

void TestExploreEngine::whatDidNotChangeIsKept()
{
    ExploreEngine engine(m_executor.get(), store(), {});
    engine.setDataset(m_dataset);
    engine.addBackbone(std::make_shared<test::ColourBackbone>());
    engine.showPair(pairAt(0), false);
    QTRY_VERIFY(engine.idle());
    QSignalSpy loaded(&engine, &ExploreEngine::pairLoaded), judged(&engine, &ExploreEngine::pairResult),
        matched(&engine, &ExploreEngine::pointResults);
    engine.readAgain();
    QTRY_VERIFY(engine.idle());
    QCOMPARE(loaded.count(), 0);
    QCOMPARE(judged.count(), 0);
    engine.requestPoint({5, 5}, {}); // the maps are still there
    QTRY_COMPARE(matched.count(), 1);
    QVERIFY(engine.idle());
}

void TestExploreEngine::endsWithAnswersOnTheirWay()
{
    for (int round = 0; round < 20; ++round) {
        ExploreEngine engine(m_executor.get(), store(), {});
        engine.setDataset(m_dataset);
        engine.addBackbone(std::make_shared<test::ColourBackbone>());
        engine.addModel({"no-such-model", {}});
        engine.showPair(pairAt(std::size_t(round % 3)), false);
    }
    // The engines are gone, their work may not be: it holds what it uses, and answers nobody.
    m_executor.reset();
    QCoreApplication::processEvents();
    QCOMPARE(m_dataset.use_count(), 1L);
}

QTEST_MAIN(TestExploreEngine)
#include "tst_explore_engine.moc"
