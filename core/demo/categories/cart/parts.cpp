#include "core/demo/categories/cart/parts.h"

namespace soco::demo {

void addSpokedWheel(Model &model, const SpokedWheelMaterials &materials, const SpokedWheel &w)
{
    const Vec3 axle{0, 1, 0};
    const float tyre = w.felloe * .45f;
    const int tyrePart = model.part(materials.tyre);
    model.cylinder(w.centre, axle, w.halfWidth, w.radius, std::min(w.halfWidth, tyre) * .8f);
    model.cylinder(w.centre, axle, w.halfWidth * 2, w.radius - tyre, .004f).subtract();
    model.part(materials.rim);
    model.cylinder(w.centre, axle, w.halfWidth * .86f, w.radius - tyre * .8f, .01f);
    model.cylinder(w.centre, axle, w.halfWidth * 2, w.radius - w.felloe, .004f).subtract(.008f);
    model.part(materials.spoke);
    for (int i = 0; i < w.spokes / 2; ++i) { // each the whole width across; wires in two layers
        const float a = (float(i) + .35f) * 2 * pi / float(w.spokes);
        const Vec3 reach = Vec3{cosine(a), 0, sine(a)} * (w.radius - w.felloe * .9f);
        const float layer = w.spokeRadius < .015f ? (i & 1 ? .6f : -.6f) * w.halfWidth : 0;
        const Vec3 middle = w.centre + Vec3{0, w.side * layer, 0};
        model.capsule(middle - reach, middle + reach, w.spokeRadius);
    }
    const int hub = model.part(materials.hub);
    const float hubRadius = std::max(w.radius * .11f, w.spokeRadius * 1.9f);
    model.cylinder(w.centre, axle, w.hubReach * .85f, hubRadius, .012f);
    model.ellipsoid(w.centre + Vec3{0, w.side * w.hubReach * .85f, 0}, {hubRadius * .6f, w.hubReach * .45f,
                                                                      hubRadius * .6f});
    const std::string lr = sideName(w.side);
    model.keypoint("cart_wheel_" + lr + "_center", hub, w.centre + Vec3{0, w.side * w.hubReach * 1.3f, 0},
                   {0, w.side, 0});
    model.keypoint("cart_wheel_front_" + lr, tyrePart, w.centre + Vec3{w.radius, 0, 0}, {1, 0, 0});
    model.keypoint("cart_wheel_rear_" + lr, tyrePart, w.centre - Vec3{w.radius, 0, 0}, {-1, 0, 0});
}

} // namespace soco::demo
