#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QSizeF>

#include <span>

namespace soco::widgets {

// Geometry of the canvas without widgets.

// Columns x rows of panes for the source and `models` targets (widgets/README.md, "Canvas"); three in a row become two
// rows below 1100 px of canvas.
QSize gridFor(int models, int canvasWidth);

// Where one pane looks: `factor` times the scale that fits the picture into the pane, and the point of the picture, as
// a fraction of its sides, that is in the pane's middle. Free of pixels, so that it can be kept from picture to picture.
struct ViewState {
    double factor = 1;
    QPointF centre{0.5, 0.5};
    friend bool operator==(const ViewState &, const ViewState &) = default;
};

// The mapping between picture pixels and pane pixels that a state means. The origin lies on a whole device pixel.
struct ViewTransform {
    double scale = 1;
    QPointF origin; // pane position of the picture's upper left corner

    QPointF toPane(QPointF picture) const { return origin + picture * scale; }
    QPointF toPicture(QPointF pane) const { return (pane - origin) / scale; }
};
ViewTransform transformOf(const ViewState &state, QSizeF picture, QSizeF pane, double devicePixelRatio = 1);
double fitScale(QSizeF picture, QSizeF pane);

// The state after zooming by `ratio` with the pane position `anchor` held where it is; from half the fitted size to 64
// pane pixels a picture pixel.
ViewState zoomed(const ViewState &state, double ratio, QPointF anchor, QSizeF picture, QSizeF pane);
// The state after moving the picture by `delta` pane pixels; the picture's edge stops in the pane's middle.
ViewState panned(const ViewState &state, QPointF delta, QSizeF picture, QSizeF pane);

// Where a label of `size` goes beside a mark at `anchor`: lower right, upper right, upper left, lower left, the first
// place inside `bounds` that covers no `obstacle`; `preferred` moves one of the four (0 to 3) to the front. Else the
// widest place beside the mark inside `bounds`, narrower than asked for: elide.
QRectF placeLabel(QPointF anchor, QSizeF size, const QRectF &bounds, std::span<const QRectF> obstacles,
                  int preferred = 0);

} // namespace soco::widgets
