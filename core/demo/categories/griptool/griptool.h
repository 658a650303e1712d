#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildHairDryer(Model &model);
void buildPowerDrill(Model &model);
void buildMegaphone(Model &model);
void buildRifle(Model &model);

} // namespace soco::demo
