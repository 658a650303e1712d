#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildBicycle(Model &model);
void buildMotorScooter(Model &model);

} // namespace soco::demo
