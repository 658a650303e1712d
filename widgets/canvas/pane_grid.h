#pragma once

#include "widgets/canvas/canvas_pane.h"
#include "widgets/common/explore_data.h"

#include <functional>
#include <map>
#include <vector>

namespace soco::widgets {

// Columns x rows of equal cells for the source and the targets.
struct GridShape {
    QSize cells;
    bool tallSource = false; // the source has the whole first column
    friend bool operator==(const GridShape &, const GridShape &) = default;
};
// The usual shape (widgets/README.md, "Canvas"), unless pictures of these sizes come out clearly larger in another one.
GridShape gridFor(int models, QSize area, int headerHeight, QSizeF source, QSizeF target);

// The panes of a canvas: the source first, then one a model, row by row, of one size but for a source that has a column.
// The panes are children of the canvas, which the grid fills but for the strip.
class PaneGrid
{
public:
    // `made` is told of every new pane, the source's too.
    PaneGrid(QWidget *canvas, std::function<void(CanvasPane *)> made);

    CanvasPane *source() const { return m_source; }
    CanvasPane *pane(int slot) const; // 0: the source; null where there is none
    const std::map<int, CanvasPane *> &targets() const { return m_targets; }

    // Panes of models that are gone go, new ones look where the others look.
    void setModels(const std::vector<ModelSlot> &models);
    // What the panes are laid out for; pictures of 3 by 2 to begin with.
    void setPictureSizes(QSizeF source, QSizeF target);
    // Puts the source and the targets of these slots into the area and hides the others; without `seen`, all of them.
    // `topRoom` is left free under the headers of the first row, whose panes are higher by as much: all views are of
    // one size.
    void layOut(const QRect &area, const std::vector<int> &slots, bool seen, int headerHeight, int topRoom = 0);
    const std::vector<CanvasPane *> &shown() const { return m_shown; } // as laid out last, source first
    // What of the area holds no pane, when the grid has more cells than panes; empty otherwise.
    QRect rest() const { return m_rest; }

private:
    QWidget *m_canvas;
    std::function<void(CanvasPane *)> m_made;
    CanvasPane *m_source;
    std::map<int, CanvasPane *> m_targets;
    std::vector<CanvasPane *> m_shown;
    QRect m_rest;
    QSizeF m_sourceSize{3, 2}, m_targetSize{3, 2};
};

} // namespace soco::widgets
