#pragma once

#include "app/studio/layouts/layout.h"

#include <memory>
#include <vector>

namespace soco::studio {

class ActionRegistry;
class Workspace;

// All layouts of the program, in the order of their tabs. Their actions are in the registry then.
std::vector<std::unique_ptr<Layout>> makeLayouts(Workspace *workspace, ActionRegistry *actions);

} // namespace soco::studio
