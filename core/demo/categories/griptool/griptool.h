#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildHairDryer(Model &model);
void buildPowerDrill(Model &model);

} // namespace soco::demo
