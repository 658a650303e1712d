// A judge and a matcher that no part of the program knows, put into the lists: every place that speaks of judges or
// matchers has to take them from there.

#include "app/studio/pages/task_help.h"
#include "core/benchmark/judge.h"
#include "core/benchmark/matcher.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/open_window.h"
#include "widgets/canvas/canvas_marks.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/charts/chart_maker.h"
#include "widgets/charts/chart_view.h"
#include "widgets/common/tokens.h"
#include "widgets/inspector/note.h"
#include "widgets/taxonomy/taxonomy_model.h"

#include <QComboBox>
#include <QDialog>
#include <QStandardPaths>
#include <QTableView>

#include <algorithm>

using namespace soco;
using benchmark::Criterion;
using test::OpenWindow;

namespace {

// The same keypoint, within half the threshold.
class StrictJudge : public benchmark::Judge
{
public:
    const benchmark::Metric &metric() const override
    {
        static const benchmark::Metric metric{.id = "strict",
                                              .name = "Strict",
                                              .omniprobe = {},
                                              .title = "strict correspondence",
                                              .meaning = "the same keypoint, within half the radius",
                                              .example = "the hub of the front left wheel",
                                              .help = "Only the inner half of the circle counts.",
                                              .radiusShare = 0.5f};
        return metric;
    }
    std::vector<benchmark::Question> questions(const dataset::PairMatches &matches) const override
    {
        return benchmark::judgeOf(Criterion::Soc).questions(matches);
    }
};

// The second best cell.
class RunnerUp : public benchmark::Matcher
{
public:
    const benchmark::MatcherInfo &info() const override
    {
        static const benchmark::MatcherInfo info{
            .id = "runner-up", .title = "second best", .meaning = "the second best cell"};
        return info;
    }
    vision::Match pick(const benchmark::PickInput &input) const override
    {
        std::vector<float> values = input.map.values;
        const std::size_t best = std::size_t(input.map.argmax.y) * std::size_t(input.map.cols)
            + std::size_t(input.map.argmax.x);
        values[best] = -2;
        const auto second = std::max_element(values.begin(), values.end());
        const auto place = int(second - values.begin());
        return {{float(place % input.map.cols) / float(input.map.cols),
                 float(place / input.map.cols) / float(input.map.cols)},
                *second};
    }
};

const StrictJudge strictJudge;
const RunnerUp runnerUp;

QStringList heads(const QAbstractItemModel *model)
{
    QStringList texts;
    for (int column = 0; column < model->columnCount(); ++column)
        texts << model->headerData(column, Qt::Horizontal).toString();
    return texts;
}

QStringList groups(const widgets::Chart &chart)
{
    QStringList titles;
    for (const auto &group : chart.facets.front().groups)
        titles << group.title;
    return titles;
}

void chooseJudge(const OpenWindow &w, int index)
{
    auto *button = w.find<QWidget>("judgeBy");
    const int side = button->width() / int(benchmark::judges().size());
    QTest::mouseClick(button, Qt::LeftButton, {}, {index * side + side / 2, button->height() / 2});
}

} // namespace

class TestAddedProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void halfTheRadiusIsTwiceTheError();
    void theJudgeIsInEveryPanel();
    void theRingIsTheJudges();
    void theJudgeExplainsItself();
    void whatWasNotJudgedIsNotEvaluated();
    void theMatcherCanBeChosen();
    void runsOfAnotherMatcherAreNotShown();

private:
    test::DatasetBuilder m_builder;
    Criterion m_strict;
};

void TestAddedProtocol::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_strict = benchmark::addJudge(strictJudge);
    benchmark::addMatcher(runnerUp);
    widgets::applyTheme(*qApp, widgets::Theme::Light);
}

void TestAddedProtocol::halfTheRadiusIsTwiceTheError()
{
    QVERIFY(benchmark::criterionOf("strict") == m_strict);
    benchmark::PairGeometry geometry;
    geometry.target = {{0.5f, 0.5f}};
    const benchmark::Question question{0, {0}};
    const float soc = benchmark::judgeOf(Criterion::Soc).outcome(question, geometry, {0.57f, 0.5f}).error;
    const benchmark::Outcome strict = strictJudge.outcome(question, geometry, {0.57f, 0.5f});
    QCOMPARE(strict.error, soc / 0.5f);
    QVERIFY(strict.verdict(0.1) == benchmark::Verdict::NearMiss);
    // What cannot be measured is far from right and scored, whatever the share.
    geometry.scale = 0;
    QVERIFY(strictJudge.outcome(question, geometry, {0, 0}).verdict(0.1) == benchmark::Verdict::Wrong);
}

void TestAddedProtocol::theJudgeIsInEveryPanel()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QTRY_VERIFY(w.workspace.selection()->pin().has_value());
    QVERIFY(w.wait());
    chooseJudge(w, 2);
    QCOMPARE(w.find<QWidget>("judgeBy")->accessibleName(), "Judge by: Strict");
    w.trigger("evaluate.all");
    QVERIFY(w.wait());

    QVERIFY2(w.pane("targetPane1")->accessibleName().contains("Strict "),
             qPrintable(w.pane("targetPane1")->accessibleName()));
    const QAbstractItemModel *matches = w.find<QTableView>("matchesTable")->model();
    QCOMPARE(heads(matches).mid(3), (QStringList{"CC", "SOC", "Strict"}));
    const QString said = matches->index(0, 5).data(Qt::AccessibleTextRole).toString();
    QVERIFY2((QStringList{"right", "wrong", "near miss"}).contains(said), qPrintable(said));
    QVERIFY2(w.find<widgets::Note>("inspectorRule")->text().contains("0.050 "),
             qPrintable(w.find<widgets::Note>("inspectorRule")->text()));

    QCOMPARE(w.tree()->model()->headerData(widgets::TaxonomyModel::ScoreColumn, Qt::Horizontal).toString(), "Strict");
    const QString score =
        w.treeRow({"car"}).siblingAtColumn(widgets::TaxonomyModel::ScoreColumn).data(Qt::DisplayRole).toString();
    QVERIFY2(score.toDouble() >= 0 && score != QStringLiteral("–"), qPrintable(score));
    QVERIFY2(w.spokenRow(0).contains(" of "), qPrintable(w.spokenRow(0)));

    const auto *tasks = w.find<widgets::ChartView>("chartA");
    QCOMPARE(groups(tasks->chart()), (QStringList{"CC", "SOC", "Strict", "Cross-SOC", "Cross-Strict"}));
    const auto shown = [&](const QString &task) {
        for (const auto &number : tasks->chart().numbers)
            if (number.task == task && !number.published)
                return number.percent.value_or(-1);
        return -1.0;
    };
    QVERIFY(shown("Strict") >= 0 && shown("Cross-Strict") >= 0);
    QVERIFY(shown("Strict") <= shown("SOC"));
}

void TestAddedProtocol::theRingIsTheJudges()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QTRY_VERIFY(w.workspace.selection()->pin().has_value());
    QVERIFY(w.wait());
    widgets::CanvasState state;
    state.pair = w.workspace.engine()->pair();
    state.models = w.workspace.engine()->models();
    state.pin = w.workspace.selection()->pin();
    state.keypoint = w.workspace.selection()->keypoint();
    const auto radius = [&](Criterion criterion) {
        state.judge.criterion = criterion;
        const auto rings = widgets::targetMarks(state, 1).rings;
        return rings.empty() || rings.front().alsoValid ? 0.0 : rings.front().radius;
    };
    QVERIFY(radius(Criterion::Soc) > 1);
    QCOMPARE(radius(m_strict), radius(Criterion::Soc) / 2);
}

void TestAddedProtocol::theJudgeExplainsItself()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QVERIFY(w.find<QWidget>("judgeBy")->toolTip().contains("Strict: the same keypoint, within half the radius."));
    QVERIFY(w.find<QLabel>("taskHintText")->text().contains("Strict: the hub of the front left wheel."));
    w.trigger("help.tasks");
    const auto *page = w.find<QDialog>("taskHelp");
    QVERIFY(page);
    QCOMPARE(page->windowTitle(), "What CC, SOC and Strict mean");
    const QString text = page->findChild<QLabel *>("taskHelpText")->text();
    QVERIFY2(text.contains("<b>Strict, strict correspondence.</b> Only the inner half of the circle counts."),
             qPrintable(text));
    const QString figure = page->findChild<studio::TaskFigure *>()->accessibleName();
    QVERIFY2(figure.contains("CC right, SOC wrong and Strict wrong"), qPrintable(figure));
}

// A run from before the judge: its figures are missing, not zero, and what is missing can be computed.
void TestAddedProtocol::whatWasNotJudgedIsNotEvaluated()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    auto old = std::make_shared<benchmark::EvaluationResult>(
        *w.workspace.evaluations()->shown("colour", dataset::PairKind::Intra));
    for (benchmark::KindResult &kind : old->kinds) {
        kind.overall[m_strict] = {};
        for (benchmark::PairScore &score : kind.scores)
            score.points[m_strict] = {};
    }
    for (const benchmark::KindResult &kind : old->kinds) {
        QVERIFY(!benchmark::isJudgedBy(kind, m_strict));
        QVERIFY(benchmark::isJudgedBy(kind, Criterion::Soc));
    }
    benchmark::RunCatalogue catalogue;
    catalogue.add(old);
    QCOMPARE(benchmark::missingKinds(catalogue, old->model.fingerprint, std::vector{dataset::PairKind::Intra},
                                     old->datasetFingerprint)
                 .size(),
             std::size_t(1));
    widgets::ChartSource source;
    source.models = w.workspace.engine()->models();
    source.runs = catalogue;
    source.judge = {m_strict, 0.1};
    widgets::ChartMaker maker;
    const widgets::Chart tasks = maker.make(widgets::ChartKind::Tasks, source);
    for (const auto &number : tasks.numbers)
        if (number.criterion == m_strict)
            QCOMPARE(number.value(), "not evaluated");
    QCOMPARE(maker.make(widgets::ChartKind::Categories, source).title, "Strict by category");
    QCOMPARE(maker.make(widgets::ChartKind::Categories, source).emptyText,
             "No run has figures of Strict yet. Evaluate a model to fill this chart.");
}

void TestAddedProtocol::theMatcherCanBeChosen()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    QTRY_VERIFY(w.workspace.selection()->pin().has_value());
    QVERIFY(w.wait());
    auto *choice = w.find<QComboBox>("matchBy");
    QVERIFY(choice && choice->isVisible());
    const QAbstractItemModel *matches = w.find<QTableView>("matchesTable")->model();
    const double best = matches->index(0, 1).data().toString().toDouble();
    const auto caption = [canvas = w.window.findChild<widgets::ExploreCanvas *>()] {
        const QImage captioned = canvas->picture(1, true);
        return captioned.copy(captioned.rect().adjusted(0, canvas->picture(1).height(), 0, 0));
    };
    const QImage withoutMatcher = caption();
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QCOMPARE(choice->currentText(), "second best");
    QVERIFY(w.wait());
    // Marked and judged where the chosen matcher puts it.
    const auto cosine = [&] { return matches->index(0, 1).data().toString().toDouble(); };
    QTRY_VERIFY(cosine() <= best);
    QVERIFY(&w.workspace.matcher() == &runnerUp);
    QVERIFY(caption() != withoutMatcher);
    QVERIFY(w.window.actions()->action("view.matcher.runner-up")->isChecked());
    // From the menu, too.
    w.trigger("view.matcher.first-maximum");
    QVERIFY(w.wait());
    QCOMPARE(choice->currentText(), "nearest cell");
    QTRY_COMPARE(cosine(), best);
    QCOMPARE(caption(), withoutMatcher);
}

void TestAddedProtocol::runsOfAnotherMatcherAreNotShown()
{
    OpenWindow w;
    QVERIFY(w.open(m_builder.rootText()));
    w.trigger("evaluate.all");
    QVERIFY(w.wait());
    const auto car = [&] {
        return w.treeRow({"car"}).siblingAtColumn(widgets::TaxonomyModel::ScoreColumn).data(Qt::DisplayRole).toString();
    };
    const QString first = car();
    QVERIFY(first != QStringLiteral("–"));
    w.trigger("view.matcher.runner-up");
    QVERIFY(w.wait());
    QCOMPARE(car(), QStringLiteral("–"));
    w.trigger("evaluate.all"); // by the chosen matcher: there is something to do
    QVERIFY(w.wait());
    QVERIFY(car() != QStringLiteral("–"));
    QVERIFY(w.find<widgets::ChartView>("chartA")->chart().provenance.contains("matched by runner-up"));
    w.trigger("view.matcher.first-maximum");
    QVERIFY(w.wait());
    QCOMPARE(car(), first);
}

QTEST_MAIN(TestAddedProtocol)
#include "tst_added_protocol.moc"
