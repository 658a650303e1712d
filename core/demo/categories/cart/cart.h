#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildCart(Model &model);
void buildJinrikisha(Model &model);
void buildWheelchair(Model &model);

} // namespace soco::demo
