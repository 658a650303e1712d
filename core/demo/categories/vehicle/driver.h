#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// A steering wheel on its column, which runs down to `columnEnd`. Places the keypoint of its hub.
void addSteeringWheel(Model &model, int rimMaterial, int columnMaterial, Vec3 centre, Vec3 columnEnd, float radius);

// A wooden racing driver with a helmet and both hands on the wheel. Points with a y are those of the left side.
struct Driver {
    Vec3 hip, shoulder, head, hand;
    float headRadius;
    bool legs = false;
    Vec3 knee = {}, foot = {};
};
void addDriver(Model &model, const Driver &driver); // places the keypoints of the helmet and the face

} // namespace soco::demo
