#pragma once

#include "app/studio/shell/options.h"
#include "widgets/common/explore_data.h"
#include "widgets/common/selection.h"

#include <QMainWindow>

#include <functional>
#include <memory>

class QDockWidget;
class QLabel;
class QTabBar;

namespace soco::widgets {
class ChartsPanel;
class ExploreCanvas;
class ExploreInspector;
class JobQueue;
class JobsPanel;
class JobStatus;
class PairPanel;
class TaxonomyPanel;
} // namespace soco::widgets

namespace soco::studio {

class ActionRegistry;
class DatasetController;
class DockTitle;
class EvaluationController;
class ExploreController;
class ExploreEngine;
class ExploreToolBar;
class MessageBar;

// The window: puts the panels into their docks and connects them. What they do lives in the controllers.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Options &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Opens what the options ask for: a dataset, the demo dataset, or the last one.
    void start();

    ActionRegistry *actions() const { return m_actions; }
    widgets::Selection *selection() const { return m_selection; }
    widgets::ExploreCanvas *canvas() const { return m_canvas; }
    ExploreEngine *engine() const { return m_engine.get(); }
    ExploreController *explore() const { return m_explore; }
    DatasetController *datasets() const { return m_datasets; }
    EvaluationController *evaluations() const { return m_evaluations; }
    widgets::JobQueue *jobs() const { return m_jobs; }
    // Nothing is being loaded, drawn, computed or evaluated.
    bool settled() const;

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
    friend class WindowActions; // menus and shortcuts: window_actions.cpp

    void buildDocks();
    void buildStatusBar();
    void connectParts();
    void connectDrawing();
    void addChosenModels();
    void openModelMenu(const QPoint &globalPosition);
    void showModelHelp(int slot);
    void resetLayout();
    void adaptToSize();
    void updateStatus();
    void setCanvasOnly(bool on);
    void showJobs();
    void report(const QString &text, bool isProblem);
    void reportProblem(const QString &text, const QString &action, std::function<void()> run);
    void cycleFocus(int direction);
    void saveSettings() const;
    void restoreSettings();
    bool remembers() const { return m_options.screenshot.isEmpty() && m_options.bench.isEmpty(); }

    Options m_options;
    widgets::Selection *m_selection;
    widgets::JobQueue *m_jobs;
    std::unique_ptr<ExploreEngine> m_engine;
    DatasetController *m_datasets;
    EvaluationController *m_evaluations;
    widgets::TaxonomyPanel *m_taxonomy;
    widgets::PairPanel *m_pairs;
    widgets::ExploreCanvas *m_canvas;
    widgets::ExploreInspector *m_inspector;
    widgets::ChartsPanel *m_charts;
    widgets::JobsPanel *m_jobsPanel;
    ActionRegistry *m_actions = nullptr;
    ExploreController *m_explore = nullptr;
    ExploreToolBar *m_toolBar = nullptr;
    MessageBar *m_messages = nullptr;
    QTabBar *m_layoutTabs = nullptr;
    QDockWidget *m_taxonomyDock = nullptr;
    QDockWidget *m_pairsDock = nullptr;
    QDockWidget *m_inspectorDock = nullptr;
    QDockWidget *m_chartsDock = nullptr;
    QDockWidget *m_jobsDock = nullptr;
    DockTitle *m_taxonomyTitle = nullptr;
    QLabel *m_datasetStatus = nullptr;
    QLabel *m_countStatus = nullptr;
    QLabel *m_featureStatus = nullptr;
    QLabel *m_deviceStatus = nullptr;
    bool m_small = false; // the sizes of a window below 1400
    bool m_bottomFolded = false;
    bool m_rightFolded = false;
    bool m_rightWasShown = false; // before it was folded
    QByteArray m_stateBeforeCanvasOnly; // empty: everything is shown
    bool m_shownFirstPair = false;
};

} // namespace soco::studio
