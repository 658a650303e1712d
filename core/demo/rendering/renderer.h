#pragma once

#include "core/base/rgb_image.h"
#include "core/demo/scene/scene.h"

namespace soco::demo {

// Linear light, one value a pixel, rows from the top.
struct Layers {
    int width = 0, height = 0;
    std::vector<Vec3> front;     // the object, times its coverage
    std::vector<Vec3> back;      // all else, times what the object leaves
    std::vector<float> coverage; // of the object, 0 to 1
    std::vector<float> depth;    // nearest, at most 30
};

// Traces the picture: one ray a pixel, four more where part, normal or colour jump.
Layers traceScene(const Scene &scene);

// What comes after the light: depth of field behind the object, bloom, exposure, vignette, film curve, grain.
RgbImage develop(const Scene &scene, Layers layers);

} // namespace soco::demo
