#pragma once

#include "core/quality/rules/rule_text.h"

namespace soco::quality {

// One finding a JSON file with this fault, as its reader says it.
void reportFault(const CheckContext &context, FileFault fault, FindingSink &findings);

} // namespace soco::quality
