#pragma once

#include <QFontMetricsF>
#include <QString>
#include <QStringList>

namespace soco::widgets {

// A text cut to a width so that what is left is of none of its siblings: from the right where that tells it from
// them, else in its middle, else from the left. Siblings that are the same text do not count.
QString elidedApart(const QFontMetricsF &metrics, const QString &text, const QStringList &siblings, qreal width);

} // namespace soco::widgets
