#pragma once

#include <QColor>

namespace soco::widgets::marks {

// Colours of the marks on pictures (widgets/README.md, "Canvas"), the same in both themes: a light core on a dark
// casing, so that a mark reads on any picture and on any map.
inline constexpr QColor casing{0x14, 0x17, 0x1A};
inline constexpr QColor core{0xFF, 0xFF, 0xFF};
inline constexpr QColor truth{0x2F, 0xD8, 0xF5};
inline constexpr QColor click{0xFF, 0xC9, 0x28};
inline constexpr QColor select{0x4C, 0x93, 0xFF};
inline constexpr QColor edited{0xFF, 0xB5, 0x2E};
inline constexpr QColor finding{0xC5, 0x8B, 0xFF};

inline constexpr double casingWidth = 1.2;    // px beyond the core, each side
inline constexpr double casingOpacity = 0.8;
inline constexpr double labelOpacity = 0.86;  // of the casing colour behind a label's white text

} // namespace soco::widgets::marks
