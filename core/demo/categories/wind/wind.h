#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildSaxophone(Model &model);
void buildFrenchHorn(Model &model);

} // namespace soco::demo
