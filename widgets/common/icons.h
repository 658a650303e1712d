#pragma once

#include <QIcon>

namespace soco::widgets {

// A symbolic icon by its freedesktop name: the desktop theme's where it has one, else our own copy
// (resources/icons, 16 px grid). Tinted from the palette when painted: text 2, text 1 when on, 45 % when disabled;
// follows a change of theme and every device pixel ratio. Unknown names give a null icon. GUI thread.
QIcon icon(const char *freedesktopName);

} // namespace soco::widgets
