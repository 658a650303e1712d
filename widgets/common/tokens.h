#pragma once

#include <QColor>

#include <array>

class QApplication;

namespace soco::widgets {

// The design tokens: widgets/README.md, "Tokens". Colours of data (canvas marks) are the same in both themes: marks.h.
enum class Theme { Light, Dark };

struct Tokens {
    QColor window, panel, base, canvas, line, strongLine, hover, track;
    QColor text1, text2, text3, accent, onAccent, selection, selectionUnfocused;
    QColor correct, wrong, nearMiss, truth, edited, finding, unreviewed;
    std::array<QColor, 9> models; // by slot - 1
};
const Tokens &tokens(Theme theme);

// The theme that applyTheme() set last; GUI thread only.
Theme currentTheme();
const Tokens &currentTokens();
const QColor &slotColour(int slot); // 1 to 9
// Black or white, whichever contrasts more with `background` (WCAG relative luminance).
QColor digitColour(const QColor &background);
double contrast(const QColor &a, const QColor &b);

// Palette and style (StudioStyle), and where no desktop chooses a font, one made for screens; every widget repaints.
void applyTheme(QApplication &application, Theme theme);

namespace spacing {
inline constexpr int hair = 2, tiny = 4, small = 8, medium = 12, large = 16, huge = 24;
inline constexpr int panelSide = 16, listSide = 12;
} // namespace spacing

} // namespace soco::widgets
