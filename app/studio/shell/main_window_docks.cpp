// The layout on screen: its docks, their sizes, how they give way when the window is small, and what is remembered.

#include "app/studio/shell/main_window.h"

#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/workspace.h"
#include "widgets/common/tokens.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStyle>
#include <QTabBar>

namespace soco::studio {

namespace {

constexpr int stateVersion = 1;
constexpr QSize defaultSize(1600, 1000);
constexpr int narrow = 1400; // widgets/README.md, "Areas"

Qt::Orientation across(Qt::DockWidgetArea area)
{
    return area == Qt::BottomDockWidgetArea ? Qt::Vertical : Qt::Horizontal;
}

constexpr std::array areas{Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea, Qt::BottomDockWidgetArea};

} // namespace

std::vector<LayoutDock> MainWindow::docksIn(Qt::DockWidgetArea area) const
{
    std::vector<LayoutDock> found;
    for (const LayoutDock &dock : currentLayout()->docks())
        if (dock.area == area)
            found.push_back(dock);
    return found;
}

void MainWindow::setCurrentLayout(std::size_t index)
{
    if (index != m_current) {
        if (!m_stateBeforeCanvasOnly.isEmpty())
            m_actions->action("window.full")->setChecked(false);
        foldBottom(false);
        m_states[m_current] = saveState(stateVersion);
        currentLayout()->deactivate();
        for (const LayoutDock &dock : currentLayout()->docks())
            removeDockWidget(dock.dock);
        currentLayout()->toolBar()->hide();
        showLayout(index);
        adaptToSize();
    }
    currentLayout()->keyboard()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::showLayout(std::size_t index)
{
    m_current = index;
    Layout *layout = currentLayout();
    m_tabs->setCurrentIndex(int(index));
    m_centre->setCurrentWidget(layout->centre());
    layout->toolBar()->show();
    for (const Qt::DockWidgetArea area : areas) {
        QDockWidget *before = nullptr;
        for (const LayoutDock &dock : docksIn(area)) {
            addDockWidget(area, dock.dock);
            if (before && area == Qt::BottomDockWidgetArea)
                tabifyDockWidget(before, dock.dock);
            else if (before)
                splitDockWidget(before, dock.dock, Qt::Vertical);
            dock.dock->show();
            before = dock.dock;
        }
    }
    for (QTabBar *tabs : findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly)) {
        tabs->setAccessibleName(tr("Lower panels"));
        connect(tabs, &QTabBar::tabBarClicked, this, &MainWindow::dockTabClicked, Qt::UniqueConnection);
    }
    for (std::size_t i = 0; i < m_layoutMenus.size(); ++i)
        m_layoutMenus[i]->menuAction()->setVisible(m_layoutMenus[i]->property("layout").toString() == layout->id()
                                                   || m_layoutMenus[i]->property("layout").toString().isEmpty());
    m_actions->setCurrentLayout(layout->id());
    m_small = width() < narrow;
    applySizes(m_small);
    if (!m_states[index].isEmpty())
        restoreState(m_states[index], stateVersion);
    else if (const auto bottom = docksIn(Qt::BottomDockWidgetArea); !bottom.empty())
        bottom.front().dock->raise();
    layout->setCompact(m_small);
    layout->activate();
}

void MainWindow::applySizes(bool small)
{
    const auto sizeOf = [small](const LayoutDock &dock) { return small ? dock.small : dock.wide; };
    for (const Qt::DockWidgetArea area : areas) {
        const auto docks = docksIn(area);
        if (docks.empty())
            continue;
        resizeDocks({docks.front().dock}, {sizeOf(docks.front()).breadth}, across(area));
        if (area == Qt::BottomDockWidgetArea || docks.size() < 2)
            continue;
        QList<QDockWidget *> widgets;
        QList<int> lengths;
        for (const LayoutDock &dock : docks) {
            widgets << dock.dock;
            lengths << sizeOf(dock).length;
        }
        resizeDocks(widgets, lengths, Qt::Vertical);
    }
}

void MainWindow::resetLayout()
{
    m_actions->action("window.full")->setChecked(false);
    for (const LayoutDock &dock : currentLayout()->docks()) {
        dock.dock->setFloating(false);
        dock.dock->show();
    }
    if (const auto bottom = docksIn(Qt::BottomDockWidgetArea); !bottom.empty())
        bottom.front().dock->raise();
    m_small = width() < narrow;
    applySizes(m_small);
    m_rightFolded = false;
    adaptToSize();
}

void MainWindow::adaptToSize()
{
    if (!m_built)
        return;
    const bool small = width() < narrow;
    currentLayout()->setCompact(small);
    if (small != m_small) {
        m_small = small;
        followSize();
    }
    // Below these sizes the bottom dock folds to its tabs, then the right dock goes.
    const bool fold = width() < 1280 || height() < 720;
    foldBottom(fold);
    const bool foldRight = fold && width() < 1100;
    const auto right = docksIn(Qt::RightDockWidgetArea);
    if (foldRight != m_rightFolded && m_stateBeforeCanvasOnly.isEmpty() && !right.empty()) {
        m_rightFolded = foldRight;
        if (foldRight)
            m_rightWasShown = !right.front().dock->isHidden();
        right.front().dock->setVisible(!foldRight && m_rightWasShown);
    }
}

// Docks with the sizes of the other window take those of this one; what was set by hand stays.
void MainWindow::followSize()
{
    for (const Qt::DockWidgetArea area : areas)
        if (const auto docks = docksIn(area); !docks.empty()) {
            const LayoutDock &dock = docks.front();
            if (qAbs(breadthOf(dock) - (m_small ? dock.wide : dock.small).breadth) <= 2)
                resizeDocks({dock.dock}, {(m_small ? dock.small : dock.wide).breadth}, across(area));
        }
}

// As resizeDocks() takes it: of the lower docks with their tabs, which no dock's own height has in it.
int MainWindow::breadthOf(const LayoutDock &dock) const
{
    if (dock.area != Qt::BottomDockWidgetArea)
        return dock.dock->width();
    const int separator = style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent, nullptr, this);
    const int end = statusBar()->isVisible() ? statusBar()->y() : height();
    return end - centralWidget()->geometry().bottom() - 1 - separator;
}

void MainWindow::foldBottom(bool fold)
{
    if (fold == m_bottomFolded)
        return;
    m_bottomFolded = fold;
    const auto docks = docksIn(Qt::BottomDockWidgetArea);
    if (docks.empty())
        return;
    for (const LayoutDock &dock : docks) {
        // Without their contents the docks can be as low as their tabs.
        dock.dock->widget()->setVisible(!fold);
        dock.dock->setMaximumHeight(fold ? 1 : QWIDGETSIZE_MAX);
    }
    resizeDocks({docks.front().dock}, {fold ? 1 : (m_small ? docks.front().small : docks.front().wide).breadth}, Qt::Vertical);
}

void MainWindow::setCanvasOnly(bool on)
{
    if (on) {
        m_stateBeforeCanvasOnly = saveState(stateVersion);
        for (const LayoutDock &dock : currentLayout()->docks())
            dock.dock->hide();
        currentLayout()->toolBar()->hide();
    } else {
        restoreState(std::exchange(m_stateBeforeCanvasOnly, {}), stateVersion);
    }
    menuBar()->setVisible(!on);
    statusBar()->setVisible(!on);
    if (!on)
        adaptToSize(); // to what the size has become meanwhile
}

void MainWindow::toggleDocks(Qt::DockWidgetArea area)
{
    const auto docks = docksIn(area);
    const bool shown = std::any_of(docks.begin(), docks.end(), [](const LayoutDock &dock) { return dock.dock->isVisible(); });
    for (const LayoutDock &dock : docks)
        dock.dock->setVisible(!shown);
}

void MainWindow::showDock(const QString &name)
{
    for (const LayoutDock &dock : currentLayout()->docks())
        if (dock.dock->objectName() == name) {
            dock.dock->show();
            dock.dock->raise();
            giveKeyboard(dock.dock);
        }
}

// Only a panel that has keys of its own takes it, as Esc in Jobs; from the others it stays where it is.
void MainWindow::giveKeyboard(QDockWidget *dock)
{
    if (dock->widget()->focusProxy())
        dock->widget()->setFocus(Qt::MouseFocusReason);
}

void MainWindow::dockTabClicked(int index)
{
    // What QMainWindow keeps with a tab: the address of its dock.
    const auto clicked = qobject_cast<QTabBar *>(sender())->tabData(index).value<quintptr>();
    for (const LayoutDock &dock : currentLayout()->docks())
        if (reinterpret_cast<quintptr>(dock.dock) == clicked) // the panel comes to the fore after this
            QMetaObject::invokeMethod(
                this,
                [this, dock = QPointer(dock.dock)] {
                    if (dock)
                        giveKeyboard(dock);
                },
                Qt::QueuedConnection);
}

void MainWindow::cycleFocus(int direction)
{
    QList<QWidget *> stops;
    for (const LayoutDock &dock : docksIn(Qt::LeftDockWidgetArea))
        stops << dock.dock;
    QWidget *centre = currentLayout()->keyboard();
    int current = int(stops.size());
    stops << centre;
    for (const Qt::DockWidgetArea area : {Qt::RightDockWidgetArea, Qt::BottomDockWidgetArea})
        for (const LayoutDock &dock : docksIn(area))
            stops << dock.dock;
    stops << currentLayout()->toolBar();
    const QWidget *focused = QApplication::focusWidget();
    for (int i = 0; i < stops.size(); ++i)
        if (focused && (stops[i] == focused || stops[i]->isAncestorOf(focused)))
            current = i;
    for (int step = 1; step <= stops.size(); ++step) {
        QWidget *stop = stops[(current + direction * step + 2 * int(stops.size())) % int(stops.size())];
        if (!stop->isVisible() || stop->visibleRegion().isEmpty())
            continue;
        if (stop == centre) {
            centre->setFocus(Qt::TabFocusReason);
            return;
        }
        for (QWidget *child : stop->findChildren<QWidget *>())
            if (!child->visibleRegion().isEmpty() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
                child->setFocus(Qt::TabFocusReason);
                return;
            }
    }
}

void MainWindow::saveSettings() const
{
    const Memory &memory = m_workspace->memory();
    memory.setValue("window/maximised", isMaximized());
    memory.setValue("window/size", isMaximized() ? normalGeometry().size() : size());
    memory.setValue("window/layout", currentLayout()->id());
    for (std::size_t i = 0; i < m_layouts.size(); ++i) {
        const QString key = "window/" + m_layouts[i]->id();
        if (i != m_current)
            memory.setValue(key, m_states[i]);
        else
            memory.setValue(key, m_stateBeforeCanvasOnly.isEmpty() ? saveState(stateVersion) : m_stateBeforeCanvasOnly);
        memory.setValue(key + "State", m_layouts[i]->saveState());
    }
    memory.setValue("theme", widgets::currentTheme() == widgets::Theme::Dark ? "dark" : "light");
    m_workspace->remember();
}

void MainWindow::restoreSettings(const QSize &wanted)
{
    const Memory &memory = m_workspace->memory();
    QSize size = wanted;
    if (!size.isValid()) {
        size = memory.value("window/size").toSize();
        if (!size.isValid())
            size = defaultSize;
        // As the person left it or as we propose it, but never beyond the screen.
        if (const QScreen *on = screen())
            size = size.boundedTo(on->availableSize());
    }
    resize(size);
    for (std::size_t i = 0; i < m_layouts.size(); ++i) {
        const QString key = "window/" + m_layouts[i]->id();
        m_states[i] = memory.value(key).toByteArray();
        m_layouts[i]->restoreState(memory.value(key + "State").toMap());
    }
    std::size_t last = 0;
    for (std::size_t i = 0; i < m_layouts.size(); ++i)
        if (m_layouts[i]->id() == memory.value("window/layout").toString())
            last = i;
    resetLayout();
    if (last != m_current)
        setCurrentLayout(last);
    else if (!m_states[last].isEmpty())
        restoreState(m_states[last], stateVersion);
    // Once it is laid out: it may have been left with another size.
    QMetaObject::invokeMethod(this, &MainWindow::followSize, Qt::QueuedConnection);
    if (!wanted.isValid() && memory.value("window/maximised").toBool())
        setWindowState(windowState() | Qt::WindowMaximized);
    currentLayout()->keyboard()->setFocus();
}

} // namespace soco::studio
