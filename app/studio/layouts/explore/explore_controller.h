#pragma once

#include "app/studio/workspace/dataset_controller.h"
#include "app/studio/workspace/evaluation_controller.h"
#include "app/studio/workspace/explore_engine.h"
#include "app/studio/workspace/thumbnails.h"
#include "widgets/common/explore_data.h"
#include "widgets/common/selection.h"
#include "widgets/taxonomy/taxonomy_model.h"

#include <QObject>
#include <QThreadPool>

#include <vector>

namespace soco::widgets {
class ExploreCanvas;
class ExploreInspector;
class PairPanel;
class TaxonomyPanel;
} // namespace soco::widgets

namespace soco::studio {

// Keeps the panels of the Explore layout in step with the one selection: what is chosen here is shown there
// (widgets/README.md, "Interaction"). Owns no widget.
class ExploreController : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        widgets::Selection *selection;
        ExploreEngine *engine;
        DatasetController *datasets;
        EvaluationController *evaluations;
        widgets::TaxonomyPanel *taxonomy;
        widgets::PairPanel *pairs;
        widgets::ExploreCanvas *canvas;
        widgets::ExploreInspector *inspector;
    };
    explicit ExploreController(const Parts &parts, QObject *parent = nullptr);

    dataset::PairKind kind() const { return m_kind; }
    void setKind(dataset::PairKind kind);
    void setJudge(const widgets::JudgeSettings &judge);
    const widgets::JudgeSettings &judge() const { return m_judge; }
    void setMapSettings(const widgets::MapSettings &settings);
    const widgets::MapSettings &mapSettings() const { return m_map; }

    void step(int delta);
    void swapSides();
    // A list from a chart's mark, with its chip; the chip's removal returns to the tree's list.
    void showPairs(const QString &title, std::vector<dataset::PairRef> pairs);
    void focusCategory(const QString &category);
    // PAIR or PAIR/KEYPOINT; false where there is no such pair. The keypoint is pinned once the pair is there.
    bool select(const QString &text);
    // The first pair that has something to see, with its first keypoint pinned.
    void selectFirst();
    // Of the list as it is shown: filtered and sorted. -1: none.
    int pairCount() const;
    int currentRow() const;

Q_SIGNALS:
    void positionChanged(int current, int count); // 1-based; 0: none
    void kindChanged();
    void judgeChanged();
    void mapSettingsChanged();
    void categoryChanged(const QString &category);
    void problem(const QString &text);

private:
    void connectEngine();
    void connectPanels();
    void followTree(const widgets::TreeSelection &tree);
    void chooseKeypoint(const QString &keypoint);
    void refillPairs(bool grown = false); // grown: the same list with more in it
    void pointMoved();
    void refreshScores();
    void markShownKeypoints();
    void refreshModels();
    QString label(const QString &keypoint) const;
    QString identity(const QString &keypoint) const;
    const dataset::TaxonomyKeypoint *lookUp(const QString &keypoint) const;

    Parts m;
    Thumbnails m_thumbnails;
    dataset::PairKind m_kind = dataset::PairKind::Intra;
    widgets::JudgeSettings m_judge;
    widgets::MapSettings m_map;
    widgets::TreeSelection m_tree; // what the list shows the pairs of
    bool m_chipList = false; // the list comes from a chart
    bool m_swapped = false;
    QString m_wantedKeypoint; // pinned as soon as a pair that shows it is on screen
    int m_scoreGeneration = 0;
    QThreadPool m_scoring; // not the global one: Qt paints with that. Last: waits before the rest goes
};

} // namespace soco::studio
