#include "app/studio/shell/main_window.h"

#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/workspace.h"

#include <QAction>
#include <QDir>
#include <QMenu>
#include <QMenuBar>

namespace soco::studio {

QString MainWindow::shownPath(const QString &folder)
{
    QString path = folder;
    if (path.startsWith(QDir::homePath() + '/'))
        path.replace(0, QDir::homePath().size(), "~");
    return QDir::toNativeSeparators(path);
}

// Files first, then what the layouts have, the window's own part of the view, and what every window has.
void MainWindow::buildMenus()
{
    const auto fill = [this](QMenu *menu, const QStringList &ids) {
        for (const QString &id : ids) {
            if (id == "-")
                menu->addSeparator();
            else
                menu->addAction(m_actions->action(id));
        }
    };
    QMenu *file = menuBar()->addMenu(tr("&File"));
    fill(file, {"file.open", "file.newDemo", "file.demo"});
    QMenu *recent = file->addMenu(tr("Open &recent"));
    recent->setObjectName("recentMenu");
    connect(recent, &QMenu::aboutToShow, this, [this, recent] {
        recent->clear();
        for (const QString &folder : m_workspace->memory().recentFolders()) {
            const QString title = m_workspace->memory().titleOf(folder), path = shownPath(folder);
            QString text = title.isEmpty() ? path : tr("%1 (%2)").arg(title, path);
            recent->addAction(text.replace('&', "&&"), this, [this, folder] { m_workspace->datasets()->open(folder); });
        }
        if (recent->isEmpty())
            recent->addAction(tr("No dataset was opened yet"))->setEnabled(false);
    });
    fill(file, {"file.reload", "-", "file.quit"});

    const QStringList ownView{"-", "view.dark", "-", "view.english", "view.chinese"};
    for (const auto &layout : m_layouts) {
        for (const LayoutMenu &part : layout->menus()) {
            QMenu *menu = menuBar()->addMenu(part.title);
            menu->setObjectName(part.id + "Menu");
            menu->setProperty("layout", layout->id());
            fill(menu, part.actions);
            if (part.id == "view")
                fill(menu, ownView);
            if (part.extra)
                connect(menu, &QMenu::aboutToShow, menu, [menu, extra = part.extra, count = menu->actions().size()] {
                    while (menu->actions().size() > count)
                        delete menu->actions().last();
                    extra(menu);
                });
            menu->menuAction()->setVisible(layout.get() == currentLayout());
            m_layoutMenus.push_back(menu);
        }
    }
    QMenu *window = menuBar()->addMenu(tr("&Window"));
    for (const auto &layout : m_layouts)
        window->addAction(m_actions->action("window.layout" + layout->id()));
    fill(window, {"-", "window.left", "window.right", "window.bottom", "window.full", "-", "window.nextArea", "window.previousArea", "-",
                  "window.reset"});
    fill(menuBar()->addMenu(tr("&Help")), {"help.start", "help.tasks", "help.shortcuts", "help.commands", "-", "help.dataset", "help.about"});
}

} // namespace soco::studio
