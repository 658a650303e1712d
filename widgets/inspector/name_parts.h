#pragma once

#include <QFontMetricsF>
#include <QString>
#include <QStringList>

namespace soco::widgets {

// A keypoint's concept and what tells it from others of that concept, as they stand in a row.
struct NameParts {
    QString name;   // empty where there is room for the detail alone
    QString detail;
    qreal detailLeft = 0;
};
// The detail is what differs: it stays whole as long as it fits, and the name gives way.
NameParts nameParts(const QFontMetricsF &nameMetrics, const QFontMetricsF &detailMetrics, const QStringList &siblings,
                    const QString &name, const QString &detail, qreal width);

} // namespace soco::widgets
