#pragma once

#include "widgets/canvas/canvas_pane.h"
#include "widgets/canvas/canvas_state.h"
#include "widgets/canvas/canvas_strip.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/canvas/match_overlay.h"

#include <QLabel>
#include <QVariantAnimation>

#include <map>
#include <set>

namespace soco::widgets {

// The widgets of one ExploreCanvas and what connects them. The state decides what is shown; the functions here carry
// it to the panes (show...) and the mouse and keys back to the selection.
class ExploreCanvasPrivate
{
public:
    ExploreCanvasPrivate(ExploreCanvas *canvas, Selection *theSelection);

    static std::shared_ptr<const ColourTable> coloursOf(const MapSettings &map);

    // Widgets and layout.
    CanvasPane *pane(int slot) const;           // 0: the source; null where there is none
    std::vector<CanvasPane *> visiblePanes() const; // source first
    void connectPane(CanvasPane *pane);
    void rebuildPanes();
    void layOut();

    // State to panes.
    void showPictures();
    void showStandIns();
    void showMap(int slot);
    void showMaps();
    void showMarks(int slot);
    void showAllMarks();
    void showHeader(int slot);
    void showHeaders();
    void showEverything();

    // Pointer.
    void pointerMoved(CanvasPane *pane, QPointF at, Qt::KeyboardModifiers modifiers);
    void pointerLeft(CanvasPane *pane);
    void pressed(CanvasPane *pane, QPointF at, Qt::KeyboardModifiers modifiers);
    // The keypoint of the pane's picture nearest to `at` (picture pixels), within `reach` view pixels; -1.
    int keypointNear(const CanvasPane *pane, QPointF at, double reach) const;
    void setPanReady(bool on);

    // Zoom. `alone`: only that pane, as with Alt or with the views unlinked.
    void zoom(CanvasPane *pane, double ratio, QPointF anchor, bool alone);
    void pan(CanvasPane *pane, QPointF delta, bool alone);
    void setViewState(CanvasPane *pane, const ViewState &state);
    void animateTo(const std::map<int, ViewState> &targets);
    // The picture point of a pane that a keypoint is about: pin, truth or argmax.
    std::optional<QPointF> focusPoint(int slot) const;
    void bringIntoView();

    // Selection.
    void pointChanged();
    void keepPinOnNewPair();
    void stepPin(int dx, int dy);
    void stepKeypoint(int dx, int dy);
    void selectKeypoint(int index);
    std::vector<MatchOverlay::Line> overlayLines() const;

    ExploreCanvas *q;
    Selection *selection;
    CanvasState state;
    PicturePtr sourcePicture;
    PicturePtr targetPicture;
    std::shared_ptr<const ColourTable> colours;

    CanvasPane *source;
    std::map<int, CanvasPane *> targets;
    CanvasStrip *strip;
    QLabel *empty;
    MatchOverlay *overlay;
    QVariantAnimation motion;
    bool hasPair = false;  // or is loading one
    bool linked = true;
    bool ownChange = false; // the selection is being changed from here
    std::set<int> awaited;  // slots whose new map is not painted yet
};

} // namespace soco::widgets
