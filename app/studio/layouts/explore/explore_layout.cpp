#include "app/studio/layouts/explore/explore_layout.h"

#include "app/studio/layouts/dock_title.h"
#include "app/studio/layouts/explore/canvas_tools.h"
#include "app/studio/layouts/explore/explore_controller.h"
#include "app/studio/layouts/explore/explore_tool_bar.h"
#include "app/studio/pages/matcher_words.h"
#include "app/studio/pages/model_dialogs.h"
#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/workspace.h"
#include "core/benchmark/published.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/common/model_labels.h"
#include "widgets/inspector/explore_inspector.h"
#include "widgets/jobs/jobs_panel.h"
#include "widgets/taxonomy/pair_panel.h"
#include "widgets/taxonomy/taxonomy_panel.h"

#include <QAction>
#include <QHBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace soco::studio {

namespace {

const std::string leftOutSubject = "models that are not evaluated"; // of a message

QDockWidget *makeDock(const char *name, const QString &title, QWidget *content)
{
    auto *dock = new QDockWidget(title);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setAccessibleName(title);
    dock->setWidget(content);
    return dock;
}

} // namespace

ExploreLayout::ExploreLayout(Workspace *workspace, ActionRegistry *actions)
    : m_workspace(workspace), m_actions(actions), m_taxonomy(new widgets::TaxonomyPanel(workspace->selection())),
      m_pairs(new widgets::PairPanel(workspace->selection())), m_canvas(new widgets::ExploreCanvas(workspace->selection())),
      m_inspector(new widgets::ExploreInspector(workspace->selection())), m_charts(new widgets::ChartsPanel),
      m_jobs(new widgets::JobsPanel(workspace->jobs()))
{
    m_controller = new ExploreController(workspace, {m_taxonomy, m_pairs, m_canvas, m_inspector}, this);
    addActions();
    m_actions->setOwner(id());
    new CanvasTools({m_canvas, workspace->selection(), m_actions, &workspace->desktop(), &workspace->memory(), workspace->messages()}, this);
    m_actions->setOwner({});
    m_toolBar = new ExploreToolBar(m_actions, &workspace->desktop());
    makeDocks();
    connectDataset();
    connectToolBar();
    connectCharts();
    connectMessages();
    m_taxonomy->setEmptyState();
    m_canvas->setEmptyText(tr("Open a dataset, or draw the demo dataset: File > Open the demo dataset."));
}

QWidget *ExploreLayout::centre()
{
    return m_canvas;
}

QToolBar *ExploreLayout::toolBar()
{
    return m_toolBar;
}

void ExploreLayout::setCompact(bool compact)
{
    m_toolBar->setCompact(compact);
}

void ExploreLayout::setPeek(bool on)
{
    m_canvas->setPeek(on);
}

void ExploreLayout::retheme()
{
    m_charts->retheme();
}

QVariantMap ExploreLayout::saveState() const
{
    return {{"kind", QString::fromLatin1(dataset::pairKindName(m_controller->kind()))},
            {"charts", m_charts->chosenCharts()}};
}

void ExploreLayout::restoreState(const QVariantMap &state)
{
    if (const auto kind = dataset::pairKindFromName(state.value("kind").toString().toStdString()))
        m_controller->setKind(*kind);
    m_charts->chooseCharts(state.value("charts").toStringList());
}

void ExploreLayout::makeDocks()
{
    auto *taxonomy = makeDock("taxonomyDock", tr("Taxonomy"), m_taxonomy);
    m_taxonomyTitle = new DockTitle(tr("Taxonomy"), taxonomy);
    taxonomy->setTitleBarWidget(m_taxonomyTitle);
    auto *pairs = makeDock("pairsDock", tr("Pairs"), m_pairs);
    pairs->setTitleBarWidget(m_pairs->titleRow());
    auto *inspector = makeDock("inspectorDock", tr("Inspector"), m_inspector);
    inspector->setTitleBarWidget(new DockTitle(tr("Inspector"), inspector));
    auto *charts = makeDock("chartsDock", tr("Charts"), m_charts);
    auto *jobs = makeDock("jobsDock", tr("Jobs"), m_jobs);
    for (QDockWidget *dock : {charts, jobs}) {
        // The tab is the title. A title bar without a layout has the size -1, which the dock would add to its own.
        auto *none = new QWidget(dock);
        (new QHBoxLayout(none))->setContentsMargins(0, 0, 0, 0);
        dock->setTitleBarWidget(none);
    }
    m_docks = {{taxonomy, Qt::LeftDockWidgetArea, {272, 444}, {232, 320}},
               {pairs, Qt::LeftDockWidgetArea, {272, 400}, {232, 300}},
               {inspector, Qt::RightDockWidgetArea, {304, 0}, {264, 0}},
               {charts, Qt::BottomDockWidgetArea, {234, 0}, {168, 0}},
               {jobs, Qt::BottomDockWidgetArea, {234, 0}, {168, 0}}};
    widgets::JobQueue *queue = m_workspace->jobs();
    const auto countJobs = [jobs, queue] {
        const int running = queue->activeCount();
        jobs->setWindowTitle(running > 0 ? tr("Jobs  %1").arg(running) : tr("Jobs"));
    };
    connect(queue, &widgets::JobQueue::added, jobs, countJobs);
    connect(queue, &widgets::JobQueue::finished, jobs, countJobs);
    connect(queue, &widgets::JobQueue::changed, jobs, countJobs); // it may be tried again
}

void ExploreLayout::connectDataset()
{
    connect(m_workspace, &Workspace::changed, this, [this] {
        const QString name = QString::fromStdString(m_workspace->datasets()->dataset()->name());
        m_taxonomyTitle->setSubtitle(name);
        m_charts->setDataTitle(name);
        m_canvas->setDataTitle(name);
    });
    connect(m_taxonomy, &widgets::TaxonomyPanel::openDatasetRequested, m_actions->action("file.open"), &QAction::trigger);
    connect(m_taxonomy, &widgets::TaxonomyPanel::createDemoRequested, m_actions->action("file.demo"), &QAction::trigger);
    const auto showNothingOpen = [this] {
        if (!m_workspace->datasets()->dataset())
            m_taxonomy->setEmptyState();
    };
    connect(m_workspace->datasets(), &DatasetController::failed, this, showNothingOpen);
    connect(m_workspace->datasets(), &DatasetController::drawingFailed, this, showNothingOpen);
    connect(m_workspace->datasets(), &DatasetController::drawingUnfinished, this, showNothingOpen);
    connect(m_workspace->datasets(), &DatasetController::drawingBegan, this, [this] {
        if (!m_workspace->datasets()->dataset())
            m_canvas->setEmptyText(tr("The first pictures are being drawn."));
    });
}

void ExploreLayout::connectToolBar()
{
    widgets::Selection *selection = m_workspace->selection();
    ExploreEngine *engine = m_workspace->engine();
    connect(m_toolBar, &ExploreToolBar::modelFocused, selection, &widgets::Selection::setModel);
    connect(m_toolBar, &ExploreToolBar::modelSolo, this, [this, selection](int slot) {
        selection->setModel(slot);
        m_canvas->setSoloModel(m_canvas->soloModel() == slot ? 0 : slot);
    });
    connect(m_toolBar, &ExploreToolBar::modelRemoved, engine, &ExploreEngine::removeModel);
    connect(m_toolBar, &ExploreToolBar::modelReloaded, this, &ExploreLayout::loadModel);
    connect(m_canvas, &widgets::ExploreCanvas::loadModelRequested, this, &ExploreLayout::loadModel);
    connect(m_toolBar, &ExploreToolBar::modelHelp, this,
            [this](int slot) { showModelDetails(m_toolBar, *m_workspace, slot); });
    connect(m_toolBar, &ExploreToolBar::addModelRequested, this,
            [this](const QPoint &place) { popUpModels(m_toolBar, *m_workspace, place); });
    connect(m_toolBar, &ExploreToolBar::mapSettingsEdited, m_workspace, &Workspace::setMap);
    connect(m_toolBar, &ExploreToolBar::criterionChanged, this, [this](benchmark::Criterion criterion) {
        m_workspace->setJudge({criterion, m_workspace->judge().alpha});
    });
    connect(m_toolBar, &ExploreToolBar::alphaChanged, this,
            [this](double alpha) { m_workspace->setJudge({m_workspace->judge().criterion, alpha}); });
    connect(m_toolBar, &ExploreToolBar::matcherChosen, this, [this](const std::string &id) {
        if (const auto *matcher = benchmark::matcherNamed(id))
            m_workspace->setMatcher(*matcher);
    });
    connect(engine, &ExploreEngine::modelsChanged, this, &ExploreLayout::showModels);
    connect(selection, &widgets::Selection::modelChanged, this, &ExploreLayout::showModels);
    connect(m_controller, &ExploreController::kindChanged, this, [this] {
        const std::array ids{"go.intra", "go.cross", "go.train", "go.test"};
        m_actions->action(QString::fromLatin1(ids[std::size_t(m_controller->kind())]))->setChecked(true);
    });
    connect(m_controller, &ExploreController::positionChanged, m_toolBar, &ExploreToolBar::setPosition);
    const auto showJudge = [this] {
        m_toolBar->setJudge(m_workspace->judge());
        m_charts->setJudge(m_workspace->judge());
    };
    const auto showMatcher = [this] {
        const benchmark::Matcher &matcher = m_workspace->matcher();
        m_toolBar->setMatcher(matcher);
        m_canvas->setMatcher(&matcher == &benchmark::standardMatcher() ? QString() : matcherTitle(matcher));
        if (benchmark::matchers().size() > 1)
            m_actions->action(matcherAction(matcher))->setChecked(true);
    };
    const auto showMap = [this] {
        const widgets::MapSettings &map = m_workspace->map();
        m_canvas->setMapSettings(map);
        m_toolBar->setMapSettings(map);
        m_actions->action("view.map")->setChecked(map.visible);
        m_actions->action("view.cells")->setChecked(map.cells);
        const std::array scales{"view.scaleBest", "view.scaleShared", "view.scaleFitted", "view.scaleStretched"};
        m_actions->action(QString::fromLatin1(scales[std::size_t(map.scale)]))->setChecked(true);
    };
    connect(m_workspace, &Workspace::judgeChanged, this, showJudge);
    connect(m_workspace, &Workspace::matcherChanged, this, showMatcher);
    connect(m_workspace, &Workspace::mapChanged, this, showMap);
    showJudge();
    showMatcher();
    showMap();
    showModels();
}

// From where it was; where that failed, from a file that the person chooses.
void ExploreLayout::loadModel(int slot)
{
    ExploreEngine *engine = m_workspace->engine();
    const auto &models = engine->models();
    const auto model = std::find_if(models.begin(), models.end(), [slot](const auto &m) { return m.slot == slot; });
    if (model == models.end())
        return;
    if (model->state == widgets::ModelState::NotLoaded || model->state == widgets::ModelState::Failed)
        chooseWeights(m_canvas, *m_workspace, slot);
    else
        engine->reloadModel(slot);
}

void ExploreLayout::showModels()
{
    m_toolBar->setModels(m_workspace->engine()->models(), m_workspace->selection()->model());
    m_charts->setModels(m_workspace->engine()->models());
}

void ExploreLayout::connectCharts()
{
    m_charts->setPublished({benchmark::publishedScores().begin(), benchmark::publishedScores().end()});
    // The splits are intra pairs, and no evaluation of the window's.
    connect(m_controller, &ExploreController::kindChanged, m_charts, [this] {
        const bool cross = m_controller->kind() == dataset::PairKind::Cross;
        m_charts->setPairKind(cross ? dataset::PairKind::Cross : dataset::PairKind::Intra);
    });
    connect(m_controller, &ExploreController::categoryChanged, m_charts, &widgets::ChartsPanel::setCategory);
    connect(m_charts, &widgets::ChartsPanel::evaluateRequested, m_actions->action("evaluate.all"), &QAction::trigger);
    connect(
        m_charts, &widgets::ChartsPanel::pairsRequested, this,
        [this](const QString &title, const std::vector<dataset::PairRef> &pairs, const widgets::ChartNumber &number) {
            // As the pairs are ordered by; at a threshold of 0, where a curve begins, nothing is right.
            m_workspace->setJudge({number.criterion, number.alpha > 0 ? number.alpha : m_workspace->judge().alpha});
            m_controller->showPairs(title, pairs, number.category);
        });
    connect(m_charts, &widgets::ChartsPanel::categoryClicked, m_controller, &ExploreController::focusCategory);
    EvaluationController *evaluations = m_workspace->evaluations();
    connect(evaluations, &EvaluationController::resultsChanged, this, [this, evaluations] {
        m_charts->setDatasetFingerprint(evaluations->datasetFingerprint());
        m_charts->setRuns(evaluations->runs());
    });
    connect(evaluations, &EvaluationController::runningChanged, m_charts,
            [this, evaluations] { m_charts->setRunning(evaluations->running()); });
    connect(m_charts, &widgets::ChartsPanel::runChosen, evaluations, &EvaluationController::choose);
}

void ExploreLayout::connectMessages()
{
    Messages *messages = m_workspace->messages();
    // A model that could be loaded takes back what was said of one that could not.
    connect(m_workspace->engine(), &ExploreEngine::modelsChanged, messages, [messages, engine = m_workspace->engine()] {
        const auto &models = engine->models();
        if (std::none_of(models.begin(), models.end(),
                         [](const auto &model) { return model.state == widgets::ModelState::Failed; }))
            messages->solved(Messages::About::Model);
    });
    connect(m_workspace->evaluations(), &EvaluationController::leftOutEnded, messages,
            [messages] { messages->solved(Messages::About::Model, leftOutSubject); });
    connect(m_workspace->evaluations(), &EvaluationController::leftOut, this,
            [this, messages](const QString &text, int slot) {
                if (slot == 0)
                    messages->say(text);
                else
                    messages->problem(
                        {.about = Messages::About::Model,
                         .text = text,
                         .action = tr("Load %1…").arg(widgets::modelLabel(m_workspace->engine()->models(), slot)),
                         .run = [this, slot] { loadModel(slot); },
                         .subject = leftOutSubject});
            });
    connect(m_canvas, &widgets::ExploreCanvas::statusMessage, messages, &Messages::say);
    connect(m_jobs, &widgets::JobsPanel::notice, messages, &Messages::say);
    connect(m_charts, &widgets::ChartsPanel::notice, this, [messages](const QString &text, bool isProblem) {
        if (isProblem)
            messages->problem({.text = text});
        else
            messages->say(text);
    });
    connect(m_controller, &ExploreController::pairFailed, this, [this, messages](const QString &text) {
        // What a pair lacks may be what is not drawn yet.
        DatasetController *datasets = m_workspace->datasets();
        if (const auto request = datasets->unfinished())
            messages->problem({Messages::About::Pair,
                               tr("%1 Not all of this demo dataset is there; what is missing can be drawn.").arg(text),
                               tr("Draw what is missing"),
                               [datasets, request] { datasets->openDemo(request->folder, request->options); }});
        else if (datasets->growing())
            messages->say(text);
        else
            messages->problem({.about = Messages::About::Pair, .text = text});
    });
    connect(m_controller, &ExploreController::pairShown, this, [messages] { messages->solved(Messages::About::Pair); });
}

} // namespace soco::studio
