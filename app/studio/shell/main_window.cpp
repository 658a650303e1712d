#include "app/studio/shell/main_window.h"

#include "app/studio/layouts/explore/explore_controller.h"
#include "app/studio/layouts/explore/explore_tool_bar.h"
#include "app/studio/pages/help_dialogs.h"
#include "app/studio/shell/action_registry.h"
#include "app/studio/shell/dock_title.h"
#include "app/studio/shell/message_bar.h"
#include "app/studio/shell/window_actions.h"
#include "app/studio/workspace/dataset_controller.h"
#include "app/studio/workspace/evaluation_controller.h"
#include "app/studio/workspace/explore_engine.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/benchmark/published.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/common/fonts.h"
#include "widgets/inspector/explore_inspector.h"
#include "widgets/jobs/job_queue.h"
#include "widgets/jobs/job_status.h"
#include "widgets/jobs/jobs_panel.h"
#include "widgets/taxonomy/pair_panel.h"
#include "widgets/taxonomy/taxonomy_panel.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabBar>
#include <QUrl>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace soco::studio {

namespace {

constexpr QSize defaultSize(1600, 1000);

QString resultsPath(const Options &options)
{
    if (!options.results.isEmpty())
        return options.results;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/soco-studio";
    QDir().mkpath(folder);
    return folder + "/results.jsonl";
}

vision::Device deviceOf(const Options &options)
{
    const auto device = vision::deviceFromName(options.device.toStdString());
    return device ? *device : vision::Device{}; // main() has refused a name that means nothing
}

} // namespace

MainWindow::MainWindow(const Options &options, QWidget *parent)
    : QMainWindow(parent), m_options(options), m_selection(new widgets::Selection(this)),
      m_jobs(new widgets::JobQueue(this)),
      m_engine(std::make_unique<ExploreEngine>(options.memory ? options.memory : vision::defaultFeatureBudget(), deviceOf(options))),
      m_datasets(new DatasetController(m_jobs, remembers(), this)),
      m_evaluations(new EvaluationController(m_jobs, m_engine.get(), resultsPath(options), this)),
      m_taxonomy(new widgets::TaxonomyPanel(m_selection)), m_pairs(new widgets::PairPanel(m_selection)),
      m_canvas(new widgets::ExploreCanvas(m_selection)), m_inspector(new widgets::ExploreInspector(m_selection)),
      m_charts(new widgets::ChartsPanel), m_jobsPanel(new widgets::JobsPanel(m_jobs))
{
    setObjectName("mainWindow");
    setWindowTitle(tr("SOCO Studio"));
    setAcceptDrops(true);
    setMinimumSize(1024, 640);
    setDockNestingEnabled(true);

    m_explore = new ExploreController({m_selection, m_engine.get(), m_datasets, m_evaluations, m_taxonomy, m_pairs, m_canvas, m_inspector}, this);
    m_actions = new ActionRegistry(this, m_canvas);
    WindowActions actions(this);

    m_layoutTabs = new QTabBar(menuBar());
    m_layoutTabs->setObjectName("layoutTabs");
    m_layoutTabs->setAccessibleName(tr("Layouts"));
    m_layoutTabs->addTab(tr("Explore"));
    m_layoutTabs->setExpanding(false);
    menuBar()->setCornerWidget(m_layoutTabs);

    m_toolBar = new ExploreToolBar(m_actions, this);
    addToolBar(Qt::TopToolBarArea, m_toolBar);

    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_messages = new MessageBar(centre);
    column->addWidget(m_messages);
    column->addWidget(m_canvas, 1);
    setCentralWidget(centre);

    buildDocks();
    buildStatusBar();
    connectParts();
    resize(m_options.size.isValid() ? m_options.size : defaultSize);
    resetLayout();
    if (remembers())
        restoreSettings();
    m_canvas->setFocus();
}

MainWindow::~MainWindow()
{
    // Jobs use the engine's features and end first; what panels say while they go finds nobody who would ask the engine.
    m_jobs->cancelAll();
    delete m_jobs;
    delete m_explore;
}

void MainWindow::buildStatusBar()
{
    statusBar()->setSizeGripEnabled(false);
    const auto part = [this](const char *name) {
        auto *label = new QLabel(this);
        label->setObjectName(QString::fromLatin1(name));
        label->setFont(widgets::smallFont());
        label->setContentsMargins(8, 0, 8, 0);
        return label;
    };
    m_datasetStatus = part("datasetStatus");
    m_countStatus = part("countStatus");
    m_featureStatus = part("featureStatus");
    m_deviceStatus = part("deviceStatus");
    statusBar()->addWidget(m_datasetStatus);
    statusBar()->addWidget(m_countStatus);
    auto *jobs = new widgets::JobStatus(m_jobs, this);
    jobs->setObjectName("jobStatus");
    connect(jobs, &widgets::JobStatus::clicked, this, &MainWindow::showJobs);
    statusBar()->addPermanentWidget(jobs);
    statusBar()->addPermanentWidget(m_featureStatus);
    statusBar()->addPermanentWidget(m_deviceStatus);
    updateStatus();
}

void MainWindow::connectParts()
{
    connect(m_toolBar, &ExploreToolBar::modelFocused, m_selection, &widgets::Selection::setModel);
    connect(m_toolBar, &ExploreToolBar::modelSolo, this, [this](int slot) {
        m_selection->setModel(slot);
        m_canvas->setSoloModel(m_canvas->soloModel() == slot ? 0 : slot);
    });
    connect(m_toolBar, &ExploreToolBar::modelRemoved, m_engine.get(), &ExploreEngine::removeModel);
    connect(m_toolBar, &ExploreToolBar::modelReloaded, m_engine.get(), &ExploreEngine::reloadModel);
    connect(m_toolBar, &ExploreToolBar::modelHelp, this, &MainWindow::showModelHelp);
    connect(m_toolBar, &ExploreToolBar::addModelRequested, this, &MainWindow::openModelMenu);
    connect(m_toolBar, &ExploreToolBar::mapSettingsEdited, m_explore, &ExploreController::setMapSettings);
    connect(m_canvas, &widgets::ExploreCanvas::mapSettingsChanged, m_explore, &ExploreController::setMapSettings);
    connect(m_toolBar, &ExploreToolBar::criterionChanged, this, [this](benchmark::Criterion criterion) {
        m_explore->setJudge({criterion, m_explore->judge().alpha});
    });
    connect(m_toolBar, &ExploreToolBar::alphaChanged, this, [this](double alpha) {
        m_explore->setJudge({m_explore->judge().criterion, alpha});
    });
    const auto showModels = [this] {
        m_toolBar->setModels(m_engine->models(), m_selection->model());
        m_charts->setModels(m_engine->models());
        updateStatus();
    };
    connect(m_engine.get(), &ExploreEngine::modelsChanged, this, showModels);
    connect(m_selection, &widgets::Selection::modelChanged, this, showModels);
    connect(m_engine.get(), &ExploreEngine::storeChanged, this, &MainWindow::updateStatus);

    connect(m_explore, &ExploreController::kindChanged, this, [this] {
        const std::array ids{"go.intra", "go.cross", "go.train", "go.test"};
        m_actions->action(QString::fromLatin1(ids[std::size_t(m_explore->kind())]))->setChecked(true);
    });
    connect(m_explore, &ExploreController::positionChanged, m_toolBar, &ExploreToolBar::setPosition);
    connect(m_explore, &ExploreController::judgeChanged, this, [this] {
        m_toolBar->setJudge(m_explore->judge());
        m_charts->setJudge(m_explore->judge());
    });
    connect(m_explore, &ExploreController::mapSettingsChanged, this, [this] {
        const widgets::MapSettings &map = m_explore->mapSettings();
        m_toolBar->setMapSettings(map);
        m_actions->action("view.map")->setChecked(map.visible);
        m_actions->action("view.cells")->setChecked(map.cells);
        const std::array scales{"view.scaleBest", "view.scaleShared", "view.scaleFitted", "view.scaleStretched"};
        m_actions->action(QString::fromLatin1(scales[std::size_t(map.scale)]))->setChecked(true);
    });
    m_toolBar->setMapSettings(m_explore->mapSettings());
    m_toolBar->setJudge(m_explore->judge());
    connect(m_explore, &ExploreController::categoryChanged, m_charts, &widgets::ChartsPanel::setCategory);

    connect(m_taxonomy, &widgets::TaxonomyPanel::openDatasetRequested, m_actions->action("file.open"), &QAction::trigger);
    connect(m_taxonomy, &widgets::TaxonomyPanel::createDemoRequested, m_actions->action("file.demo"), &QAction::trigger);
    connect(m_canvas, &widgets::ExploreCanvas::statusMessage, this, [this](const QString &text) { report(text, false); });

    std::vector<benchmark::PublishedScore> published(benchmark::publishedScores().begin(), benchmark::publishedScores().end());
    m_charts->setPublished(std::move(published));
    m_charts->setJudge(m_explore->judge());
    connect(m_charts, &widgets::ChartsPanel::evaluateRequested, m_actions->action("evaluate.all"), &QAction::trigger);
    connect(m_charts, &widgets::ChartsPanel::pairsRequested, m_explore, &ExploreController::showPairs);
    connect(m_charts, &widgets::ChartsPanel::categoryClicked, m_explore, &ExploreController::focusCategory);
    connect(m_charts, &widgets::ChartsPanel::notice, this, &MainWindow::report);
    connect(m_evaluations, &EvaluationController::resultsChanged, this, [this] { m_charts->setRuns(m_evaluations->results()); });
    connect(m_evaluations, &EvaluationController::message, this, [this](const QString &text, bool isProblem) {
        if (isProblem)
            reportProblem(text, tr("Jobs"), [this] { showJobs(); });
        else
            report(text, false);
    });

    connect(m_datasets, &DatasetController::opened, this, [this] {
        const QString name = QString::fromStdString(m_datasets->dataset()->name());
        setWindowTitle(tr("%1 - SOCO Studio").arg(name));
        m_taxonomyTitle->setSubtitle(name);
        m_charts->setDataTitle(name);
        m_shownFirstPair = false;
    });
    const auto firstPair = [this] {
        updateStatus();
        std::map<dataset::PairKind, std::int64_t> totals;
        for (const auto kind : dataset::allPairKinds)
            totals[kind] = std::int64_t(m_datasets->dataset()->pairs(kind).size());
        m_charts->setPairTotals(totals);
        // The window opens on something to see: the pair asked for, or the first.
        if (!m_options.select.isEmpty()) {
            const QString wanted = m_options.select;
            const bool found = m_explore->select(wanted);
            if (found || !m_datasets->busy()) // it may still be drawn
                m_options.select.clear();
            if (found) {
                m_shownFirstPair = true;
                return;
            }
            if (m_options.select.isEmpty())
                report(tr("There is no pair %1 in this dataset.").arg(wanted.section('/', 0, 0)), true);
        }
        if (m_shownFirstPair || m_explore->pairCount() == 0)
            return;
        m_shownFirstPair = true;
        m_explore->selectFirst();
    };
    connect(m_datasets, &DatasetController::opened, this, firstPair);
    connect(m_datasets, &DatasetController::grew, this, firstPair);
    connect(m_datasets, &DatasetController::failed, this, [this](const QString &text) {
        QAction *open = m_actions->action("file.open");
        reportProblem(text, plainText(open), [open] { open->trigger(); });
        if (!m_datasets->dataset())
            m_taxonomy->setEmptyState();
    });
    connectDrawing();
    const auto countJobs = [this] {
        const int running = m_jobs->activeCount();
        m_jobsDock->setWindowTitle(running > 0 ? tr("Jobs  %1").arg(running) : tr("Jobs"));
    };
    connect(m_jobs, &widgets::JobQueue::added, this, countJobs);
    connect(m_jobs, &widgets::JobQueue::finished, this, countJobs);
}

void MainWindow::connectDrawing()
{
    const auto offerToGoOn = [this](const QString &text, const DemoRequest &request) {
        reportProblem(text, tr("Go on"), [this, request] { m_datasets->openDemo(request.folder, request.options); });
    };
    // What a pair lacks may be what is not drawn yet.
    connect(m_explore, &ExploreController::problem, this, [=, this](const QString &text) {
        if (const auto request = m_datasets->unfinished())
            offerToGoOn(text, *request);
        else
            report(text, !m_datasets->growing());
    });
    const auto showNothingOpen = [this] {
        if (!m_datasets->dataset())
            m_taxonomy->setEmptyState();
    };
    connect(m_datasets, &DatasetController::drawingBegan, this, [this](const DemoRequest &request) {
        m_messages->hide();
        if (!m_datasets->dataset())
            m_canvas->setEmptyText(tr("The first pictures are being drawn."));
        const QString folder = QDir::toNativeSeparators(request.folder);
        report(tr("Drawing into %1. Pictures come in as they are drawn.").arg(folder), false);
    });
    connect(m_datasets, &DatasetController::drawingFailed, this,
            [=, this](const DemoRequest &request, const QString &text, bool worthRetrying) {
                QAction *another = m_actions->action("file.newDemo");
                if (worthRetrying)
                    offerToGoOn(text, request);
                else
                    reportProblem(text, plainText(another), [another] { another->trigger(); });
                showNothingOpen();
            });
    connect(m_datasets, &DatasetController::drawingUnfinished, this,
            [=](const DemoRequest &request, long long drawn, long long total) {
                const QLocale locale;
                const QString count =
                    tr("%1 of %2 pictures are drawn and can be used. Drawing goes on where it stopped.")
                        .arg(locale.toString(drawn), locale.toString(total));
                offerToGoOn(drawn == 0 ? tr("Drawing was stopped before the first picture.") : count, request);
                showNothingOpen();
            });
}

void MainWindow::start()
{
    addChosenModels();
    QString folder = m_options.dataset;
    if (folder.isEmpty() && m_options.demo.isEmpty())
        folder = qEnvironmentVariable("SOCO_ROOT");
    const QStringList recent = remembers() ? DatasetController::recentFolders() : QStringList();
    if (!folder.isEmpty()) {
        m_datasets->open(QFileInfo(folder).absoluteFilePath());
    } else if (!m_options.demo.isEmpty()) {
        m_datasets->openDemo(QFileInfo(m_options.demo).absoluteFilePath());
    } else if (remembers() && recent.isEmpty()) {
        m_datasets->openDemo(DatasetController::defaultDemoFolder()); // the first start
    } else if (!recent.isEmpty() && QFileInfo::exists(recent.first())) {
        m_datasets->open(recent.first());
    } else {
        m_taxonomy->setEmptyState();
        m_canvas->setEmptyText(tr("Open a dataset, or draw the demo dataset: File > Open the demo dataset."));
    }
    if (remembers())
        statusBar()->showMessage(tr("Click a part in the source image to see where each model finds it again. Add in the toolbar brings more models."), 12'000);
}

void MainWindow::addChosenModels()
{
    QStringList names = m_options.models;
    if (names.isEmpty() && remembers())
        names = QSettings().value("models").toStringList();
    if (names.isEmpty())
        names = QStringList{"dense_sift"};
    for (const QString &name : std::as_const(names)) {
        const auto spec = vision::parseModelSpec(name.toStdString());
        if (spec)
            m_engine->addModel(*spec);
        else
            report(QString::fromStdString(spec.error().text()), true);
    }
}

void MainWindow::openModelMenu(const QPoint &globalPosition)
{
    QMenu menu(this);
    menu.setObjectName("addModelMenu");
    QString family;
    for (const vision::ModelEntry &entry : vision::listModels()) {
        if (family != QString::fromStdString(entry.family)) {
            family = QString::fromStdString(entry.family);
            menu.addSection(family);
        }
        const bool ready = !entry.needsWeights || !entry.weights.empty();
        QString text = QString::fromStdString(entry.title);
        if (!ready)
            text += tr("  (not loaded, %1)").arg(QString::fromStdString(bytesText(entry.weightsBytes)));
        menu.addAction(text, this, [this, name = entry.name] {
            for (const widgets::ModelSlot &model : m_engine->models())
                if (model.name.toStdString() == name && m_engine->spec(model.slot).file.empty()) {
                    m_selection->setModel(model.slot); // it is there already
                    return;
                }
            if (m_engine->addModel({name, {}}) == 0)
                report(tr("Nine models at most. Remove one first."), true);
        });
    }
    menu.addSeparator();
    menu.addAction(tr("From a weights file…"), this, [this] { addModelFromFile(this, *m_engine); });
    menu.exec(globalPosition);
}

void MainWindow::showModelHelp(int slot)
{
    for (const widgets::ModelSlot &model : m_engine->models())
        if (model.slot == slot)
            showModelDetails(this, model, m_engine->backbone(slot).get());
}

void MainWindow::updateStatus()
{
    if (const auto &dataset = m_datasets->dataset()) {
        m_datasetStatus->setText(QString::fromStdString(dataset->name()));
        m_countStatus->setText(tr("%1 categories, %2 images, %3 pairs")
                                   .arg(dataset->categories().size())
                                   .arg(QString::fromStdString(groupedDigits((long long)dataset->images().size())),
                                        QString::fromStdString(groupedDigits((long long)dataset->pairCount()))));
    } else {
        m_datasetStatus->setText(tr("No dataset"));
    }
    m_featureStatus->setText(tr("Features %1 of %2").arg(QString::fromStdString(bytesText(m_engine->store().bytes())),
                                                         QString::fromStdString(bytesText(m_engine->store().budget()))));
    const bool cuda = m_engine->device().kind == vision::Device::Kind::Cuda;
    m_deviceStatus->setText(cuda ? QString::fromStdString(vision::cudaStatus().deviceName) : tr("CPU, %1 threads").arg(threadCount()));
}

bool MainWindow::settled() const
{
    return m_engine->idle() && m_jobs->activeCount() == 0 && !m_datasets->busy();
}

void MainWindow::report(const QString &text, bool isProblem)
{
    if (isProblem)
        reportProblem(text, {}, {});
    else
        statusBar()->showMessage(text, 6000);
}

void MainWindow::reportProblem(const QString &text, const QString &action, std::function<void()> run)
{
    m_messages->showMessage(text, action, std::move(run));
    Q_EMIT problem(text);
}

void MainWindow::showJobs()
{
    m_jobsDock->show();
    m_jobsDock->raise();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_QuoteLeft && !event->isAutoRepeat())
        m_canvas->setPeek(true);
    else if (event->key() == Qt::Key_Escape)
        m_canvas->setFocus(Qt::ShortcutFocusReason);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_QuoteLeft && !event->isAutoRepeat())
        m_canvas->setPeek(false);
    else
        QMainWindow::keyReleaseEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow())
        m_canvas->setPeek(false);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    adaptToSize();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_datasets->open(event->mimeData()->urls().value(0).toLocalFile());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (remembers())
        saveSettings();
    QMainWindow::closeEvent(event);
}

} // namespace soco::studio
