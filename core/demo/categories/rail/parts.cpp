#include "core/demo/categories/rail/parts.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

RailMaterials railMaterials(Model &model, Material wheel, Material hub)
{
    RailMaterials m;
    m.wheel = model.material(std::move(wheel));
    m.hub = model.material(std::move(hub));
    m.steel = model.material(metalOf(colourOf(0xB9BDC2), .3f, {0, 1, 0}));
    m.black = model.material(plasticOf(colourOf(0x2A2C30)));
    m.lamp = model.material(glassOf(colourOf(0xF3E9C9)));
    m.red = model.material(glassOf(colourOf(0xB3201C)));
    return m;
}

void layTrack(Model &model, float rear, float front, float halfGauge)
{
    Model &track = model.stand();
    const float from = rear - .18f, to = front + .18f;
    constexpr float sleeperTop = .045f, spacing = .21f;
    track.part(track.material(anyWood(track.rng, {0, 1, 0})));
    const int sleepers = int((to - from) / spacing);
    for (int i = 0; i <= sleepers; ++i) {
        const float x = mix(from, to, (float(i) + .5f) / float(sleepers + 1));
        track.box({x, 0, sleeperTop / 2}, {.055f, halfGauge + .16f, sleeperTop / 2}, .015f);
    }
    track.part(track.material(metalOf(colourOf(0xA9ADB3), .28f, {1, 0, 0})));
    for (const float s : bothSides)
        track.box({(from + to) / 2, s * halfGauge, (sleeperTop + railTop) / 2 - .005f},
                  {(to - from) / 2, .022f, (railTop - sleeperTop) / 2 + .005f}, .008f);
}

int addRailWheel(Model &model, const RailMaterials &materials, Vec3 centre, float side, float radius, int spokes)
{
    const Vec3 axle{0, 1, 0};
    constexpr float halfWidth = .036f;
    const auto out = [&](float y) { return centre + Vec3{0, side * y, 0}; };
    model.part(materials.steel);
    model.cylinder(centre, axle, halfWidth, radius, .012f);
    model.cylinder(out(-halfWidth), axle, .012f, radius + .02f, .008f); // flange
    model.cylinder(out(halfWidth), axle, .03f, radius * .8f, .006f).subtract(.006f);
    model.part(materials.wheel);
    model.cylinder(out(.005f), axle, .012f, radius * .78f, .004f);
    for (int i = 0; i < spokes / 2; ++i) { // each the whole width across
        const float a = (float(i) + .3f) * 2 * pi / float(spokes);
        const Vec3 reach = Vec3{cosine(a), 0, sine(a)} * (radius * .78f);
        model.capsule(out(.02f) - reach, out(.02f) + reach, radius * .085f).smooth(.01f);
    }
    const int hub = model.part(materials.hub);
    model.ellipsoid(out(.03f), {radius * .26f, .03f, radius * .26f});
    return hub;
}

int addCoupling(Model &model, const RailMaterials &materials, float x, float z, float facing)
{
    model.part(materials.black);
    model.capsule({x - facing * .06f, 0, z}, {x + facing * .05f, 0, z}, .035f);
    const int part = model.part(materials.steel);
    model.cylinder({x + facing * .065f, 0, z}, {1, 0, 0}, .022f, .052f, .012f);
    return part;
}

void addTailLamps(Model &model, const RailMaterials &materials, Vec3 left, float radius)
{
    for (const float s : bothSides) {
        const Vec3 at{left.x, s * left.y, left.z};
        model.part(materials.steel);
        model.cylinder(at, {1, 0, 0}, .022f, radius * 1.25f, .01f);
        const int lamp = model.part(materials.red);
        model.ellipsoid(at - Vec3{.018f, 0, 0}, {.025f, radius, radius});
        model.keypoint("rail_taillight_" + sideName(s), lamp, at - Vec3{.04f, 0, 0}, {-1, 0, 0});
    }
}

Primitive &alongTrain(Model &model, float rear, float front, const std::vector<Vec2> &section, float rounding)
{
    return model.extrude({(rear + front) / 2, 0, 0}, section, (front - rear) / 2, rounding).turnZ(pi / 2);
}

std::vector<Vec2> archedSection(float halfWidth, float low, float rise)
{
    return {{-halfWidth, low}, {halfWidth, low}, {halfWidth * .84f, low + rise * .52f},
            {halfWidth * .5f, low + rise * .88f}, {0, low + rise}, {-halfWidth * .5f, low + rise * .88f},
            {-halfWidth * .84f, low + rise * .52f}};
}

} // namespace soco::demo
