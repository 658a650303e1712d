#pragma once

#include "core/demo/scene/scene.h"

namespace soco::demo {

// Pixels, right and bottom exclusive.
struct PixelBox {
    int left = 0, top = 0, right = 0, bottom = 0;
};

struct ObservedKeypoint {
    int index = 0;    // into category->keypoints
    Vec3 position;    // on the surface, in the object's frame
    float x = 0, y = 0; // pixels; only where visible
    bool visible = false;
};

// What an annotation says about a picture. Needs the geometry alone, no pixel.
struct Observation {
    PixelBox box; // of pixels that the object covers by half or more
    std::vector<ObservedKeypoint> keypoints; // of the parts that the instance has, ascending index
};
Observation observe(const Scene &scene);

// First hit of object and props along a ray; the floor hides what lies below it.
enum class Met { Object, Prop, Floor, Nothing };
struct SceneHit {
    Met met = Met::Nothing;
    float distance = 1e9f;
    int prop = -1;
    int part = -1;
};
SceneHit castRay(const Scene &scene, Vec3 origin, Vec3 direction);

// The four extra samples of an edge pixel (rotated grid).
inline constexpr Vec2 extraSamples[4] = {{.125f, .375f}, {.625f, .125f}, {.875f, .625f}, {.375f, .875f}};

} // namespace soco::demo
