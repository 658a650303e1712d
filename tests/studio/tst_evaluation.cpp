// Evaluations in the window: what is said while they run, why pairs failed, and what can be done about files that a disk
// does not give.

#include "app/studio/shell/message_bar.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/common/tokens.h"
#include "widgets/jobs/job_text.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>

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
    void closingTheWindowEndsIt();
    void whyPairsFailedStandsInTheLog();
    void whatCannotBeReadCanBeLeftOut();

private:
    static QStringList log(const OpenWindow &w)
    {
        for (const widgets::JobQueue::Job &job : w.workspace.jobs()->jobs())
            if (job.title.startsWith("Evaluating"))
                return widgets::jobLogLines(job);
        return {};
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
    const auto backbone = std::make_shared<SlowBackbone>("colour");
    w.workspace.engine()->addBackbone(backbone);
    QVERIFY(w.open(builder.rootText()));
    w.workspace.engine()->store()->clear();
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
    const auto backbone = std::make_shared<SlowBackbone>("colour");
    w.workspace.engine()->addBackbone(backbone);
    QVERIFY(w.open(builder.rootText()));
    w.workspace.engine()->store()->clear();
    backbone->waits = true;
    w.trigger("evaluate.all");
    QTRY_VERIFY(!w.workspace.evaluations()->running().isEmpty());
    w.workspace.jobs()->cancelAll();
    QVERIFY(w.wait());
    backbone->waits = false;
    QVERIFY2(w.status().contains("Cancelled after"), qPrintable(w.status()));
    QVERIFY(!bar(w)->isVisible()); // whoever cancels need not be told how to go on
    QVERIFY(w.workspace.evaluations()->running().isEmpty());
    // The next one does the rest.
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    QVERIFY(w.workspace.evaluations()->isEvaluated("colour"));
}

void TestEvaluation::closingTheWindowEndsIt()
{
    const test::DatasetBuilder builder;
    OpenWindow w;
    const auto backbone = std::make_shared<SlowBackbone>("colour");
    w.workspace.engine()->addBackbone(backbone);
    QVERIFY(w.open(builder.rootText()));
    w.workspace.engine()->store()->clear();
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

QTEST_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
