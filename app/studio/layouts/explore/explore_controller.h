#pragma once

#include "app/studio/workspace/thumbnails.h"
#include "app/studio/workspace/workspace.h"
#include "widgets/taxonomy/taxonomy_model.h"

#include <QObject>

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
    struct Panels {
        widgets::TaxonomyPanel *taxonomy;
        widgets::PairPanel *pairs;
        widgets::ExploreCanvas *canvas;
        widgets::ExploreInspector *inspector;
    };
    ExploreController(Workspace *workspace, const Panels &panels, QObject *parent = nullptr);

    dataset::PairKind kind() const { return m_kind; }
    void setKind(dataset::PairKind kind);

    void step(int delta);
    void swapSides();
    // A list from a chart's mark, with its chip; the chip's removal returns to the tree's list.
    void showPairs(const QString &title, std::vector<dataset::PairRef> pairs);
    void focusCategory(const QString &category);
    // Of the list as it is shown: filtered and sorted. -1: none.
    int pairCount() const;
    int currentRow() const;

Q_SIGNALS:
    void positionChanged(int current, int count); // 1-based; 0: none
    void kindChanged();
    void categoryChanged(const QString &category);
    void pairShown();
    void pairFailed(const QString &text); // a pair or a picture of it

private:
    void connectDataset();
    void connectEngine();
    void connectPanels();
    void openAnother();
    void openFirst();
    void goTo(const dataset::PairRef &pair, const QString &keypoint);
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

    Workspace *m_workspace;
    Panels m_panels;
    Thumbnails m_thumbnails;
    dataset::PairKind m_kind = dataset::PairKind::Intra;
    widgets::TreeSelection m_tree; // what the list shows the pairs of
    bool m_chipList = false; // the list comes from a chart
    bool m_swapped = false;
    bool m_openedFirst = false;
    int m_scoreGeneration = 0;
    QString m_wantedKeypoint; // pinned as soon as a pair that shows it is on screen
};

} // namespace soco::studio
