#pragma once

#include "app/studio/layouts/layout.h"

#include "core/benchmark/matcher.h"
#include "core/dataset/dataset.h"
#include "widgets/common/explore_data.h"

#include <functional>

namespace soco::widgets {
class ChartsPanel;
class ExploreCanvas;
class ExploreInspector;
class JobsPanel;
class PairPanel;
class TaxonomyPanel;
} // namespace soco::widgets

namespace soco::studio {

class ActionRegistry;
class DockTitle;
class ExploreController;
class ExploreToolBar;
class Workspace;

// Pairs, live maps and scores: click a part and see where each model finds it again.
class ExploreLayout : public Layout
{
    Q_OBJECT

public:
    ExploreLayout(Workspace *workspace, ActionRegistry *actions);

    QString id() const override { return QStringLiteral("explore"); }
    QString title() const override { return tr("Explore"); }
    QWidget *centre() override;
    QToolBar *toolBar() override;
    std::vector<LayoutDock> docks() const override { return m_docks; }
    std::vector<LayoutMenu> menus() override;
    void setCompact(bool compact) override;
    void setPeek(bool on) override;
    void retheme() override;
    QVariantMap saveState() const override;
    void restoreState(const QVariantMap &state) override;

private:
    void addActions(); // explore_actions.cpp
    void addGoActions();
    void addViewActions();
    void addMapActions();
    void addModelActions();
    void nameModelActions();
    void fillModelMenu(QMenu *menu);
    void fillRunMenu(QMenu *menu);
    static QString matcherAction(const benchmark::Matcher &matcher); // there is one where there is a choice
    void changeMap(const std::function<void(widgets::MapSettings &)> &change);
    void makeDocks();
    void connectDataset();
    void connectToolBar();
    void connectCharts();
    void connectMessages();
    void showModels();
    void loadModel(int slot);

    Workspace *m_workspace;
    ActionRegistry *m_actions;
    widgets::TaxonomyPanel *m_taxonomy;
    widgets::PairPanel *m_pairs;
    widgets::ExploreCanvas *m_canvas;
    widgets::ExploreInspector *m_inspector;
    widgets::ChartsPanel *m_charts;
    widgets::JobsPanel *m_jobs;
    ExploreController *m_controller = nullptr;
    ExploreToolBar *m_toolBar = nullptr;
    DockTitle *m_taxonomyTitle = nullptr;
    std::vector<LayoutDock> m_docks;
};

} // namespace soco::studio
