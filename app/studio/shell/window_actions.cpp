#include "app/studio/shell/window_actions.h"

#include "app/studio/layouts/explore/explore_controller.h"
#include "app/studio/pages/about_dataset.h"
#include "app/studio/pages/help_dialogs.h"
#include "app/studio/pages/new_demo_dialog.h"
#include "app/studio/shell/action_registry.h"
#include "app/studio/shell/main_window.h"
#include "app/studio/workspace/dataset_controller.h"
#include "app/studio/workspace/evaluation_controller.h"
#include "app/studio/workspace/explore_engine.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/taxonomy/pair_panel.h"
#include "widgets/taxonomy/taxonomy_panel.h"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>

namespace soco::studio {

using Scope = ActionRegistry::Scope;
using Keys = QList<QKeySequence>;

WindowActions::WindowActions(MainWindow *window) : m_window(window)
{
    fileActions();
    goActions();
    viewActions();
    modelActions();
    windowActions();
    helpActions();
    buildMenus();
}

void WindowActions::fileActions()
{
    MainWindow *w = m_window;
    const QString group = tr("File");
    w->m_actions->add({"file.open", group, tr("&Open dataset…"), {QKeySequence::Open}, Scope::Window, "document-open"}, [w] {
        const QString folder = QFileDialog::getExistingDirectory(w, tr("Open a dataset in the SOCOv1 layout"));
        if (!folder.isEmpty())
            w->m_datasets->open(folder);
    });
    w->m_actions->add({"file.newDemo", group, tr("&New demo dataset…"), {QKeySequence::New}, Scope::Window}, [w] {
        auto *dialog = new NewDemoDialog(QFileInfo(DatasetController::defaultDemoFolder()).path(), w);
        QObject::connect(dialog, &NewDemoDialog::drawRequested, w->m_datasets, [w, dialog](const DemoRequest &request) {
            if (dialog->place().state == DemoPlace::State::Complete)
                w->m_datasets->open(request.folder);
            else
                w->m_datasets->openDemo(request.folder, request.options);
        });
        dialog->open();
    });
    w->m_actions->add({"file.demo", group, tr("Open the &demo dataset"), {}, Scope::Window},
                      [w] { w->m_datasets->openDemo(DatasetController::defaultDemoFolder()); });
    w->m_actions->add({"file.reload", group, tr("&Read again"), {QKeySequence::Refresh}, Scope::Window}, [w] {
        if (const auto &dataset = w->m_datasets->dataset())
            w->m_datasets->open(QString::fromStdString(dataset->root().string()));
    });
    w->m_actions->add({"file.quit", group, tr("&Quit"), {QKeySequence::Quit}, Scope::Window}, [w] { w->close(); });
}

void WindowActions::goActions()
{
    MainWindow *w = m_window;
    const QString group = tr("Go");
    w->m_actions->add({"go.next", group, tr("&Next pair"), Keys{Qt::Key_D, Qt::Key_PageDown}, Scope::Canvas, "go-next"},
                      [w] { w->m_explore->step(1); });
    w->m_actions->add({"go.previous", group, tr("&Previous pair"), Keys{Qt::Key_A, Qt::Key_PageUp}, Scope::Canvas, "go-previous"},
                      [w] { w->m_explore->step(-1); });
    w->m_actions->add({"go.swap", group, tr("&Swap source and target"), Keys{Qt::Key_T}, Scope::Canvas, "swap-panels"},
                      [w] { w->m_explore->swapSides(); });
    w->m_actions->add({"go.nextKeypoint", group, tr("Next &keypoint"), {}, Scope::Canvas},
                      [w] { w->m_canvas->selectNextKeypoint(1); });
    w->m_actions->add({"go.previousKeypoint", group, tr("Pre&vious keypoint"), {}, Scope::Canvas},
                      [w] { w->m_canvas->selectNextKeypoint(-1); });
    auto *kinds = new QActionGroup(w);
    const std::array<std::pair<const char *, QString>, 4> names{{{"go.intra", tr("&Intra-category pairs")},
                                                                 {"go.cross", tr("&Cross-category pairs")},
                                                                 {"go.train", tr("Pairs of the &train split")},
                                                                 {"go.test", tr("Pairs of the t&est split")}}};
    for (std::size_t i = 0; i < names.size(); ++i) {
        QAction *action = w->m_actions->addToggle({names[i].first, group, names[i].second, {}, Scope::Window}, [w, i](bool on) {
            if (on)
                w->m_explore->setKind(dataset::allPairKinds[i]);
        });
        kinds->addAction(action);
        action->setChecked(i == 0);
    }
}

void WindowActions::viewActions()
{
    MainWindow *w = m_window;
    const QString group = tr("View");
    auto *registry = w->m_actions;
    registry->addToggle({"view.map", group, tr("&Map"), Keys{Qt::Key_M}, Scope::Canvas, "view-visible", true, true}, [w](bool on) {
        auto settings = w->m_explore->mapSettings();
        settings.visible = on;
        w->m_explore->setMapSettings(settings);
    });
    const auto opacity = [w](int delta) {
        auto settings = w->m_explore->mapSettings();
        settings.opacity = qBound(0, settings.opacity + delta, 100);
        w->m_explore->setMapSettings(settings);
    };
    registry->add({"view.opacityDown", group, tr("Map more transparent"), Keys{Qt::Key_BracketLeft}, Scope::Canvas}, [=] { opacity(-10); });
    registry->add({"view.opacityUp", group, tr("Map more opaque"), Keys{Qt::Key_BracketRight}, Scope::Canvas}, [=] { opacity(10); });
    const auto share = [w](int delta) {
        auto settings = w->m_explore->mapSettings();
        settings.share = qBound(1, settings.share == 1 && delta > 0 ? delta : settings.share + delta, 100);
        w->m_explore->setMapSettings(settings);
    };
    registry->add({"view.shareDown", group, tr("Map over less of the picture"),
                   Keys{QKeySequence(Qt::SHIFT | Qt::Key_BracketLeft)}, Scope::Canvas}, [=] { share(-5); });
    registry->add({"view.shareUp", group, tr("Map over more of the picture"),
                   Keys{QKeySequence(Qt::SHIFT | Qt::Key_BracketRight)}, Scope::Canvas}, [=] { share(5); });
    registry->add({"view.nextColours", group, tr("Next colour map"), Keys{QKeySequence(Qt::SHIFT | Qt::Key_M)}, Scope::Canvas}, [w] {
        auto settings = w->m_explore->mapSettings();
        settings.colours = widgets::ColourMap((int(settings.colours) + 1) % 4);
        w->m_explore->setMapSettings(settings);
    });
    registry->addToggle({"view.cells", group, tr("&Cells"), {}, Scope::Window}, [w](bool on) {
        auto settings = w->m_explore->mapSettings();
        settings.cells = on;
        w->m_explore->setMapSettings(settings);
    });
    auto *scales = new QActionGroup(w);
    const std::array<std::pair<const char *, QString>, 4> scaleNames{{{"view.scaleBest", tr("Scale: best part")},
                                                                      {"view.scaleShared", tr("Scale: raw, shared")},
                                                                      {"view.scaleFitted", tr("Scale: raw, fitted to all panes")},
                                                                      {"view.scaleStretched", tr("Scale: stretched per model")}}};
    for (std::size_t i = 0; i < scaleNames.size(); ++i) {
        QAction *action = registry->addToggle({scaleNames[i].first, group, scaleNames[i].second, {}, Scope::Window}, [w, i](bool on) {
            if (!on)
                return;
            auto settings = w->m_explore->mapSettings();
            settings.scale = widgets::MapScale(i);
            w->m_explore->setMapSettings(settings);
        });
        scales->addAction(action);
        action->setChecked(i == 0);
    }
    registry->add({"view.judge", group, tr("&Judge by CC or SOC"), Keys{Qt::Key_C}, Scope::Canvas}, [w] {
        auto judge = w->m_explore->judge();
        judge.criterion = judge.criterion == benchmark::Criterion::Soc ? benchmark::Criterion::Cc : benchmark::Criterion::Soc;
        w->m_explore->setJudge(judge);
    });
    registry->add({"view.fit", group, tr("&Fit"), Keys{Qt::Key_F}, Scope::Canvas, "zoom-fit-best"}, [w] { w->m_canvas->fit(); });
    registry->add({"view.actual", group, tr("&100 %"), Keys{QKeySequence(Qt::CTRL | Qt::Key_0)}, Scope::Window, "zoom-original"},
                  [w] { w->m_canvas->actualSize(); });
    registry->add({"view.zoomIn", group, tr("Zoom &in"), Keys{QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence::ZoomIn}, Scope::Window},
                  [w] { w->m_canvas->zoomBy(1.25); });
    registry->add({"view.zoomOut", group, tr("Zoom &out"), Keys{QKeySequence::ZoomOut}, Scope::Window}, [w] { w->m_canvas->zoomBy(0.8); });
    registry->add({"view.zoomToKeypoint", group, tr("&Zoom to keypoint"), Keys{Qt::Key_Z}, Scope::Canvas}, [w] { w->m_canvas->zoomToKeypoint(); });
    registry->addToggle({"view.link", group, tr("&Link zoom and pan"), {}, Scope::Window, "link", true, true},
                        [w](bool on) { w->m_canvas->setLinkedView(on); });
    registry->addToggle({"view.hideMarks", group, tr("&Hide marks"), Keys{Qt::Key_H}, Scope::Canvas}, [w](bool on) { w->m_canvas->setHideMarks(on); });
    registry->addToggle({"view.names", group, tr("Show &names"), Keys{QKeySequence(Qt::SHIFT | Qt::Key_H)}, Scope::Canvas},
                        [w](bool on) { w->m_canvas->setShowNames(on); });
    registry->addToggle({"view.matches", group, tr("All &matches of the pair"), {}, Scope::Window}, [w](bool on) { w->m_canvas->setAllMatches(on); });
    registry->addToggle({"view.top", group, tr("&Ranked matches"), {}, Scope::Window}, [w](bool on) { w->m_canvas->setShowTopMatches(on); });
    registry->addToggle({"view.key", group, tr("&Key"), {}, Scope::Window, nullptr, true, true}, [w](bool on) { w->m_canvas->setKeyVisible(on); });
    registry->addToggle({"view.dark", group, tr("&Dark"), {}, Scope::Window, nullptr, true, widgets::currentTheme() == widgets::Theme::Dark}, [w](bool on) {
        widgets::applyTheme(*qApp, on ? widgets::Theme::Dark : widgets::Theme::Light);
        w->m_charts->retheme();
    });
    registry->add({"view.filter", group, tr("Fi&lter"), {QKeySequence::Find}, Scope::Window}, [w] {
        w->m_taxonomyDock->show();
        w->m_taxonomy->filterField()->setFocus(Qt::ShortcutFocusReason);
        w->m_taxonomy->filterField()->selectAll();
    });
}

void WindowActions::modelActions()
{
    MainWindow *w = m_window;
    const QString group = tr("Models");
    w->m_actions->add({"models.add", group, tr("&Add a model…"), {}, Scope::Window}, [w] {
        w->openModelMenu(w->mapToGlobal(w->rect().center()));
    });
    w->m_actions->add({"models.about", group, tr("About the &focused model…"), {}, Scope::Window}, [w] { w->showModelHelp(w->m_selection->model()); });
    for (int slot = 1; slot <= 9; ++slot)
        w->m_actions->add({QStringLiteral("models.focus%1").arg(slot), group, tr("Focus model &%1").arg(slot),
                           Keys{QKeySequence(QStringLiteral("Alt+%1").arg(slot))}, Scope::Window},
                          [w, slot] {
                              for (const auto &model : w->m_engine->models())
                                  if (model.slot == slot)
                                      w->m_selection->setModel(slot);
                          });
    const QString evaluate = tr("Evaluate");
    w->m_actions->add({"evaluate.all", evaluate, tr("Evaluate &all models"), Keys{QKeySequence(Qt::CTRL | Qt::Key_E)}, Scope::Window}, [w] {
        std::vector<int> slots;
        for (const auto &model : w->m_engine->models())
            slots.push_back(model.slot);
        w->m_evaluations->evaluate(slots);
    });
    w->m_actions->add({"evaluate.focused", evaluate, tr("Evaluate the &focused model"), {}, Scope::Window},
                      [w] { w->m_evaluations->evaluate({w->m_selection->model()}); });
}

void WindowActions::windowActions()
{
    MainWindow *w = m_window;
    const QString group = tr("Window");
    w->m_actions->addToggle({"window.full", group, tr("&Canvas only"), Keys{Qt::Key_F11}, Scope::Window}, [w](bool on) { w->setCanvasOnly(on); });
    const auto toggle = [w](QList<QDockWidget *> docks) {
        const bool shown = docks.first()->isVisible() || docks.last()->isVisible();
        for (QDockWidget *dock : docks)
            dock->setVisible(!shown);
    };
    w->m_actions->add({"window.left", group, tr("&Left dock"), Keys{QKeySequence("Ctrl+Alt+L")}, Scope::Window},
                      [=] { toggle({w->m_taxonomyDock, w->m_pairsDock}); });
    w->m_actions->add({"window.right", group, tr("&Right dock"), Keys{QKeySequence("Ctrl+Alt+R")}, Scope::Window},
                      [=] { toggle({w->m_inspectorDock}); });
    w->m_actions->add({"window.bottom", group, tr("&Bottom dock"), Keys{QKeySequence("Ctrl+Alt+B")}, Scope::Window},
                      [=] { toggle({w->m_chartsDock, w->m_jobsDock}); });
    w->m_actions->add({"window.explore", group, tr("&Explore"), Keys{QKeySequence("Ctrl+1")}, Scope::Window},
                      [w] { w->m_canvas->setFocus(Qt::ShortcutFocusReason); });
    w->m_actions->add({"window.reset", group, tr("Reset &this layout"), {}, Scope::Window}, [w] { w->resetLayout(); });
    w->m_actions->add({"window.nextArea", group, tr("&Next area"), Keys{Qt::Key_F6}, Scope::Window}, [w] { w->cycleFocus(1); });
    w->m_actions->add({"window.previousArea", group, tr("&Previous area"), Keys{QKeySequence(Qt::SHIFT | Qt::Key_F6)}, Scope::Window},
                      [w] { w->cycleFocus(-1); });
}

void WindowActions::helpActions()
{
    MainWindow *w = m_window;
    const QString group = tr("Help");
    w->m_actions->add({"help.shortcuts", group, tr("&Shortcuts"), {QKeySequence::HelpContents}, Scope::Window},
                      [w] { showShortcuts(w, *w->m_actions); });
    w->m_actions->add({"help.commands", group, tr("&Commands…"), Keys{QKeySequence(Qt::CTRL | Qt::Key_K)}, Scope::Window},
                      [w] { showCommandPalette(w, *w->m_actions); });
    w->m_actions->add({"help.start", group, tr("&First steps"), {}, Scope::Window}, [w] { showFirstSteps(w); });
    const Keys aboutKeys{QKeySequence(Qt::CTRL | Qt::Key_I)};
    auto *dataset = w->m_actions->add({"help.dataset", group, tr("About this &dataset"), aboutKeys, Scope::Window},
                                      [w] { (new AboutDataset(w->m_datasets, w->m_jobs, w))->open(); });
    dataset->setEnabled(false); // until one is open
    QObject::connect(w->m_datasets, &DatasetController::opened, dataset, [dataset] { dataset->setEnabled(true); });
    w->m_actions->add({"help.about", group, tr("&About SOCO Studio"), {}, Scope::Window}, [w] { showAbout(w); });
}

void WindowActions::buildMenus()
{
    MainWindow *w = m_window;
    const auto menu = [w](const QString &title, const QStringList &ids) {
        QMenu *m = w->menuBar()->addMenu(title);
        for (const QString &id : ids) {
            if (id == "-")
                m->addSeparator();
            else
                m->addAction(w->m_actions->action(id));
        }
        return m;
    };
    QMenu *file = menu(tr("&File"), {"file.open", "file.newDemo", "file.demo"});
    QMenu *recent = file->addMenu(tr("Open &recent"));
    QObject::connect(recent, &QMenu::aboutToShow, w, [w, recent] {
        recent->clear();
        for (const QString &folder : DatasetController::recentFolders())
            recent->addAction(QDir::toNativeSeparators(folder), w, [w, folder] { w->m_datasets->open(folder); });
        if (recent->isEmpty())
            recent->addAction(tr("No dataset was opened yet"))->setEnabled(false);
    });
    file->addAction(w->m_actions->action("file.reload"));
    file->addSeparator();
    file->addAction(w->m_actions->action("file.quit"));
    menu(tr("&View"), {"view.map", "view.cells", "view.opacityUp", "view.opacityDown", "view.shareUp", "view.shareDown",
                       "view.nextColours", "-", "view.scaleBest", "view.scaleShared",
                       "view.scaleFitted", "view.scaleStretched", "-", "view.judge", "-", "view.fit", "view.actual", "view.zoomIn",
                       "view.zoomOut", "view.zoomToKeypoint", "view.link", "-", "view.hideMarks", "view.names", "view.matches",
                       "view.top", "view.key", "-", "view.dark", "view.filter"});
    menu(tr("&Go"), {"go.next", "go.previous", "go.swap", "go.nextKeypoint", "go.previousKeypoint", "-", "go.intra", "go.cross",
                     "go.train", "go.test"});
    QStringList focus;
    for (int slot = 1; slot <= 9; ++slot)
        focus << QStringLiteral("models.focus%1").arg(slot);
    menu(tr("&Models"), QStringList{"models.add", "models.about", "-"} + focus);
    menu(tr("&Evaluate"), {"evaluate.all", "evaluate.focused"});
    menu(tr("&Window"), {"window.explore", "-", "window.left", "window.right", "window.bottom", "window.full", "-", "window.nextArea",
                         "window.previousArea", "-", "window.reset"});
    menu(tr("&Help"), {"help.start", "help.shortcuts", "help.commands", "-", "help.dataset", "help.about"});
}

} // namespace soco::studio
