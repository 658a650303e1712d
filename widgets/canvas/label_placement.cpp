#include "widgets/canvas/label_placement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace soco::widgets {

namespace {

// A single label's near corner: 18 and 12 px from the mark, 22 px away.
constexpr QPointF labelOffset{18, 12};

// Among many labels: right beside the mark first, then further out in rings, on a leader.
constexpr double beside = 8;
constexpr std::array<double, 4> rings{22, 38, 58, 82};
constexpr int directions = 16;
constexpr double apart = 2; // between labels

// The point of a rectangle that is nearest to `from`.
QPointF nearestOn(const QRectF &rect, QPointF from)
{
    return {std::clamp(from.x(), rect.left(), rect.right()), std::clamp(from.y(), rect.top(), rect.bottom())};
}

bool crosses(const QLineF &line, const QRectF &rect)
{
    if (rect.contains(line.p1()) || rect.contains(line.p2()))
        return true;
    const QLineF sides[] = {{rect.topLeft(), rect.topRight()}, {rect.topRight(), rect.bottomRight()},
                            {rect.bottomRight(), rect.bottomLeft()}, {rect.bottomLeft(), rect.topLeft()}};
    return std::any_of(std::begin(sides), std::end(sides), [&](const QLineF &side) {
        return line.intersects(side, nullptr) == QLineF::BoundedIntersection;
    });
}

// The label's rectangle with its nearest side or corner `away` from the anchor in a direction.
QRectF rectTowards(const LabelWish &wish, double angle, double away)
{
    const QPointF along(std::cos(angle), std::sin(angle));
    const QPointF edge = wish.anchor + along * away;
    // The centre lies further out by half the size, as far as the direction has a part of that axis.
    const QPointF centre = edge + QPointF(std::clamp(along.x() * 1.5, -1.0, 1.0) * wish.size.width() / 2,
                                          std::clamp(along.y() * 1.5, -1.0, 1.0) * wish.size.height() / 2);
    return {centre - QPointF(wish.size.width() / 2, wish.size.height() / 2), wish.size};
}

struct Placing {
    const QRectF &bounds;
    std::span<const QRectF> obstacles;
    std::vector<PlacedLabel> placed;

    bool isFree(const QRectF &rect) const
    {
        const QRectF wide = rect.adjusted(-apart, -apart, apart, apart);
        return bounds.contains(rect)
               && std::none_of(obstacles.begin(), obstacles.end(), [&](const QRectF &o) { return o.intersects(rect); })
               && std::none_of(placed.begin(), placed.end(), [&](const PlacedLabel &other) {
                      return other.rect.intersects(wide) || (other.leader && crosses(*other.leader, rect));
                  });
    }
    bool isFree(const QLineF &leader) const
    {
        return std::none_of(placed.begin(), placed.end(), [&](const PlacedLabel &other) {
            return crosses(leader, other.rect)
                   || (other.leader && leader.intersects(*other.leader, nullptr) == QLineF::BoundedIntersection);
        });
    }
    bool put(const LabelWish &wish, int index)
    {
        // Right, left, then the corners: what reads as one line with its mark comes first.
        static constexpr std::array<double, 8> near{0, 1, 0.25, -0.25, 0.75, -0.75, 0.5, -0.5};
        for (const double part : near) {
            const QRectF rect = rectTowards(wish, part * std::numbers::pi, beside);
            if (isFree(rect)) {
                placed.push_back({index, rect, std::nullopt});
                return true;
            }
        }
        for (const double ring : rings) {
            for (int i = 0; i < directions; ++i) {
                const QRectF rect = rectTowards(wish, 2 * std::numbers::pi * i / directions, ring);
                const QLineF leader(wish.anchor, nearestOn(rect, wish.anchor));
                if (isFree(rect) && isFree(leader)) {
                    placed.push_back({index, rect, leader});
                    return true;
                }
            }
        }
        return false;
    }
};

} // namespace

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

std::vector<PlacedLabel> placeLabels(std::span<const LabelWish> wishes, const QRectF &bounds,
                                     std::span<const QRectF> obstacles, int most)
{
    Placing placing{bounds, obstacles, {}};
    for (std::size_t i = 0; i < wishes.size() && int(placing.placed.size()) < most; ++i) {
        if (bounds.contains(wishes[i].anchor))
            placing.put(wishes[i], int(i));
    }
    return std::move(placing.placed);
}

} // namespace soco::widgets
