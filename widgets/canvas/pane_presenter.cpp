#include "widgets/canvas/pane_presenter.h"

#include "widgets/canvas/canvas_marks.h"
#include "widgets/canvas/canvas_words.h"

namespace soco::widgets {

PanePresenter::PanePresenter(const CanvasState &state, PaneGrid &grid) : m_state(state), m_grid(grid)
{
    remakeColours();
}

void PanePresenter::setPictures(PicturePtr source, PicturePtr target)
{
    m_sourcePicture = std::move(source);
    m_targetPicture = std::move(target);
}

void PanePresenter::remakeColours()
{
    const MapSettings &map = m_state.map;
    m_colours = std::make_shared<const ColourTable>(colourTable(map.colours, map.opacity / 100.0, map.scale));
}

void PanePresenter::showPictures()
{
    m_grid.source()->setPicture(m_sourcePicture);
    for (const auto &[slot, pane] : m_grid.targets())
        pane->setPicture(m_targetPicture);
}

void PanePresenter::showStandIns()
{
    m_grid.source()->setStandIn(m_state.pair && !m_sourcePicture ? missingPicture(m_state.pair->sourceError, true) : QString());
    for (const auto &[slot, pane] : m_grid.targets()) {
        const StandIn said = standIn(m_state, slot);
        const bool missing = said.text.isEmpty() && m_state.pair && !m_targetPicture;
        pane->setStandIn(missing ? missingPicture(m_state.pair->targetError, false) : said.text, said.button);
    }
}

void PanePresenter::showMap(int slot)
{
    const bool shown = m_state.mapShown(slot);
    PaneView *view = m_grid.pane(slot)->view();
    view->setDrained(shown);
    view->setMapLook(mapRangeOf(m_state, slot), drawnCells(m_state, slot), m_colours, m_state.map.cells);
    view->setMap(shown ? m_state.result(slot)->map : nullptr);
}

void PanePresenter::showMaps()
{
    for (const auto &[slot, pane] : m_grid.targets())
        showMap(slot);
}

void PanePresenter::showMarks(int slot)
{
    CanvasPane *shown = m_grid.pane(slot);
    shown->view()->setMarks(slot == 0 ? sourceMarks(m_state) : targetMarks(m_state, slot));
    if (slot > 0)
        shown->setRemark(m_state.peek ? QString() : paneRemark(m_state, slot));
}

void PanePresenter::showAllMarks()
{
    showMarks(0);
    for (const auto &[slot, pane] : m_grid.targets())
        showMarks(slot);
}

void PanePresenter::showHeader(int slot)
{
    CanvasPane *shown = m_grid.pane(slot);
    const PaneHeaderContent content = slot == 0 ? sourceHeader(m_state) : targetHeader(m_state, slot);
    shown->header()->setContent(content);
    const QString spoken = spokenPane(m_state, slot, content);
    shown->setAccessibleName(spoken);
    shown->view()->setAccessibleName(spoken);
    shown->header()->setAccessibleName(spoken);
}

void PanePresenter::showHeaders()
{
    showHeader(0);
    for (const auto &[slot, pane] : m_grid.targets())
        showHeader(slot);
}

void PanePresenter::showEverything()
{
    showPictures();
    showStandIns();
    showMaps();
    showAllMarks();
    showHeaders();
}

} // namespace soco::widgets
