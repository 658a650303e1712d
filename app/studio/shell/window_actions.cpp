#include "app/studio/shell/window_actions.h"

#include "app/studio/pages/about_dataset.h"
#include "app/studio/pages/help_dialogs.h"
#include "app/studio/pages/new_demo_dialog.h"
#include "app/studio/pages/task_help.h"
#include "app/studio/shell/main_window.h"
#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/workspace.h"
#include "widgets/common/judge_words.h"
#include "widgets/common/tokens.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QFileInfo>

#include <tuple>

namespace soco::studio {

namespace {

using Keys = QList<QKeySequence>;

struct WindowActions {
    Q_DECLARE_TR_FUNCTIONS(soco::studio::WindowActions)
};

void askForDemo(MainWindow *window)
{
    DatasetController *datasets = window->workspace()->datasets();
    auto *dialog = new NewDemoDialog(window->workspace()->executor(), &window->workspace()->desktop(),
                                     QFileInfo(DatasetController::defaultDemoFolder()).path(), window);
    QObject::connect(dialog, &NewDemoDialog::drawRequested, datasets, [datasets, dialog](const DemoRequest &request) {
        if (dialog->place().state == DemoPlace::State::Complete)
            datasets->open(request.folder);
        else
            datasets->openDemo(request.folder, request.options);
    });
    dialog->open();
}

void addFileActions(MainWindow *window, ActionRegistry *actions)
{
    DatasetController *datasets = window->workspace()->datasets();
    const QString group = WindowActions::tr("File");
    actions->add({"file.open", group, WindowActions::tr("&Open dataset…"), {QKeySequence::Open}, {}, "document-open"}, [window, datasets] {
        window->workspace()->desktop().chooseFolder(window, WindowActions::tr("Open a dataset in the SOCOv1 layout"), {},
                                                    [datasets](const QString &folder) { datasets->open(folder); });
    });
    actions->add({"file.newDemo", group, WindowActions::tr("&New demo dataset…"), {QKeySequence::New}}, [window] { askForDemo(window); });
    actions->add({"file.demo", group, WindowActions::tr("Open the &demo dataset"), {}},
                 [datasets] { datasets->openDemo(DatasetController::defaultDemoFolder()); });
    actions->add({"file.reload", group, WindowActions::tr("&Read again"), {QKeySequence::Refresh}}, [datasets] {
        if (const auto &dataset = datasets->dataset())
            datasets->open(QString::fromStdString(dataset->root().string()));
    });
    actions->add({"file.quit", group, WindowActions::tr("&Quit"), {QKeySequence::Quit}}, [window] { window->close(); });
}

void addWindowActions(MainWindow *window, ActionRegistry *actions)
{
    const QString group = WindowActions::tr("Window");
    actions->addToggle({"view.dark", WindowActions::tr("View"), WindowActions::tr("&Dark"), {}, {}, nullptr, true,
                        widgets::currentTheme() == widgets::Theme::Dark},
                       [window](bool on) { window->setDark(on); });
    // Each language in its own words.
    auto *languages = new QActionGroup(window);
    const QString current = WindowActions::tr("en", "code of this translation's language");
    for (const auto &[id, text, language] : {std::tuple("view.english", QStringLiteral("English"), QStringLiteral("en")),
                                             std::tuple("view.chinese", QStringLiteral("简体中文"), QStringLiteral("zh_CN"))}) {
        QAction *action = actions->add(
            {id, WindowActions::tr("Language"), text, {}, {}, nullptr, true, current == language},
            [window, language = language] { window->setLanguage(language); });
        languages->addAction(action);
    }
    actions->addToggle({"window.full", group, WindowActions::tr("&Canvas only"), Keys{Qt::Key_F11}},
                       [window](bool on) { window->setCanvasOnly(on); });
    actions->add({"window.left", group, WindowActions::tr("&Left dock"), Keys{QKeySequence("Ctrl+Alt+L")}},
                 [window] { window->toggleDocks(Qt::LeftDockWidgetArea); });
    actions->add({"window.right", group, WindowActions::tr("&Right dock"), Keys{QKeySequence("Ctrl+Alt+R")}},
                 [window] { window->toggleDocks(Qt::RightDockWidgetArea); });
    actions->add({"window.bottom", group, WindowActions::tr("&Bottom dock"), Keys{QKeySequence("Ctrl+Alt+B")}},
                 [window] { window->toggleDocks(Qt::BottomDockWidgetArea); });
    actions->add({"window.reset", group, WindowActions::tr("Reset &this layout"), {}}, [window] { window->resetLayout(); });
    actions->add({"window.nextArea", group, WindowActions::tr("&Next area"), Keys{Qt::Key_F6}}, [window] { window->cycleFocus(1); });
    actions->add({"window.previousArea", group, WindowActions::tr("&Previous area"), Keys{QKeySequence(Qt::SHIFT | Qt::Key_F6)}},
                 [window] { window->cycleFocus(-1); });
}

void addHelpActions(MainWindow *window, ActionRegistry *actions)
{
    const QString group = WindowActions::tr("Help");
    actions->add({"help.shortcuts", group, WindowActions::tr("&Shortcuts"), {QKeySequence::HelpContents}},
                 [window, actions] { showShortcuts(window, *actions); });
    actions->add({"help.commands", group, WindowActions::tr("&Commands…"), Keys{QKeySequence(Qt::CTRL | Qt::Key_K)}},
                 [window, actions] { showCommandPalette(window, *actions); });
    actions->add(
        {"help.tasks", group, WindowActions::tr("What %1 &mean").arg(widgets::andText(widgets::judgeNames())), {}},
        [window] { showTaskHelp(window); });
    actions->add({"help.start", group, WindowActions::tr("&First steps"), {}}, [window] { showFirstSteps(window); });
    Workspace *workspace = window->workspace();
    QAction *dataset = actions->add(
        {"help.dataset", group, WindowActions::tr("About this &dataset"), Keys{QKeySequence(Qt::CTRL | Qt::Key_I)}},
        [window, workspace] {
            (new AboutDataset(workspace->datasets(), workspace->jobs(), &workspace->desktop(), window))->open();
        });
    dataset->setEnabled(workspace->datasets()->dataset() != nullptr);
    QObject::connect(workspace, &Workspace::changed, dataset, [dataset] { dataset->setEnabled(true); });
    actions->add({"help.about", group, WindowActions::tr("&About SOCO Studio"), {}}, [window] { showAbout(window); });
}

} // namespace

void addWindowActions(MainWindow *window)
{
    addFileActions(window, window->actions());
    addWindowActions(window, window->actions());
    addHelpActions(window, window->actions());
}

} // namespace soco::studio
