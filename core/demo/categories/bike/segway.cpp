#include "core/demo/categories/bike/bike.h"
#include "core/demo/categories/bike/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

constexpr Vec3 across{0, 1, 0}, up{0, 0, 1};

struct Segway {
    float wheelRadius, halfTyre, track; // track: half of it
    float deck;                         // height of the platform's top
    Vec3 half;                          // of the platform
    Vec3 foot, stem;                    // of the steering column; the handlebar's middle
    float barHalf, barRise;
    bool bag;

    Vec3 onColumn(float share) const { return mix(foot, stem, share); }
};

Segway drawProportions(Rng &r)
{
    Segway s;
    s.wheelRadius = r.range(.36f, .43f);
    s.halfTyre = r.range(.075f, .10f);
    s.half = {r.range(.26f, .31f), r.range(.35f, .41f), .065f};
    s.track = s.half.y + s.halfTyre + .045f;
    s.deck = s.wheelRadius + r.range(.03f, .07f);
    s.foot = {s.half.x - .06f, 0, s.deck};
    s.stem = {r.range(.0f, .12f), 0, r.range(1.66f, 1.86f)};
    s.barHalf = r.range(.34f, .42f);
    s.barRise = r.range(.02f, .09f);
    s.bag = r.chance(.4f);
    return s;
}

Material platformPaint(const Segway &s, Vec3 colour, Rng &r)
{
    Material paint = paintOf(colour, .25f, .9f);
    const Vec3 line = colour * .3f;
    paint.decals.push_back(outlined(rectangleDecal(Side::End, 0, {0, s.deck - .075f}, {s.half.y * .8f, .028f}, .02f,
                                                   line), .005f));
    if (r.chance()) // a stripe over the column
        paint.decals.push_back(rectangleDecal(Side::Top, 1, {0, 0}, {.5f, .035f}, .01f, colourOf(0xF1EDE4)));
    return paint;
}

void addPlatform(Model &m, const Segway &s, int paint, const BikeMaterials &mat)
{
    const int body = m.part(paint);
    m.box({0, 0, s.deck - s.half.z}, s.half, .045f);
    m.ellipsoid({0, 0, s.deck - .13f}, {s.half.x * .85f, s.half.y * .9f, .14f}).smooth(.05f); // machinery below
    m.capsule(s.foot - up * .03f, s.foot + up * .06f, .085f, .06f).smooth(.06f);
    m.part(mat.metal);
    m.capsule({0, -s.track, s.wheelRadius}, {0, s.track, s.wheelRadius}, .045f);
    for (const float side : bothSides) {
        const std::string lr = sideName(side);
        for (const float end : bothSides)
            m.keypoint(std::string("segway_platform_") + (end > 0 ? "front_" : "rear_") + lr + "_corner", body,
                       {end * (s.half.x - .015f), side * (s.half.y - .015f), s.deck - .02f},
                       {end * .6f, side * .5f, .6f}).from(.05f);
        const Vec3 middle{-.03f, side * s.half.y * .52f, s.deck};
        Material rubberMat = plasticOf(colourOf(0x2A2C30), .7f);
        rubberMat.pattern = Pattern::Bars;
        rubberMat.patternAt = 16;
        rubberMat.axis = across;
        rubberMat.colour2 = colourOf(0x55585E);
        const int pad = m.part(m.material(rubberMat));
        m.box(middle + up * .006f, {s.half.x * .72f, s.half.y * .36f, .014f}, .012f);
        m.keypoint("segway_mat_" + lr + "_center", pad, middle + up * .02f, up);
    }
    m.part(mat.metal);
    m.box({-s.half.x - .005f, 0, s.deck - .07f}, {.02f, .10f, .045f}, .015f);
    addTaillamp(m, mat, {-s.half.x - .02f, 0, s.deck - .07f}, {.028f, .08f, .032f});
    m.part(mat.metal); // stand
    m.capsule({-s.half.x * .6f, 0, s.deck - .2f}, {-s.half.x * .95f, 0, .022f}, .024f);
    m.capsule({-s.half.x * .95f, -.05f, .022f}, {-s.half.x * .95f, .05f, .022f}, .022f);
}

void addWheels(Model &m, const Segway &s, int paint, const BikeMaterials &mat)
{
    const float radius = s.wheelRadius + .03f;
    for (const float side : bothSides) {
        const Vec3 axle{0, side * s.track, s.wheelRadius};
        const int hub = addScooterWheel(m, mat, axle, s.wheelRadius, s.halfTyre);
        m.keypoint("segway_wheel_" + sideName(side) + "_center", hub, axle + across * (side * (s.halfTyre + .01f)),
                   {0, side, 0});
        const int guard = addMudguard(m, paint, axle, radius, s.halfTyre + .012f, .55f, 2.6f);
        m.capsule({0, side * (s.half.y - .03f), s.deck - .03f},
                  {0, side * (s.track - s.halfTyre), radius + s.wheelRadius}, .035f).smooth(.03f);
        m.keypoint("segway_mudguard_top_" + sideName(side), guard, axle + up * (radius + .027f), up);
    }
}

void addColumn(Model &m, const Segway &s, int paint, const BikeMaterials &mat)
{
    const Vec3 along = normalised(s.stem - s.foot);
    const int boot = m.part(mat.tyre);
    m.capsule(s.foot + up * .05f, s.foot + up * .05f + along * .08f, .062f, .05f);
    for (int i = 0; i < 3; ++i)
        m.torus(s.foot + up * .06f + along * (.03f * float(i)), along, .05f, .014f);
    m.keypoint("segway_column_base", boot, s.foot + up * .06f + Vec3{-.06f, 0, 0}, {-1, 0, 0}).from(.06f);
    m.part(mat.metal);
    m.capsule(s.foot, s.stem, .036f, .032f);
    m.part(paint);
    m.capsule(s.onColumn(.42f), s.onColumn(.9f), .052f, .046f);

    const Vec3 mount = s.onColumn(.86f), lens = mount + Vec3{.20f, 0, 0};
    m.part(mat.metal);
    m.capsule(mount, lens - Vec3{.09f, 0, 0}, .024f);
    addHeadlamp(m, mat, lens, .085f);
}

void addHandlebar(Model &m, const Segway &s, int paint, const BikeMaterials &mat)
{
    const int bar = m.part(mat.metal);
    m.capsule(s.stem - across * .07f, s.stem + across * .07f, .042f);
    m.capsule(s.stem, s.stem + up * .05f, .036f).smooth(.015f);
    m.keypoint("bike_handlebar_stem_joint", bar, s.stem + up * .086f, up);
    for (const float side : bothSides) {
        const Vec3 bend = s.stem + Vec3{.01f, side * s.barHalf * .45f, s.barRise * .4f};
        const Vec3 from = s.stem + Vec3{-.06f, side * s.barHalf * .8f, s.barRise};
        const Vec3 to = from + normalised(Vec3{-.05f, side * .2f, .01f}) * .17f;
        m.part(mat.metal);
        m.tube({s.stem, bend, from}, .03f, .028f, 0, 3);
        addGrip(m, mat.grip, from, to, .04f, side);
    }
    // A round display before the bar, with a smile for the rider.
    const Vec3 tilt = normalised({-.15f, 0, .99f}), at = s.stem + Vec3{.14f, 0, .0f};
    m.part(paint);
    m.capsule(s.stem, at, .04f);
    m.cylinder(at, tilt, .03f, .088f, .02f);
    Material screen = glassOf(colourOf(0x24384A));
    const Vec3 light = colourOf(0x8CC7A4);
    for (const float side : bothSides)
        screen.decals.push_back(discDecal(Side::Top, 1, {at.x + .02f, side * .024f}, .012f, light));
    screen.decals.push_back(polygonDecal(Side::Top, 1, {{at.x - .012f, .036f}, {at.x - .03f, .022f}, {at.x - .036f, 0},
                                                        {at.x - .03f, -.022f}, {at.x - .012f, -.036f},
                                                        {at.x - .021f, -.018f}, {at.x - .025f, 0},
                                                        {at.x - .021f, .018f}}, .003f, light));
    const int display = m.part(m.material(screen));
    m.cylinder(at + tilt * .028f, tilt, .008f, .07f, .006f);
    m.keypoint("segway_display", display, at + tilt * .036f, tilt);
}

void addBag(Model &m, const Segway &s)
{
    Rng &r = m.rng;
    const Vec3 at = s.onColumn(.56f) + Vec3{.115f, 0, 0};
    m.part(m.material(anyFabric(r)));
    m.box(at, {.085f, .16f, .15f}, .05f);
    m.box(at + Vec3{.012f, 0, .075f}, {.09f, .165f, .09f}, .045f).smooth(.01f); // flap
    m.part(m.material(metalOf(colourOf(0xD9B25A), .25f)));
    m.sphere(at + Vec3{.105f, 0, .0f}, .018f);
}

} // namespace

void buildSegway(Model &m)
{
    Rng &r = m.rng;
    const Segway s = drawProportions(r);
    m.parameter("wheel_radius", s.wheelRadius);
    m.parameter("half_track", s.track);
    m.parameter("deck_height", s.deck);
    m.parameter("bar_height", s.stem.z + s.barRise);
    m.parameter("bag", s.bag);

    const Vec3 colour = toyColour(r);
    const int platform = m.material(platformPaint(s, colour, r));
    const int guards = m.material(r.chance(.7f) ? paintOf(colour, .25f, .9f) : anyPaint(r));
    const BikeMaterials mat = bikeMaterials(m, r.chance(.4f) ? metalOf(colourOf(0xC8CBCF), .25f, across) : anyPaint(r));
    addPlatform(m, s, platform, mat);
    addWheels(m, s, guards, mat);
    addColumn(m, s, guards, mat);
    addHandlebar(m, s, guards, mat);
    if (s.bag)
        addBag(m, s);
}

} // namespace soco::demo
