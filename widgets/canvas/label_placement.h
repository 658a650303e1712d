#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <span>
#include <vector>

namespace soco::widgets {

// Where labels go beside the marks that they name. Pixels of the view; no widgets.

// One label of `size` for a mark at `anchor`: lower right, upper right, upper left, lower left, the first place inside
// `bounds` that covers no `obstacle`; `preferred` moves one of the four (0 to 3) to the front. Else the widest place
// beside the mark inside `bounds`, narrower than asked for: elide.
QRectF placeLabel(QPointF anchor, QSizeF size, const QRectF &bounds, std::span<const QRectF> obstacles,
                  int preferred = 0);

struct LabelWish {
    QPointF anchor;
    QSizeF size;
};
struct PlacedLabel {
    int wish = 0; // index of the wish
    QRectF rect;
    std::optional<QLineF> leader; // from the mark to the label, where the label is not right beside it
};
// Many labels, at most `most`: each as near to its mark as it can be without covering an obstacle, another label or a
// leader. Those that fit nowhere within reach of a leader are left out.
std::vector<PlacedLabel> placeLabels(std::span<const LabelWish> wishes, const QRectF &bounds,
                                     std::span<const QRectF> obstacles, int most);

} // namespace soco::widgets
