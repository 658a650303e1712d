#include "core/benchmark/evaluation_plan.h"
#include "core/benchmark/evaluation_outputs.h"
#include "tests/benchmark/runner_fixture.h"
#include "tests/dataset/ordinary_user.h"

#include <algorithm>
#include <set>

using namespace soco;
using namespace soco::benchmark;
using namespace soco::benchmark::test;

class TestRunner : public QObject, private RunnerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { prepare(); }
    void whatCannotBeStoredGoesOnElsewhere();
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
    void aGridThatTheModelDoesNotPromiseIsAnError();
    void thresholdsAreToldApart();
    void placesThatCannotBeWrittenAreSaidFirst_data();
    void placesThatCannotBeWrittenAreSaidFirst();
    void boxesWithoutAreaAreCounted();
    void sizesThatDisagreeAreCounted();
    void fullDiskLosesNothing_data();
    void fullDiskLosesNothing();
    void placesThatCannotBeWrittenAreFoundOutFirst_data();
    void placesThatCannotBeWrittenAreFoundOutFirst();
    void predictionsGiveTheSameNumbers();
};

void TestRunner::everyImageOnceAndInIndexOrder()
{
    const FakeBackbone backbone;
    const auto result = run(backbone, {});
    QVERIFY2(result, result ? "" : result.error().text().c_str());
    QVERIFY(result->complete);
    QCOMPARE(backbone.forwards(), 10); // of 15 pictures, five of which look like another
    QCOMPARE(result->imagesForwarded, 10);
    QCOMPARE(result->images, 15);
    QCOMPARE(result->verifiedGrid, FakeBackbone::grid);
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
    QVERIFY(std::any_of(told.begin(), told.end(), [](const Progress &one) {
        return one.what.starts_with("identifying the dataset: ") && one.what.ends_with(" files");
    }));
    QCOMPARE(told.back().done, 45);
    QCOMPARE(told.back().total, 45);
    for (std::size_t i = 1; i < told.size(); ++i)
        QVERIFY(told[i].done >= told[i - 1].done);
}

void TestRunner::aGridThatTheModelDoesNotPromiseIsAnError()
{
    const auto result = run(FakeBackbone("fake", 9), {});
    QVERIFY(result);
    QCOMPARE(result->verifiedGrid, 0);
    QCOMPARE(result->failures.size(), std::size_t(45));
    QCOMPARE(int(result->failures[0].error.kind), int(ErrorKind::Mismatch));
    QVERIFY(result->failures[0].error.message.find("8 x 8") != std::string::npos);
    QVERIFY(result->failures[0].error.message.find("9 x 9") != std::string::npos);
}

void TestRunner::thresholdsAreToldApart()
{
    std::set<std::string> selections;
    for (const double threshold : {1e-7, 2e-7, 0.1, 0.10000000000000002}) {
        EvaluationOptions options;
        options.threshold = threshold;
        selections.insert(selectionText(options));
    }
    QCOMPARE(selections.size(), std::size_t(4));
}

void TestRunner::placesThatCannotBeWrittenAreSaidFirst_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("the folder") << "";
    QTest::newRow("the file") << "correspondence_soco.jsonl";
    QTest::newRow("the scores") << "correspondence_soco.scores";
}

void TestRunner::placesThatCannotBeWrittenAreSaidFirst()
{
    QFETCH(QString, place);
    EvaluationOptions options;
    options.results = path("results");
    fs::create_directories(path("results/correspondence_soco.scores"));
    QVERIFY(QFile(m_folder->filePath("results/correspondence_soco.jsonl")).open(QIODevice::WriteOnly));
    for (const char *part : {"", "correspondence_soco.jsonl", "correspondence_soco.scores"})
        fs::permissions(options.results / part, fs::perms(place == part ? 0555 : 0777));
    const soco::test::OrdinaryUser user(m_folder->path().toStdString());
    const Result<void> usable = prepareOutputs(options, m_builder->root());
    QVERIFY(!usable);
    QVERIFY2(fs::equivalent(usable.error().file, options.results / place.toStdString()), usable.error().text().c_str());
    QCOMPARE(usable.error().kind, ErrorKind::Io);
}

// Exchanged corners in both directions: nothing is right, it is said, and predictions say the same.
void TestRunner::boxesWithoutAreaAreCounted()
{
    m_builder->replace("PairAnnotations/intra/bus/00001-bus_1-bus_2.json", "\"trg_bndbox\": [10, 6, 58, 42]",
                       "\"trg_bndbox\": [58, 42, 10, 6]");
    EvaluationOptions options;
    options.kinds = {dataset::PairKind::Intra};
    options.predictions = path("predictions.json");
    const auto result = run(FakeBackbone(), options);
    QVERIFY(result);
    QCOMPARE(result->kinds[0].emptyBoxes, 1);
    QVERIFY(contents(options.predictions).contains("\"thresh_scale\":0.0,"));
    const auto again = scoresFromPredictions(options.predictions);
    QVERIFY(again);
    QCOMPARE(again->at(dataset::PairKind::Intra)[0].errors(Criterion::Soc),
             result->kinds[0].scores[0].errors(Criterion::Soc));
    QVERIFY(rightCount(result->kinds[0].scores[0].errors(Criterion::Soc), 1000) == 0);
}

// The official loader scales points by the picture that it reads, whatever the file states: it is said, since they move.
void TestRunner::sizesThatDisagreeAreCounted()
{
    EvaluationOptions options;
    options.kinds = {dataset::PairKind::Intra};
    options.results = path("results");
    const auto sound = run(FakeBackbone(), options);
    QVERIFY(sound);
    QCOMPARE(sound->kinds[0].otherSizes, 0);
    m_builder->replace("PairAnnotations/intra/bus/00001-bus_1-bus_2.json", "\"src_imsize\": [64, 48]",
                       "\"src_imsize\": [128, 96]");
    m_builder->replace("PairAnnotations/intra/car/00001-car_1-car_2.json", "\"trg_imsize\": [64, 48]",
                       "\"trg_imsize\": [64, 47]");
    m_builder->replace("PairAnnotations/intra/car/00002-car_1-car_3.json", "\"src_imsize\": [64, 48],\n", "");
    const auto result = run(FakeBackbone(), options);
    QVERIFY(result);
    QCOMPARE(result->kinds[0].otherSizes, 2);
    QCOMPARE(result->kinds[0].scores[0].errors(Criterion::Soc), sound->kinds[0].scores[0].errors(Criterion::Soc));
    const auto stored = readResults(options.results);
    QVERIFY(stored);
    QCOMPARE(stored->results.back().kinds[0].otherSizes, 2);
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
        const std::string &remedy = result.error().remedy;
        const bool begun = bytes > 200; // else the state has no pair yet
        QVERIFY2(!begun || remedy.find("--resume") != std::string::npos, remedy.c_str());
        QVERIFY2(!begun || remedy.find("/.soco-runs") != std::string::npos, remedy.c_str());
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

// The results can no longer be written when the run ends: the remedy, followed to the letter, costs no forward.
void TestRunner::whatCannotBeStoredGoesOnElsewhere()
{
    const fs::path blocked = path("results/correspondence_soco.jsonl");
    EvaluationOptions options;
    options.threads = 1;
    options.results = path("results");
    options.progress = [&](const EvaluationProgress &progress) {
        if (progress.pairsDone > 0)
            fs::create_directories(blocked / "in the way");
    };
    const auto failed = run(FakeBackbone(), options);
    QVERIFY(!failed);
    const QString remedy = QString::fromStdString(failed.error().remedy);
    const QString kept = QString::fromStdString(path("results/.soco-runs").string());
    QVERIFY2(remedy.endsWith("then run the same command with --resume. What is done is kept in " + kept
                             + "; if you write to another folder, copy that one into it first"),
             qPrintable(remedy));
    options.results = path("elsewhere");
    fs::create_directories(options.results);
    fs::copy(path("results/.soco-runs"), path("elsewhere/.soco-runs"), fs::copy_options::recursive);
    options.progress = {};
    options.resume = true;
    const FakeBackbone backbone;
    const auto resumed = run(backbone, options);
    QVERIFY(resumed && resumed->complete);
    QCOMPARE(backbone.forwards(), 0);
    QCOMPARE(readResults(options.results)->results.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
