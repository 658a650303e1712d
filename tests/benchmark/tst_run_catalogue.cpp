#include "core/benchmark/run_catalogue.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace soco;
using namespace soco::benchmark;
using dataset::PairKind;

namespace {

struct Sketch {
    std::string id = "run";
    std::string model = "weights-1";
    std::string time = "2026-11-30T12:00:00Z";
    std::vector<PairKind> kinds{PairKind::Intra, PairKind::Cross};
    std::int64_t selected = 20;
    std::int64_t open = 0;
    std::int64_t givenUp = 0;
};

RunPtr runOf(const Sketch &sketch)
{
    auto run = std::make_shared<EvaluationResult>();
    run->runId = sketch.id;
    run->model.name = "dinov2_vits14";
    run->model.fingerprint = sketch.model;
    run->time = sketch.time;
    for (const PairKind pairKind : sketch.kinds) {
        KindResult &kind = run->kinds.emplace_back();
        kind.kind = pairKind;
        kind.available = 20;
        kind.selected = sketch.selected;
        kind.open = sketch.open;
        kind.failed = kind.givenUp = sketch.givenUp;
        kind.scores.resize(std::size_t(sketch.selected - sketch.open - sketch.givenUp));
    }
    run->maxPairs = sketch.selected < 20 ? 5 : 0;
    run->complete = sketch.open == 0;
    return run;
}

std::string shownId(const RunCatalogue &catalogue, const std::string &model = "weights-1",
                    PairKind kind = PairKind::Intra)
{
    const RunPtr run = catalogue.shown(model, kind);
    return run ? run->runId : "";
}

} // namespace

class TestRunCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rule_data();
    void rule();
    void aCancelledSecondRunDoesNotReplaceTheCompleteOne();
    void aSelectionDoesNotDisplaceTheFullRun();
    void pairsGivenUpMakeARunLessThanWhole();
    void twoCheckpointsOfOneNameStayApart();
    void theSameRunReplacesItself();
    void oldResultsAreJudgedByWhatWasAskedFor();
    void theOthersAreOfferedAndCanBeChosen();
    void everyKindFromTheRunItIsShownFrom();
    void provenanceSaysWhatIsShown_data();
    void provenanceSaysWhatIsShown();
    void runsBelongToContentOrFolder();
    void whatIsMissingIsKnown_data();
    void whatIsMissingIsKnown();
    void idsDiffer();
};

void TestRunCatalogue::rule_data()
{
    QTest::addColumn<QString>("oneTime");
    QTest::addColumn<int>("oneSelected");
    QTest::addColumn<int>("oneOpen");
    QTest::addColumn<QString>("otherTime");
    QTest::addColumn<int>("otherSelected");
    QTest::addColumn<int>("otherOpen");
    const QString early = "2026-11-30T12:00:00Z", late = "2026-11-30T13:00:00Z";
    QTest::newRow("the newer") << late << 20 << 0 << early << 20 << 0;
    QTest::newRow("complete before a newer one that was cut short") << early << 20 << 0 << late << 20 << 3;
    QTest::newRow("whole before a newer selection") << early << 20 << 0 << late << 5 << 0;
    QTest::newRow("a complete selection before a whole run cut short") << early << 5 << 0 << late << 20 << 1;
    QTest::newRow("of two cut short the whole one") << early << 20 << 3 << late << 5 << 1;
    // 21:30 at +0200 is half an hour before 20:00 UTC, though it reads later.
    QTest::newRow("moments, not texts") << "2026-11-30T20:00:00+0000" << 20 << 0 << "2026-11-30T21:30:00+0200" << 20 << 0;
    QTest::newRow("a time before none") << early << 20 << 0 << "some day" << 20 << 0;
}

void TestRunCatalogue::rule()
{
    QFETCH(QString, oneTime);
    QFETCH(int, oneSelected);
    QFETCH(int, oneOpen);
    QFETCH(QString, otherTime);
    QFETCH(int, otherSelected);
    QFETCH(int, otherOpen);
    const RunPtr one = runOf({"one", "m", oneTime.toStdString(), {PairKind::Intra}, oneSelected, oneOpen});
    const RunPtr other = runOf({"other", "m", otherTime.toStdString(), {PairKind::Intra}, otherSelected, otherOpen});
    QVERIFY(ranksBefore(*one, *other, PairKind::Intra));
    QVERIFY(!ranksBefore(*other, *one, PairKind::Intra));
    for (const bool oneFirst : {true, false}) { // whatever the order in which they came
        RunCatalogue catalogue;
        catalogue.add(oneFirst ? one : other);
        catalogue.add(oneFirst ? other : one);
        QCOMPARE(shownId(catalogue, "m"), "one");
    }
}

void TestRunCatalogue::aCancelledSecondRunDoesNotReplaceTheCompleteOne()
{
    RunCatalogue catalogue;
    catalogue.add(runOf({.id = "complete"}));
    catalogue.add(runOf({.id = "cancelled", .time = "2026-11-30T13:00:00Z", .open = 7}));
    QCOMPARE(shownId(catalogue), "complete");
    QCOMPARE(shownId(catalogue, "weights-1", PairKind::Cross), "complete");
}

void TestRunCatalogue::aSelectionDoesNotDisplaceTheFullRun()
{
    RunCatalogue catalogue;
    catalogue.add(runOf({.id = "full"}));
    catalogue.add(runOf({.id = "five", .time = "2026-11-30T13:00:00Z", .selected = 5}));
    QCOMPARE(shownId(catalogue), "full");
}

void TestRunCatalogue::pairsGivenUpMakeARunLessThanWhole()
{
    RunCatalogue catalogue;
    const std::vector<PairKind> kinds{PairKind::Intra};
    catalogue.add(runOf({.id = "five", .time = "2026-11-30T15:00:00Z", .selected = 5}));
    catalogue.add(runOf({.id = "two given up", .time = "2026-11-30T14:00:00Z", .givenUp = 2}));
    QCOMPARE(shownId(catalogue), "two given up"); // still more than a selection
    QCOMPARE(missingKinds(catalogue, "weights-1", kinds, "f1").size(), std::size_t(1));
    catalogue.add(runOf({.id = "one given up", .time = "2026-11-30T13:00:00Z", .givenUp = 1}));
    QCOMPARE(shownId(catalogue), "one given up");
    const auto full = std::make_shared<EvaluationResult>(*runOf({.id = "full"}));
    full->datasetFingerprint = "f1";
    catalogue.add(full);
    QCOMPARE(shownId(catalogue), "full"); // the oldest of all
    QVERIFY(missingKinds(catalogue, "weights-1", kinds, "f1").empty());
    QCOMPARE(missingKinds(catalogue, "weights-1", kinds, ""), kinds); // not known: nothing is known to be there
}

void TestRunCatalogue::twoCheckpointsOfOneNameStayApart()
{
    RunCatalogue catalogue;
    catalogue.add(runOf({.id = "a", .model = "weights-1"}));
    catalogue.add(runOf({.id = "b", .model = "weights-2", .time = "2026-11-30T13:00:00Z"}));
    QCOMPARE(shownId(catalogue, "weights-1"), "a");
    QCOMPARE(shownId(catalogue, "weights-2"), "b");
    QVERIFY(!catalogue.shown("", PairKind::Intra)); // a model that was never loaded has no results
    QVERIFY(!catalogue.shown("weights-3", PairKind::Intra));
}

void TestRunCatalogue::theSameRunReplacesItself()
{
    RunCatalogue catalogue;
    catalogue.add(runOf({.id = "one", .open = 4}));
    catalogue.add(runOf({.id = "one"})); // repaired
    QCOMPARE(catalogue.runs().size(), std::size_t(1));
    QVERIFY(catalogue.runs()[0]->complete);
}

void TestRunCatalogue::oldResultsAreJudgedByWhatWasAskedFor()
{
    EvaluationResult run;
    KindResult kind;
    kind.selected = 5;
    QVERIFY(isWhole(run, kind));
    run.maxPairs = 5;
    QVERIFY(!isWhole(run, kind));
    run.maxPairs = 0;
    run.categories = {"car"};
    QVERIFY(!isWhole(run, kind));
    kind.available = 5; // known: the limit left nothing out
    QVERIFY(isWhole(run, kind));
}

void TestRunCatalogue::theOthersAreOfferedAndCanBeChosen()
{
    RunCatalogue catalogue;
    catalogue.add(runOf({.id = "full"}));
    catalogue.add(runOf({.id = "five", .time = "2026-11-30T13:00:00Z", .selected = 5}));
    const std::vector<RunPtr> ranked = catalogue.ranked("weights-1", PairKind::Intra);
    QCOMPARE(ranked.size(), std::size_t(2));
    QCOMPARE(ranked[0]->runId, "full");
    QCOMPARE(ranked[1]->runId, "five");
    catalogue.choose("weights-1", PairKind::Intra, "five");
    QVERIFY(catalogue.isChosen("weights-1", PairKind::Intra));
    QCOMPARE(shownId(catalogue), "five");
    QCOMPARE(shownId(catalogue, "weights-1", PairKind::Cross), "full"); // chosen for one kind
    catalogue.choose("weights-1", PairKind::Intra, "gone");
    QVERIFY(!catalogue.isChosen("weights-1", PairKind::Intra));
    QCOMPARE(shownId(catalogue), "full");
}

void TestRunCatalogue::everyKindFromTheRunItIsShownFrom()
{
    RunCatalogue catalogue;
    catalogue.add(runOf({.id = "both", .selected = 5}));
    catalogue.add(runOf({.id = "intra", .time = "2026-11-30T11:00:00Z", .kinds = {PairKind::Intra}}));
    QCOMPARE(shownId(catalogue, "weights-1", PairKind::Intra), "intra"); // older, but of all pairs
    QCOMPARE(shownId(catalogue, "weights-1", PairKind::Cross), "both");
}

void TestRunCatalogue::provenanceSaysWhatIsShown_data()
{
    QTest::addColumn<int>("selected");
    QTest::addColumn<int>("open");
    QTest::addColumn<int>("givenUp");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 20 << 0 << 0 << "2026-11-30 12:00 UTC: 20 of 20 intra pairs, whole dataset, complete";
    QTest::newRow("selection") << 5 << 0 << 0
                               << "2026-11-30 12:00 UTC: 5 of 20 intra pairs, the first 5 of each category, complete";
    QTest::newRow("cut short") << 20 << 3 << 0
                               << "2026-11-30 12:00 UTC: 17 of 20 intra pairs, whole dataset, cut short: 3 pairs open";
    QTest::newRow("one open") << 20 << 1 << 0
                              << "2026-11-30 12:00 UTC: 19 of 20 intra pairs, whole dataset, cut short: 1 pair open";
    QTest::newRow("one given up") << 20 << 0 << 1
                                  << "2026-11-30 12:00 UTC: 19 of 20 intra pairs, whole dataset, complete, 1 failed, "
                                     "finished without 1 unreadable pair";
    QTest::newRow("given up") << 20 << 0 << 2
                              << "2026-11-30 12:00 UTC: 18 of 20 intra pairs, whole dataset, complete, 2 failed, "
                                 "finished without 2 unreadable pairs";
}

void TestRunCatalogue::provenanceSaysWhatIsShown()
{
    QFETCH(int, selected);
    QFETCH(int, open);
    QFETCH(int, givenUp);
    QFETCH(QString, text);
    const RunPtr run = runOf({.selected = selected, .open = open, .givenUp = givenUp});
    QCOMPARE(QString::fromStdString(provenanceText(*run, PairKind::Intra)), text);
}

void TestRunCatalogue::runsBelongToContentOrFolder()
{
    QTemporaryDir folder;
    const std::string root = folder.path().toStdString();
    std::filesystem::create_directory_symlink(root, root + "/link");
    const auto run = std::make_shared<EvaluationResult>();
    run->datasetRoot = "/elsewhere";
    run->datasetFingerprint = "f1";
    QVERIFY(belongsTo(*run, {"f1", root})); // it was moved
    QVERIFY(!belongsTo(*run, {"f2", root}));
    run->datasetRoot = root + "/link/";
    QVERIFY(belongsTo(*run, {"f2", root})); // it was edited
    run->datasetFingerprint.clear();
    QVERIFY(belongsTo(*run, {"f2", root}));
    run->datasetRoot.clear();
    QVERIFY(!belongsTo(*run, {"", ""}));
}

void TestRunCatalogue::whatIsMissingIsKnown_data()
{
    QTest::addColumn<QString>("runs");
    QTest::addColumn<int>("missing");
    QTest::newRow("all there") << "both" << 0;
    QTest::newRow("nothing") << "" << 2;
    QTest::newRow("one kind") << "intra" << 1;
    QTest::newRow("cut short") << "open" << 2;
    QTest::newRow("a selection") << "few" << 2;
    QTest::newRow("the dataset before an edit") << "old" << 2;
    QTest::newRow("another checkpoint") << "other" << 2;
    QTest::newRow("a criterion that the run did not know") << "half" << 2;
}

void TestRunCatalogue::whatIsMissingIsKnown()
{
    QFETCH(QString, runs);
    QFETCH(int, missing);
    RunCatalogue catalogue;
    if (!runs.isEmpty()) {
        Sketch sketch;
        if (runs == "intra")
            sketch.kinds = {PairKind::Intra};
        sketch.open = runs == "open" ? 3 : 0;
        sketch.selected = runs == "few" ? 5 : 20;
        sketch.model = runs == "other" ? "weights-2" : "weights-1";
        auto run = std::make_shared<EvaluationResult>(*runOf(sketch));
        run->datasetFingerprint = runs == "old" ? "before" : "now";
        for (KindResult &kind : run->kinds) {
            kind.overall[Criterion::Soc].pairs = 20;
            kind.overall[Criterion::Cc].droppedPairs = runs == "half" ? 0 : 20;
        }
        catalogue.add(run);
    }
    const std::vector<PairKind> kinds{PairKind::Intra, PairKind::Cross};
    QCOMPARE(missingKinds(catalogue, "weights-1", kinds, "now").size(), std::size_t(missing));
}

void TestRunCatalogue::idsDiffer()
{
    QCOMPARE(newRunId().size(), std::size_t(32));
    QVERIFY(newRunId() != newRunId());
}

QTEST_APPLESS_MAIN(TestRunCatalogue)
#include "tst_run_catalogue.moc"
