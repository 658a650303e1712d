#pragma once

#include <QPointF>
#include <QSizeF>

namespace soco::widgets {

// Zoom and pan of a picture in a view, without widgets.

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
    friend bool operator==(const ViewTransform &, const ViewTransform &) = default;
};
ViewTransform transformOf(const ViewState &state, QSizeF picture, QSizeF pane, double devicePixelRatio = 1);
double fitScale(QSizeF picture, QSizeF pane);

// The state after zooming by `ratio` with the pane position `anchor` held where it is; from half the fitted size to 64
// pane pixels a picture pixel.
ViewState zoomed(const ViewState &state, double ratio, QPointF anchor, QSizeF picture, QSizeF pane);
// The state after moving the picture by `delta` pane pixels; the picture's edge stops in the pane's middle.
ViewState panned(const ViewState &state, QPointF delta, QSizeF picture, QSizeF pane);

} // namespace soco::widgets
