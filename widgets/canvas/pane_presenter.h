#pragma once

#include "widgets/canvas/canvas_state.h"
#include "widgets/canvas/pane_grid.h"

namespace soco::widgets {

// Carries a canvas' state to its panes. Reads the state, never changes it.
class PanePresenter
{
public:
    PanePresenter(const CanvasState &state, PaneGrid &grid);

    // Of the state's pair; null where there is none or it could not be read.
    void setPictures(PicturePtr source, PicturePtr target);
    bool hasSourcePicture() const { return m_sourcePicture != nullptr; }
    // After a change of the map's colours, opacity or scale.
    void remakeColours();

    void showMap(int slot);
    void showMaps();
    void showMarks(int slot); // 0: the source
    void showAllMarks();
    void showHeader(int slot);
    void showHeaders();
    void showEverything();

private:
    void showPictures();
    void showStandIns();

    const CanvasState &m_state;
    PaneGrid &m_grid;
    PicturePtr m_sourcePicture;
    PicturePtr m_targetPicture;
    std::shared_ptr<const ColourTable> m_colours;
};

} // namespace soco::widgets
