#include "core/demo/categories/vehicle/bus_body.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

void addBusDoor(Material &m, const Bus &b, float x, Vec3 glass, Vec3 post)
{
    const float low = b.sill + .06f, high = b.windowHigh;
    m.decals.push_back(windowDecal(Side::Flank, -1, {{x - .09f, low}, {x + .09f, low}, {x + .09f, high},
                                                     {x - .09f, high}}, .01f, glass));
    m.decals.push_back(rectangleDecal(Side::Flank, -1, {x, (low + high) / 2}, {.006f, (high - low) / 2}, .002f, post));
}

void addBusVent(Material &m, const Bus &b)
{
    const float W = b.halfWidth, vent = (b.sill + .10f + b.windowLow) / 2;
    m.decals.push_back(rectangleDecal(Side::End, -1, {0, vent}, {W * .5f, .062f}, .02f, colourOf(0x2A2C30)));
    m.decals.push_back(styled(rectangleDecal(Side::End, -1, {0, vent}, {W * .45f, .05f}, .006f, colourOf(0x8A8E94)),
                              DecalStyle::Slats, .036f));
}

void addBusWindows(Material &m, const Bus &b, Vec3 glass, Vec3 post)
{
    const float W = b.halfWidth, low = b.windowLow, high = b.windowHigh;
    const auto box = [&](Side side, float facing, Vec2 from, Vec2 to, float rounding) {
        m.decals.push_back(windowDecal(side, facing, {from, {to.x, from.y}, to, {from.x, to.y}}, rounding, glass));
    };
    const auto row = [&](float z0, float z1) {
        for (int i = 0; i < b.windows; ++i)
            box(Side::Flank, 0, {mix(b.rowRear, b.rowFront, float(i) / float(b.windows)) + .018f, z0},
                {mix(b.rowRear, b.rowFront, float(i + 1) / float(b.windows)) - .018f, z1}, .015f);
    };
    row(low, high);
    if (b.twoDecks)
        row(high + .14f, high + .33f);
    const auto front = [&](float z0, float z1) {
        m.decals.push_back(windowDecal(Side::End, 1,
                                       {{-W + .07f, z0}, {W - .07f, z0}, {W - .085f, z1}, {-W + .085f, z1}}, .02f,
                                       glass));
    };
    front(low - .06f, b.windshieldTop);
    if (b.splitWindshield)
        m.decals.push_back(rectangleDecal(Side::End, 1, {0, (low - .06f + b.windshieldTop) / 2},
                                          {.012f, (b.windshieldTop - low + .06f) / 2}, 0, post));
    if (b.twoDecks)
        front(high + .17f, high + .34f);
    box(Side::End, -1, {-W + .12f, low + .02f}, {W - .12f, high}, .02f);
    if (b.twoDecks)
        box(Side::End, -1, {-W + .09f, high + .16f}, {W - .09f, high + .33f}, .02f);
    addBusDoor(m, b, b.door, glass, post);
    // The driver's window on the left.
    m.decals.push_back(windowDecal(Side::Flank, 1,
                                   {{b.door - .09f, low - .04f}, {b.door + .08f, low - .06f}, {b.door + .08f, high},
                                    {b.door - .09f, high}}, .015f, glass));
}

int addBusBody(Model &m, const Bus &b, int material)
{
    const float L = b.halfLength, W = b.halfWidth, F = b.face, rounding = b.rounding;
    const int part = m.part(material);
    m.extrudeTapered({}, {{-L + rounding, b.sill + rounding},
                          {F - rounding, b.sill + rounding},
                          {F - rounding, b.windowLow - .08f},
                          {F - rounding - b.lean, b.roof - rounding},
                          {-L + rounding + .02f, b.roof - rounding}},
                     W, rounding, W - .03f, b.windowLow, b.roof);
    for (const float x : {b.frontAxle, b.rearAxle})
        cutArches(m, x, W, b.wheelRadius);

    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("vehicle_windshield_bottom_" + lr + "_corner", part, {F, s * (W - .075f), b.windowLow - .055f},
                   {1, 0, 0});
        m.keypoint("bus_windshield_top_" + lr + "_corner", part,
                   {F - b.lean * .4f, s * (W - .09f), b.windshieldTop - .005f}, {1, 0, 0});
        m.keypoint("bus_roof_front_" + lr + "_corner", part, {F - b.lean - .03f, s * (W - .06f), b.roof - .03f},
                   {.6f, s * .6f, .6f});
        m.keypoint("bus_roof_rear_" + lr + "_corner", part, {-L + .03f, s * (W - .06f), b.roof - .03f},
                   {-.6f, s * .6f, .6f});
        m.keypoint("bus_side_window_rear_" + lr, part,
                   {mix(b.rowRear, b.rowFront, .5f / float(b.windows)), s * W, (b.windowLow + b.windowHigh) / 2},
                   {0, s, 0});
    }
    m.keypoint("bus_door_front_right_center", part, {b.door, -W, (b.sill + b.windowHigh) / 2}, {0, -1, 0});
    return part;
}

void addBusWheels(Model &m, const Bus &b, const VehicleMaterials &mat)
{
    const WheelStyle style = m.rng.chance() ? WheelStyle::Ring : WheelStyle::Holes;
    addAxle(m, mat, "front", b.frontAxle, b.halfWidth - .065f, b.wheelRadius, .08f, style);
    addAxle(m, mat, "rear", b.rearAxle, b.halfWidth - .065f, b.wheelRadius, .08f, style);
    m.part(mat.black); // floor pan
    m.box({0, 0, b.sill + .03f}, {b.halfLength * .9f, b.halfWidth * .7f, .05f}, .02f);
}

void addBusFront(Model &m, const Bus &b, const VehicleMaterials &mat)
{
    const float L = b.halfLength, W = b.halfWidth, lampY = W * .72f;
    addBumper(m, mat.black, "front", {L - .005f, 0, b.bumper()}, {.035f, W * .95f, .045f});
    addHeadlights(m, mat, {L - .01f, lampY, b.lampHeight()}, .052f);
    addIndicators(m, mat, {L - .03f, W * .93f, b.lampHeight() + .02f}, {.04f, .028f, .026f});
    addGrille(m, mat, {L, 0, b.lampHeight()}, {lampY - .09f, .045f}, 3);
}

void addBusRear(Model &m, const Bus &b, const VehicleMaterials &mat)
{
    const float L = b.halfLength, W = b.halfWidth;
    addBumper(m, mat.black, "rear", {-L + .005f, 0, b.bumper()}, {.035f, W * .95f, .045f});
    addTaillights(m, mat, {-L, W * .78f, b.lampHeight() + .05f}, {.02f, .04f, .075f});
    addNumberPlates(m, L + .045f, -L - .045f, b.bumper(), 6, false);
}

void addBusMirrors(Model &m, const Bus &b, int material)
{
    for (const float s : bothSides)
        addHangingMirror(m, material, s, {b.face - .06f, s * (b.halfWidth - .04f), b.windshieldTop + .01f},
                         {b.face + .06f, s * (b.halfWidth + .07f), b.windowLow + .10f});
}

void addBusSign(Model &m, const Bus &b, Vec3 board, Vec3 letters, float halfWidth, const char *keypoint)
{
    Rng &r = m.rng;
    Material material = plasticOf(board);
    const float z = b.signHeight();
    const int count = int(halfWidth * 2 / .045f) / 2 * 2 - 3;
    for (int i = 0; i < count; ++i) {
        const float half = .02f + .004f * float(r.index(2));
        const Decal letter = rectangleDecal(Side::End, 1, {(float(i) - float(count - 1) * .5f) * .045f, z},
                                            {.014f, half}, .003f, letters);
        material.decals.push_back(r.chance() ? outlined(letter, .005f) : letter);
    }
    const int sign = m.part(m.material(std::move(material)));
    const float x = b.face - b.lean * .55f;
    m.box({x - .01f, 0, z}, {.03f, halfWidth, .048f}, .015f);
    m.keypoint(keypoint, sign, {x + .02f, 0, z}, {1, 0, 0});
}

void recordBus(Model &m, const Bus &b)
{
    m.parameter("half_length", b.halfLength);
    m.parameter("half_width", b.halfWidth);
    m.parameter("wheel_radius", b.wheelRadius);
    m.parameter("roof_height", b.roof);
    m.parameter("windows", float(b.windows));
}

} // namespace soco::demo
