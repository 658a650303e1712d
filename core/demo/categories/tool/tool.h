#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildAx(Model &model);
void buildHacksaw(Model &model);
void buildKnife(Model &model);
void buildBicyclePump(Model &model);

} // namespace soco::demo
