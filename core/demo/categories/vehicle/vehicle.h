#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildCar(Model &model);
void buildBus(Model &model);
void buildPickupTruck(Model &model);
void buildSportsCar(Model &model);

} // namespace soco::demo
