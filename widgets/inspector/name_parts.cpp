#include "widgets/inspector/name_parts.h"

#include "widgets/common/elided_text.h"

#include <algorithm>

namespace soco::widgets {

namespace {

constexpr qreal gap = 6;
constexpr int leastLetters = 2; // of a name beside its detail, before the ellipsis

} // namespace

NameParts nameParts(const QFontMetricsF &nameMetrics, const QFontMetricsF &detailMetrics, const QStringList &siblings,
                    const QString &name, const QString &detail, qreal width)
{
    if (detail.isEmpty())
        return {elidedApart(nameMetrics, name, siblings, width), {}, 0};
    const qreal nameWidth = nameMetrics.horizontalAdvance(name);
    const qreal left = width - gap - detailMetrics.horizontalAdvance(detail);
    if (nameWidth <= left)
        return {name, detail, nameWidth + gap};
    const QString least = name.left(leastLetters) + QChar(0x2026);
    if (left >= nameMetrics.horizontalAdvance(least)) {
        const QString cut = elidedApart(nameMetrics, name, siblings, left);
        return {cut, detail, nameMetrics.horizontalAdvance(cut) + gap};
    }
    return {{}, detailMetrics.elidedText(detail, Qt::ElideMiddle, std::max<qreal>(0, width)), 0};
}

} // namespace soco::widgets
