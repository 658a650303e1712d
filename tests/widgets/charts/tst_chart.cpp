#include "tests/widgets/charts/sample_runs.h"
#include "widgets/charts/chart_maker.h"
#include "widgets/common/judge_words.h"

#include <QTest>

#include <algorithm>

using namespace soco;
using namespace soco::widgets;
using benchmark::Criterion;
using benchmark::RunPtr;
using dataset::PairKind;

namespace {

ChartSource wholeSource()
{
    ChartSource source;
    source.models = sample::threeModels();
    source.runs = sample::catalogue(sample::threeRuns());
    source.published = sample::published();
    source.dataTitle = QStringLiteral("demo dataset");
    return source;
}

const ChartNumber *find(const Chart &chart, int slot, const QString &task, bool published)
{
    for (const ChartNumber &number : chart.numbers) {
        if (number.slot == slot && number.task == task && number.published == published)
            return &number;
    }
    return nullptr;
}

benchmark::PairScore score(const char *group, const char *file, std::vector<float> soc, std::vector<float> cc = {})
{
    benchmark::PairScore score;
    score.group = group;
    score.file = file;
    score.points[benchmark::Criterion::Soc].errors = std::move(soc);
    score.points[benchmark::Criterion::Cc].errors = std::move(cc);
    return score;
}

// Four pairs of one category with 2 of 3, 0 of 3, 0 of 1 and 1 of 2 points right, and one without a SOC point.
RunPtr smallRun()
{
    auto run = std::make_shared<benchmark::EvaluationResult>();
    run->model.name = "dinov2_vitb14";
    run->time = "2026-05-03T14:02:11Z";
    benchmark::KindResult intra;
    intra.scores = {score("car", "00001-car_1-car_2.json", {0.05f, 0.2f, 0.01f}),
                    score("car", "00002-car_2-car_3.json", {0.15f, 0.1f, 0.3f}),
                    score("car", "00003-car_3-car_4.json", {0.5f}),
                    score("car", "00004-car_4-car_5.json", {0.5f, 0.01f}),
                    score("bus", "00001-bus_1-bus_2.json", {}, {0.01f})};
    run->kinds = {intra};
    return run;
}

} // namespace

class TestChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksAreThePckOfEveryTask()
    {
        const ChartSource source = wholeSource();
        const Chart chart = ChartMaker().make(ChartKind::Tasks, source);
        QCOMPARE(chart.title, QStringLiteral("PCK@0.10 by task"));
        QCOMPARE(chart.facets.size(), 2u);
        QCOMPARE(chart.facets[0].title, QStringLiteral("Own runs, demo dataset (filled)"));
        QCOMPARE(chart.facets[1].title, QStringLiteral("Published, SOCO (hollow)"));
        for (std::size_t i = 0; i < source.runs.runs().size(); ++i) {
            const auto &kinds = source.runs.runs()[i]->kinds;
            const int slot = int(i) + 1;
            QCOMPARE(*find(chart, slot, "CC", false)->percent,
                     benchmark::pck(kinds[0].scores, Criterion::Cc, 0.1).percent);
            QCOMPARE(*find(chart, slot, "SOC", false)->percent,
                     benchmark::pck(kinds[0].scores, Criterion::Soc, 0.1).percent);
            QCOMPARE(*find(chart, slot, "Cross-SOC", false)->percent,
                     benchmark::pck(kinds[1].scores, Criterion::Soc, 0.1).percent);
        }
        QCOMPARE(*find(chart, 2, "Cross-SOC", true)->percent, 49.43);
        QVERIFY2(!find(chart, 3, "CC", true), "a model without a published row is not in the published facet");
        QCOMPARE(chart.provenance,
                 QStringLiteral("Own: 800 pairs per task, 0 dropped, pair average. 3 runs of 2026-05-03 14:02 UTC. "
                                "Published: 20,000 pairs per task. Different data, do not compare."));
        QVERIFY(chart.fullProvenance.contains("α = 0.10"));
        QVERIFY2(chart.fullProvenance.contains("DINOv3-B/16: run 10000012 of 2026-05-03 14:02 UTC, "
                                               "1,600 of 1,600 pairs of demo dataset, cpu."),
                 qPrintable(chart.fullProvenance));
        QVERIFY(chart.fullProvenance.contains("SOCO paper, Tab. 2"));
        QVERIFY(chart.fullProvenance.endsWith("Different data, do not compare."));
    }

    void thresholdMovesOwnNumbersButNotPublishedOnes()
    {
        ChartSource source = wholeSource();
        source.judge.alpha = 0.05;
        ChartMaker maker;
        maker.make(ChartKind::Tasks, wholeSource()); // what is remembered of 0.10 must not show up
        const Chart chart = maker.make(ChartKind::Tasks, source);
        QCOMPARE(chart.title, QStringLiteral("PCK@0.05 by task"));
        QCOMPARE(chart.facets[1].title, QStringLiteral("Published, SOCO, PCK@0.10 (hollow)"));
        QCOMPARE(*find(chart, 1, "SOC", false)->percent,
                 benchmark::pck(source.runs.runs()[0]->kinds[0].scores, Criterion::Soc, 0.05).percent);
        QCOMPARE(find(chart, 1, "SOC", true)->alpha, 0.1);
        QCOMPARE(*find(chart, 1, "SOC", true)->percent, 60.43);
    }

    void missingIsMissingAndNotZero()
    {
        ChartSource source = wholeSource();
        auto intraOnly = std::make_shared<benchmark::EvaluationResult>(*source.runs.runs()[0]);
        intraOnly->kinds.pop_back();
        source.runs = sample::catalogue({intraOnly});
        source.published[0].crossSoc.reset();
        const Chart chart = ChartMaker().make(ChartKind::Tasks, source);
        QVERIFY(find(chart, 1, "SOC", false)->percent);
        QVERIFY(!find(chart, 1, "Cross-SOC", false)->percent);
        QVERIFY(!find(chart, 2, "SOC", false)->percent);
        QVERIFY(!find(chart, 1, "Cross-SOC", true)->percent);
        QVERIFY(find(chart, 2, "SOC", false)->readout().contains("not evaluated"));
        QVERIFY(find(chart, 1, "Cross-SOC", true)->readout().contains("not published"));
    }

    void nothingScoredIsMissing()
    {
        ChartSource source = wholeSource();
        auto empty = std::make_shared<benchmark::EvaluationResult>(*source.runs.runs()[0]);
        for (auto &kind : empty->kinds)
            for (auto &pair : kind.scores)
                pair.points[benchmark::Criterion::Soc].errors.clear();
        source.runs = sample::catalogue({empty});
        const Chart tasks = ChartMaker().make(ChartKind::Tasks, source);
        QVERIFY(!find(tasks, 1, "SOC", false)->percent);
        QVERIFY(find(tasks, 1, "CC", false)->percent);
        const Chart curve = ChartMaker().make(ChartKind::Threshold, source);
        QCOMPARE(curve.emptyText, QStringLiteral("No evaluated pair has a scored point."));
    }

    // The catalogue's rule, seen through a chart.
    void theRunShown_data()
    {
        QTest::addColumn<QStringList>("times");
        QTest::addColumn<int>("cutShort"); // which of the two, -1 for none
        QTest::addColumn<int>("selection");
        QTest::addColumn<int>("wanted");
        const QString early = "2026-05-01T10:00:00Z", late = "2026-05-02T09:00:00Z";
        QTest::newRow("the newest") << QStringList{early, late} << -1 << -1 << 1;
        QTest::newRow("whatever the order") << QStringList{late, early} << -1 << -1 << 0;
        QTest::newRow("by the moment, not its text")
            << QStringList{"2026-05-02T01:00:00+05:00", "2026-05-01T22:00:00Z"} << -1 << -1 << 1;
        QTest::newRow("complete before cut short") << QStringList{early, late} << 1 << -1 << 0;
        QTest::newRow("whole before a selection") << QStringList{early, late} << -1 << 1 << 0;
        QTest::newRow("complete selection before whole but cut short") << QStringList{early, late} << 1 << 0 << 0;
    }
    void theRunShown()
    {
        QFETCH(QStringList, times);
        QFETCH(int, cutShort);
        QFETCH(int, selection);
        QFETCH(int, wanted);
        ChartSource source = wholeSource();
        std::vector<RunPtr> runs;
        for (int i = 0; i < 2; ++i) {
            auto run = sample::run("dinov2_vitb14", 0.3 + 0.3 * i, 40 + std::uint32_t(i));
            run->time = times[i].toStdString();
            for (benchmark::KindResult &kind : run->kinds) {
                if (i == cutShort)
                    kind.selected = kind.available = kind.selected + (kind.open = 3);
                if (i == selection)
                    kind.available += 100;
            }
            runs.push_back(run);
        }
        source.runs = sample::catalogue(runs);
        const Chart chart = ChartMaker().make(ChartKind::Tasks, source);
        QVERIFY(find(chart, 1, "SOC", false)->run == runs[std::size_t(wanted)]);
        QVERIFY(find(chart, 1, "Cross-SOC", false)->run == runs[std::size_t(wanted)]);
        // The menu offers both, and what is chosen there is shown.
        QCOMPARE(chart.runChoices.size(), 4u);
        QVERIFY(chart.runChoices[0].shown && !chart.runChoices[1].shown);
        source.runs.choose(chart.runChoices[1].fingerprint, PairKind::Intra, chart.runChoices[1].runId);
        const Chart other = ChartMaker().make(ChartKind::Tasks, source);
        QVERIFY(find(other, 1, "SOC", false)->run == runs[std::size_t(1 - wanted)]);
        QVERIFY(find(other, 1, "Cross-SOC", false)->run == runs[std::size_t(wanted)]);
    }

    // Slot 2 holds a file that cannot be loaded, slot 3 another checkpoint of the same name and title.
    void twoCheckpointsOfOneName()
    {
        ChartSource source = wholeSource();
        ModelSlot broken = sample::model(2, "dinov2_vitb14", "DINOv2-B/14");
        broken.fingerprint.clear();
        broken.publishedWeights = false;
        broken.weightsFile = "/weights/broken.pth";
        ModelSlot tuned = sample::model(3, "dinov2_vitb14", "DINOv2-B/14");
        tuned.fingerprint = "fingerprint of tuned";
        tuned.publishedWeights = false;
        tuned.weightsFile = "/weights/tuned.pth";
        source.models = {broken, tuned};
        auto run = sample::run("dinov2_vitb14", 0.5, 7);
        run->model.fingerprint = tuned.fingerprint;
        source.runs = sample::catalogue({run, sample::run("dinov2_vitb14", 0.7, 8)});
        ChartMaker maker;
        for (const ChartKind kind : allChartKinds) {
            for (const ChartNumber &number : maker.make(kind, source).numbers) {
                QVERIFY2(number.slot == 3 || !number.percent, qPrintable(number.readout()));
                QVERIFY(!number.published);
                if (number.slot == 3)
                    QVERIFY(number.run == run);
            }
        }
        const Chart chart = maker.make(ChartKind::Tasks, source);
        QCOMPARE(chart.series[0].title, QStringLiteral("DINOv2-B/14 (broken.pth)"));
        QCOMPARE(chart.series[1].title, QStringLiteral("DINOv2-B/14 (tuned.pth)"));
        const QStringList lines = chart.csv().split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 1 + 3);
        for (const QString &line : lines.mid(1)) {
            QVERIFY2(line.startsWith("DINOv2-B/14 (tuned.pth),"), qPrintable(line));
            QVERIFY(line.endsWith("10000007fedcba9876543210fedcba98,2026-05-03T14:02:11Z,demo dataset,fingerprint of tuned"));
        }
        // The published figure is offered, and says what it is where it is shown.
        QCOMPARE(chart.offers.size(), 2u);
        QCOMPARE(chart.offers[0].text, QStringLiteral("published DINOv2-B/14, no weights loaded from broken.pth"));
        QCOMPARE(chart.offers[1].text, QStringLiteral("published DINOv2-B/14, other weights than tuned.pth"));
        source.otherWeights = {3};
        const Chart shown = maker.make(ChartKind::Tasks, source);
        QCOMPARE(shown.facets.size(), 2u);
        QCOMPARE(shown.facets[1].title, QStringLiteral("Published, other weights (hollow)"));
        const ChartNumber *figure = find(shown, 3, "SOC", true);
        QCOMPARE(*figure->percent, 60.43);
        QVERIFY(figure->otherWeights);
        QVERIFY(
            figure->readout().startsWith("published DINOv2-B/14, other weights than tuned.pth, SOC, α 0.10: 60.43 %"));
        QVERIFY(shown.provenance.contains("Shown on request: published DINOv2-B/14, other weights than tuned.pth."));
        QVERIFY(!find(shown, 2, "SOC", true));
        source.otherWeights = {2}; // that is not loaded
        QCOMPARE(maker.make(ChartKind::Tasks, source).facets[1].title,
                 QStringLiteral("Published, no weights loaded (hollow)"));
        QVERIFY(shown.csv().contains("\"published DINOv2-B/14, other weights than tuned.pth\",\"SOCO paper, Tab. 2\""));
    }

    void pairsThatAreMissingAreSaid_data()
    {
        QTest::addColumn<int>("failed");
        QTest::addColumn<int>("open");
        QTest::addColumn<QString>("said");
        QTest::newRow("all but one failed") << 15 << 0 << "15 of 16 pairs failed";
        QTest::newRow("cut short") << 0 << 12 << "cut short, 4 of 16 pairs done";
        QTest::newRow("both") << 3 << 5 << "3 of 16 pairs failed, cut short, 8 of 16 pairs done";
    }
    void pairsThatAreMissingAreSaid()
    {
        QFETCH(int, failed);
        QFETCH(int, open);
        QFETCH(QString, said);
        ChartSource source = wholeSource();
        auto run = sample::run("dinov3_vitb16", 0.5, 9, 2);
        run->kinds.pop_back();
        benchmark::KindResult &kind = run->kinds[0];
        kind.scores.resize(std::size_t(16 - failed - open));
        kind.failed = failed;
        kind.open = open;
        const auto others = sample::threeRuns();
        source.runs = sample::catalogue({others[0], run});
        ChartMaker maker;
        const Chart chart = maker.make(ChartKind::Tasks, source);
        const ChartNumber *soc = find(chart, 2, "SOC", false);
        QVERIFY(soc->percent && soc->isPartial());
        QVERIFY2(soc->readout().contains(said), qPrintable(soc->readout()));
        QVERIFY2(chart.provenance.contains("DINOv3-B/16: " + said + '.'), qPrintable(chart.provenance));
        QVERIFY2(chart.provenance.startsWith("Own: 800 pairs per task, 0 dropped"),
                 "the whole runs' counts stay their own");
        QVERIFY(!find(chart, 1, "SOC", false)->isPartial());
        for (const ChartKind other : {ChartKind::Threshold, ChartKind::Categories})
            QVERIFY(maker.make(other, source).provenance.contains("DINOv3-B/16: " + said + '.'));
        QVERIFY(chart.csv().contains(QStringLiteral(",yes,%1,16,16,no,").arg(failed)));
    }

    void aRunInWhichAllFailedHasNoBar()
    {
        ChartSource source = wholeSource();
        auto run = sample::run("dinov3_vitb16", 0.5, 9, 2);
        for (benchmark::KindResult &kind : run->kinds) {
            kind.failed = std::int64_t(kind.scores.size());
            kind.scores.clear();
            for (const Criterion criterion : benchmark::criteria())
                kind.overall[criterion] = benchmark::pck({}, criterion, 0.1);
        }
        source.runs = sample::catalogue({run});
        const Chart chart = ChartMaker().make(ChartKind::Tasks, source);
        QVERIFY(!find(chart, 2, "SOC", false)->percent);
        QVERIFY2(find(chart, 2, "SOC", false)->readout().contains("nothing scored, 0 pairs, 16 of 16 pairs failed"),
                 qPrintable(find(chart, 2, "SOC", false)->readout()));
        QVERIFY(chart.provenance.contains("DINOv3-B/16: 32 of 32 pairs failed."));
    }

    void aSelectionIsSaid()
    {
        ChartSource source = wholeSource();
        auto run = sample::run("dinov3_vitb16", 0.5, 9, 5);
        run->maxPairs = 5;
        for (benchmark::KindResult &kind : run->kinds)
            kind.available = 800;
        source.runs = sample::catalogue({run});
        const Chart chart = ChartMaker().make(ChartKind::Tasks, source);
        QVERIFY2(chart.provenance.contains("DINOv3-B/16: a selection, 80 of 1,600 pairs."), qPrintable(chart.provenance));
        QVERIFY(!find(chart, 2, "SOC", false)->isPartial());
        QVERIFY(chart.runChoices[0].text.contains("40 of 800 intra pairs, a selection, 40 of 800 pairs"));
    }

    void runsFromBeforeAChangeAreSaid()
    {
        ChartSource source = wholeSource();
        auto old = sample::run("dinov2_vitb14", 0.7, 3), fresh = sample::run("dinov3_vitb16", 0.6, 4);
        old->datasetFingerprint = "before";
        fresh->datasetFingerprint = "now";
        source.runs = sample::catalogue({old, fresh});
        ChartMaker maker;
        QVERIFY2(!maker.make(ChartKind::Tasks, source).isStale(), "as long as the data's content is not known");
        source.datasetFingerprint = "now";
        const Chart chart = maker.make(ChartKind::Tasks, source);
        QVERIFY(chart.isStale());
        QCOMPARE(chart.headline(), QStringLiteral("PCK@0.10 by task (before your last change)"));
        QVERIFY(find(chart, 1, "SOC", false)->readout().contains("before your last change"));
        QVERIFY(!find(chart, 2, "SOC", false)->readout().contains("before your last change"));
        QVERIFY(chart.provenance.contains("DINOv2-B/14: before your last change."));
    }

    void figuresThatMeanNothingAreSaid()
    {
        ChartSource source = wholeSource();
        auto run = std::make_shared<benchmark::EvaluationResult>(*source.runs.runs()[0]);
        run->meaningless = true;
        source.runs = sample::catalogue({run});
        const Chart chart = ChartMaker().make(ChartKind::Tasks, source);
        QVERIFY2(chart.provenance.contains(": its features mean nothing."), qPrintable(chart.provenance));
    }

    void differingCountsAreSaid()
    {
        ChartSource source = wholeSource();
        auto run = std::make_shared<benchmark::EvaluationResult>(*source.runs.runs()[0]);
        run->kinds[1].scores.resize(500);
        run->kinds[0].scores[3].points[benchmark::Criterion::Soc].errors.clear();
        run->kinds[1].selected = run->kinds[1].available = 500;
        source.runs = sample::catalogue({run});
        const Chart chart = ChartMaker().make(ChartKind::Tasks, source);
        QVERIFY2(chart.provenance.startsWith(
                     "Own: CC 800, SOC 799, Cross-SOC 500 pairs, 0–1 dropped, pair average. Run 10000011 of "),
                 qPrintable(chart.provenance));
        QCOMPARE(chart.runChoices[0].text,
                 QStringLiteral("2026-05-03 14:02 UTC, run 10000011: 800 of 800 intra pairs, whole dataset, complete, "
                                "cpu, took 0:52"));
    }

    void curveIsPckAtEveryThreshold_data()
    {
        QTest::addColumn<double>("alpha");
        QTest::addColumn<double>("alphaMax");
        QTest::addColumn<int>("points");
        QTest::newRow("on the grid") << 0.1 << 0.2 << 81;
        QTest::newRow("between") << 0.011 << 0.2 << 82;
        QTest::newRow("at the end") << 0.2 << 0.2 << 81;
        QTest::newRow("beyond") << 0.3 << 0.4 << 81;
        QTest::newRow("steps of more places than are shown") << 0.25 << 0.35 << 82;
    }
    void curveIsPckAtEveryThreshold()
    {
        QFETCH(double, alpha);
        QFETCH(double, alphaMax);
        QFETCH(int, points);
        ChartSource source = wholeSource();
        source.judge = {Criterion::Cc, alpha};
        const Chart chart = ChartMaker().make(ChartKind::Threshold, source);
        QCOMPARE(chart.title, QStringLiteral("CC against threshold α"));
        QCOMPARE(chart.curves.size(), 3u);
        QCOMPARE(chart.alphaMax, alphaMax);
        for (std::size_t i = 0; i < 3; ++i) {
            const Chart::Curve &curve = chart.curves[i];
            QCOMPARE(int(curve.numbers.size()), points);
            double before = -1;
            for (const int index : curve.numbers) {
                const ChartNumber &number = chart.numbers[std::size_t(index)];
                QVERIFY(number.alpha > before);
                QCOMPARE(number.alpha, alphaText(number.alpha).toDouble()); // what is read off is what was counted
                before = number.alpha;
                QCOMPARE(*number.percent,
                         benchmark::pck(source.runs.runs()[i]->kinds[0].scores, Criterion::Cc, number.alpha).percent);
            }
            QVERIFY(curve.judged >= 0);
            QCOMPARE(chart.numbers[std::size_t(curve.judged)].alpha, alpha);
        }
    }

    void curveOfACategory()
    {
        ChartSource source = wholeSource();
        source.category = "car";
        ChartMaker maker;
        const Chart chart = maker.make(ChartKind::Threshold, source);
        std::vector<benchmark::PairScore> cars;
        for (const auto &pair : source.runs.runs()[0]->kinds[0].scores) {
            if (pair.group == "car")
                cars.push_back(pair);
        }
        QCOMPARE(*chart.numbers[std::size_t(chart.curves[0].judged)].percent,
                 benchmark::pck(cars, Criterion::Soc, 0.1).percent);
        QCOMPARE(chart.provenance, QStringLiteral("car, intra, 100 pairs; target box max side; pair average. "
                                                  "3 runs of 2026-05-03 14:02 UTC."));
        QVERIFY(chart.fullProvenance.startsWith("demo dataset, car, intra, 100 pairs; α = 0.10"));
        source.category.clear();
        QVERIFY(maker.make(ChartKind::Threshold, source).provenance.startsWith("demo dataset, intra, 800 pairs"));
        source.category = "unicycle";
        QCOMPARE(maker.make(ChartKind::Threshold, source).emptyText,
                 QStringLiteral("No evaluated pair of unicycle has a scored point."));
    }

    void categoriesAreSortedAndMarked()
    {
        ChartSource source = wholeSource();
        source.category = "kettle";
        const Chart chart = ChartMaker().make(ChartKind::Categories, source);
        QCOMPARE(chart.rows.size(), 8u);
        const benchmark::Score soc = benchmark::pck(source.runs.runs()[0]->kinds[0].scores, Criterion::Soc, 0.1);
        double before = 101;
        int marked = 0;
        for (const Chart::Row &row : chart.rows) {
            const ChartNumber &number = chart.numbers[std::size_t(row.numbers.front())];
            QCOMPARE(*number.percent, soc.byGroup.at(row.category.toStdString()));
            QVERIFY(*number.percent <= before);
            before = *number.percent;
            QCOMPARE(number.pairs, 100);
            QCOMPARE(row.marked, row.category == "kettle");
            marked += row.marked;
        }
        QCOMPARE(marked, 1);
        QCOMPARE(chart.provenance,
                 QStringLiteral(
                     "demo dataset, intra, 800 pairs, 8 categories; α = 0.10; target box max side; pair average. "
                     "3 runs of 2026-05-03 14:02 UTC."));
    }

    void emptyCharts_data()
    {
        QTest::addColumn<ChartKind>("kind");
        for (const ChartKind kind : allChartKinds)
            QTest::newRow(qPrintable(QString::number(int(kind)))) << kind;
    }
    void emptyCharts()
    {
        QFETCH(ChartKind, kind);
        ChartSource source;
        QVERIFY(ChartMaker().make(kind, source).empty());
        source.models = sample::threeModels();
        const Chart chart = ChartMaker().make(kind, source);
        QCOMPARE(chart.emptyText, QStringLiteral("No runs yet. Evaluate a model to fill this chart."));
        QVERIFY(chart.empty());
        QVERIFY(chart.description().contains("No runs yet"));
    }

    void resultWithoutErrorsKeepsItsOwnFigures()
    {
        ChartSource source = wholeSource();
        auto bare = std::make_shared<benchmark::EvaluationResult>(*source.runs.runs()[0]);
        for (auto &kind : bare->kinds)
            kind.scores.clear();
        source.runs = sample::catalogue({bare});
        QCOMPARE(*find(ChartMaker().make(ChartKind::Tasks, source), 1, "CC", false)->percent,
                 bare->kinds[0].overall[benchmark::Criterion::Cc].percent);
        source.judge.alpha = 0.05;
        QVERIFY(!find(ChartMaker().make(ChartKind::Tasks, source), 1, "CC", false)->percent);
        QVERIFY(ChartMaker().make(ChartKind::Threshold, source).emptyText.startsWith("No run on intra pairs"));
    }

    void pairsBehindAreWorstFirst()
    {
        ChartNumber number;
        number.run = smallRun();
        number.kind = PairKind::Intra;
        number.alpha = 0.1;
        const auto refs = pairsBehind(number);
        // 0.1 itself is wrong: a point is right strictly below the threshold. The pair without SOC points is not counted.
        // The share counts: 1 of 2 right is worse than 2 of 3, though both have one wrong point.
        QCOMPARE(refs.size(), 4u);
        QCOMPARE(refs[0].file, std::string("00002-car_2-car_3.json"));
        QCOMPARE(refs[1].file, std::string("00003-car_3-car_4.json"));
        QCOMPARE(refs[2].file, std::string("00004-car_4-car_5.json"));
        QCOMPARE(refs[3].file, std::string("00001-car_1-car_2.json"));
        QCOMPARE(refs[0].source, std::string("car_2"));
        QCOMPARE(refs[0].target, std::string("car_3"));
        QCOMPARE(refs[0].group, std::string("car"));
        number.criterion = Criterion::Cc;
        QCOMPARE(pairsBehind(number).size(), 1u);
        number.category = "car";
        QVERIFY(pairsBehind(number).empty());
        number.kind = PairKind::Cross;
        QVERIFY(pairsBehind(number).empty());
    }

    void publishedFiguresHaveNoPairs()
    {
        const Chart chart = ChartMaker().make(ChartKind::Tasks, wholeSource());
        QVERIFY(pairsBehind(*find(chart, 1, "SOC", true)).empty());
        QCOMPARE(pairsBehind(*find(chart, 1, "Cross-SOC", false)).size(), 800u);
        QCOMPARE(pairsBehind(*find(chart, 1, "Cross-SOC", false)).front().kind, PairKind::Cross);
    }

    void pairNames_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::newRow("plain") << "00001-car_4-car_7.json" << "car_4" << "car_7";
        QTest::newRow("cross") << "00012-bus_17-car_21.json" << "bus_17" << "car_21";
        QTest::newRow("hyphen in the source") << "00001-t-shirt_1-car_2.json" << "t-shirt_1" << "car_2";
        QTest::newRow("no target") << "00001-car_4.json" << "" << "";
        QTest::newRow("no id") << "car_1-car_2.json" << "" << "";
        QTest::newRow("empty target") << "00001-car_4-.json" << "" << "";
        QTest::newRow("empty") << "" << "" << "";
    }
    void pairNames()
    {
        QFETCH(QString, file);
        QFETCH(QString, source);
        QFETCH(QString, target);
        const auto ref = pairRefOf(PairKind::Cross, "car", file.toStdString());
        QCOMPARE(QString::fromStdString(ref.source), source);
        QCOMPARE(QString::fromStdString(ref.target), target);
        QCOMPARE(QString::fromStdString(ref.file), file);
        QCOMPARE(ref.kind, PairKind::Cross);
    }

    void csvHoldsEveryNumber()
    {
        ChartSource source = wholeSource();
        source.models[2].title = QStringLiteral("dense, \"SIFT\"");
        const Chart chart = ChartMaker().make(ChartKind::Tasks, source);
        const QStringList lines = chart.csv().split(QStringLiteral("\r\n"));
        QCOMPARE(lines.size(), 1 + 9 + 6 + 1); // head, own, published, end
        QVERIFY(lines[0].startsWith("model,source,pairs_of,task,category,alpha,percent,pairs,dropped_pairs,points,partial,"));
        for (const QString &line : lines.filter("DINOv3-B/16")) // one comma within quotation marks
            QCOMPARE(line.count(','), lines[0].count(',') + 1);
        const ChartNumber *soc = find(chart, 1, "SOC", false);
        QVERIFY(lines.contains(
            QStringLiteral("DINOv2-B/14,\"own run 10000011, 2026-05-03 14:02 UTC\",intra,SOC,,0.10,%1,800,0,%2,no,0,800,"
                           "800,no,10000011fedcba9876543210fedcba98,2026-05-03T14:02:11Z,demo dataset,"
                           "fingerprint of dinov2_vitb14")
                .arg(*soc->percent, 0, 'f', 6)
                .arg(soc->points)));
        QVERIFY(lines.contains(QStringLiteral("DINOv2-B/14,\"SOCO paper, Tab. 2\",,SOC,,0.10,60.43,,,,,,,,,,,,")));
        QCOMPARE(std::count_if(lines.begin(), lines.end(),
                               [](const QString &l) { return l.startsWith("\"dense, \"\"SIFT\"\"\","); }),
                 3);
    }

    void descriptionSaysEveryValue()
    {
        const Chart chart = ChartMaker().make(ChartKind::Tasks, wholeSource());
        const QString text = chart.description();
        for (const ChartNumber &number : chart.numbers)
            QVERIFY(text.contains(number.readout()));
        QVERIFY(text.contains("Different data, do not compare."));
    }

    void thresholdsAsText_data()
    {
        QTest::addColumn<double>("alpha");
        QTest::addColumn<QString>("text");
        QTest::newRow("two places") << 0.1 << "0.10";
        QTest::newRow("three") << 0.025 << "0.025";
        QTest::newRow("one") << 1.0 << "1.00";
    }
    void thresholdsAsText()
    {
        QFETCH(double, alpha);
        QTEST(alphaText(alpha), "text");
    }
};

QTEST_MAIN(TestChart)
#include "tst_chart.moc"
