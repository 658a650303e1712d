#pragma once

namespace soco::studio {

class MainWindow;

// The window's own actions, whatever layout is on screen: files, the window itself, help (widgets/README.md,
// "Interaction").
void addWindowActions(MainWindow *window);

} // namespace soco::studio
