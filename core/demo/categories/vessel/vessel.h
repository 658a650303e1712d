#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildKettle(Model &model);
void buildTeapot(Model &model);
void buildKettleElectric(Model &model);

} // namespace soco::demo
