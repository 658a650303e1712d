#pragma once

#include "core/demo/categories/vehicle/parts.h"

namespace soco::demo {

// An endless track round a convex figure of pulley centres, anticlockwise in (x, z), `radius` away from them.
struct Track {
    std::vector<Vec2> centres;
    float radius = .13f;
    float y = 0, halfWidth = .12f;
    float belt = .045f; // thickness
    int cleats = 24;
    bool openLeft = false, openRight = false; // hollow on that side, to show the rollers
};

// Returns the belt's part.
int addTrack(Model &model, int material, const Track &track);

// A lamp in a ring, looking to the front (1) or the rear (-1). Returns the glass' part.
int addLamp(Model &model, int ring, int glass, Vec3 at, float radius, float facing);

} // namespace soco::demo
