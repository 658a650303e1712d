#include "widgets/common/elided_text.h"

#include <algorithm>

namespace soco::widgets {

QString elidedApart(const QFontMetricsF &metrics, const QString &text, const QStringList &siblings, qreal width)
{
    width = std::max<qreal>(0, width);
    for (const Qt::TextElideMode mode : {Qt::ElideRight, Qt::ElideMiddle, Qt::ElideLeft}) {
        const QString cut = metrics.elidedText(text, mode, width);
        const bool alone = std::none_of(siblings.begin(), siblings.end(), [&](const QString &sibling) {
            return sibling != text && metrics.elidedText(sibling, mode, width) == cut;
        });
        if (alone)
            return cut;
    }
    return metrics.elidedText(text, Qt::ElideMiddle, width);
}

} // namespace soco::widgets
