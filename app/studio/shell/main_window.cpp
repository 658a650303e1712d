#include "app/studio/shell/main_window.h"

#include "app/studio/pages/dataset_words.h"
#include "app/studio/pages/model_dialogs.h"
#include "app/studio/shell/message_bar.h"
#include "app/studio/shell/options.h"
#include "app/studio/shell/window_actions.h"
#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/workspace.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/vision/device.h"
#include "widgets/common/count_text.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"
#include "widgets/jobs/job_status.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace soco::studio {

using widgets::countText;

MainWindow::MainWindow(Workspace *workspace, const Setup &setup, QWidget *parent)
    : QMainWindow(parent), m_workspace(workspace), m_actions(new ActionRegistry(this))
{
    setObjectName("mainWindow");
    m_workspace->desktop().installOn(this);
    setWindowTitle(tr("SOCO Studio"));
    setAcceptDrops(true);
    setMinimumSize(leastWindowSize);
    setDockNestingEnabled(true);
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);

    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_messages = new MessageBar(&m_workspace->desktop(), centre);
    m_centre = new QStackedWidget(centre);
    column->addWidget(m_messages);
    column->addWidget(m_centre, 1);
    setCentralWidget(centre);

    addWindowActions(this);
    buildLayouts(setup.layouts);
    buildMenus();
    buildStatusBar();
    connectMessages();
    connectDrawing();
    m_built = true;
    restoreSettings(setup.size);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildLayouts(const LayoutMaker &maker)
{
    m_layouts = maker(m_workspace, m_actions);
    m_states.resize(m_layouts.size());
    m_tabs = new QTabBar(menuBar());
    m_tabs->setObjectName("layoutTabs");
    m_tabs->setAccessibleName(tr("Layouts"));
    m_tabs->setExpanding(false);
    for (std::size_t i = 0; i < m_layouts.size(); ++i) {
        Layout *layout = m_layouts[i].get();
        layout->setParent(this); // to be found; the list still owns it
        m_tabs->addTab(layout->title());
        m_centre->addWidget(layout->centre());
        addToolBar(Qt::TopToolBarArea, layout->toolBar());
        layout->toolBar()->hide();
        for (const LayoutDock &dock : layout->docks()) {
            dock.dock->setParent(this);
            dock.dock->hide(); // else it is shown with the window, in no area
            Q_ASSERT(!dock.dock->objectName().isEmpty());
        }
        m_actions->add({"window.layout" + layout->id(), tr("Window"), layout->title(), {QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1))}},
                       [this, i] { setCurrentLayout(i); });
    }
    m_tabs->setVisible(m_layouts.size() > 1); // one layout is no choice
    menuBar()->setCornerWidget(m_tabs);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { setCurrentLayout(std::size_t(index)); });
    showLayout(0);
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
    auto *jobs = new widgets::JobStatus(m_workspace->jobs(), this);
    jobs->setObjectName("jobStatus");
    connect(jobs, &widgets::JobStatus::clicked, this, [this] { showDock("jobsDock"); });
    statusBar()->addPermanentWidget(jobs);
    statusBar()->addPermanentWidget(m_featureStatus);
    statusBar()->addPermanentWidget(m_deviceStatus);
    connect(m_workspace, &Workspace::changed, this, &MainWindow::updateTitle);
    connect(m_workspace, &Workspace::changed, this, &MainWindow::updateStatus);
    connect(m_workspace->engine(), &ExploreEngine::modelsChanged, this, &MainWindow::updateStatus);
    connect(m_workspace->engine(), &ExploreEngine::storeChanged, this, &MainWindow::updateStatus);
    updateStatus();
}

void MainWindow::connectMessages()
{
    Messages *messages = m_workspace->messages();
    connect(messages, &Messages::said, this, [this](const QString &text) { statusBar()->showMessage(text, 6000); });
    connect(messages, &Messages::problemArose, this, [this](const Messages::Problem &trouble) {
        m_messages->showMessage(trouble);
        Q_EMIT problem(trouble.text);
    });
    connect(messages, &Messages::problemSolved, m_messages, &MessageBar::solved);
    connect(messages, &Messages::allSolved, m_messages, &MessageBar::solvedAll);
    const EvaluationController *evaluations = m_workspace->evaluations();
    const auto showJobs = [this] { showDock("jobsDock"); };
    connect(evaluations, &EvaluationController::message, messages, &Messages::say);
    connect(evaluations, &EvaluationController::evaluated, messages,
            [messages](const std::string &fingerprint) { messages->solved(Messages::About::Evaluation, fingerprint); });
    connect(evaluations, &EvaluationController::failed, this,
            [messages, showJobs](const QString &text, const std::string &fingerprint) {
                messages->problem({Messages::About::Evaluation, text, tr("Jobs"), showJobs, fingerprint, true});
            });
    connect(evaluations, &EvaluationController::resultsDamaged, this, [messages, showJobs](const QString &text) {
        if (text.isEmpty())
            messages->solved(Messages::About::Results);
        else
            messages->problem({Messages::About::Results, text, tr("Jobs"), showJobs, {}, true});
    });
    connect(
        evaluations, &EvaluationController::unreadablePairs, this,
        [this, messages](const QString &text, const std::string &fingerprint) {
            const auto goOn = [this, fingerprint] { m_workspace->evaluations()->finishWithoutUnreadable(fingerprint); };
            messages->problem({Messages::About::Evaluation, text, tr("Finish without them"), goOn, fingerprint, true});
        });
    connect(m_workspace, &Workspace::changed, messages, [messages](const dataset::DatasetChange &change) {
        if (change.another)
            messages->solvedAll(Messages::About::Evaluation);
    });
    connect(m_workspace, &Workspace::placeMissing, this,
            [messages](const QString &text) { messages->problem({.about = Messages::About::CommandLine, .text = text}); });
    connect(m_workspace->datasets(), &DatasetController::failed, this, [this, messages](const QString &text) {
        QAction *open = m_actions->action("file.open");
        messages->problem({Messages::About::Dataset, text, plainText(open), [open] { open->trigger(); }});
    });
    connect(m_workspace->datasets(), &DatasetController::wasReadAgain, messages,
            [messages](const dataset::DatasetChange &change) { messages->say(changeText(change)); });
    connect(m_workspace, &Workspace::arrived, this, &MainWindow::sayWhatIsMissing);
}

// What of the dataset could not be read, which its counts lack; and whether links that leave it may be followed.
void MainWindow::sayWhatIsMissing()
{
    Messages *messages = m_workspace->messages();
    messages->solved(Messages::About::Dataset);
    const DatasetController &datasets = *m_workspace->datasets();
    const auto &dataset = *datasets.dataset();
    const auto unreadable = dataset.unreadable();
    if (unreadable.empty()) {
        // What is being drawn, or can be gone on with, has a message of its own.
        const bool willCome = datasets.growing() || datasets.unfinished();
        QAction *open = m_actions->action("file.open");
        if (const QString text = willCome ? QString() : nothingToShowText(dataset); !text.isEmpty())
            messages->problem({.about = Messages::About::Dataset,
                               .text = text,
                               .action = plainText(open),
                               .run = [open] { open->trigger(); },
                               .stands = true});
        return;
    }
    Messages::Problem problem{.about = Messages::About::Dataset, .text = QString::fromStdString(unreadable.front().text())};
    problem.stands = true;
    if (unreadable.size() > 1)
        problem.text += ' ' + tr("And %1 more.").arg(unreadable.size() - 1);
    QStringList places;
    for (const auto &link : dataset.refusedLinks())
        places << QString::fromStdString(link.place.string());
    places.removeDuplicates();
    if (!places.isEmpty()) {
        problem.action = tr("Follow links…");
        problem.run = [this, places] {
            m_workspace->desktop().ask(this, tr("Follow links"),
                                       tr("Links of this dataset lead to other places:\n%1\nFollow them, now and whenever it is opened?")
                                           .arg(places.join('\n')),
                                       {tr("Follow"), tr("Do not follow")}, [this, places](int button) {
                                           if (button == 0)
                                               m_workspace->datasets()->allowLinks(places);
                                       });
        };
    }
    messages->problem(problem);
}

void MainWindow::offerToGoOn(const QString &text, const DemoRequest &request)
{
    m_workspace->messages()->problem({Messages::About::Drawing, text, tr("Go on"), [datasets = m_workspace->datasets(), request] {
                                          datasets->openDemo(request.folder, request.options);
                                      }});
}

void MainWindow::connectDrawing()
{
    const DatasetController *datasets = m_workspace->datasets();
    connect(datasets, &DatasetController::drawingBegan, this, [this](const DemoRequest &request) {
        m_messages->clear();
        const QString folder = QDir::toNativeSeparators(request.folder);
        m_workspace->messages()->say(tr("Drawing into %1. Pictures come in as they are drawn.").arg(folder));
    });
    connect(datasets, &DatasetController::drawingFailed, this,
            [this](const DemoRequest &request, const QString &text, bool worthRetrying) {
                QAction *another = m_actions->action("file.newDemo");
                if (worthRetrying)
                    offerToGoOn(text, request);
                else
                    m_workspace->messages()->problem(
                        {Messages::About::Drawing, text, plainText(another), [another] { another->trigger(); }});
            });
    connect(datasets, &DatasetController::drawingUnfinished, this, [this](const DemoRequest &request, long long drawn, long long total) {
        const QLocale locale;
        const QString count = tr("%1 of %2 pictures are drawn and can be used. Drawing goes on where it stopped.")
                                  .arg(locale.toString(drawn), locale.toString(total));
        offerToGoOn(drawn == 0 ? tr("Drawing was stopped before the first picture.") : count, request);
    });
}

void MainWindow::start(const QString &wanted, const QString &demo)
{
    DatasetController *datasets = m_workspace->datasets();
    const QString folder = wanted.isEmpty() && demo.isEmpty() ? qEnvironmentVariable("SOCO_ROOT") : wanted;
    const bool remembers = m_workspace->memory().isOn();
    const QStringList recent = m_workspace->memory().recentFolders();
    const auto open = [this, datasets](const QString &path) {
        m_workspace->returnTo(path);
        datasets->open(path);
    };
    const auto openDemo = [this, datasets](const QString &path) {
        m_workspace->returnTo(path);
        datasets->openDemo(path);
    };
    if (!folder.isEmpty())
        open(QFileInfo(folder).absoluteFilePath());
    else if (!demo.isEmpty())
        openDemo(QFileInfo(demo).absoluteFilePath());
    else if (remembers && recent.isEmpty())
        openDemo(DatasetController::defaultDemoFolder()); // the first start
    else if (!recent.isEmpty() && QFileInfo::exists(recent.first()))
        open(recent.first());
    if (remembers)
        statusBar()->showMessage(tr("Click a part in the source image to see where each model finds it again. Add in the toolbar brings more models."), 12'000);
}

void MainWindow::setDark(bool on)
{
    widgets::applyTheme(*qApp, on ? widgets::Theme::Dark : widgets::Theme::Light);
    for (const auto &layout : m_layouts)
        layout->retheme();
}

void MainWindow::setLanguage(const QString &language)
{
    m_workspace->memory().setValue("language", language);
    m_workspace->messages()->say(tr("The language changes when SOCO Studio is started again."));
}

void MainWindow::updateTitle()
{
    // Two datasets of one name, as every demo of the same seed, are told apart by where they lie.
    const auto &dataset = *m_workspace->datasets()->dataset();
    setWindowTitle(
        tr("%1 (%2) - SOCO Studio")
            .arg(QString::fromStdString(dataset.name()), shownPath(QString::fromStdString(dataset.root().string()))));
}

void MainWindow::updateStatus()
{
    if (const auto &dataset = m_workspace->datasets()->dataset()) {
        m_datasetStatus->setText(QString::fromStdString(dataset->name()));
        m_countStatus->setText(
            tr("%1, %2, %3")
                .arg(countText((long long)dataset->categories().size(), tr("%1 category"), tr("%1 categories")),
                     countText((long long)dataset->images().size(), tr("%1 image"), tr("%1 images")),
                     countText((long long)dataset->pairCount(), tr("%1 pair"), tr("%1 pairs"))));
    } else {
        m_datasetStatus->setText(tr("No dataset"));
    }
    const ExploreEngine *engine = m_workspace->engine();
    m_featureStatus->setText(tr("Features %1 of %2").arg(QString::fromStdString(bytesText(engine->store()->bytes())),
                                                         QString::fromStdString(bytesText(engine->store()->budget()))));
    const bool cuda = engine->device().kind == vision::Device::Kind::Cuda;
    m_deviceStatus->setText(cuda ? QString::fromStdString(vision::cudaStatus().deviceName)
                                 : countText(threadCount(), tr("CPU, %1 thread"), tr("CPU, %1 threads")));
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_QuoteLeft && !event->isAutoRepeat())
        currentLayout()->setPeek(true);
    else if (event->key() == Qt::Key_Escape)
        currentLayout()->keyboard()->setFocus(Qt::ShortcutFocusReason);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_QuoteLeft && !event->isAutoRepeat())
        currentLayout()->setPeek(false);
    else
        QMainWindow::keyReleaseEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (m_built && event->type() == QEvent::ActivationChange && !isActiveWindow())
        currentLayout()->setPeek(false);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    adaptToSize();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile() || !event->possibleActions().testFlag(Qt::CopyAction))
        return;
    event->setDropAction(Qt::CopyAction); // what is dropped is read, never moved
    event->accept();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    const QString path = event->mimeData()->urls().value(0).toLocalFile();
    if (isWeightsFile(path) && !QFileInfo(path).isDir())
        addModelOfFile(this, *m_workspace, path);
    else
        m_workspace->datasets()->open(path);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveSettings();
    m_workspace->stopWork();
    QMainWindow::closeEvent(event);
}

} // namespace soco::studio
