#pragma once

#include "core/demo/categories/family.h"

namespace soco::demo {

void buildCar(Model &model);
void buildBus(Model &model);
void buildBusVariant01(Model &model); // a minibus
void buildPickupTruck(Model &model);
void buildSportsCar(Model &model);
void buildAmbulance(Model &model);
void buildFireTruck(Model &model);
void buildGarbageTruck(Model &model);
void buildSchoolBus(Model &model);
void buildTrolleybus(Model &model);
void buildF1Car(Model &model);
void buildGoKart(Model &model);
void buildTractor(Model &model);
void buildCabinTractor(Model &model);
void buildDuneBuggy(Model &model);

} // namespace soco::demo
