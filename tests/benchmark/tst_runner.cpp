#include "core/benchmark/runner.h"

#include "core/benchmark/judge.h"
#include "core/benchmark/predictions.h"
#include "core/benchmark/results_store.h"
#include "core/benchmark/utc_time.h"
#include "core/dataset/fingerprint.h"
#include "tests/benchmark/fake_backbone.h"
#include "tests/dataset/dataset_builder.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace soco;
using namespace soco::benchmark;
using soco::test::DatasetBuilder;
using soco::test::FakeBackbone;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t plenty = std::uint64_t(1) << 30;

std::shared_ptr<const dataset::Dataset> opened(const DatasetBuilder &builder)
{
    auto dataset = dataset::Dataset::open(builder.root());
    return dataset ? *dataset : nullptr;
}

bool sameScore(const Score &one, const Score &other)
{
    return one.percent == other.percent && one.byGroup == other.byGroup && one.points == other.points;
}

bool sameScores(const EvaluationResult &one, const EvaluationResult &other)
{
    if (one.kinds.size() != other.kinds.size())
        return false;
    for (std::size_t k = 0; k < one.kinds.size(); ++k) {
        const KindResult &a = one.kinds[k], &b = other.kinds[k];
        if (a.kind != b.kind || a.keypoints != b.keypoints || a.scores.size() != b.scores.size() || !sameScore(a.overall[Criterion::Soc], b.overall[Criterion::Soc]) ||
            !sameScore(a.overall[Criterion::Cc], b.overall[Criterion::Cc]))
            return false;
        for (std::size_t i = 0; i < a.scores.size(); ++i) {
            if (a.scores[i].group != b.scores[i].group || a.scores[i].file != b.scores[i].file ||
                a.scores[i].annotation != b.scores[i].annotation ||
                a.scores[i].points[Criterion::Soc] != b.scores[i].points[Criterion::Soc] ||
                a.scores[i].points[Criterion::Cc] != b.scores[i].points[Criterion::Cc])
                return false;
        }
    }
    return true;
}

QByteArray contents(const fs::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// No file may grow beyond this many bytes, as on a disk that is full.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before = {};
};

} // namespace

class TestRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyImageOnceAndInIndexOrder();
    void sameNumbersWhateverTheThreadsAndTheMemory_data();
    void sameNumbersWhateverTheThreadsAndTheMemory();
    void selection_data();
    void selection();
    void badOptions_data();
    void badOptions();
    void brokenPairsAreFailuresOfTheirOwn_data();
    void brokenPairsAreFailuresOfTheirOwn();
    void pairsWithoutPointsAreDropped();
    void progressCountsPairsAndImages();
    void cancelledRunGoesOn();
    void killedRunGoesOn();
    void changedPictureIsForwardedAgain();
    void resumeWithoutStateStartsAtTheBeginning();
    void aShareThatDropsIsRepaired_data();
    void aShareThatDropsIsRepaired();
    void anotherSelectionTakesOverWhatFits();
    void aCopiedDatasetTakesOver();
    void anInterruptedRunIsNotDroppedSilently();
    void whatIsStoredIsNotStoredAgain();
    void whatEndsWithoutLocksSaysSo();
    void fullDiskLosesNothing_data();
    void fullDiskLosesNothing();
    void placesThatCannotBeWrittenAreFoundOutFirst_data();
    void placesThatCannotBeWrittenAreFoundOutFirst();
    void predictionsGiveTheSameNumbers();

private:
    Result<EvaluationResult> run(const FakeBackbone &backbone, EvaluationOptions options, const Task &task = {},
                                 std::uint64_t memory = plenty)
    {
        const auto dataset = opened(*m_builder);
        vision::FeatureStore store(memory);
        if (options.stateFolder.empty() && options.results.empty() && options.predictions.empty())
            options.stateFolder = m_folder->filePath("state").toStdString();
        return evaluate(*dataset, backbone, store, options, task);
    }
    fs::path path(const char *name) const { return m_folder->filePath(name).toStdString(); }

    std::unique_ptr<DatasetBuilder> m_builder;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRunner::init()
{
    DatasetBuilder::Options options;
    options.categories = {"bus", "car", "kettle"};
    options.images = 5;
    m_builder = std::make_unique<DatasetBuilder>(options); // 10 intra pairs and 5 cross pairs each, 15 images
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestRunner::everyImageOnceAndInIndexOrder()
{
    const FakeBackbone backbone;
    const auto result = run(backbone, {});
    QVERIFY2(result, result ? "" : result.error().text().c_str());
    QVERIFY(result->complete);
    QCOMPARE(backbone.forwards(), 10); // of 15 pictures, five of which look like another
    QCOMPARE(result->imagesForwarded, 10);
    QCOMPARE(result->images, 15);
    QVERIFY(result->failures.empty());
    QCOMPARE(result->model.name, "fake");
    QCOMPARE(result->device, "cpu");
    QCOMPARE(result->runId.size(), std::size_t(32));
    QVERIFY(timeFromText(result->time));
    QVERIFY(result->time.ends_with('Z'));
    QCOMPARE(result->datasetFingerprint, *dataset::datasetFingerprint(*opened(*m_builder)));
    for (const KindResult &kind : result->kinds) {
        QCOMPARE(kind.available, kind.selected);
        QCOMPARE(kind.open, 0);
    }
    QCOMPARE(result->kinds.size(), std::size_t(2));
    const auto dataset = opened(*m_builder);
    for (const KindResult &kind : result->kinds) {
        const auto pairs = dataset->pairs(kind.kind);
        QCOMPARE(kind.scores.size(), pairs.size());
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            QCOMPARE(kind.scores[i].file, pairs[i].file);
            QCOMPARE(kind.scores[i].group, pairs[i].group);
        }
        QCOMPARE(kind.selected, std::int64_t(pairs.size()));
        QCOMPARE(kind.overall[Criterion::Soc].pairs + kind.overall[Criterion::Soc].droppedPairs, kind.selected);
        QVERIFY(kind.overall[Criterion::Soc].percent > 0 && kind.overall[Criterion::Soc].percent <= 100);
        QVERIFY(kind.overall[Criterion::Cc].percent > 0 && kind.overall[Criterion::Cc].percent <= 100);
    }
    QVERIFY(!fs::exists(path("state"))); // complete: nothing to go on with
}

void TestRunner::sameNumbersWhateverTheThreadsAndTheMemory_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("maps");
    for (const int threads : {1, 2, 5}) {
        for (const int maps : {0, 1, 2, 4, 8, 15})
            QTest::addRow("%d threads, %d maps", threads, maps) << threads << maps;
    }
}

void TestRunner::sameNumbersWhateverTheThreadsAndTheMemory()
{
    QFETCH(int, threads);
    QFETCH(int, maps);
    const auto reference = run(FakeBackbone(), {});
    const FakeBackbone backbone;
    EvaluationOptions options;
    options.threads = threads;
    const auto result = run(backbone, options, {}, std::uint64_t(maps) * FakeBackbone::mapBytes);
    QVERIFY(result);
    QVERIFY(sameScores(*result, *reference));
    QCOMPARE(result->imagesForwarded, backbone.forwards());
    // All 45 pairs need 90 maps; a store that holds half the images must still save most of it.
    QVERIFY2(backbone.forwards() <= (maps >= 15 ? 15 : maps >= 8 ? 26 : maps >= 4 ? 40 : 80),
             qPrintable(QString::number(backbone.forwards())));
}

void TestRunner::selection_data()
{
    QTest::addColumn<int>("maxPairs");
    QTest::addColumn<QString>("categories");
    QTest::addColumn<int>("intra");
    QTest::addColumn<int>("cross");
    QTest::newRow("all") << 0 << "" << 30 << 15;
    QTest::newRow("first of each folder") << 1 << "" << 3 << 3;
    QTest::newRow("more than there are") << 7 << "" << 21 << 15;
    QTest::newRow("one category") << 0 << "car" << 10 << 5;
    QTest::newRow("two categories, two pairs") << 2 << "kettle,bus" << 4 << 4;
}

void TestRunner::selection()
{
    QFETCH(int, maxPairs);
    QFETCH(QString, categories);
    QFETCH(int, intra);
    QFETCH(int, cross);
    EvaluationOptions options;
    options.maxPairs = maxPairs;
    for (const QString &category : categories.split(',', Qt::SkipEmptyParts))
        options.categories.push_back(category.toStdString());
    const auto result = run(FakeBackbone(), options);
    QVERIFY(result);
    QCOMPARE(result->kinds[0].scores.size(), std::size_t(intra));
    QCOMPARE(result->kinds[1].scores.size(), std::size_t(cross));
    if (maxPairs == 1)
        QVERIFY(result->kinds[0].scores[0].file.starts_with("00001-"));
}

void TestRunner::badOptions_data()
{
    QTest::addColumn<EvaluationOptions>("options");
    QTest::addColumn<QString>("says");
    const auto with = [](auto change) {
        EvaluationOptions options;
        change(options);
        return options;
    };
    QTest::newRow("unknown category") << with([](auto &o) { o.categories = {"car", "zeppelin"}; }) << "zeppelin";
    QTest::newRow("no kinds") << with([](auto &o) { o.kinds.clear(); }) << "kind of pairs";
    QTest::newRow("a kind twice") << with([](auto &o) {
        o.kinds = {dataset::PairKind::Intra, dataset::PairKind::Intra};
    }) << "named twice";
    QTest::newRow("threshold zero") << with([](auto &o) { o.threshold = 0; }) << "threshold";
    QTest::newRow("threshold not a number") << with([](auto &o) { o.threshold = std::nan(""); }) << "threshold";
    QTest::newRow("negative number of pairs") << with([](auto &o) { o.maxPairs = -1; }) << "negative";
    QTest::newRow("negative threads") << with([](auto &o) { o.threads = -1; }) << "threads";
}

void TestRunner::badOptions()
{
    QFETCH(EvaluationOptions, options);
    QFETCH(QString, says);
    const FakeBackbone backbone;
    const auto result = run(backbone, options);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidArgument);
    QVERIFY2(QString::fromStdString(result.error().text()).contains(says), result.error().text().c_str());
    QCOMPARE(backbone.forwards(), 0);
}

void TestRunner::brokenPairsAreFailuresOfTheirOwn_data()
{
    QTest::addColumn<QString>("defect");
    QTest::addColumn<int>("failed"); // pairs
    QTest::newRow("missing picture") << "missing" << 6; // bus_1: 4 intra pairs, source and target of one cross pair each
    QTest::newRow("truncated picture") << "truncated" << 6;
    QTest::newRow("empty picture") << "empty picture" << 6;
    QTest::newRow("broken JSON") << "json" << 1;
    QTest::newRow("empty JSON") << "empty json" << 1;
    QTest::newRow("picture outside the dataset") << "escape" << 1;
}

void TestRunner::brokenPairsAreFailuresOfTheirOwn()
{
    QFETCH(QString, defect);
    QFETCH(int, failed);
    const std::string pair = "PairAnnotations/intra/bus/" + DatasetBuilder::pairName(1, "bus_1", "bus_2");
    const std::string picture = "Images/bus/bus_1.JPEG";
    if (defect == "missing")
        m_builder->remove(picture);
    else if (defect == "truncated")
        m_builder->write(picture, m_builder->read(picture).left(400).toStdString());
    else if (defect == "empty picture")
        m_builder->write(picture, "");
    else if (defect == "json")
        m_builder->write(pair, m_builder->read(pair).left(300).toStdString());
    else if (defect == "empty json")
        m_builder->write(pair, "");
    else
        m_builder->replace(pair, "\"bus_1.JPEG\"", "\"../../../x.JPEG\"");
    const FakeBackbone backbone;
    EvaluationOptions options;
    options.results = path("results");
    const auto result = run(backbone, options);
    QVERIFY2(result, result ? "" : result.error().text().c_str());
    QVERIFY(result->complete);
    QCOMPARE(result->failures.size(), std::size_t(failed));
    QCOMPARE(result->kinds[0].failed + result->kinds[1].failed, failed);
    QCOMPARE(result->kinds[0].scores.size() + result->kinds[1].scores.size(), std::size_t(45 - failed));
    QCOMPARE(result->failures[0].file, pair);
    QVERIFY2(result->failures[0].error.text().find("bus_1") != std::string::npos || defect == "escape",
             result->failures[0].error.text().c_str());
    QVERIFY(backbone.forwards() <= 15);
    // The results file tells as well.
    const auto stored = readResults(options.results);
    QVERIFY(stored);
    QCOMPARE(stored->results.at(0).failures.size(), std::size_t(failed));
}

void TestRunner::pairsWithoutPointsAreDropped()
{
    const std::string pair = "PairAnnotations/intra/bus/" + DatasetBuilder::pairName(1, "bus_1", "bus_2");
    QByteArray bytes = m_builder->read(pair);
    const qsizetype overlap = bytes.indexOf("\"semantic_overlap\": ") + 20;
    bytes.replace(overlap, bytes.indexOf(']', overlap) + 1 - overlap, "[\"no_such_point\"]");
    m_builder->write(pair, bytes.toStdString());
    const auto result = run(FakeBackbone(), {});
    QVERIFY(result);
    QVERIFY(result->failures.empty());
    QCOMPARE(result->kinds[0].overall[Criterion::Soc].droppedPairs, 1);
    QCOMPARE(result->kinds[0].overall[Criterion::Cc].droppedPairs, 0);
    QCOMPARE(result->kinds[0].overall[Criterion::Soc].pairs, 29);
    QCOMPARE(result->kinds[0].droppedNames, 1);
}

void TestRunner::progressCountsPairsAndImages()
{
    std::vector<Progress> told;
    const Task task([&](const Progress &progress) { told.push_back(progress); });
    EvaluationOptions options;
    options.threads = 2;
    EvaluationProgress last;
    bool monotonic = true;
    options.progress = [&](const EvaluationProgress &progress) {
        monotonic = monotonic && progress.pairsDone >= last.pairsDone && progress.imagesDone >= last.imagesDone;
        last = progress;
    };
    QVERIFY(run(FakeBackbone(), options, task));
    QVERIFY(monotonic);
    QCOMPARE(last.pairsDone, 45);
    QCOMPARE(last.pairsTotal, 45);
    QCOMPARE(last.imagesDone, 15);
    QCOMPARE(last.imagesTotal, 15);
    QVERIFY(last.secondsLeft >= 0 && last.secondsLeft < 1);
    QCOMPARE(told.back().done, 45);
    QCOMPARE(told.back().total, 45);
    for (std::size_t i = 1; i < told.size(); ++i)
        QVERIFY(told[i].done >= told[i - 1].done);
}

void TestRunner::cancelledRunGoesOn()
{
    const auto reference = run(FakeBackbone(), {});
    std::stop_source stop;
    FakeBackbone first;
    first.beforeForward = [&](int before) {
        if (before == 9)
            stop.request_stop();
    };
    EvaluationOptions options;
    options.threads = 1;
    options.results = path("results");
    options.predictions = path("predictions.json");
    const auto cancelled = run(first, options, Task({}, stop.get_token()), 6 * FakeBackbone::mapBytes);
    QVERIFY(cancelled);
    QVERIFY(!cancelled->complete);
    const std::size_t done = cancelled->kinds[0].scores.size() + cancelled->kinds[1].scores.size();
    QVERIFY(done > 0 && done < 45);
    QCOMPARE(cancelled->kinds[0].open + cancelled->kinds[1].open, std::int64_t(45 - done));
    QVERIFY(!fs::exists(resultsFile(options.results)));
    QVERIFY(!fs::exists(options.predictions));

    options.resume = true;
    const FakeBackbone second;
    const auto resumed = run(second, options, {}, 6 * FakeBackbone::mapBytes);
    QVERIFY(resumed);
    QVERIFY(resumed->complete);
    QCOMPARE(resumed->resumedPairs, std::int64_t(done));
    QVERIFY(sameScores(*resumed, *reference));
    QVERIFY(fs::exists(options.predictions));
    const auto stored = readResults(options.results);
    QVERIFY(stored && stored->results.size() == 1);
    QVERIFY(sameScores(stored->results[0], *reference));
    QVERIFY(!fs::exists(path("results/.soco-runs")));
}

void TestRunner::killedRunGoesOn()
{
    const auto reference = run(FakeBackbone(), {});
    // The state as a kill during the n-th forward leaves it, with half a line after it.
    EvaluationOptions options;
    options.threads = 1;
    options.stateFolder = path("state");
    for (int kill = 0; kill < 10; kill += 2) { // ten different pictures
        FakeBackbone first;
        fs::path name;
        QByteArray state;
        first.beforeForward = [&](int before) {
            if (before != kill)
                return;
            for (const auto &entry : fs::directory_iterator(options.stateFolder)) {
                name = entry.path();
                state = contents(entry.path());
            }
        };
        options.resume = false;
        QVERIFY(run(first, options));
        QVERIFY(!state.isEmpty());
        const qsizetype pairs = state.count('\n') - 2; // after the header and the run
        fs::create_directories(options.stateFolder);
        QFile file(QString::fromStdString(name.string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(state + "[\"PairAnnotations/intra/bus/0000");
        file.close();

        options.resume = true;
        const FakeBackbone second;
        const auto resumed = run(second, options);
        QVERIFY(resumed);
        QCOMPARE(resumed->resumedPairs, std::int64_t(pairs));
        QVERIFY(sameScores(*resumed, *reference));
        QCOMPARE(resumed->kinds[0].selected + resumed->kinds[1].selected, 45);
    }
}

void TestRunner::changedPictureIsForwardedAgain()
{
    std::stop_source stop;
    EvaluationOptions options;
    options.threads = 1;
    options.kinds = {dataset::PairKind::Intra};
    options.stateFolder = path("state");
    const Task task(
        [&](const Progress &progress) {
            if (progress.done == 29)
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!run(FakeBackbone(), options, task)->complete);
    const std::string picture = "Images/bus/bus_1.JPEG";
    m_builder->write(picture, m_builder->read("Images/car/car_3.JPEG").toStdString());
    const auto fresh = run(FakeBackbone(), [&] {
        EvaluationOptions other = options;
        other.stateFolder = path("other");
        return other;
    }());
    options.resume = true;
    const auto resumed = run(FakeBackbone(), options);
    QVERIFY(resumed && resumed->complete);
    QCOMPARE(resumed->resumedPairs, 29 - 4); // bus_1 is in four pairs
    QVERIFY(sameScores(*resumed, *fresh));
}

void TestRunner::resumeWithoutStateStartsAtTheBeginning()
{
    EvaluationOptions options;
    options.resume = true;
    const auto result = run(FakeBackbone(), options);
    QVERIFY(result && result->complete);
    QCOMPARE(result->resumedPairs, 0);
}

void TestRunner::aShareThatDropsIsRepaired_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("pictures") << "Images";
    QTest::newRow("everything") << "";
}

void TestRunner::aShareThatDropsIsRepaired()
{
    QFETCH(QString, folder);
    const auto reference = run(FakeBackbone(), {});
    const fs::path place = folder.isEmpty() ? m_builder->root() : m_builder->root() / folder.toStdString();
    const fs::path gone = m_builder->parent() / "gone";
    FakeBackbone first;
    first.beforeForward = [&](int before) {
        if (before == 8)
            fs::rename(place, gone);
    };
    EvaluationOptions options;
    options.threads = 1;
    options.results = path("results");
    options.predictions = path("predictions.json");
    const auto dataset = opened(*m_builder);
    vision::FeatureStore store(plenty);
    const auto dropped = evaluate(*dataset, first, store, options, {});
    QVERIFY2(dropped, dropped ? "" : dropped.error().text().c_str());
    QVERIFY(!dropped->complete);
    std::int64_t done = 0;
    for (const KindResult &kind : dropped->kinds) {
        QCOMPARE(kind.open, kind.failed); // nothing but what the share did not give
        QVERIFY(kind.open > 0);
        done += std::int64_t(kind.scores.size());
    }
    QVERIFY(done > 0);
    for (const Failure &failure : dropped->failures) {
        QCOMPARE(failure.error.kind, ErrorKind::Io);
        QVERIFY2(failure.error.text().find("--resume") != std::string::npos, failure.error.text().c_str());
    }
    QVERIFY(!fs::exists(resultsFile(options.results))); // not stored as finished
    QVERIFY(!fs::exists(options.predictions));

    fs::rename(gone, place);
    options.resume = true;
    const FakeBackbone second;
    const auto repaired = run(second, options);
    QVERIFY(repaired && repaired->complete);
    QCOMPARE(repaired->resumedPairs, done);
    QVERIFY(repaired->failures.empty());
    QVERIFY(sameScores(*repaired, *reference));
    QCOMPARE(repaired->runId, dropped->runId);
    QCOMPARE(readResults(options.results)->results.size(), std::size_t(1));
    QVERIFY(!fs::exists(path("results/.soco-runs")));
}

void TestRunner::anotherSelectionTakesOverWhatFits()
{
    const auto reference = run(FakeBackbone(), {});
    EvaluationOptions options;
    options.stateFolder = path("state");
    options.keepState = true;
    options.maxPairs = 2;
    options.categories = {"car", "bus"};
    const auto few = run(FakeBackbone(), options);
    QVERIFY(few && few->complete);
    options.resume = true;
    options.categories = {"bus", "car"}; // the same request
    const FakeBackbone again;
    const auto same = run(again, options);
    QCOMPARE(again.forwards(), 0);
    QCOMPARE(same->runId, few->runId);
    options.categories.clear();
    options.maxPairs = 0;
    options.keepState = false;
    const auto all = run(FakeBackbone(), options);
    QCOMPARE(all->resumedPairs, 8); // two of two categories and two kinds
    QVERIFY(all->runId != few->runId);
    QVERIFY(sameScores(*all, *reference));
    QVERIFY(!fs::exists(options.stateFolder));
}

// Another place, other times of change, the same content.
void TestRunner::aCopiedDatasetTakesOver()
{
    EvaluationOptions options;
    options.stateFolder = path("state");
    options.keepState = true;
    const auto before = run(FakeBackbone(), options);
    fs::copy(m_builder->root(), path("copy"), fs::copy_options::recursive);
    const auto copy = dataset::Dataset::open(path("copy"));
    options.resume = true;
    const FakeBackbone backbone;
    vision::FeatureStore store(plenty);
    const auto after = evaluate(**copy, backbone, store, options, {});
    QVERIFY(after);
    QCOMPARE(backbone.forwards(), 0);
    QCOMPARE(after->resumedPairs, 45);
    QCOMPARE(after->datasetFingerprint, before->datasetFingerprint);
    QVERIFY(sameScores(*after, *before));
}

void TestRunner::anInterruptedRunIsNotDroppedSilently()
{
    std::stop_source stop;
    EvaluationOptions options;
    options.threads = 1;
    options.stateFolder = path("state");
    const Task task(
        [&](const Progress &progress) {
            if (progress.done == 20)
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!run(FakeBackbone(), options, task)->complete);
    EvaluationOptions small = options;
    small.maxPairs = 1;
    const FakeBackbone fresh;
    const auto anew = run(fresh, small);
    QVERIFY(anew && anew->complete);
    QCOMPARE(anew->resumedPairs, 0);
    QVERIFY(fresh.forwards() > 0);
    QCOMPARE(anew->notes.size(), std::size_t(1));
    QVERIFY2(anew->notes[0].find("--resume") != std::string::npos, anew->notes[0].c_str());
    options.resume = true;
    const auto resumed = run(FakeBackbone(), options);
    QVERIFY(resumed->resumedPairs >= 20); // still there
    QVERIFY(!fs::exists(options.stateFolder));
}

// Several models are one job: the first one's state stays until all are done, and its results are there already.
void TestRunner::whatIsStoredIsNotStoredAgain()
{
    EvaluationOptions options;
    options.results = path("results");
    options.keepState = true;
    const auto first = run(FakeBackbone(), options);
    QVERIFY(first && first->complete);
    QCOMPARE(first->stateFiles.size(), std::size_t(1));
    QVERIFY(fs::exists(first->stateFiles[0]));
    options.resume = true;
    const FakeBackbone backbone;
    const auto second = run(backbone, options);
    QCOMPARE(backbone.forwards(), 0);
    QCOMPARE(second->runId, first->runId);
    QCOMPARE(readResults(options.results)->results.size(), std::size_t(1));
    options.threshold = 0.05; // another request, made from the same predictions
    const auto third = run(backbone, options);
    QCOMPARE(backbone.forwards(), 0);
    QVERIFY(third->runId != first->runId);
    QCOMPARE(readResults(options.results)->results.size(), std::size_t(2));
}

void TestRunner::whatEndsWithoutLocksSaysSo()
{
    EvaluationOptions options;
    options.results = path("results");
    options.lock = [](int, int) {
        errno = ENOLCK;
        return -1;
    };
    const auto result = run(FakeBackbone(), options);
    QVERIFY2(result, result ? "" : result.error().text().c_str());
    QVERIFY(result->complete);
    QCOMPARE(result->notes.size(), std::size_t(1));
    QCOMPARE(readResults(options.results)->results.size(), std::size_t(1));
}

void TestRunner::fullDiskLosesNothing_data()
{
    QTest::addColumn<bool>("results");
    QTest::addColumn<bool>("predictions");
    QTest::addColumn<int>("bytes");
    QTest::newRow("already the state") << true << true << 200;
    QTest::newRow("the state, in the middle") << true << false << 3000;
    QTest::newRow("predictions") << false << true << 20000;
    QTest::newRow("results") << true << false << 9000; // room for the state, not for two results lines after the old one
}

void TestRunner::fullDiskLosesNothing()
{
    QFETCH(bool, results);
    QFETCH(bool, predictions);
    QFETCH(int, bytes);
    EvaluationOptions options;
    options.threads = 1;
    if (results)
        options.results = path("results");
    if (predictions)
        options.predictions = path("predictions.json");
    const QByteArray old = QByteArray(8000, 'x') + '\n';
    fs::create_directories(path("results"));
    QFile before(m_folder->filePath("results/correspondence_soco.jsonl"));
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write(old);
    before.close();
    QFile oldPredictions(m_folder->filePath("predictions.json"));
    QVERIFY(oldPredictions.open(QIODevice::WriteOnly));
    oldPredictions.write("old\n");
    oldPredictions.close();
    const auto reference = run(FakeBackbone(), {});
    {
        const FullDisk full{rlim_t(bytes)};
        const auto result = run(FakeBackbone(), options);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Io);
        QVERIFY(!result.error().file.empty());
    }
    QCOMPARE(contents(path("results/correspondence_soco.jsonl")), old);
    QCOMPARE(contents(path("predictions.json")), QByteArray("old\n"));
    QVERIFY(!fs::exists(path("results/correspondence_soco.scores")));
    for (const auto &entry : fs::directory_iterator(m_folder->path().toStdString()))
        QVERIFY2(entry.path().filename() == "results" || entry.path().filename() == "predictions.json" ||
                     entry.path().filename() == ".soco-runs",
                 entry.path().c_str()); // nothing half-written is left beside them

    options.resume = true;
    const FakeBackbone second;
    const auto resumed = run(second, options);
    QVERIFY2(resumed, resumed ? "" : resumed.error().text().c_str());
    QVERIFY(sameScores(*resumed, *reference));
    if (bytes >= 9000)
        QCOMPARE(second.forwards(), 0); // everything was done, only the writing was missing
    if (predictions)
        QCOMPARE(contents(options.predictions).count('\n'), 45);
    if (results)
        QCOMPARE(readResults(options.results)->results.size(), std::size_t(1));
}

void TestRunner::placesThatCannotBeWrittenAreFoundOutFirst_data()
{
    QTest::addColumn<QString>("results");
    QTest::addColumn<QString>("predictions");
    QTest::newRow("results below a file") << "file/results" << "";
    QTest::newRow("predictions below a file") << "" << "file/predictions.json";
    QTest::newRow("predictions onto a folder") << "" << "folder";
    QTest::newRow("predictions onto a pipe") << "" << "pipe";
    QTest::newRow("predictions onto a device") << "" << "null";
}

void TestRunner::placesThatCannotBeWrittenAreFoundOutFirst()
{
    QFETCH(QString, results);
    QFETCH(QString, predictions);
    QFile file(m_folder->filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    fs::create_directories(path("folder"));
    QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
    fs::create_symlink("/dev/null", path("null"));
    EvaluationOptions options;
    if (!results.isEmpty())
        options.results = m_folder->filePath(results).toStdString();
    if (!predictions.isEmpty())
        options.predictions = m_folder->filePath(predictions).toStdString();
    const FakeBackbone backbone;
    const auto result = run(backbone, options);
    QVERIFY(!result);
    QVERIFY(!result.error().file.empty() && !result.error().remedy.empty());
    QCOMPARE(backbone.forwards(), 0);
}

void TestRunner::predictionsGiveTheSameNumbers()
{
    EvaluationOptions options;
    options.predictions = path("new/folder/predictions.json");
    const auto result = run(FakeBackbone(), options);
    QVERIFY(result);
    auto read = scoresFromPredictions(options.predictions);
    QVERIFY2(read, read ? "" : read.error().text().c_str());
    QCOMPARE(read->size(), std::size_t(2));
    for (const KindResult &kind : result->kinds) {
        const std::vector<PairScore> &scores = read->at(kind.kind);
        QCOMPARE(scores.size(), kind.scores.size());
        for (const Criterion criterion : criteria()) {
            QVERIFY(sameScore(pck(scores, criterion, 0.1), kind.overall[criterion]));
            for (std::size_t i = 0; i < scores.size(); ++i)
                QVERIFY(scores[i].errors(criterion) == kind.scores[i].errors(criterion));
        }
    }
}

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
