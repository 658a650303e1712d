#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildWasher(Model &model);
void buildDishwasher(Model &model);
void buildMicrowave(Model &model);

} // namespace soco::demo
