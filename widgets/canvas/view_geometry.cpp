#include "widgets/canvas/view_geometry.h"

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr double smallestFactor = 0.5;
constexpr double largestScale = 64;

QPointF clampedCentre(QPointF centre)
{
    return {std::clamp(centre.x(), 0.0, 1.0), std::clamp(centre.y(), 0.0, 1.0)};
}

} // namespace

double fitScale(QSizeF picture, QSizeF pane)
{
    if (picture.isEmpty() || pane.isEmpty())
        return 1;
    return std::min(pane.width() / picture.width(), pane.height() / picture.height());
}

ViewTransform transformOf(const ViewState &state, QSizeF picture, QSizeF pane, double devicePixelRatio)
{
    const double scale = fitScale(picture, pane) * state.factor;
    const QPointF origin(pane.width() / 2 - scale * picture.width() * state.centre.x(),
                         pane.height() / 2 - scale * picture.height() * state.centre.y());
    const auto snap = [&](double v) { return std::round(v * devicePixelRatio) / devicePixelRatio; };
    return {scale, {snap(origin.x()), snap(origin.y())}};
}

ViewState zoomed(const ViewState &state, double ratio, QPointF anchor, QSizeF picture, QSizeF pane)
{
    if (picture.isEmpty() || pane.isEmpty())
        return state;
    const double fitted = fitScale(picture, pane);
    ViewState next = state;
    next.factor = std::clamp(state.factor * ratio, smallestFactor, std::max(1.0, largestScale / fitted));
    const QPointF fromMiddle = anchor - QPointF(pane.width() / 2, pane.height() / 2);
    const double shift = 1 / (fitted * state.factor) - 1 / (fitted * next.factor);
    next.centre = clampedCentre(state.centre + QPointF(fromMiddle.x() * shift / picture.width(),
                                                       fromMiddle.y() * shift / picture.height()));
    return next;
}

ViewState panned(const ViewState &state, QPointF delta, QSizeF picture, QSizeF pane)
{
    if (picture.isEmpty() || pane.isEmpty())
        return state;
    const double scale = fitScale(picture, pane) * state.factor;
    ViewState next = state;
    next.centre = clampedCentre(state.centre - QPointF(delta.x() / (scale * picture.width()),
                                                       delta.y() / (scale * picture.height())));
    return next;
}

} // namespace soco::widgets
