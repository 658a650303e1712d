// Evaluations in the window: what is said while they run, why pairs failed, and what can be done about files that a disk
// does not give.

#include "app/studio/workspace/lanes.h"
#include "app/studio/shell/message_bar.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/common/tokens.h"
#include "widgets/jobs/job_text.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabBar>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

using namespace soco;
using test::OpenWindow;

namespace {

// Waits at its first picture until it may go on or is cancelled.
class SlowBackbone : public test::ColourBackbone
{
public:
    using ColourBackbone::ColourBackbone;
    Result<vision::FeatureMap> features(const RgbImage &image, const Task &task) const override
    {
        while (waits && !task.cancelled())
            std::this_thread::yield();
        if (task.cancelled())
            return Error{.kind = ErrorKind::Cancelled, .message = "cancelled"};
        return ColourBackbone::features(image, task);
    }
    mutable std::atomic<bool> waits{false};
};

} // namespace

class TestEvaluation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theChartsSayThatItRuns();
    void aCancelledOneSaysSo();
    void escapeAfterAClickOnTheJobsTabCancels();
    void theJobsTabCountsWhatIsTriedAgain();
    void closingTheWindowEndsIt();
    void whyPairsFailedStandsInTheLog();
    void whatCannotBeReadCanBeLeftOut();
    void whatIsOpenOfOneModelStaysWhileAnotherSucceeds();
    void askedTwiceItRunsOnce();
    void earlierResultsAreReadFirst();
    void anEvaluationThatWaitsSurvivesAnotherReading();
    void anEvaluationThatDoesNotBeginSaysSo();
    void onlyTheKindThatIsMissingIsComputed();
    void againTakesNothingOver();
    void figuresThatMeanNothingAreSaid();
    void scoresOfAnEditedPairAreMarked();
    void damagedResultsAreNamed();
    void modelsWithoutWeightsAreNamed();
    void aModelThatIsStillLoadingIsNamed();

private:
    static int evaluations(const OpenWindow &w)
    {
        const auto &jobs = w.workspace.jobs()->jobs();
        return int(std::count_if(jobs.begin(), jobs.end(),
                                 [](const auto &job) { return job.title.startsWith("Evaluating"); }));
    }
    static QStringList log(const OpenWindow &w)
    {
        for (const widgets::JobQueue::Job &job : w.workspace.jobs()->jobs())
            if (job.title.startsWith("Evaluating"))
                return widgets::jobLogLines(job);
        return {};
    }
    static std::pair<QTabBar *, int> jobsTab(const OpenWindow &w)
    {
        for (auto *bar : w.window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly))
            for (int i = 0; i < bar->count(); ++i)
                if (bar->tabText(i).startsWith("Jobs"))
                    return {bar, i};
        return {nullptr, -1};
    }
    // The window on this dataset with a model whose next evaluation has to forward all pictures; null where it fails.
    static std::shared_ptr<SlowBackbone> openWithSlowModel(OpenWindow &w, const test::DatasetBuilder &builder)
    {
        auto backbone = std::make_shared<SlowBackbone>("colour");
        w.workspace.engine()->addBackbone(backbone);
        if (!w.open(builder.rootText()))
            return nullptr;
        w.workspace.engine()->store()->clear();
        return backbone;
    }
    static const studio::MessageBar *bar(const OpenWindow &w) { return w.window.findChild<studio::MessageBar *>(); }
};

void TestEvaluation::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestEvaluation::theChartsSayThatItRuns()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    const auto backbone = openWithSlowModel(w, builder);
    QVERIFY(backbone);
    const auto *text = w.find<QLabel>("chartsEmpty");
    const auto *button = w.find<QPushButton>("chartsEvaluate");
    QVERIFY(button->isVisible() && text->text().startsWith("No runs yet"));
    backbone->waits = true;
    w.trigger("evaluate.all");
    QTRY_VERIFY2(text->text().startsWith("Evaluating colour: "), qPrintable(text->text()));
    QVERIFY(text->isVisible() && !button->isVisible());
    backbone->waits = false;
    QVERIFY(w.wait());
    QVERIFY(!text->isVisible()); // there is a chart
}

void TestEvaluation::aCancelledOneSaysSo()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    const auto backbone = openWithSlowModel(w, builder);
    QVERIFY(backbone);
    backbone->waits = true;
    w.trigger("evaluate.all");
    QTRY_VERIFY(!w.workspace.evaluations()->running().isEmpty());
    w.workspace.jobs()->cancelAll();
    QVERIFY(w.wait());
    backbone->waits = false;
    const auto *dataset = w.workspace.datasets()->dataset().get();
    const auto all = dataset->pairs(dataset::PairKind::Intra).size() + dataset->pairs(dataset::PairKind::Cross).size();
    QVERIFY2(w.status().contains("Cancelled after "), qPrintable(w.status()));
    QVERIFY2(w.status().contains(QStringLiteral(" of %1 pairs").arg(all)), qPrintable(w.status()));
    QVERIFY(!bar(w)->isVisible()); // whoever cancels need not be told how to go on
    QVERIFY(w.workspace.evaluations()->running().isEmpty());
    // The next one does the rest.
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    QVERIFY(w.workspace.evaluations()->isEvaluated("colour"));
}

void TestEvaluation::escapeAfterAClickOnTheJobsTabCancels()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    const auto backbone = openWithSlowModel(w, builder);
    QVERIFY(backbone);
    w.workspace.selection()->setPoint(ImagePoint{10, 10}, {});
    QVERIFY(w.wait());
    w.workspace.engine()->store()->clear();
    backbone->waits = true;
    w.trigger("evaluate.all");
    QTRY_VERIFY(!w.workspace.evaluations()->running().isEmpty());
    const auto [tabs, jobs] = jobsTab(w);
    QVERIFY(tabs);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(jobs).center());
    QTRY_VERIFY(w.find<QWidget>("jobsList")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(w.wait());
    backbone->waits = false;
    QCOMPARE(w.workspace.jobs()->jobs().back().state, widgets::JobQueue::Job::State::Cancelled);
    QVERIFY(w.workspace.selection()->pin());
    // With nothing left to cancel the keyboard goes back to the canvas.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(w.find<QWidget>("exploreCanvas")->hasFocus());
    QVERIFY(w.workspace.selection()->pin());
}

void TestEvaluation::theJobsTabCountsWhatIsTriedAgain()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    const auto backbone = openWithSlowModel(w, builder);
    QVERIFY(backbone);
    const auto tab = [&w] {
        const auto [tabs, jobs] = jobsTab(w);
        return tabs->tabText(jobs);
    };
    backbone->waits = true;
    w.trigger("evaluate.all");
    QTRY_COMPARE(tab(), QStringLiteral("Jobs  1"));
    const int id = w.workspace.jobs()->jobs().back().id;
    w.workspace.jobs()->cancel(id);
    QTRY_COMPARE(tab(), QStringLiteral("Jobs"));
    w.workspace.jobs()->retry(id);
    QTRY_COMPARE(tab(), QStringLiteral("Jobs  1"));
    backbone->waits = false;
    QVERIFY(w.wait());
    QCOMPARE(tab(), QStringLiteral("Jobs"));
}

void TestEvaluation::closingTheWindowEndsIt()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    const auto backbone = openWithSlowModel(w, builder);
    QVERIFY(backbone);
    backbone->waits = true; // until it is cancelled, and nobody but the window does
    w.trigger("evaluate.all");
    QTRY_VERIFY(!w.workspace.evaluations()->running().isEmpty());
    w.trigger("file.quit");
    QVERIFY(!w.window.isVisible());
    QVERIFY(w.workspace.stopWork(std::chrono::seconds(10)));
}

void TestEvaluation::whyPairsFailedStandsInTheLog()
{
    const test::DatasetBuilder builder;
    builder.write("PairAnnotations/intra/car/00001-car_1-car_2.json", "{ half");
    builder.write("PairAnnotations/intra/car/00002-car_1-car_3.json", "{ half");
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    const QString lines = log(w).join('\n');
    QVERIFY2(lines.contains("2 pairs (PairAnnotations/intra/car/0000") && lines.contains("and 1 more"),
             qPrintable(lines));
    QVERIFY2(lines.contains("2 failed"), qPrintable(lines));
    for (const widgets::JobQueue::Job &job : w.workspace.jobs()->jobs())
        if (job.title.startsWith("Evaluating"))
            QCOMPARE(job.done, job.total); // the causes are no step beyond the pairs
}

void TestEvaluation::whatCannotBeReadCanBeLeftOut()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    w.workspace.findChild<studio::FolderWatch *>()->watch({}); // what it says of changes is another test's
    // A link to itself is a file that is there and cannot be opened, as on a disk that is going.
    const std::string file = "PairAnnotations/intra/car/00003-car_2-car_3.json";
    builder.remove(file);
    std::filesystem::create_symlink(builder.root() / file, builder.root() / file);
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    QTRY_VERIFY2(bar(w)->isVisible() && bar(w)->text().contains("1 could not be read"), qPrintable(bar(w)->text()));
    QVERIFY(!w.workspace.evaluations()->isEvaluated("colour"));
    auto *action = w.find<QPushButton>("messageAction");
    QCOMPARE(action->text(), "Finish without them");
    QTest::mouseClick(action, Qt::LeftButton);
    QVERIFY(w.wait());
    QVERIFY(!bar(w)->isVisible());
    QVERIFY2(w.status().contains("1 failed"), qPrintable(w.status()));
    const auto run = w.workspace.evaluations()->shown("colour", dataset::PairKind::Intra);
    QVERIFY(run && run->complete);
    QCOMPARE(benchmark::kindOf(*run, dataset::PairKind::Intra)->givenUp, 1);
    // It is not done with: once the file can be read again, the next evaluation has it.
    QVERIFY(!w.workspace.evaluations()->isEvaluated("colour"));
}

void TestEvaluation::whatIsOpenOfOneModelStaysWhileAnotherSucceeds()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("one"));
    w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("two"));
    QVERIFY(w.open(builder.rootText()));
    w.workspace.findChild<studio::FolderWatch *>()->watch({});
    const std::string file = "PairAnnotations/intra/car/00003-car_2-car_3.json";
    builder.remove(file);
    std::filesystem::create_symlink(builder.root() / file, builder.root() / file);
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    QTRY_VERIFY2(bar(w)->isVisible() && bar(w)->text().startsWith("two: "), qPrintable(bar(w)->text()));
    auto *action = w.find<QPushButton>("messageAction");
    QTest::mouseClick(action, Qt::LeftButton);
    QVERIFY(w.wait());
    QVERIFY2(w.status().startsWith("two: "), qPrintable(w.status()));
    QTRY_VERIFY2(bar(w)->isVisible() && bar(w)->text().startsWith("one: "), qPrintable(bar(w)->text()));
    // A line that says nothing of it takes nothing away.
    Q_EMIT w.workspace.evaluations()->message("These models are being evaluated already.");
    QVERIFY(bar(w)->isVisible());
    QTest::mouseClick(action, Qt::LeftButton);
    QVERIFY(w.wait());
    QVERIFY(!bar(w)->isVisible());
}

void TestEvaluation::askedTwiceItRunsOnce()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    const auto backbone = std::make_shared<SlowBackbone>("colour");
    w.workspace.engine()->addBackbone(backbone);
    w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("copy", "colour")); // the same model
    QVERIFY(w.open(builder.rootText()));
    w.workspace.engine()->store()->clear();
    backbone->waits = true;
    w.trigger("evaluate.all");
    w.trigger("evaluate.all");
    QCOMPARE(evaluations(w), 1);
    QCOMPARE(w.status(), "These models are being evaluated already.");
    backbone->waits = false;
    QVERIFY(w.wait());
    w.trigger("evaluate.again");
    QCOMPARE(evaluations(w), 2);
    QVERIFY(w.wait());
}

void TestEvaluation::earlierResultsAreReadFirst()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    QCOMPARE(evaluations(w), 1);
    // Until the folder is read again nobody knows whether it changed.
    bool asked = false;
    connect(&w.workspace, &studio::Workspace::changed, this, [&] {
        if (asked)
            return;
        asked = true;
        QVERIFY(w.workspace.evaluations()->datasetFingerprint().empty());
        w.trigger("evaluate.all");
    });
    w.trigger("file.reload");
    QTRY_VERIFY(asked);
    QVERIFY(w.wait());
    QVERIFY2(w.status().startsWith("Nothing to do"), qPrintable(w.status()));
    QCOMPARE(evaluations(w), 1);
}

void TestEvaluation::anEvaluationThatWaitsSurvivesAnotherReading()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    studio::EvaluationController *evaluations = w.workspace.evaluations();
    evaluations->setDataset(w.workspace.datasets()->dataset());
    w.trigger("evaluate.all");
    const int former = w.workspace.jobs()->jobs().back().id;
    evaluations->setDataset(w.workspace.datasets()->dataset()); // as when a file has changed
    const auto *job = w.workspace.jobs()->job(former);
    QVERIFY(!job->active() || job->cancelling);
    QVERIFY(w.wait());
    QCOMPARE(this->evaluations(w), 1);
    QVERIFY(evaluations->isEvaluated("colour"));
}

void TestEvaluation::anEvaluationThatDoesNotBeginSaysSo()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    studio::EvaluationController *evaluations = w.workspace.evaluations();
    // What is before it in its lane: the reading waits until it is cancelled.
    w.workspace.jobs()->start("Waiting", studio::contentsLane, [](const Task &task) -> Result<QString> {
        while (!task.cancelled())
            std::this_thread::yield();
        return QString();
    });
    evaluations->setDataset(w.workspace.datasets()->dataset());
    w.trigger("evaluate.all");
    QVERIFY(evaluations->readsResults());
    int told = 0;
    connect(evaluations, &studio::EvaluationController::resultsChanged, this,
            [&] { told += !evaluations->readsResults(); });
    w.workspace.jobs()->cancelAll();
    QVERIFY(w.wait());
    QVERIFY(told > 0);
    QCOMPARE(w.status(), "No evaluation begins: the earlier results were not read.");
    QCOMPARE(this->evaluations(w), 0);
}

void TestEvaluation::onlyTheKindThatIsMissingIsComputed()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    const auto colour = std::make_shared<test::ColourBackbone>("colour");
    benchmark::EvaluationOptions options;
    options.kinds = {dataset::PairKind::Intra};
    options.results = w.resultsPath().toStdString();
    vision::FeatureStore store(1 << 26);
    QVERIFY(benchmark::evaluate(*w.workspace.datasets()->dataset(), *colour, store, options, {}));
    w.trigger("file.reload");
    QVERIFY(w.wait());
    QCOMPARE(int(w.workspace.evaluations()->runs().runs().size()), 1);
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    const auto runs = w.workspace.evaluations()->runs().runs();
    QCOMPARE(int(runs.size()), 2);
    QCOMPARE(int(runs.back()->kinds.size()), 1);
    QVERIFY(runs.back()->kinds.front().kind == dataset::PairKind::Cross);
    QVERIFY(w.workspace.evaluations()->isEvaluated("colour"));
}

void TestEvaluation::againTakesNothingOver()
{
    for (const bool again : {false, true}) {
        const test::DatasetBuilder builder;
        OpenWindow w;
        QVERIFY(w.open(builder.rootText()));
        w.workspace.findChild<studio::FolderWatch *>()->watch({});
        const std::string file = "PairAnnotations/intra/car/00003-car_2-car_3.json";
        const auto path = builder.root() / file;
        const auto aside = builder.root() / "aside";
        std::filesystem::rename(path, aside);
        std::filesystem::create_symlink(path, path); // is there and cannot be opened
        w.trigger("evaluate.all");
        QVERIFY(w.wait());
        QVERIFY(!w.workspace.evaluations()->isEvaluated("colour"));
        std::filesystem::remove(path);
        std::filesystem::rename(aside, path);
        w.trigger(again ? "evaluate.again" : "evaluate.all");
        QVERIFY(w.wait());
        const auto run = w.workspace.evaluations()->shown("colour", dataset::PairKind::Intra);
        QVERIFY(run && run->complete);
        QCOMPARE(run->resumedPairs > 0, !again);
    }
}

void TestEvaluation::figuresThatMeanNothingAreSaid()
{
    // The same feature everywhere, as weights that are all zero give it.
    class Constant : public test::ColourBackbone
    {
    public:
        using ColourBackbone::ColourBackbone;
        Result<vision::FeatureMap> features(const RgbImage &, const Task &) const override
        {
            return vision::FeatureMap::fromVector(std::vector<float>(5 * 8 * 8, 1.0F), 5, 8, 8, info().inputSize);
        }
    };
    const test::DatasetBuilder builder;
    OpenWindow w;
    w.workspace.engine()->addBackbone(std::make_shared<Constant>("constant"));
    QVERIFY(w.open(builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    QTRY_VERIFY2(bar(w)->isVisible() && bar(w)->text().startsWith("constant gives the same feature in every cell"),
                 qPrintable(bar(w)->text()));
    QVERIFY2(log(w).join('\n').contains("means nothing"), qPrintable(log(w).join('\n')));
}

void TestEvaluation::scoresOfAnEditedPairAreMarked()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    const auto marked = [&] {
        QStringList rows;
        for (int row = 0; row < w.list()->model()->rowCount(); ++row)
            if (w.spokenRow(row).contains("before its last change"))
                rows << w.list()->model()->index(row, 0).data().toString();
        return rows;
    };
    QCOMPARE(marked(), QStringList());
    w.workspace.findChild<studio::FolderWatch *>()->watch({});
    const dataset::PairRef ref = w.workspace.datasets()->dataset()->pairs(dataset::PairKind::Intra)[0];
    const std::string file = "PairAnnotations/intra/" + ref.group + '/' + ref.file;
    builder.replace(file, "\"pos\": [", "\"pos\": [1");
    w.trigger("file.reload");
    QVERIFY(w.wait());
    QCOMPARE(int(marked().size()), 1);
    QVERIFY2(marked().first().contains(QString::fromStdString(ref.source)), qPrintable(marked().first()));
}

void TestEvaluation::damagedResultsAreNamed()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QFile results(w.resultsPath());
    QVERIFY(results.open(QIODevice::WriteOnly) && results.write("{\"x_soco_studio\": {\n") > 0);
    results.close();
    QVERIFY(w.open(builder.rootText()));
    QVERIFY(w.wait());
    QVERIFY2(bar(w)->isVisible() && bar(w)->text().contains("results.jsonl"), qPrintable(bar(w)->text()));
    const QString damage = bar(w)->text();

    // It is still true after an evaluation, and when another problem has come and gone.
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    QVERIFY2(bar(w)->isVisible() && bar(w)->text() == damage, qPrintable(bar(w)->text()));
    w.workspace.messages()->problem({.about = studio::Messages::About::Model, .text = "No such weights"});
    QCOMPARE(bar(w)->text(), "No such weights");
    w.workspace.messages()->solved(studio::Messages::About::Model);
    QCOMPARE(bar(w)->text(), damage);
    QVERIFY(bar(w)->isVisible());

    QVERIFY(results.open(QIODevice::ReadOnly) && !results.readLine().isEmpty());
    const QByteArray whole = results.readAll();
    results.close();
    QVERIFY(results.open(QIODevice::WriteOnly) && results.write(whole) == whole.size());
    results.close();
    w.trigger("file.reload");
    QVERIFY(w.wait());
    QTRY_VERIFY(!bar(w)->isVisible());
}

void TestEvaluation::modelsWithoutWeightsAreNamed()
{
    QTemporaryDir empty;
    for (const char *name : {"HF_HOME", "HF_HUB_CACHE", "TORCH_HOME", "XDG_CACHE_HOME"})
        qputenv(name, empty.path().toUtf8());
    const test::DatasetBuilder builder;
    OpenWindow w;
    w.workspace.engine()->addBackbone(std::make_shared<test::ColourBackbone>("colour"));
    w.workspace.engine()->addModel({"dinov2_vits14", {}});
    QVERIFY(w.open(builder.rootText()));
    for (const char *action : {"evaluate.all", "evaluate.all", "evaluate.again"}) {
        w.workspace.messages()->solvedAll(studio::Messages::About::Model);
        QVERIFY(!bar(w)->isVisible());
        w.trigger(action);
        QVERIFY(w.wait());
        QVERIFY2(!w.status().contains("all pairs"), qPrintable(w.status()));
        QVERIFY(bar(w)->isVisible());
        QVERIFY2(bar(w)->text().startsWith("DINOv2-S/14 is not evaluated: it is not loaded."),
                 qPrintable(bar(w)->text()));
        QVERIFY2(bar(w)->text().contains(" into ~") || bar(w)->text().contains(empty.path()),
                 qPrintable(bar(w)->text()));
    }
    QVERIFY(w.workspace.evaluations()->isEvaluated("colour"));
    // The focused model alone is named, too, and the inspector says why it has no map.
    w.workspace.selection()->setPoint(ImagePoint{10, 10}, {});
    w.trigger("models.focus2");
    QVERIFY(w.wait());
    const QString note = w.find<QWidget>("inspectorBestNote")->accessibleName();
    QVERIFY2(note.startsWith("DINOv2-S/14 is not loaded. The weights of DINOv2-S/14"), qPrintable(note));
    QVERIFY(w.pane("targetPane2")->accessibleName().contains("DINOv2-S/14, Not loaded. The weights of"));
    w.workspace.messages()->solvedAll(studio::Messages::About::Model);
    w.trigger("evaluate.focused");
    QVERIFY(bar(w)->isVisible() && bar(w)->text().startsWith("DINOv2-S/14 is not evaluated"));
    // Two of them are named together; what is offered takes a file for the first.
    w.workspace.engine()->addModel({"dinov2_vitb14", {}});
    QVERIFY(w.wait());
    w.trigger("evaluate.all");
    QVERIFY2(bar(w)->text().startsWith("Not evaluated, because they have no weights: DINOv2-S/14, DINOv2-B/14."),
             qPrintable(bar(w)->text()));
    auto *load = w.find<QPushButton>("messageAction");
    QCOMPARE(load->text(), QStringLiteral("Load DINOv2-S/14…"));
    QTest::mouseClick(load, Qt::LeftButton);
    QCOMPARE(w.desktop.asked, QStringList{"Weights of DINOv2-S/14"});
    // Without these models there is nothing left to say.
    w.trigger("evaluate.all");
    QVERIFY(bar(w)->isVisible());
    w.workspace.engine()->removeModel(2);
    QVERIFY(bar(w)->isVisible());
    QVERIFY2(bar(w)->text().startsWith("DINOv2-B/14 is not evaluated"), qPrintable(bar(w)->text()));
    QCOMPARE(load->text(), QStringLiteral("Load DINOv2-B/14…"));
    w.workspace.engine()->removeModel(3);
    QVERIFY(!bar(w)->isVisible());
    w.trigger("evaluate.all");
    QVERIFY2(w.status().startsWith("Nothing to do: all pairs"), qPrintable(w.status()));
}

void TestEvaluation::aModelThatIsStillLoadingIsNamed()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    QVERIFY(w.open(builder.rootText()));
    w.workspace.engine()->addModel({"dinov2_vits14", {}}); // begins to load, and cannot end before the next turn
    w.trigger("evaluate.all");
    QVERIFY2(w.status().contains("still being loaded: DINOv2-S/14"), qPrintable(w.status()));
    QVERIFY(w.wait());
}

QTEST_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
