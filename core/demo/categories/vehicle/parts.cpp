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

VehicleMaterials anyVehicleMaterials(Model &model)
{
    const Vec3 axle{0, 1, 0};
    Material rim = model.rng.chance() ? metalOf(colourOf(0xC9CCD0), .3f, axle) : paintOf(toyColour(model.rng));
    return vehicleMaterials(model, std::move(rim), metalOf(colourOf(0xD9DADB), .2f, axle),
                            metalOf(colourOf(0xC8CBCF), .22f, axle));
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

void addAxle(Model &model, const VehicleMaterials &materials, const char *end, float x, float y, float radius,
             float halfWidth, WheelStyle style)
{
    for (const float s : bothSides) {
        const int hub = addWheel(model, materials, {x, s * y, radius}, s, radius, halfWidth, style);
        model.keypoint(std::string("vehicle_wheel_") + end + "_" + sideName(s) + "_center", hub,
                       {x, s * (y + halfWidth), radius}, {0, s, 0});
    }
}

void addArches(Model &model, Vec3 left, float radius, float bottom, float halfThickness)
{
    constexpr float rounding = .028f;
    const int segments = radius > .285f ? 15 : 7;
    const float outer = radius - rounding;
    std::vector<Vec2> fan;
    for (int i = 0; i <= segments; ++i) {
        const float angle = mix(-.3f, pi + .3f, float(i) / float(segments));
        fan.push_back({cosine(angle) * outer, std::max(sine(angle) * outer, bottom - left.z + rounding)});
    }
    for (const float s : bothSides)
        model.extrude({left.x, s * left.y, left.z}, fan, halfThickness, rounding).smooth(.04f);
}

void cutArches(Model &model, float x, float halfWidth, float radius)
{
    for (const float s : bothSides)
        model.cylinder({x, s * halfWidth, radius}, {0, 1, 0}, archDepth, radius * archScale, .02f).subtract(.02f);
}

int addRoundLamp(Model &model, int ring, int lens, Vec3 at, float radius)
{
    model.part(ring);
    model.cylinder(at, {1, 0, 0}, .035f, radius * 1.2f, .015f);
    const int part = model.part(lens);
    model.ellipsoid(at + Vec3{.03f, 0, 0}, {.03f, radius, radius});
    return part;
}

void addGrille(Model &model, const VehicleMaterials &materials, Vec3 at, Vec2 half, int bars)
{
    model.part(materials.black);
    model.box(at, {.018f, half.x, half.y}, .015f);
    model.part(materials.chrome);
    for (int i = 0; i < bars; ++i)
        model.box(at + Vec3{.012f, 0, (float(i) - float(bars - 1) * .5f) * half.y * 1.9f / float(bars)},
                  {.014f, half.x * .92f, .007f}, .006f);
}

void addHeadlights(Model &model, const VehicleMaterials &materials, Vec3 at, float radius)
{
    for (const float s : bothSides) {
        const Vec3 here{at.x, s * at.y, at.z};
        const int lens = addRoundLamp(model, materials.chrome, materials.lamp, here, radius);
        model.keypoint("vehicle_headlight_" + sideName(s), lens, here + Vec3{.05f, 0, 0}, {1, 0, 0});
    }
}

void addTaillights(Model &model, const VehicleMaterials &materials, Vec3 at, Vec3 half)
{
    for (const float s : bothSides) {
        const int lens = model.part(materials.red);
        const Vec3 here{at.x, s * at.y, at.z};
        model.box(here, half, .02f);
        model.keypoint("vehicle_taillight_" + sideName(s), lens, here, {-1, 0, 0});
    }
}

void addIndicators(Model &model, const VehicleMaterials &materials, Vec3 at, Vec3 radii)
{
    for (const float s : bothSides) {
        const int lens = model.part(materials.amber);
        const Vec3 here{at.x, s * at.y, at.z};
        model.ellipsoid(here, radii);
        model.keypoint("vehicle_front_" + sideName(s) + "_indicator", lens, here, {.7f, s * .7f, 0});
    }
}

void addBumper(Model &model, int material, const char *end, Vec3 middle, Vec3 half)
{
    const int part = model.part(material);
    model.box(middle, half, .035f);
    const float outwards = middle.x > 0 ? .7f : -.7f;
    for (const float s : bothSides)
        model.keypoint(std::string("vehicle_bumper_") + end + "_" + sideName(s) + "_corner", part,
                       middle + Vec3{0, s * (half.y - .02f), 0}, {outwards, s * .7f, 0});
}

void addHangingMirror(Model &model, int material, float side, Vec3 root, Vec3 housing)
{
    const int part = model.part(material);
    const Vec3 elbow{housing.x, housing.y, root.z};
    model.capsule(root, elbow, .013f);
    model.capsule(elbow, housing, .013f);
    model.box(housing, {.022f, .04f, .075f}, .018f);
    model.keypoint("vehicle_mirror_" + sideName(side), part, housing, {0, side, 0});
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

void addNumberPlates(Model &model, float front, float rear, float height, int letters, bool gap)
{
    constexpr Vec3 half{.01f, .105f, .042f};
    const int part = model.part(model.material(numberPlate(model.rng, height, letters, gap)));
    model.box({front - half.x, 0, height}, half, .006f);
    model.box({rear + half.x, 0, height}, half, .006f);
    model.keypoint("vehicle_numberplate_front", part, {front, 0, height}, {1, 0, 0});
    model.keypoint("vehicle_numberplate_rear", part, {rear, 0, height}, {-1, 0, 0});
}

void addRacingNumber(Material &paint, Side side, Vec2 middle, float radius, int digits)
{
    const bool top = side == Side::Top;
    const float facing = top ? 1.f : 0.f, across = radius * .13f, along = radius * .54f;
    paint.decals.push_back(discDecal(side, facing, middle, radius, colourOf(0xF4F1EA)));
    for (int i = 0; i < digits; ++i) {
        const float shift = (float(i) - float(digits - 1) * .5f) * radius * .5f;
        const Vec2 at = top ? Vec2{middle.x, middle.y + shift} : Vec2{middle.x + shift, middle.y};
        const Vec2 half = top ? Vec2{along, across} : Vec2{across, along};
        paint.decals.push_back(rectangleDecal(side, facing, at, half, .003f, colourOf(0x1E2A35)));
    }
}

void addSurfboard(Model &model, Vec3 roof, float halfLength, int blocks)
{
    Material board = paintOf(toyColour(model.rng));
    board.pattern = Pattern::Stripe;
    board.patternWidth = .03f;
    board.colour2 = toyColour(model.rng);
    model.part(model.material(board));
    model.ellipsoid(roof + Vec3{0, 0, .06f}, {halfLength, .13f, .028f});
    model.part(blocks);
    for (const float x : {.16f, -.16f})
        model.box(roof + Vec3{x, 0, .02f}, {.015f, .16f, .03f}, .01f);
}

} // namespace soco::demo
