#include "core/demo/categories/vehicle/bus_body.h"
#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct SchoolBus : Bus {
    float bonnetHalf, bonnetTop;
    float signAngle; // how far the stop sign is swung out, from the flank
};

SchoolBus drawProportions(Rng &r)
{
    SchoolBus b;
    b.halfLength = r.range(1.04f, 1.16f);
    b.halfWidth = r.range(.35f, .40f);
    b.wheelRadius = r.range(.16f, .185f);
    b.face = b.halfLength - r.range(.29f, .36f);
    b.frontAxle = b.halfLength - r.range(.27f, .31f);
    b.rearAxle = -b.halfLength * r.range(.48f, .58f);
    b.sill = b.wheelRadius * .85f;
    b.windowLow = b.sill + r.range(.35f, .39f);
    b.windowHigh = b.windowLow + r.range(.19f, .23f);
    b.windshieldTop = b.windowHigh + .02f;
    b.roof = b.windshieldTop + r.range(.17f, .22f);
    b.lean = r.range(0, .03f);
    b.door = b.face - .15f;
    b.rowRear = -b.halfLength + .08f;
    b.rowFront = b.door - .12f;
    b.rounding = r.range(.07f, .10f);
    b.windows = 5 + r.index(4);
    b.bonnetHalf = b.halfWidth * r.range(.66f, .74f);
    b.bonnetTop = b.windowLow - r.range(.09f, .12f);
    b.signAngle = r.range(.12f, 1.5f);
    return b;
}

Material paintwork(const SchoolBus &b, Vec3 yellow, Rng &r)
{
    const Vec3 black = colourOf(0x2A2C30);
    Material m = paintOf(yellow, .3f, .8f);
    if (r.chance(.45f)) { // a white roof
        m.pattern = Pattern::TwoTone;
        m.patternAt = b.windowHigh + .06f;
        m.colour = colourOf(0xF1EDE4);
        m.colour2 = yellow;
    }
    for (const float z : {b.windowLow - .055f, b.sill + .21f, b.sill + .105f}) // rub rails
        m.decals.push_back(rectangleDecal(Side::Flank, 0, {-.06f, z}, {b.halfLength - .06f, .011f}, .008f, black));
    // Lettering between the rails.
    const float z = (b.windowLow - .055f + b.sill + .21f) / 2, x = (b.rowRear + b.rowFront) / 2;
    for (int i = 0; i < 10; ++i)
        if (i != 6)
            m.decals.push_back(outlined(rectangleDecal(Side::Flank, 0, {x + (float(i) - 4.5f) * .052f, z},
                                                       {.015f, .027f}, .006f, black), i % 3 ? .006f : .009f));
    addBusWindows(m, b, colourOf(r.chance(.6f) ? 0x24384A : 0xA5CBDA), black);
    // The emergency door, with its handle.
    const float doorLow = b.sill + .12f, doorHigh = b.windowHigh + .02f, half = b.halfWidth * .40f;
    m.decals.push_back(outlined(rectangleDecal(Side::End, -1, {0, (doorLow + doorHigh) / 2},
                                               {half, (doorHigh - doorLow) / 2}, .015f, black), .007f));
    m.decals.push_back(rectangleDecal(Side::End, -1, {half * .6f, b.windowLow - .055f}, {.04f, .011f}, .01f, black));
    for (int i = 1; i <= 3; ++i) // ribs across the roof
        m.decals.push_back(rectangleDecal(Side::Top, 1, {mix(-b.halfLength, b.face, float(i) / 4), 0},
                                          {.008f, b.halfWidth}, 0, m.colour * .6f));
    return m;
}

void addBonnet(Model &m, const SchoolBus &b, int material)
{
    const float L = b.halfLength, half = b.bonnetHalf, top = b.bonnetTop, round = .055f, rear = b.face - .1f;
    const int part = m.part(material);
    m.extrudeTapered({}, {{rear, b.sill + round}, {L - round, b.sill + round}, {L - round, top - .09f - round},
                          {L - round - .06f, top - .025f - round}, {rear, top - round}},
                     half, round, half - .045f, top - .12f, top);
    addArches(m, {b.frontAxle, b.halfWidth - .10f, b.wheelRadius}, b.wheelRadius * archScale + .055f, b.sill - .02f,
              .12f);
    cutArches(m, b.frontAxle, b.halfWidth, b.wheelRadius);
    for (const float s : bothSides)
        m.keypoint("school_bus_bonnet_front_" + sideName(s) + "_corner", part,
                   {L - .05f, s * (half - .06f), top - .06f}, {.6f, s * .6f, .6f});
}

void addFront(Model &m, const SchoolBus &b, const VehicleMaterials &mat)
{
    const float L = b.halfLength, lampY = b.bonnetHalf - .075f;
    addBumper(m, mat.black, "front", {L - .005f, 0, b.bumper()}, {.035f, b.halfWidth * .95f, .045f});
    addHeadlights(m, mat, {L - .01f, lampY, b.lampHeight() + .01f}, .053f);
    addGrille(m, mat, {L - .005f, 0, b.lampHeight() + .01f}, {lampY - .09f, .058f}, 4);
    const float wing = b.wheelRadius * (1 + archScale) + .055f;
    addIndicators(m, mat, {b.frontAxle + .03f, b.halfWidth - .08f, wing}, {.05f, .03f, .032f});
}

// Red and amber flashers beside the name, in front and behind.
void addFlashers(Model &m, const SchoolBus &b, const VehicleMaterials &mat, float signHalf)
{
    const float z = b.signHeight(), front = b.face - b.lean * .6f, rear = -b.halfLength + .01f;
    for (const float s : bothSides)
        for (const float x : {front, rear}) {
            m.part(mat.red);
            m.ellipsoid({x, s * (signHalf + .10f), z}, {.03f, .032f, .032f});
            m.part(mat.amber);
            m.ellipsoid({x, s * (signHalf + .04f), z}, {.026f, .024f, .024f});
        }
}

// On an arm beside the driver's window; seen from before and behind.
void addStopSign(Model &m, const SchoolBus &b, int white, const VehicleMaterials &mat)
{
    constexpr float radius = .088f;
    const Vec3 hinge{b.door - .13f, b.halfWidth - .005f, b.windowLow - .10f};
    const Vec3 out{-cosine(b.signAngle), sine(b.signAngle), 0};
    const Vec3 middle = hinge + out * (radius + .045f) + Vec3{0, .02f, 0};
    const auto octagon = [&](float r) {
        std::vector<Vec2> corners;
        for (int i = 0; i < 8; ++i) {
            const float angle = (float(i) + .5f) * pi / 4;
            corners.push_back({cosine(angle) * r, sine(angle) * r});
        }
        return corners;
    };
    const Vec3 through = cross({0, 0, 1}, out);
    m.part(mat.black);
    m.box(hinge, {.035f, .025f, .05f}, .012f);
    m.capsule(hinge + Vec3{0, .02f, 0}, middle, .014f);
    m.part(white);
    m.extrude(middle, octagon(radius), .014f, .004f).frame(out, through, {0, 0, 1});
    const int part = m.part(mat.red);
    m.extrude(middle, octagon(radius - .014f), .019f, .004f).frame(out, through, {0, 0, 1});
    m.part(white); // a bar for the letters
    m.box(middle, {.048f, .022f, .014f}, .004f).frame(out, through, {0, 0, 1});
    m.keypoint("school_bus_stop_sign_center", part, middle, out).exactly();
}

} // namespace

void buildSchoolBus(Model &m)
{
    Rng &r = m.rng;
    const SchoolBus b = drawProportions(r);
    recordBus(m, b);
    m.parameter("stop_sign_angle", b.signAngle);
    const Vec3 yellow = colourOf(r.pick({0xE5AC2Fu, 0xEDB32Bu, 0xE8A324u, 0xF0BC3Cu})), black = colourOf(0x2A2C30);
    const int paint = m.material(paintwork(b, yellow, r));
    Material bonnet = paintOf(yellow, .3f, .8f);
    bonnet.decals.push_back(rectangleDecal(Side::Top, 1, {mix(b.face, b.halfLength, .45f), 0}, {.13f, .05f}, .03f,
                                           yellow * .55f));
    const int bonnetMaterial = m.material(std::move(bonnet)), white = m.material(plasticOf(colourOf(0xF4F1EA)));
    const VehicleMaterials mat = anyVehicleMaterials(m);
    addBusBody(m, b, paint);
    addBonnet(m, b, bonnetMaterial);
    addBusWheels(m, b, mat);
    addFront(m, b, mat);
    addBusRear(m, b, mat);
    const float signHalf = b.halfWidth * .50f;
    const bool dark = r.chance(.4f);
    addBusSign(m, b, dark ? black : colourOf(0xF3C65A), dark ? colourOf(0xF3C65A) : black, signHalf,
               "school_bus_name_sign");
    addFlashers(m, b, mat, signHalf);
    addBusMirrors(m, b, mat.black);
    addStopSign(m, b, white, mat);
}

} // namespace soco::demo
