#pragma once

#include <QPointF>

#include <set>

namespace soco::widgets {

class CanvasPane;
class PaneGrid;
class ViewLink;
struct CanvasState;

// Where the panes look when the pinned point changes. The source looks at the point, a target at its truth, or, where
// the target has none, at what its model finds, as soon as that is known. Out of view they come into view at the zoom
// they have; from zoomToPin() on, until they are moved by hand, they keep the point in their middle.
class PinFollower
{
public:
    PinFollower(const CanvasState &state, const PaneGrid &grid, ViewLink &views);

    // Enlarges every pane at the point. There is one.
    void zoomToPin();
    // The state's pin or pair is another. `sourceToo`: not where the mouse itself is on the new point.
    void pinMoved(bool sourceToo);
    // The state holds a new result of the slot.
    void resultCame(int slot);
    // The pictures were moved by hand.
    void letGo();

private:
    void lookAt(CanvasPane *pane, QPointF place);

    const CanvasState &m_state;
    const PaneGrid &m_grid;
    ViewLink &m_views;
    bool m_centred = false;
    std::set<int> m_seeking; // slots that wait for their result
};

} // namespace soco::widgets
