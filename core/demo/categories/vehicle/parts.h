#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// Material indices that every vehicle uses.
struct VehicleMaterials {
    int tyre = 0, rim = 0, hub = 0, chrome = 0, lamp = 0, red = 0, amber = 0, black = 0;
};
VehicleMaterials vehicleMaterials(Model &model, Material rim, Material hub, Material chrome);

enum class WheelStyle { Spokes, Ring, Holes };
// `side`: 1 left, -1 right. Returns the hub's part.
int addWheel(Model &model, const VehicleMaterials &materials, Vec3 centre, float side, float radius, float halfWidth,
             WheelStyle style);

// A cream plate with painted letters, read from +x and -x.
Material numberPlate(Rng &rng, float height, int letters, bool gap);

} // namespace soco::demo
