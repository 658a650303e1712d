#include "core/demo/categories/vehicle/parts.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

VehicleMaterials vehicleMaterials(Model &model, Material rim, Material hub, Material chrome)
{
    VehicleMaterials m;
    m.tyre = model.material(rubber());
    m.rim = model.material(std::move(rim));
    m.hub = model.material(std::move(hub));
    m.chrome = model.material(std::move(chrome));
    m.lamp = model.material(glassOf(colourOf(0xF3E9C9)));
    m.red = model.material(glassOf(colourOf(0xB3201C)));
    m.amber = model.material(glassOf(colourOf(0xE68A1E)));
    m.black = model.material(plasticOf(colourOf(0x2A2C30)));
    return m;
}

int addWheel(Model &model, const VehicleMaterials &materials, Vec3 centre, float side, float radius, float halfWidth,
             WheelStyle style)
{
    const Vec3 axle{0, 1, 0};
    const auto out = [&](float k) { return centre + Vec3{0, side * halfWidth * k, 0}; };
    model.part(materials.tyre);
    model.cylinder(centre, axle, halfWidth, radius, std::min(halfWidth * .7f, radius * .3f));
    model.cylinder(out(1), axle, halfWidth * .35f, radius * .66f, .01f).subtract(.015f);

    model.part(materials.rim);
    model.cylinder(out(.30f), axle, halfWidth * .42f, radius * .64f, .015f);
    const Vec3 face = out(.72f);
    const auto around = [&](float angle, float r) {
        return face + Vec3{cosine(angle) * radius * r, 0, sine(angle) * radius * r};
    };
    if (style == WheelStyle::Ring)
        model.torus(face, axle, radius * .45f, .016f).subtract(.02f);
    if (style == WheelStyle::Holes)
        for (int i = 0; i < 6; ++i)
            model.sphere(around(float(i) * pi / 3 + .3f, .42f), radius * .13f).subtract(.012f);
    if (style == WheelStyle::Spokes)
        for (int i = 0; i < 5; ++i)
            model.capsule(face, around(float(i) * pi * .4f + .2f, .58f), radius * .085f, radius * .06f).smooth(.012f);

    const int hub = model.part(materials.hub);
    model.ellipsoid(face, {radius * .24f, halfWidth * .36f, radius * .24f});
    return hub;
}

Material numberPlate(Rng &rng, float height, int letters, bool gap)
{
    Material plate = plasticOf(colourOf(0xF4EFDC), .5f);
    for (int i = 0; i < letters; ++i) {
        if (gap && i == 3)
            continue;
        const float y = (float(i) - float(letters - 1) * .5f) * .026f;
        const float half = .02f + .004f * float(rng.index(2));
        Decal letter = rectangleDecal(Side::End, 0, {y, height}, {.008f, half}, .002f, colourOf(0x22314A));
        plate.decals.push_back(rng.index(3) == 0 ? outlined(letter, .003f) : letter);
    }
    return plate;
}

} // namespace soco::demo
