#include "widgets/common/elided_text.h"

#include <algorithm>

namespace soco::widgets {

QString elidedApart(const QFontMetricsF &metrics, const QString &text, const QStringList &siblings, qreal width)
{
    width = std::max<qreal>(0, width);
    for (const Qt::TextElideMode mode : {Qt::ElideRight, Qt::ElideMiddle, Qt::ElideLeft}) {
        const QString cut = metrics.elidedText(text, mode, width);
        // What is left of it is what is left of no sibling, nor a part of one that is whole.
        const qsizetype dots = cut.indexOf(QChar(0x2026));
        const QString head = dots < 0 ? cut : cut.left(dots), tail = dots < 0 ? QString() : cut.mid(dots + 1);
        const bool alone = std::none_of(siblings.begin(), siblings.end(), [&](const QString &sibling) {
            return sibling != text && dots >= 0 && sibling.size() >= head.size() + tail.size()
                && sibling.startsWith(head) && sibling.endsWith(tail);
        });
        if (alone)
            return cut;
    }
    return metrics.elidedText(text, Qt::ElideMiddle, width);
}

} // namespace soco::widgets
