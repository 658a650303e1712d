#include "core/demo/categories/vehicle/driver.h"
#include "core/demo/categories/vehicle/parts.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct DuneBuggy {
    float frontAxle, rearAxle;
    float frontRadius, rearRadius;
    float frontTrack, rearTrack;   // y of the tyres' middles
    float half;                    // half width of the tub
    float front, rear;             // x of the tub's ends
    float floor, rim, cowl;        // heights: of the cockpit's floor, its sides, the dashboard
    float cageRear, cageFront, cageRoofFront; // x of the hoops
    float cageTop, cageHalf;
    float mast;                    // height of the flag
};

DuneBuggy drawProportions(Rng &r)
{
    DuneBuggy d;
    d.frontRadius = r.range(.20f, .225f);
    d.rearRadius = d.frontRadius + r.range(.025f, .06f);
    d.frontAxle = r.range(.60f, .66f);
    d.rearAxle = -r.range(.58f, .64f);
    d.frontTrack = r.range(.43f, .47f);
    d.rearTrack = r.range(.44f, .48f);
    d.half = r.range(.29f, .325f);
    d.front = d.frontAxle + r.range(.22f, .28f);
    d.rear = d.rearAxle - .02f;
    d.floor = .27f;
    d.rim = r.range(.45f, .49f);
    d.cowl = d.rim + r.range(.06f, .09f);
    d.cageRear = -r.range(.36f, .42f);
    d.cageFront = r.range(.26f, .32f);
    d.cageRoofFront = d.cageFront - r.range(.12f, .2f);
    d.cageTop = r.range(.90f, .99f);
    d.cageHalf = d.half - .05f;
    d.mast = d.cageTop + r.range(.06f, .16f);
    return d;
}

Material paintwork(const DuneBuggy &d, Vec3 colour, Rng &r)
{
    Material m = paintOf(colour, .2f, 1);
    if (r.chance(.6f)) {
        m.pattern = Pattern::Stripe;
        m.patternAt = r.chance() ? 0 : .10f;
        m.patternWidth = m.patternAt > 0 ? .035f : .06f;
        m.colour2 = r.chance(.6f) ? colourOf(0xF4F1EA) : toyColour(r);
    }
    addRacingNumber(m, Side::Flank, {-.05f, (d.floor + d.rim) / 2}, .085f, 1 + r.index(2));
    if (r.chance()) { // a flower on the bonnet
        const Vec2 middle{mix(d.cageFront, d.front, .5f), 0};
        const Vec3 petal = toyColour(r);
        for (int i = 0; i < 6; ++i) {
            const float angle = float(i) * pi / 3;
            const Vec2 at{middle.x + cosine(angle) * .058f, middle.y + sine(angle) * .058f};
            m.decals.push_back(discDecal(Side::Top, 1, at, .036f, petal));
        }
        m.decals.push_back(discDecal(Side::Top, 1, middle, .034f, colourOf(0xE5AC2F)));
    }
    return m;
}

void addTub(Model &m, const DuneBuggy &d, int paint, const VehicleMaterials &mat)
{
    const float b = .055f;
    m.part(paint);
    m.extrudeTapered({}, {{d.rear + b, .17f + b}, {d.front - .10f - b, .17f + b}, {d.front - b, .27f},
                          {d.front - b, .35f - b}, {d.front - .13f, .43f - b}, {d.cageFront - .02f, d.cowl - b},
                          {d.cageFront - .12f, d.cowl - b}, {.05f, d.rim - b}, {d.cageRear + .12f, d.rim - b},
                          {d.cageRear - .02f, d.rim + .07f - b}, {d.rear + b, d.rim + .03f - b}},
                     d.half, b, d.half - .03f, .25f, d.cowl, .12f);
    const float frontArch = d.frontRadius * 1.10f + .045f, rearArch = d.rearRadius * 1.10f + .045f;
    addArches(m, {d.frontAxle, d.frontTrack - .03f, d.frontRadius}, frontArch, d.frontRadius + .05f, .15f);
    addArches(m, {d.rearAxle, d.rearTrack - .03f, d.rearRadius}, rearArch, d.rearRadius + .05f, .17f);
    const float cockpitFront = d.cageFront - .06f, cockpitRear = d.cageRear + .03f;
    const Vec3 middle{(cockpitFront + cockpitRear) / 2, 0, d.floor + .3f};
    const float length = (cockpitFront - cockpitRear) / 2, deep = (d.rim - .02f - d.floor) / 2;
    m.box(middle, {length, d.half - .055f, .3f}, .05f).subtract(.03f);
    for (const float s : bothSides) {
        const Vec3 front{d.frontAxle, s * (d.frontTrack + .02f), d.frontRadius};
        const Vec3 rear{d.rearAxle, s * (d.rearTrack + .03f), d.rearRadius};
        m.cylinder(front, {0, 1, 0}, .165f, d.frontRadius * 1.10f, .02f).subtract(.02f);
        m.cylinder(rear, {0, 1, 0}, .195f, d.rearRadius * 1.10f, .02f).subtract(.02f);
    }
    m.part(mat.black); // the cockpit's lining
    m.box({middle.x, 0, d.floor + deep}, {length + .006f, d.half - .049f, deep}, .04f);
    m.box(middle, {length - .010f, d.half - .066f, .29f}, .04f).subtract();
    m.part(mat.black); // floor pan and axles
    m.box({0, 0, .185f}, {d.frontAxle, d.half * .7f, .04f}, .02f);
    m.capsule({d.frontAxle, d.frontTrack, d.frontRadius}, {d.frontAxle, -d.frontTrack, d.frontRadius}, .04f);
    m.capsule({d.rearAxle, d.rearTrack, d.rearRadius}, {d.rearAxle, -d.rearTrack, d.rearRadius}, .05f);
}

void addCage(Model &m, const DuneBuggy &d, int tubes)
{
    constexpr float thick = .027f;
    const float y = d.cageHalf, top = y - .035f;
    const int part = m.part(tubes);
    const Vec3 rear{d.cageRear, 0, d.cageTop}, front{d.cageRoofFront, 0, d.cageTop - .03f};
    const auto at = [](Vec3 p, float side) { return p + Vec3{0, side, 0}; };
    for (const float s : bothSides) {
        m.capsule({d.cageRear, s * y, d.floor}, at(rear, s * top), thick);
        m.capsule({d.cageFront, s * y, d.cowl - .06f}, at(front, s * top), thick);
        m.capsule(at(rear, s * top), at(front, s * top), thick);
        m.capsule(at(rear, s * top), {d.rear - .12f, s * y * .8f, .36f}, thick * .9f);
    }
    m.capsule(at(rear, top), at(rear, -top), thick);
    m.capsule(at(front, top), at(front, -top), thick);
    m.capsule(at(rear, top), {d.cageRear, -y, d.rim + .1f}, thick * .7f);
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("dune_buggy_cage_front_" + lr + "_corner", part, at(front, s * top), {.5f, s * .6f, .6f});
        m.keypoint("dune_buggy_cage_rear_" + lr + "_corner", part, at(rear, s * top), {-.5f, s * .6f, .6f});
    }
}

void addSeats(Model &m, const DuneBuggy &d)
{
    Rng &r = m.rng;
    const int cover = m.material(r.chance(.6f) ? anyFabric(r) : plasticOf(colourOf(0x3A2A22), .55f));
    const float width = d.half - .085f, back = d.cageRear + .13f;
    const int bench = m.part(cover);
    m.box({back + .16f, 0, d.floor + .06f}, {.17f, width, .06f}, .045f);
    const Vec3 rest{back - .01f, 0, d.floor + .26f};
    m.box(rest, {.055f, width, .24f}, .05f).turnY(-.16f);
    m.keypoint("cockpit_seat_top_center", bench, rest + Vec3{-.04f, 0, .23f}, {-.16f, 0, 1});
}

// Two bowls on the nose, bars before and behind.
void addEnds(Model &m, const DuneBuggy &d, const VehicleMaterials &mat)
{
    Rng &r = m.rng;
    const float lampY = d.half * .62f;
    const Vec3 lamp{d.front - .10f, lampY, .475f};
    m.part(mat.chrome);
    for (const float s : bothSides) {
        m.ellipsoid({lamp.x - .03f, s * lamp.y, lamp.z}, {.085f, .082f, .082f});
        m.capsule({lamp.x - .02f, s * lamp.y, lamp.z}, {lamp.x - .03f, s * lamp.y, .36f}, .025f);
    }
    addHeadlights(m, mat, lamp, r.range(.068f, .08f));
    addIndicators(m, mat, {d.frontAxle + .04f, d.frontTrack, d.frontRadius * 2.10f + .045f}, {.05f, .032f, .034f});
    const float guard = d.rearRadius * 1.10f + .045f;
    addTaillights(m, mat, {d.rearAxle - guard * .80f, d.rearTrack, d.rearRadius + guard * .58f}, {.035f, .05f, .04f});

    const float ends[] = {d.front + .07f, d.rearAxle - d.rearRadius - .10f};
    for (const float x : ends) {
        const bool front = x > 0;
        const float half = front ? d.half * .95f : d.half, z = front ? .27f : .30f, inwards = front ? -.14f : .16f;
        const int bar = m.part(mat.chrome);
        m.capsule({x, half, z}, {x, -half, z}, .032f);
        for (const float s : bothSides) {
            m.capsule({x, s * half * .6f, z}, {x + inwards, s * half * .6f, z - .03f}, .026f);
            m.capsule({x, s * half * .6f, z}, {x + inwards * .25f, s * half * .45f, z + .11f}, .022f);
            m.keypoint(std::string("vehicle_bumper_") + (front ? "front_" : "rear_") + sideName(s) + "_corner", bar,
                       {x, s * (half + .02f), z}, {front ? .4f : -.4f, s, 0});
        }
        m.capsule({x + inwards * .25f, half * .45f, z + .11f}, {x + inwards * .25f, -half * .45f, z + .11f}, .022f);
    }
}

// Open to the rear, with its fan and a pipe that points up.
void addEngine(Model &m, const DuneBuggy &d, int block, const VehicleMaterials &mat)
{
    const Vec3 at{d.rear - .07f, 0, .33f};
    m.part(block);
    m.box(at, {.13f, .17f, .09f}, .03f);
    m.cylinder(at + Vec3{-.04f, 0, .14f}, {1, 0, 0}, .06f, .10f, .02f);
    m.part(mat.chrome);
    for (const float s : bothSides) {
        for (int i = 0; i < 3; ++i) // cylinder fins
            m.box(at + Vec3{-.01f, s * (.20f + float(i) * .028f), 0}, {.09f, .009f, .07f}, .006f);
        m.cylinder(at + Vec3{.04f, s * .13f, .15f}, {0, 0, 1}, .05f, .038f, .012f);
    }
    m.part(mat.red);
    m.cylinder(at + Vec3{-.11f, 0, .14f}, {1, 0, 0}, .015f, .05f, .01f);
    const Vec3 tip{at.x - .30f, 0, at.z + .22f};
    const int pipe = m.part(mat.chrome);
    for (const float s : bothSides)
        m.tube({at + Vec3{-.02f, s * .21f, -.07f}, at + Vec3{-.14f, s * .15f, -.09f}, at + Vec3{-.22f, 0, -.02f}},
               .024f, .026f, 0, 4);
    m.capsule(at + Vec3{-.22f, 0, -.03f}, tip, .032f, .05f).smooth(.03f);
    m.keypoint("dune_buggy_exhaust_tip", pipe, tip, tip - at);
}

void addFlag(Model &m, const DuneBuggy &d, const VehicleMaterials &mat)
{
    const Vec3 foot{d.cageRear - .03f, d.cageHalf - .02f, d.rim + .05f};
    const Vec3 top{d.cageRear - .10f, d.cageHalf + .02f, d.mast + .06f};
    const int mast = m.part(mat.black);
    m.capsule(foot, top, .012f, .009f);
    m.sphere(top, .022f);
    m.part(m.material(clayOf(toyColour(m.rng), .8f, .1f)));
    m.extrude(top + Vec3{-.012f, 0, -.02f}, {{0, 0}, {-.20f, -.065f}, {0, -.13f}}, .012f, .008f);
    m.keypoint("dune_buggy_flag_mast_top", mast, top, {0, 0, 1});
}

} // namespace

void buildDuneBuggy(Model &m)
{
    Rng &r = m.rng;
    const DuneBuggy d = drawProportions(r);
    m.parameter("front_axle", d.frontAxle);
    m.parameter("rear_axle", d.rearAxle);
    m.parameter("front_wheel_radius", d.frontRadius);
    m.parameter("rear_wheel_radius", d.rearRadius);
    m.parameter("cage_height", d.cageTop);
    const Vec3 colour = toyColour(r);
    const int paint = m.material(paintwork(d, colour, r));
    const int tubes = m.material(r.chance() ? paintOf(toyColour(r), .3f, .8f) : plasticOf(colourOf(0x2F3238), .4f));
    const int block = m.material(metalOf(colourOf(0x9A9EA4), .35f, {0, 0, 1}));
    const VehicleMaterials mat = anyVehicleMaterials(m);
    addTub(m, d, paint, mat);
    addSeats(m, d);
    addCage(m, d, tubes);
    const WheelStyle style = r.pick({WheelStyle::Spokes, WheelStyle::Ring, WheelStyle::Holes});
    addAxle(m, mat, "front", d.frontAxle, d.frontTrack, d.frontRadius, .10f, style);
    addAxle(m, mat, "rear", d.rearAxle, d.rearTrack, d.rearRadius, .135f, style);
    addEnds(m, d, mat);
    addEngine(m, d, block, mat);
    addSteeringWheel(m, mat.black, mat.chrome, {d.cageFront - .19f, d.half * .42f, d.cowl + .02f},
                     {d.cageFront - .06f, d.half * .42f, d.cowl - .08f}, .105f);
    addFlag(m, d, mat);
    if (r.chance(.35f))
        addSurfboard(m, {(d.cageRear + d.cageRoofFront) / 2, 0, d.cageTop + .005f}, .46f, tubes);
}

} // namespace soco::demo
