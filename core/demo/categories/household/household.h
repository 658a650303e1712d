#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildIron(Model &model);
void buildSewingMachine(Model &model);

} // namespace soco::demo
