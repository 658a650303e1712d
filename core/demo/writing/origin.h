#pragma once

#include "core/demo/demo.h"

#include <optional>
#include <string_view>

namespace soco::demo {

// Of the head of a Metadata/demo_truth.json, which may break off anywhere after the options; see readDemoOrigin().
std::optional<DemoOrigin> demoOriginOf(std::string_view head);

} // namespace soco::demo
