// The layout of the window: its docks, their sizes, how they give way when it is small, and what is remembered.

#include "app/studio/shell/main_window.h"

#include "app/studio/layouts/explore/explore_tool_bar.h"
#include "app/studio/shell/action_registry.h"
#include "app/studio/shell/dock_title.h"
#include "app/studio/workspace/explore_engine.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/common/tokens.h"
#include "widgets/inspector/explore_inspector.h"
#include "widgets/jobs/jobs_panel.h"
#include "widgets/taxonomy/pair_panel.h"
#include "widgets/taxonomy/taxonomy_panel.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QSettings>
#include <QStatusBar>
#include <QTabBar>

namespace soco::studio {

namespace {

constexpr int layoutVersion = 1;

struct DockSizes {
    int left, right, bottom, tree, pairs;
};
constexpr DockSizes wideSizes{272, 304, 234, 444, 400}, smallSizes{232, 264, 168, 320, 300};

QDockWidget *makeDock(MainWindow *window, const char *name, const QString &title, QWidget *content)
{
    auto *dock = new QDockWidget(title, window);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setAccessibleName(title);
    dock->setWidget(content);
    return dock;
}

} // namespace

void MainWindow::buildDocks()
{
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);

    m_taxonomyDock = makeDock(this, "taxonomyDock", tr("Taxonomy"), m_taxonomy);
    m_taxonomyTitle = new DockTitle(tr("Taxonomy"), m_taxonomyDock);
    m_taxonomyDock->setTitleBarWidget(m_taxonomyTitle);
    addDockWidget(Qt::LeftDockWidgetArea, m_taxonomyDock);

    m_pairsDock = makeDock(this, "pairsDock", tr("Pairs"), m_pairs);
    m_pairsDock->setTitleBarWidget(m_pairs->titleRow());
    addDockWidget(Qt::LeftDockWidgetArea, m_pairsDock);
    splitDockWidget(m_taxonomyDock, m_pairsDock, Qt::Vertical);

    m_inspectorDock = makeDock(this, "inspectorDock", tr("Inspector"), m_inspector);
    m_inspectorDock->setTitleBarWidget(new DockTitle(tr("Inspector"), m_inspectorDock));
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);

    m_chartsDock = makeDock(this, "chartsDock", tr("Charts"), m_charts);
    m_jobsDock = makeDock(this, "jobsDock", tr("Jobs"), m_jobsPanel);
    for (QDockWidget *dock : {m_chartsDock, m_jobsDock}) {
        dock->setTitleBarWidget(new QWidget(dock)); // the tab is the title
        addDockWidget(Qt::BottomDockWidgetArea, dock);
    }
    tabifyDockWidget(m_chartsDock, m_jobsDock);
    for (QTabBar *tabs : findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly))
        tabs->setAccessibleName(tr("Lower panels"));
    m_chartsDock->raise();
}

void MainWindow::resetLayout()
{
    m_actions->action("window.full")->setChecked(false);
    for (QDockWidget *dock : {m_taxonomyDock, m_pairsDock, m_inspectorDock, m_chartsDock, m_jobsDock}) {
        dock->setFloating(false);
        dock->show();
    }
    m_chartsDock->raise();
    m_small = width() < 1400;
    const DockSizes &sizes = m_small ? smallSizes : wideSizes;
    resizeDocks({m_taxonomyDock, m_inspectorDock}, {sizes.left, sizes.right}, Qt::Horizontal);
    resizeDocks({m_taxonomyDock, m_pairsDock}, {sizes.tree, sizes.pairs}, Qt::Vertical);
    resizeDocks({m_chartsDock}, {sizes.bottom}, Qt::Vertical);
    m_rightFolded = false;
    adaptToSize();
}

void MainWindow::adaptToSize()
{
    if (!m_toolBar)
        return;
    const bool small = width() < 1400;
    m_toolBar->setCompact(small);
    if (small != m_small) {
        // Docks with the sizes of the other window follow it; what was set by hand stays.
        const DockSizes &from = m_small ? smallSizes : wideSizes, &to = small ? smallSizes : wideSizes;
        m_small = small;
        const auto follow = [this](QDockWidget *dock, int now, int was, int size, Qt::Orientation direction) {
            if (qAbs(now - was) <= 2)
                resizeDocks({dock}, {size}, direction);
        };
        follow(m_taxonomyDock, m_taxonomyDock->width(), from.left, to.left, Qt::Horizontal);
        follow(m_inspectorDock, m_inspectorDock->width(), from.right, to.right, Qt::Horizontal);
        follow(m_chartsDock, m_chartsDock->height(), from.bottom, to.bottom, Qt::Vertical);
    }
    // Below these sizes the bottom dock folds to its tabs, then the right dock goes.
    const bool fold = width() < 1280 || height() < 720;
    if (fold != m_bottomFolded) {
        m_bottomFolded = fold;
        // Without their contents the docks can be as low as their tabs.
        for (QWidget *content : {static_cast<QWidget *>(m_charts), static_cast<QWidget *>(m_jobsPanel)})
            content->setVisible(!fold);
        for (QDockWidget *dock : {m_chartsDock, m_jobsDock})
            dock->setMaximumHeight(fold ? 1 : QWIDGETSIZE_MAX);
        resizeDocks({m_chartsDock}, {fold ? 1 : (m_small ? smallSizes : wideSizes).bottom}, Qt::Vertical);
    }
    const bool foldRight = fold && width() < 1100;
    if (foldRight != m_rightFolded && m_stateBeforeCanvasOnly.isEmpty()) {
        m_rightFolded = foldRight;
        if (foldRight)
            m_rightWasShown = !m_inspectorDock->isHidden();
        m_inspectorDock->setVisible(!foldRight && m_rightWasShown);
    }
}

void MainWindow::setCanvasOnly(bool on)
{
    if (on) {
        m_stateBeforeCanvasOnly = saveState(layoutVersion);
        for (QDockWidget *dock : findChildren<QDockWidget *>())
            dock->hide();
        m_toolBar->hide();
    } else {
        restoreState(std::exchange(m_stateBeforeCanvasOnly, {}), layoutVersion);
    }
    menuBar()->setVisible(!on);
    statusBar()->setVisible(!on);
    if (!on)
        adaptToSize(); // to what the size has become meanwhile
}

void MainWindow::cycleFocus(int direction)
{
    const QList<QWidget *> areas{m_taxonomyDock, m_pairsDock, m_canvas, m_inspectorDock, m_chartsDock, m_jobsDock, m_toolBar};
    QWidget *focused = QApplication::focusWidget();
    int current = 2;
    for (int i = 0; i < areas.size(); ++i)
        if (focused && (areas[i] == focused || areas[i]->isAncestorOf(focused)))
            current = i;
    for (int step = 1; step <= areas.size(); ++step) {
        QWidget *area = areas[(current + direction * step + 2 * int(areas.size())) % int(areas.size())];
        if (!area->isVisible() || area->visibleRegion().isEmpty())
            continue;
        if (area == m_canvas) {
            m_canvas->setFocus(Qt::TabFocusReason);
            return;
        }
        for (QWidget *child : area->findChildren<QWidget *>())
            if (!child->visibleRegion().isEmpty() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
                child->setFocus(Qt::TabFocusReason);
                return;
            }
    }
}

void MainWindow::saveSettings() const
{
    QSettings settings;
    settings.setValue("window/size", size());
    settings.setValue("window/explore", m_stateBeforeCanvasOnly.isEmpty() ? saveState(layoutVersion) : m_stateBeforeCanvasOnly);
    settings.setValue("theme", widgets::currentTheme() == widgets::Theme::Dark ? "dark" : "light");
    QStringList models;
    for (const widgets::ModelSlot &model : m_engine->models())
        if (const std::string file = m_engine->spec(model.slot).file.string(); file.empty())
            models << model.name;
        else
            models << model.name + '=' + QString::fromStdString(file);
    settings.setValue("models", models);
}

void MainWindow::restoreSettings()
{
    const QSettings settings;
    if (!m_options.size.isValid())
        if (const QSize saved = settings.value("window/size").toSize(); saved.isValid())
            resize(saved);
    if (const QByteArray state = settings.value("window/explore").toByteArray(); !state.isEmpty())
        restoreState(state, layoutVersion);
}

} // namespace soco::studio
