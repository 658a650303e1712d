#include "app/studio/layouts/layouts.h"

#include "app/studio/layouts/explore/explore_layout.h"

namespace soco::studio {

std::vector<std::unique_ptr<Layout>> makeLayouts(Workspace *workspace, ActionRegistry *actions)
{
    std::vector<std::unique_ptr<Layout>> layouts;
    layouts.push_back(std::make_unique<ExploreLayout>(workspace, actions));
    return layouts;
}

} // namespace soco::studio
