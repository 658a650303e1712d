#include "widgets/canvas/pin_follower.h"

#include "widgets/canvas/canvas_marks.h"
#include "widgets/canvas/pane_grid.h"
#include "widgets/canvas/view_link.h"

#include <map>

namespace soco::widgets {

namespace {
constexpr double keypointFactor = 4; // over the fitted size
}

PinFollower::PinFollower(const CanvasState &state, const PaneGrid &grid, ViewLink &views)
    : m_state(state), m_grid(grid), m_views(views)
{
}

void PinFollower::zoomToPin()
{
    m_centred = true;
    m_seeking.clear();
    std::map<PictureView *, ViewState> goals;
    for (CanvasPane *pane : m_grid.shown()) {
        PaneView *view = pane->view();
        if (!view->picture())
            continue;
        const QSizeF size = view->picture()->size();
        const auto place = soughtPlace(m_state, pane->slot());
        if (!place)
            m_seeking.insert(pane->slot());
        goals[view] = {keypointFactor, place ? QPointF(place->x() / size.width(), place->y() / size.height())
                                             : view->viewState().centre};
    }
    m_views.glideTo(goals);
}

void PinFollower::pinMoved(bool sourceToo)
{
    m_seeking.clear();
    if (!m_state.pair || !m_state.pin)
        return;
    for (CanvasPane *pane : m_grid.shown()) {
        if (pane->slot() == 0 && !sourceToo)
            continue;
        if (const auto place = soughtPlace(m_state, pane->slot()))
            lookAt(pane, *place);
        else
            m_seeking.insert(pane->slot());
    }
}

void PinFollower::resultCame(int slot)
{
    CanvasPane *pane = m_seeking.contains(slot) ? m_grid.pane(slot) : nullptr;
    const auto place = pane ? soughtPlace(m_state, slot) : std::nullopt;
    if (!place)
        return;
    m_seeking.erase(slot);
    lookAt(pane, *place);
}

void PinFollower::letGo()
{
    m_centred = false;
    m_seeking.clear();
}

void PinFollower::lookAt(CanvasPane *pane, QPointF place)
{
    if (!pane->view()->picture())
        return;
    if (m_centred)
        m_views.centreOn(pane->view(), place);
    else
        m_views.bringIntoView(pane->view(), place);
}

} // namespace soco::widgets
