#pragma once

#include "app/studio/shell/main_window.h"
#include "app/studio/workspace/action_registry.h"
#include "app/studio/workspace/workspace.h"
#include "tests/studio/colour_backbone.h"
#include "tests/studio/scripted_desktop.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

namespace soco::test {

// A window with one model, as a person has it in front of them: read and used through what is on screen.
class OpenWindow
{
public:
    explicit OpenWindow(bool remembers = false, const QSize &size = {1600, 1000})
        : workspace({.results = m_folder.filePath("results.jsonl"), .remembers = remembers, .desktop = &desktop}),
          window(&workspace, {.size = size})
    {
    }

    // Shows it with this dataset and waits until nothing is under way.
    bool open(const QString &folder)
    {
        if (workspace.engine()->models().empty())
            workspace.engine()->addBackbone(std::make_shared<ColourBackbone>("colour"));
        window.show();
        window.activateWindow();
        workspace.datasets()->open(folder);
        return QTest::qWaitForWindowActive(&window)
            && QTest::qWaitFor([this] { return workspace.datasets()->dataset() && settled(); }, 20'000);
    }
    bool settled() const { return workspace.settled(); }
    bool wait() const { return QTest::qWaitFor([this] { return settled(); }, 20'000); }

    template <class T> T *find(const char *name) const { return window.template findChild<T *>(QString::fromLatin1(name)); }
    QWidget *pane(const char *name) const { return find<QWidget>(name); }
    void trigger(const char *id) { window.actions()->action(QString::fromLatin1(id))->trigger(); }
    QString resultsPath() const { return m_folder.filePath("results.jsonl"); }
    QString status() const { return window.statusBar()->currentMessage(); }

    QListView *list() const { return find<QListView>("pairList"); }
    QStringList rows() const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            texts << list()->model()->index(row, 0).data().toString();
        return texts;
    }
    QString spokenRow(int row) const { return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString(); }
    QString currentRow() const { return list()->currentIndex().data().toString(); }
    QString position() const { return find<QLabel>("pairPosition")->text(); }

    QTreeView *tree() const { return find<QTreeView>("taxonomyTree"); }
    // The row with these words on the way to it: {"car", "mirror", "left"}. Opened, so that it can be clicked.
    QModelIndex treeRow(const QStringList &path) const { return rowBelow({}, path); }
    bool click(const QStringList &path)
    {
        const QModelIndex index = treeRow(path);
        if (!index.isValid())
            return false;
        tree()->scrollTo(index);
        const QRect rect = tree()->visualRect(index);
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, rect.center());
        return wait();
    }

    ScriptedDesktop desktop;

private:
    QModelIndex rowBelow(const QModelIndex &parent, const QStringList &path) const
    {
        const QAbstractItemModel *model = tree()->model();
        for (int row = 0; row < model->rowCount(parent); ++row) {
            const QModelIndex index = model->index(row, 0, parent);
            const bool here = index.data().toString().contains(path.first());
            if (here && path.size() == 1)
                return index;
            tree()->expand(index);
            if (const QModelIndex found = rowBelow(index, here ? path.mid(1) : path); found.isValid())
                return found;
        }
        return {};
    }

    QTemporaryDir m_folder;

public:
    studio::Workspace workspace;
    studio::MainWindow window;
};

} // namespace soco::test
