#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildAeroplane(Model &model);
void buildGlider(Model &model);
void buildFighterJet(Model &model);

} // namespace soco::demo
