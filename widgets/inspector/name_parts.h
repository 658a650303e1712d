#pragma once

#include <QFontMetricsF>
#include <QString>
#include <QStringList>

#include <vector>

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

// The same on as many lines as it takes, two at most: name over detail, or a name that goes on below after one of its
// parts, "DINOv2-" "S/14". What two lines have no room for is shortened as in one.
std::vector<NameParts> nameLines(const QFontMetricsF &nameMetrics, const QFontMetricsF &detailMetrics,
                                 const QStringList &siblings, const QString &name, const QString &detail, qreal width);
// Whether all of it is there.
bool isWhole(const std::vector<NameParts> &lines);

} // namespace soco::widgets
