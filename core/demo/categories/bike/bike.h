#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildBicycle(Model &model);
void buildMotorScooter(Model &model);
void buildMotorbike(Model &model);
void buildTricycle(Model &model);
void buildUnicycle(Model &model);
void buildSegway(Model &model);

} // namespace soco::demo
