#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildChair(Model &model);
void buildArmchair(Model &model);

} // namespace soco::demo
