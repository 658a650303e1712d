#include "widgets/canvas/canvas_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr int roomForThree = 1100;
constexpr double smallestFactor = 0.5;
constexpr double largestScale = 64;
// A label's near corner: 18 and 12 px from the mark, 22 px away.
constexpr QPointF labelOffset{18, 12};

QPointF clampedCentre(QPointF centre)
{
    return {std::clamp(centre.x(), 0.0, 1.0), std::clamp(centre.y(), 0.0, 1.0)};
}

} // namespace

QSize gridFor(int models, int canvasWidth)
{
    switch (std::clamp(models, 0, 9)) {
    case 0:
        return {1, 1};
    case 1:
        return {2, 1};
    case 2:
        return canvasWidth < roomForThree ? QSize{2, 2} : QSize{3, 1};
    case 3:
        return {2, 2};
    case 4:
    case 5:
        return {3, 2};
    case 6:
    case 7:
        return {4, 2};
    case 8:
        return {3, 3};
    default:
        return {5, 2};
    }
}

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

QRectF placeLabel(QPointF anchor, QSizeF size, const QRectF &bounds, std::span<const QRectF> obstacles, int preferred)
{
    const auto cornerAt = [&](int place, double width) -> QRectF {
        const bool right = place < 2, lower = place == 0 || place == 3;
        return {right ? anchor.x() + labelOffset.x() : anchor.x() - labelOffset.x() - width,
                lower ? anchor.y() + labelOffset.y() : anchor.y() - labelOffset.y() - size.height(), width,
                size.height()};
    };
    std::array<int, 4> order{0, 1, 2, 3};
    std::rotate(order.begin(), order.begin() + std::clamp(preferred, 0, 3), order.begin() + std::clamp(preferred, 0, 3) + 1);
    for (const int place : order) {
        const QRectF rect = cornerAt(place, size.width());
        const auto covers = [&](const QRectF &obstacle) { return rect.intersects(obstacle); };
        if (bounds.contains(rect) && std::none_of(obstacles.begin(), obstacles.end(), covers))
            return rect;
    }
    // Beside the mark on its roomier side, moved up or down into the bounds.
    const double roomRight = bounds.right() - anchor.x() - labelOffset.x();
    const double roomLeft = anchor.x() - labelOffset.x() - bounds.left();
    const bool right = roomRight >= std::min(size.width(), roomLeft);
    QRectF rect = cornerAt(right ? 0 : 3, std::max(0.0, std::min(size.width(), right ? roomRight : roomLeft)));
    if (rect.bottom() > bounds.bottom())
        rect = cornerAt(right ? 1 : 2, rect.width());
    rect.moveTop(std::clamp(rect.top(), bounds.top(), std::max(bounds.top(), bounds.bottom() - rect.height())));
    return rect;
}

} // namespace soco::widgets
