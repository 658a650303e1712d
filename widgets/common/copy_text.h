#pragma once

#include <QString>

class QPoint;
class QWidget;

namespace soco::widgets {

// A context menu with "Copy" at a place of the screen, for texts that a widget paints itself. Returns at once.
void offerCopy(QWidget *widget, const QString &text, const QPoint &globalPos);

} // namespace soco::widgets
