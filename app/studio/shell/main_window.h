#pragma once

#include "app/studio/layouts/layouts.h"
#include "app/studio/workspace/messages.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <vector>

class QLabel;
class QMenu;
class QStackedWidget;
class QTabBar;

namespace soco::studio {

class ActionRegistry;
class MessageBar;
class Workspace;
struct DemoRequest;

// The window: a frame of menus, tabs, messages and status around the layout on screen. It knows layouts and the
// workspace, and no panel.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    using LayoutMaker = std::function<std::vector<std::unique_ptr<Layout>>(Workspace *, ActionRegistry *)>;

    struct Setup {
        QSize size = {};                   // invalid: remembered, or as large as the screen has room for
        LayoutMaker layouts = makeLayouts; // at least one
    };
    // `workspace` must outlive the window.
    MainWindow(Workspace *workspace, const Setup &setup, QWidget *parent = nullptr);
    ~MainWindow() override;

    Workspace *workspace() const { return m_workspace; }
    ActionRegistry *actions() const { return m_actions; }
    Layout *currentLayout() const { return m_layouts[m_current].get(); }
    void setCurrentLayout(std::size_t index);
    std::size_t layoutCount() const { return m_layouts.size(); }

    // Opens a folder, the demo dataset in `demo`, or the last dataset, the first that is named.
    void start(const QString &folder, const QString &demo);

    void setDark(bool on);
    // "en" or "zh_CN", from the next start on.
    void setLanguage(const QString &language);
    void setCanvasOnly(bool on);
    void toggleDocks(Qt::DockWidgetArea area);
    void resetLayout();
    void cycleFocus(int direction);
    // Shows a dock of the current layout; nothing where it has none of that name.
    void showDock(const QString &name);

Q_SIGNALS:
    void problem(const QString &text);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    static QString shownPath(const QString &folder); // with "~" for the person's own folder
    void buildLayouts(const LayoutMaker &maker);
    void buildMenus();
    void buildStatusBar();
    void connectMessages();
    void connectDrawing();
    void showLayout(std::size_t index);
    std::vector<LayoutDock> docksIn(Qt::DockWidgetArea area) const;
    void applySizes(bool small);
    void adaptToSize();
    void followSize();
    int breadthOf(const LayoutDock &dock) const;
    void foldBottom(bool fold);
    void giveKeyboard(QDockWidget *dock);
    void dockTabClicked(int index);
    void updateTitle();
    void sayWhatIsMissing();
    void updateStatus();
    void offerToGoOn(const QString &text, const DemoRequest &request);
    void saveSettings() const;
    void restoreSettings(const QSize &wanted);

    Workspace *m_workspace;
    ActionRegistry *m_actions;
    std::vector<std::unique_ptr<Layout>> m_layouts;
    std::vector<QByteArray> m_states; // of the docks, by layout; empty: as they are at first
    std::vector<QMenu *> m_layoutMenus;
    std::size_t m_current = 0;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_centre = nullptr;
    MessageBar *m_messages = nullptr;
    QLabel *m_datasetStatus = nullptr;
    QLabel *m_countStatus = nullptr;
    QLabel *m_featureStatus = nullptr;
    QLabel *m_deviceStatus = nullptr;
    bool m_built = false;
    bool m_small = false; // the sizes of a window below 1400
    bool m_bottomFolded = false;
    bool m_rightFolded = false;
    bool m_rightWasShown = false;       // before it was folded
    QByteArray m_stateBeforeCanvasOnly; // empty: everything is shown
};

} // namespace soco::studio
