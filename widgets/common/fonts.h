#pragma once

#include <QFont>

namespace soco::widgets {

// The type scale of widgets/README.md, "Tokens", all from QApplication::font().
QFont bodyFont();
QFont smallFont();    // 0.92: column heads, units, counts, status bar
QFont tickFont();     // 0.85: ticks of charts and legends
QFont titleFont();    // 1.0 semibold: dock and section titles
QFont headFont();     // 1.08 semibold: the name at the head of the inspector
QFont mediumFont();   // 1.0 medium: the current row
QFont labelFont();    // 0.92 medium: labels on pictures

} // namespace soco::widgets
