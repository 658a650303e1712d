#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// The flare at the end of the tubing, round `direction`, in the plane y = 0.
struct Bell {
    Vec3 throat;    // where it begins, the middle
    Vec3 direction; // of the sound, a unit vector
    float length = 0, throatRadius = 0, mouthRadius = 0;
    float flare = 3; // how late it widens

    Vec3 mouth() const { return throat + direction * length; }
    // In the bell's plane, across the direction, upwards.
    Vec3 upwards() const { return {-direction.z, 0, direction.x}; }
    float radiusAt(float share) const;
};

struct WindMaterials {
    int body = 0;     // tubing and bell
    int engraved = 0; // the same with a flower on both flanks
    int trim = 0;     // rings, keys
    int accent = 0;   // beads, buttons
    int dark = 0;     // deep inside
    int pearl = 0;
};

// Brass, silver, copper or paint. `flower`: (x, z) of its middle.
WindMaterials windMaterials(Model &model, Vec2 flower = {});

// With a rolled rim, a ring round the throat and darkness inside; places all keypoints of the bell.
void addBell(Model &model, const Bell &bell, const WindMaterials &materials);

// Wooden forks that hold a tube of this radius from both sides, on a board; drawn like a prop. `at`: lowest points of
// the tubes that rest in them.
void addCradle(Model &model, const std::vector<Vec3> &at, float radius, float boardHalf);

} // namespace soco::demo
