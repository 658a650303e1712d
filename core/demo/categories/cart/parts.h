#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// Material indices of a spoked wheel.
struct SpokedWheelMaterials {
    int tyre = 0, rim = 0, spoke = 0, hub = 0;
};

struct SpokedWheel {
    Vec3 centre;
    float side = 1;       // 1 left, -1 right
    float radius = .4f;
    float halfWidth = .035f;
    float felloe = .07f;  // how far the rim reaches inwards, with the tyre
    float spokeRadius = .01f;
    int spokes = 12;      // an even number
    float hubReach = .05f; // outwards from the middle
};

// Places the points that every large wheel of the family has.
void addSpokedWheel(Model &model, const SpokedWheelMaterials &materials, const SpokedWheel &wheel);

} // namespace soco::demo
