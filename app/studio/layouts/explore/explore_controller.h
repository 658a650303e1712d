#pragma once

#include "app/studio/layouts/explore/opening_search.h"
#include "app/studio/layouts/explore/pair_scope.h"
#include "app/studio/workspace/thumbnails.h"
#include "app/studio/workspace/workspace.h"
#include "widgets/taxonomy/pair_filter_bar.h"

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

    dataset::PairKind kind() const { return m_scope.kind; }
    const PairScope &scope() const { return m_scope; }
    void setKind(dataset::PairKind kind);
    // As a person does who wants to see them: the first one comes on screen, too.
    void chooseKind(dataset::PairKind kind);

    void step(int delta);
    void swapSides();
    // The pairs behind a chart's mark, in that order, under its chip alone: kind and tree follow to what the mark counts,
    // a category or, where it is empty, all; without the chip that is the list. The first is opened.
    void showPairs(const QString &title, std::vector<dataset::PairRef> pairs, const QString &category);
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
    void follow(const dataset::DatasetChange &change);
    void leaveLostPair(int row);
    void openFirst();
    void showLesson(const dataset::PairRef &pair, const QString &keypoint);
    void goTo(const dataset::PairRef &pair, const QString &keypoint);
    void chooseRow(const widgets::TreeSelection &row);
    void removeFilter(widgets::PairFilter which);
    void refilter();
    void openFirstOfList();
    void openUnlessListed();
    void showJudge();
    void followCategory(const QString &category);
    void pinByName();
    void showCategory(const QString &category);
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
    OpeningSearch m_opening;
    PairScope m_scope;
    bool m_openWhenExact = false; // the list waits for the index of pairs to open its first
    bool m_filtering = false;     // the words above the tree are still being looked up
    bool m_openWhenFiltered = false;
    bool m_swapped = false;
    bool m_openedFirst = false;
    bool m_showingLesson = false; // what is selected now is not the choice of a person
    int m_scoreGeneration = 0;
    int m_filterGeneration = 0;
};

} // namespace soco::studio
