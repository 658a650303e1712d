#include "tests/benchmark/runner_fixture.h"

#include <algorithm>

using namespace soco;
using namespace soco::benchmark;
using namespace soco::benchmark::test;

namespace {

class ElsewhereBackbone : public FakeBackbone
{
public:
    vision::Device device() const override { return {vision::Device::Kind::Cuda, 1}; }
};

} // namespace

// Runs that were stopped, killed or cut short by a share, and go on.
class TestRunnerResume : public QObject, private RunnerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void picturesThatChangeMeanwhileAreOpen();
    void init() { prepare(); }
    void cancelledRunGoesOn();
    void killedRunGoesOn();
    void changedPictureIsForwardedAgain();
    void whatAMatcherMaySeeIsMatchedAgain_data();
    void whatAMatcherMaySeeIsMatchedAgain();
    void resumeWithoutStateStartsAtTheBeginning();
    void aShareThatDropsIsRepaired_data();
    void aShareThatDropsIsRepaired();
    void anEditMeanwhileCostsOnePrediction_data();
    void anEditMeanwhileCostsOnePrediction();
    void aShareThatDropsInTheEndIsRepaired();
    void anotherSelectionTakesOverWhatFits();
    void aCopiedDatasetTakesOver();
    void aRenamedCategoryTakesOver();
    void whatIsOfOtherPairsIsSaid_data();
    void whatIsOfOtherPairsIsSaid();
    void anInterruptedRunIsNotDroppedSilently();
    void anotherThresholdKeepsItsState();
    void whatIsStoredIsNotStoredAgain();
    void aFinishedRunIsNotComputedAgain();
    void onlyTheVerySameRunIsTaken_data();
    void onlyTheVerySameRunIsTaken();
    void whatEndsWithoutLocksSaysSo();

private:
    // Runs on one thread until so many pairs are done; its state is kept where the options then say. False: it was not
    // stopped.
    bool stopAfter(std::int64_t pairs, EvaluationOptions &options);
};

bool TestRunnerResume::stopAfter(std::int64_t pairs, EvaluationOptions &options)
{
    std::stop_source stop;
    options.threads = 1;
    options.stateFolder = path("state");
    const Task task(
        [&](const Progress &progress) {
            if (progress.done == pairs)
                stop.request_stop();
        },
        stop.get_token());
    const auto stopped = run(FakeBackbone(), options, task);
    return stopped && !stopped->complete;
}

void TestRunnerResume::cancelledRunGoesOn()
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

void TestRunnerResume::killedRunGoesOn()
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

void TestRunnerResume::changedPictureIsForwardedAgain()
{
    EvaluationOptions options;
    options.kinds = {dataset::PairKind::Intra};
    QVERIFY(stopAfter(29, options));
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

void TestRunnerResume::whatAMatcherMaySeeIsMatchedAgain_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("a box") << QByteArray("\"trg_bndbox\": [10, 6, 58, 42]")
                           << QByteArray("\"trg_bndbox\": [10, 6, 50, 42]");
    QTest::newRow("what is matched") << QByteArray("\"semantic_overlap\": [")
                                     << QByteArray("\"semantic_overlap\": [\"x\", ");
}

// The standard matcher looks at source points alone; others are free to look at all they are given.
void TestRunnerResume::whatAMatcherMaySeeIsMatchedAgain()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    EvaluationOptions options;
    options.kinds = {dataset::PairKind::Intra};
    QVERIFY(stopAfter(29, options));
    m_builder->replace("PairAnnotations/intra/bus/00001-bus_1-bus_2.json", from, to);
    options.resume = true;
    const auto resumed = run(FakeBackbone(), options);
    QVERIFY(resumed && resumed->complete);
    QCOMPARE(resumed->resumedPairs, 29 - 1);
}

void TestRunnerResume::resumeWithoutStateStartsAtTheBeginning()
{
    EvaluationOptions options;
    options.resume = true;
    const auto result = run(FakeBackbone(), options);
    QVERIFY(result && result->complete);
    QCOMPARE(result->resumedPairs, 0);
}

void TestRunnerResume::aShareThatDropsIsRepaired_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("pictures") << "Images";
    QTest::newRow("everything") << "";
}

void TestRunnerResume::aShareThatDropsIsRepaired()
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

void TestRunnerResume::anEditMeanwhileCostsOnePrediction_data()
{
    QTest::addColumn<QString>("edit");
    for (const char *edit : {"changed", "broken", "removed"})
        QTest::newRow(edit) << QString(edit);
}

void TestRunnerResume::anEditMeanwhileCostsOnePrediction()
{
    QFETCH(QString, edit);
    const char *const pair = "PairAnnotations/intra/bus/00001-bus_1-bus_2.json";
    FakeBackbone backbone;
    backbone.beforeForward = [&](int before) {
        if (before != 8)
            return;
        if (edit == "changed")
            m_builder->replace(pair, "\"pos\": [", "\"pos\": [1");
        else if (edit == "broken")
            m_builder->write(pair, "half a");
        else
            m_builder->remove(pair);
    };
    EvaluationOptions options;
    options.threads = 1;
    options.results = path("results");
    options.predictions = path("predictions.json");
    const auto result = run(backbone, options);
    QVERIFY2(result, result ? "" : result.error().text().c_str());
    QVERIFY(result->complete);
    QCOMPARE(contents(options.predictions).count('\n'), 44);
    QVERIFY(!contents(options.predictions).contains(pair));
    QCOMPARE(result->notes.size(), std::size_t(1));
    QVERIFY2(result->notes[0].starts_with("Without 1 pair") && result->notes[0].ends_with(pair),
             result->notes[0].c_str());
    QCOMPARE(readResults(options.results)->results.size(), std::size_t(1));
    QVERIFY(!fs::exists(path("results/.soco-runs")));
}

// At the end, when predictions are written.
void TestRunnerResume::aShareThatDropsInTheEndIsRepaired()
{
    const fs::path gone = m_builder->parent() / "gone";
    EvaluationOptions options;
    options.threads = 1;
    options.results = path("results");
    options.predictions = path("predictions.json");
    options.progress = [&](const EvaluationProgress &progress) {
        if (progress.pairsDone == 45 && !fs::exists(gone))
            fs::rename(m_builder->root(), gone);
    };
    const auto dropped = run(FakeBackbone(), options);
    QVERIFY(!dropped);
    QVERIFY2(dropped.error().text().find("--resume. What is done is kept in ") != std::string::npos,
             dropped.error().text().c_str());
    fs::rename(gone, m_builder->root());
    options.resume = true;
    options.progress = {};
    const FakeBackbone backbone;
    QVERIFY(run(backbone, options)->complete);
    QCOMPARE(backbone.forwards(), 0);
    QCOMPARE(contents(options.predictions).count('\n'), 45);
}

void TestRunnerResume::anotherSelectionTakesOverWhatFits()
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
void TestRunnerResume::aCopiedDatasetTakesOver()
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

// Pictures and points are what they were; only the names of files changed, and with them the order of categories.
void TestRunnerResume::aRenamedCategoryTakesOver()
{
    EvaluationOptions options;
    options.stateFolder = path("state");
    options.kinds = {dataset::PairKind::Intra};
    options.keepState = true;
    const auto before = run(FakeBackbone(), options);
    for (const char *folder : {"Images", "PairAnnotations/intra"})
        fs::rename(m_builder->root() / folder / "bus", m_builder->root() / folder / "van");
    for (const auto &entry : fs::directory_iterator(m_builder->root() / "PairAnnotations/intra/van")) {
        const std::string name = "PairAnnotations/intra/van/" + entry.path().filename().string();
        m_builder->write(name,
                         m_builder->read(name).replace("_category\": \"bus\"", "_category\": \"van\"").toStdString());
    }
    options.resume = true;
    options.keepState = false;
    const FakeBackbone backbone;
    const auto after = run(backbone, options);
    QVERIFY2(after, after ? "" : after.error().text().c_str());
    QCOMPARE(after->kinds[0].overall[Criterion::Soc].byGroup.count("van"), std::size_t(1));
    QCOMPARE(after->resumedPairs, 30);
    QCOMPARE(backbone.forwards(), 0);
    QCOMPARE(after->kinds[0].overall[Criterion::Soc].percent, before->kinds[0].overall[Criterion::Soc].percent);
    QVERIFY(!fs::exists(options.stateFolder));
}

void TestRunnerResume::whatIsOfOtherPairsIsSaid_data()
{
    QTest::addColumn<QStringList>("first");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing was interrupted") << QStringList{} << "There were no finished pairs";
    QTest::newRow("other categories") << QStringList{
        "bus"} << "An interrupted run has finished 10 pairs, and none of those that are asked for now";
    QTest::newRow("the same") << QStringList{"kettle"} << "";
}

void TestRunnerResume::whatIsOfOtherPairsIsSaid()
{
    QFETCH(QStringList, first);
    QFETCH(QString, says);
    EvaluationOptions options;
    options.stateFolder = path("state");
    options.kinds = {dataset::PairKind::Intra};
    options.keepState = true;
    for (const QString &category : first)
        options.categories.push_back(category.toStdString());
    if (!first.isEmpty())
        QVERIFY(run(FakeBackbone(), options));
    options.resume = true;
    options.categories = {"kettle"};
    const auto resumed = run(FakeBackbone(), options);
    QVERIFY(resumed);
    QCOMPARE(resumed->notes.size(), std::size_t(says.isEmpty() ? 0 : 1));
    if (!says.isEmpty())
        QCOMPARE(QString::fromStdString(resumed->notes[0]).left(says.size()), says);
}

void TestRunnerResume::anInterruptedRunIsNotDroppedSilently()
{
    EvaluationOptions options;
    QVERIFY(stopAfter(20, options));
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

void TestRunnerResume::anotherThresholdKeepsItsState()
{
    EvaluationOptions options;
    QVERIFY(stopAfter(20, options));
    EvaluationOptions other = options;
    other.threshold = 0.05;
    QVERIFY(run(FakeBackbone(), other)->complete);
    options.resume = true;
    QVERIFY(run(FakeBackbone(), options)->resumedPairs >= 20);
    QVERIFY(!fs::exists(options.stateFolder));
}

// Several models are one job: the first one's state stays until all are done, and its results are there already.
void TestRunnerResume::whatIsStoredIsNotStoredAgain()
{
    EvaluationOptions options;
    options.results = path("results");
    options.keepState = true;
    const auto first = run(FakeBackbone(), options);
    QVERIFY(first && first->complete);
    QCOMPARE(first->finishedStates.size(), std::size_t(1));
    QVERIFY(fs::exists(first->finishedStates[0].path));
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

// A job that the cluster starts again after it has finished.
void TestRunnerResume::aFinishedRunIsNotComputedAgain()
{
    EvaluationOptions options;
    options.results = path("results");
    const auto first = run(FakeBackbone(), options);
    QVERIFY(first && first->complete && !first->isStored);
    const QByteArray lines = contents(resultsFile(options.results));
    options.resume = true;
    std::reverse(options.kinds.begin(), options.kinds.end());
    const FakeBackbone backbone;
    const auto second = run(backbone, options);
    QVERIFY(second && second->complete && second->isStored);
    QCOMPARE(backbone.forwards(), 0);
    QCOMPARE(second->runId, first->runId);
    QCOMPARE(second->kinds[0].kind, dataset::PairKind::Cross);
    QVERIFY(sameScore(second->kinds[1].overall[Criterion::Soc], first->kinds[0].overall[Criterion::Soc]));
    QCOMPARE(second->notes.size(), std::size_t(1));
    QVERIFY2(second->notes[0].starts_with("Already evaluated on 20")
                 && second->notes[0].ends_with("UTC, run " + first->runId + ": nothing to do"),
             second->notes[0].c_str());
    QCOMPARE(contents(resultsFile(options.results)), lines);
    QVERIFY(!fs::exists(path("results/.soco-runs")));

    QFile file(QString::fromStdString(resultsFile(options.results).string()));
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"x_soco_studio\": half a line\n");
    file.close();
    const auto third = run(FakeBackbone(), options);
    QVERIFY(third && third->isStored);

    options.resume = false; // who does not ask to go on asks for a new run
    QVERIFY(!run(FakeBackbone(), options)->isStored);
    QCOMPARE(readResults(options.results)->results.size(), std::size_t(2));
}

void TestRunnerResume::onlyTheVerySameRunIsTaken_data()
{
    QTest::addColumn<QString>("change");
    for (const char *change : {"threshold", "reduction", "device", "fewer pairs", "categories", "one kind",
                               "predictions", "an edited pair", "scores that are gone"})
        QTest::newRow(change) << QString(change);
}

void TestRunnerResume::onlyTheVerySameRunIsTaken()
{
    QFETCH(QString, change);
    EvaluationOptions options;
    options.results = path("results");
    QVERIFY(run(FakeBackbone(), options)->complete);
    options.resume = true;
    if (change == "threshold")
        options.threshold = 0.2;
    else if (change == "reduction")
        options.reduction = Reduction::Keypoint;
    else if (change == "fewer pairs")
        options.maxPairs = 2;
    else if (change == "categories")
        options.categories = {"bus"};
    else if (change == "one kind")
        options.kinds = {dataset::PairKind::Intra};
    else if (change == "predictions")
        options.predictions = path("predictions.json");
    else if (change == "an edited pair")
        m_builder->replace("PairAnnotations/intra/bus/00001-bus_1-bus_2.json", "\"pos\": [", "\"pos\": [1");
    else
        fs::remove_all(path("results/correspondence_soco.scores"));
    const FakeBackbone here;
    const ElsewhereBackbone elsewhere;
    const FakeBackbone &backbone = change == "device" ? elsewhere : here;
    const auto again = run(backbone, options);
    QVERIFY(again && again->complete && !again->isStored);
    QVERIFY(backbone.forwards() > 0);
}

void TestRunnerResume::whatEndsWithoutLocksSaysSo()
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

// A dataset that is replaced while it is evaluated: what is scored of it is no result, and what was written before stays.
void TestRunnerResume::picturesThatChangeMeanwhileAreOpen()
{
    EvaluationOptions options;
    options.kinds = {dataset::PairKind::Intra};
    options.predictions = path("predictions.json");
    QVERIFY(run(FakeBackbone(), options));
    const QByteArray before = contents(options.predictions);
    QVERIFY(!before.isEmpty());
    FakeBackbone backbone;
    backbone.beforeForward = [&](int forwards) {
        if (forwards == 0)
            for (int number = 1; number <= 5; ++number)
                m_builder->write("Images/kettle/kettle_" + std::to_string(number) + ".JPEG",
                                 m_builder->read("Images/bus/bus_1.JPEG").toStdString());
    };
    const auto result = run(backbone, options);
    QVERIFY(result);
    QVERIFY(!result->complete);
    QVERIFY(result->kinds[0].open > 0);
    QCOMPARE(result->kinds[0].failed, result->kinds[0].open);
    QCOMPARE(contents(options.predictions), before);
    options.resume = true;
    const auto resumed = run(FakeBackbone(), options);
    QVERIFY(resumed);
    QVERIFY(resumed->complete);
    QVERIFY(resumed->resumedPairs > 0);
}

QTEST_GUILESS_MAIN(TestRunnerResume)
#include "tst_runner_resume.moc"
