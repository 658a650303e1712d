#include "core/demo/categories/bike/parts.h"

#include "core/demo/categories/vehicle/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {

namespace {
constexpr Vec3 across{0, 1, 0};

Vec3 onCircle(Vec3 centre, float angle, float radius)
{
    return centre + Vec3{cosine(angle) * radius, 0, sine(angle) * radius};
}
} // namespace

BikeMaterials bikeMaterials(Model &model, Material rim)
{
    Rng &r = model.rng;
    BikeMaterials m;
    Material tyre = rubber();
    if (r.chance(.2f))
        tyre.colour = colourOf(r.chance() ? 0xD9CDB2 : 0x6B4A35); // cream or brown balloon tyres
    m.tyre = model.material(tyre);
    m.rim = model.material(std::move(rim));
    m.metal = model.material(metalOf(colourOf(0xC8CBCF), .24f, across));
    m.saddle = model.material(plasticOf(colourOf(r.pick({0x4A3226u, 0x2A2C30u, 0x7A4A2Au, 0xB98A5Au})), .55f));
    m.grip = model.material(plasticOf(r.chance() ? colourOf(0x3A2A22) : toyColour(r), .6f));
    m.lamp = model.material(glassOf(colourOf(0xF3E9C9)));
    m.red = model.material(glassOf(colourOf(0xB3201C)));
    m.amber = model.material(glassOf(colourOf(0xE68A1E)));
    return m;
}

int addSpokedWheel(Model &model, const BikeMaterials &materials, const SpokedWheel &wheel)
{
    const float bed = wheel.radius - wheel.tyre * 2;
    model.part(materials.tyre);
    model.torus(wheel.axle, across, wheel.radius - wheel.tyre, wheel.tyre);
    model.part(materials.rim);
    model.torus(wheel.axle, across, bed - .004f, .019f);
    model.part(materials.metal);
    const float flange = wheel.halfHub * .55f;
    for (int i = 0; i < wheel.spokes; ++i) {
        const float angle = 2 * pi * float(i) / float(wheel.spokes) + .1f;
        model.capsule(wheel.axle + across * (i % 2 ? flange : -flange), onCircle(wheel.axle, angle, bed), .0055f);
    }
    model.cylinder(wheel.axle, across, wheel.halfHub * .85f, .026f, .01f).smooth(.01f);
    const int hub = model.part(materials.metal);
    model.cylinder(wheel.axle, across, wheel.halfHub, .02f, .008f);
    for (const float s : bothSides)
        model.cylinder(wheel.axle + across * (s * flange), across, .008f, .042f, .006f).smooth(.008f);
    return hub;
}

int addScooterWheel(Model &model, const BikeMaterials &materials, Vec3 axle, float radius, float halfWidth)
{
    model.part(materials.tyre);
    model.cylinder(axle, across, halfWidth, radius, halfWidth * .74f);
    for (const float s : bothSides)
        model.cylinder(axle + across * (s * halfWidth), across, .02f, radius * .62f, .01f).subtract(.01f);
    model.part(materials.rim);
    model.cylinder(axle, across, halfWidth * .9f, radius * .58f, .012f);
    for (const float s : bothSides)
        for (int i = 0; i < 5; ++i)
            model.sphere(onCircle(axle + across * (s * halfWidth), 1.2566f * float(i) + .3f, radius * .39f),
                         radius * .1f).subtract(.01f);
    const int hub = model.part(materials.metal);
    for (const float s : bothSides)
        model.ellipsoid(axle + across * (s * halfWidth * .9f), {radius * .22f, .022f, radius * .22f});
    return hub;
}

int addMudguard(Model &model, int material, Vec3 axle, float radius, float halfWidth, float from, float to)
{
    const float w = halfWidth;
    const int part = model.part(material);
    model.revolve(axle, {{radius, -w}, {radius + .016f, -w * .55f}, {radius + .02f, 0}, {radius + .016f, w * .55f},
                         {radius, w}, {radius + .004f, w * .5f}, {radius + .007f, 0}, {radius + .004f, -w * .5f}},
                  .007f).frame({0, 0, 1}, {1, 0, 0}, across);
    // What lies below the ray at `from` and above the one at `to` is cut off.
    for (const auto &[angle, sign] : {std::pair{from, -1.f}, std::pair{to, 1.f}}) {
        const Vec3 ray{cosine(angle), 0, sine(angle)}, outwards = Vec3{-ray.z, 0, ray.x} * sign;
        model.box(axle + outwards, {2, 1, 1}, .01f).subtract().frame(ray, across, cross(ray, across));
    }
    return part;
}

void addGrip(Model &model, int material, Vec3 from, Vec3 to, float radius, float side)
{
    const Vec3 along = normalised(to - from);
    const int grip = model.part(material);
    model.capsule(from, to, radius);
    model.torus(from, along, radius * .85f, radius * .38f); // collar
    model.torus(to, along, radius * .8f, radius * .36f);
    model.keypoint("bike_handlebar_tip_" + sideName(side), grip, to + along * radius, along).from(.06f);
}

void addHeadlamp(Model &model, const BikeMaterials &materials, Vec3 lens, float radius)
{
    const Vec3 forwards{1, 0, 0};
    model.part(materials.metal);
    model.ellipsoid(lens - forwards * radius, {radius * .65f, radius, radius});
    model.cylinder(lens - forwards * (radius * .42f), forwards, radius * .28f, radius * 1.16f, radius * .2f)
        .smooth(.01f);
    const int glass = model.part(materials.lamp);
    model.ellipsoid(lens - forwards * (radius * .35f), {radius * .35f, radius * .98f, radius * .98f});
    model.keypoint("bike_headlamp", glass, lens, forwards);
}

void addTaillamp(Model &model, const BikeMaterials &materials, Vec3 centre, Vec3 radii)
{
    const int glass = model.part(materials.red);
    model.ellipsoid(centre, radii);
    model.keypoint("bike_taillamp", glass, centre - Vec3{radii.x, 0, 0}, {-1, 0, 0});
}

void addSaddle(Model &model, const BikeMaterials &materials, Vec3 top)
{
    model.part(materials.metal); // springs
    for (const float s : bothSides)
        for (int i = 0; i < 2; ++i)
            model.torus(top + Vec3{-.09f, s * .045f, -.045f + .026f * float(i)}, {0, 0, 1}, .024f, .009f);
    model.capsule(top + Vec3{.08f, 0, -.01f}, top + Vec3{-.1f, 0, -.055f}, .012f);
    const int saddle = model.part(materials.saddle);
    for (const float s : bothSides)
        model.capsule(top + Vec3{-.10f, s * .05f, .03f}, top + Vec3{.13f, 0, .025f}, .05f, .03f).smooth(.035f);
    model.ellipsoid(top + Vec3{-.105f, 0, .034f}, {.05f, .10f, .046f}).smooth(.04f); // one broad rear
    model.keypoint("bike_seat_front_tip", saddle, top + Vec3{.16f, 0, .025f}, {1, 0, .2f}).from(.05f);
    model.keypoint("bike_seat_rear_center", saddle, top + Vec3{-.15f, 0, .03f}, {-1, 0, .2f});
}

void addCranks(Model &model, const BikeMaterials &materials, const Cranks &c)
{
    for (const float s : bothSides) {
        const Vec3 start = c.axle + across * (s * c.spindle), end = onCircle(start, c.angle, c.length * s);
        model.part(materials.metal);
        model.capsule(start, end, .017f, .014f);
        model.capsule(end, end + across * (s * .1f), .011f);
        const Vec3 middle = end + across * (s * .07f), half{.058f, .05f, .02f};
        const int pedal = model.part(materials.grip);
        model.box(middle, half, .012f);
        model.part(materials.amber); // reflectors
        for (const float x : {half.x, -half.x})
            model.box(middle + Vec3{x, 0, 0}, {.006f, .028f, .009f}, .004f);
        model.keypoint("bicycle_pedal_corner_" + sideName(s), pedal, middle + Vec3{half.x, s * half.y, 0},
                       {.5f, s * .5f, 0}).from(.04f);
    }
}

void addPedalledAxle(Model &model, const BikeMaterials &materials, const Cranks &c, const char *keypoint)
{
    addCranks(model, materials, c);
    const int axle = model.part(materials.metal);
    model.capsule(c.axle - across * c.spindle, c.axle + across * c.spindle, .021f);
    for (const float s : bothSides)
        model.ellipsoid(c.axle + across * (s * (c.spindle + .015f)), {.035f, .016f, .035f});
    wheelKeypoint(model, keypoint, axle, c.axle, c.spindle + .031f);
}

void addLever(Model &model, int material, Vec3 from, Vec3 to, float radius)
{
    const Vec3 along = normalised(to - from);
    const Vec3 ahead = normalised(Vec3{1, 0, -.25f} - along * dot(Vec3{1, 0, -.25f}, along));
    const Vec3 pivot = from - along * .02f;
    model.part(material);
    model.capsule(pivot, pivot + ahead * (radius * 1.5f), radius * .5f);
    model.capsule(pivot + ahead * (radius * 1.7f), to - along * .01f + ahead * (radius * 2.2f), radius * .32f);
    model.sphere(to - along * .01f + ahead * (radius * 2.2f), radius * .5f);
}

void addBell(Model &model, Vec3 centre, float radius)
{
    model.part(model.material(metalOf(colourOf(0xD9B25A), .2f)));
    model.sphere(centre, radius);
    model.cylinder(centre - Vec3{0, 0, radius * .24f}, {0, 0, 1}, radius * .24f, radius * 1.12f, radius * .18f);
}

void addMirror(Model &model, const BikeMaterials &materials, Vec3 foot, Vec3 centre, float side)
{
    model.part(materials.metal);
    model.capsule(foot, centre, .011f);
    const int disc = model.part(materials.metal);
    model.cylinder(centre, {1, 0, .1f}, .018f, .062f, .014f);
    model.keypoint("motor_scooter_mirror_" + sideName(side), disc, centre - Vec3{.02f, 0, 0}, {-1, 0, 0}).from(.05f);
}

void addNumberPlate(Model &model, Vec3 centre)
{
    const int plate = model.part(model.material(numberPlate(model.rng, centre.z, 5, false)));
    model.box(centre, {.014f, .09f, .054f}, .008f);
    model.keypoint("motor_scooter_numberplate_rear", plate, centre - Vec3{.015f, 0, 0}, {-1, 0, 0});
}

void wheelKeypoint(Model &model, const char *name, int hub, Vec3 axle, float halfHub)
{
    model.keypoint(name, hub, axle + across * halfHub, across).bothSides();
}

} // namespace soco::demo
