#include "widgets/inspector/name_parts.h"

#include "widgets/common/elided_text.h"

#include <algorithm>

namespace soco::widgets {

namespace {

constexpr qreal gap = 6;
constexpr int leastLetters = 2; // of a name beside its detail, before the ellipsis

constexpr QChar ellipsis(0x2026);

// Where a name goes on below: after the last word that fits, else after the last of its parts that does. 0: nowhere.
qsizetype breakOf(const QFontMetricsF &metrics, const QString &name, qreal width)
{
    for (const char *joints : {" ", "-_", "/.,"}) {
        for (qsizetype at = name.size() - 1; at > 0; --at)
            if (QLatin1String(joints).contains(name[at - 1])
                && metrics.horizontalAdvance(name.left(at).trimmed()) <= width)
                return at;
    }
    return 0;
}

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
    const QString least = name.left(leastLetters) + ellipsis;
    if (left >= nameMetrics.horizontalAdvance(least)) {
        const QString cut = elidedApart(nameMetrics, name, siblings, left);
        return {cut, detail, nameMetrics.horizontalAdvance(cut) + gap};
    }
    return {{}, detailMetrics.elidedText(detail, Qt::ElideMiddle, std::max<qreal>(0, width)), 0};
}

std::vector<NameParts> nameLines(const QFontMetricsF &nameMetrics, const QFontMetricsF &detailMetrics,
                                 const QStringList &siblings, const QString &name, const QString &detail, qreal width)
{
    if (detail.isEmpty()) {
        const bool fits = nameMetrics.horizontalAdvance(name) <= width;
        const qsizetype at = fits ? 0 : breakOf(nameMetrics, name, width);
        if (at == 0)
            return {nameParts(nameMetrics, detailMetrics, siblings, name, {}, width)};
        QStringList others; // what stands below in rows that begin alike
        for (const QString &sibling : siblings)
            if (sibling.startsWith(name.left(at)))
                others << sibling.mid(at).trimmed();
        return {{name.left(at).trimmed(), {}, 0},
                {elidedApart(nameMetrics, name.mid(at).trimmed(), others, width), {}, 0}};
    }
    const NameParts beside = nameParts(nameMetrics, detailMetrics, siblings, name, detail, width);
    if (beside.name == name)
        return {beside};
    return {{elidedApart(nameMetrics, name, siblings, width), {}, 0},
            {{}, detailMetrics.elidedText(detail, Qt::ElideMiddle, std::max<qreal>(0, width)), 0}};
}

bool isWhole(const std::vector<NameParts> &lines)
{
    return std::none_of(lines.begin(), lines.end(), [](const NameParts &line) {
        return line.name.contains(ellipsis) || line.detail.contains(ellipsis);
    });
}

} // namespace soco::widgets
