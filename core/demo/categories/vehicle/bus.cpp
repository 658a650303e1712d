#include "core/demo/categories/vehicle/vehicle.h"
#include "core/demo/categories/vehicle/parts.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Bus {
    float halfLength, halfWidth, wheelRadius;
    float frontAxle, rearAxle;           // x
    float sill, roof;                    // heights
    float windowLow, windowHigh;         // of the lower deck
    float rowRear, rowFront;             // x between which the side windows lie
    float windshieldTop, lean;           // the front leans back by this much at the roof
    float door;                          // x of its middle
    bool twoDecks;
    int windows;
};

Bus drawProportions(Rng &r)
{
    Bus b;
    b.halfLength = r.range(1.0f, 1.15f);
    b.halfWidth = r.range(.34f, .40f);
    b.wheelRadius = r.range(.15f, .18f);
    b.frontAxle = b.halfLength * r.range(.58f, .66f);
    b.rearAxle = -b.halfLength * r.range(.5f, .6f);
    b.sill = b.wheelRadius * .7f;
    b.twoDecks = r.chance(.35f);
    b.roof = b.sill + (b.twoDecks ? r.range(.95f, 1.05f) : r.range(.70f, .80f));
    b.windowLow = b.sill + .30f;
    b.windowHigh = b.windowLow + .22f;
    b.windows = 4 + r.index(4);
    b.rowRear = -b.halfLength + .12f;
    b.rowFront = b.halfLength - .30f;
    b.windshieldTop = b.windowHigh + .03f;
    b.lean = r.range(0, .07f);
    b.door = b.halfLength - .17f;
    return b;
}

void addWindows(Material &m, const Bus &b, Vec3 glass, Vec3 white)
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
    if (b.twoDecks)
        front(high + .17f, high + .34f);
    box(Side::End, -1, {-W + .12f, low + .02f}, {W - .12f, high}, .02f);
    if (b.twoDecks)
        box(Side::End, -1, {-W + .09f, high + .16f}, {W - .09f, high + .33f}, .02f);
    // The engine's vent.
    const float vent = (b.sill + .10f + low) / 2;
    m.decals.push_back(rectangleDecal(Side::End, -1, {0, vent}, {W * .5f, .062f}, .02f, colourOf(0x2A2C30)));
    for (int i = -1; i <= 1; ++i)
        m.decals.push_back(rectangleDecal(Side::End, -1, {0, vent + float(i) * .036f}, {W * .45f, .008f}, .006f,
                                          colourOf(0x8A8E94)));
    // The double door on the right, the driver's window on the left.
    box(Side::Flank, -1, {b.door - .1f, b.sill + .06f}, {b.door + .08f, high}, .01f);
    m.decals.push_back(rectangleDecal(Side::Flank, -1, {b.door - .01f, (b.sill + .06f + high) / 2},
                                      {.006f, (high - b.sill - .06f) / 2}, .002f, white));
    m.decals.push_back(windowDecal(Side::Flank, 1,
                                   {{b.door - .09f, low - .04f}, {b.door + .08f, low - .06f}, {b.door + .08f, high},
                                    {b.door - .09f, high}}, .015f, glass));
}

Material paintwork(const Bus &b, Rng &r)
{
    const Vec3 colour = toyColour(r), white = colourOf(0xF1EDE4);
    Material m = paintOf(colour, .3f, .8f);
    const Vec3 glass = colourOf(r.chance() ? 0x24384A : 0xA5CBDA);
    if (r.chance(.6f)) {
        m.pattern = Pattern::TwoTone;
        m.patternAt = b.sill + r.range(.14f, .26f);
        m.colour2 = r.chance() ? white : toyColour(r);
    }
    addWindows(m, b, glass, white);
    const Vec3 stripe = toyColour(r);
    if (r.chance(.7f))
        m.decals.push_back(rectangleDecal(Side::Flank, 0, {-.1f, b.windowLow - .075f}, {b.halfLength * .8f, .018f},
                                          .015f, stripe));
    if (r.chance(.4f)) { // an advertisement
        m.decals.push_back(rectangleDecal(Side::Flank, 0, {-.15f, b.sill + .2f}, {.3f, .05f}, .02f, white));
        m.decals.push_back(styled(rectangleDecal(Side::Flank, 0, {-.15f, b.sill + .2f}, {.26f, .03f}, 0, stripe),
                                  DecalStyle::Bars, .06f));
    }
    m.decals.push_back(outlined(rectangleDecal(Side::Top, 1, {0, 0}, {b.halfLength * .7f, b.halfWidth * .55f}, .05f,
                                               colour * .5f), .006f));
    return m;
}

int addBody(Model &m, const Bus &b, int material)
{
    const float L = b.halfLength, W = b.halfWidth;
    const float rounding = m.rng.range(.06f, .1f);
    const int part = m.part(material);
    m.extrudeTapered({}, {{-L + rounding, b.sill + rounding},
                          {L - rounding, b.sill + rounding},
                          {L - rounding, b.windowLow - .08f},
                          {L - rounding - b.lean, b.roof - rounding},
                          {-L + rounding + .02f, b.roof - rounding}},
                     W, rounding, W - .03f, b.windowLow, b.roof);
    for (const float x : {b.frontAxle, b.rearAxle})
        cutArches(m, x, W, b.wheelRadius);

    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("vehicle_windshield_bottom_" + lr + "_corner", part, {L, s * (W - .075f), b.windowLow - .055f},
                   {1, 0, 0});
        m.keypoint("bus_windshield_top_" + lr + "_corner", part,
                   {L - b.lean * .4f, s * (W - .09f), b.windshieldTop - .005f}, {1, 0, 0});
        m.keypoint("bus_roof_front_" + lr + "_corner", part, {L - b.lean - .03f, s * (W - .06f), b.roof - .03f},
                   {.6f, s * .6f, .6f});
        m.keypoint("bus_roof_rear_" + lr + "_corner", part, {-L + .03f, s * (W - .06f), b.roof - .03f},
                   {-.6f, s * .6f, .6f});
        m.keypoint("bus_side_window_rear_" + lr, part,
                   {mix(b.rowRear, b.rowFront, .5f / float(b.windows)), s * W, (b.windowLow + b.windowHigh) / 2},
                   {0, s, 0});
    }
    m.keypoint("bus_door_front_right_center", part, {b.door - .01f, -W, (b.sill + b.windowHigh) / 2}, {0, -1, 0});
    return part;
}

void addEnds(Model &m, const Bus &b, const VehicleMaterials &mat)
{
    Rng &r = m.rng;
    const float L = b.halfLength, W = b.halfWidth, bumper = b.sill + .06f;
    m.part(mat.black); // floor pan
    m.box({0, 0, b.sill + .03f}, {L * .9f, W * .7f, .05f}, .02f);
    addBumper(m, mat.black, "front", {L - .005f, 0, bumper}, {.035f, W * .95f, .045f});
    addBumper(m, mat.black, "rear", {-L + .005f, 0, bumper}, {.035f, W * .95f, .045f});

    const float lampZ = b.sill + .15f, lampY = W * .72f;
    addHeadlights(m, mat, {L - .01f, lampY, lampZ}, .052f);
    addIndicators(m, mat, {L - .03f, W * .93f, lampZ + .02f}, {.04f, .028f, .026f});
    addTaillights(m, mat, {-L, W * .78f, lampZ + .05f}, {.02f, .04f, .075f});

    addGrille(m, mat, {L, 0, lampZ}, {lampY - .09f, .045f}, 3);
    addNumberPlates(m, L + .045f, -L - .045f, bumper, 6, false);

    Material board = plasticOf(colourOf(0x24262A));
    const float signZ = b.windshieldTop + .075f;
    for (int i = -3; i <= 3; ++i) {
        const float half = .02f + .004f * float(r.index(2));
        const Decal letter = rectangleDecal(Side::End, 1, {float(i) * .045f, signZ}, {.014f, half}, .003f,
                                            colourOf(0xF5B93A));
        board.decals.push_back(r.chance() ? outlined(letter, .005f) : letter);
    }
    const int sign = m.part(m.material(board));
    const float signX = L - b.lean * .55f;
    m.box({signX - .01f, 0, signZ}, {.03f, W * .62f, .048f}, .015f);
    m.keypoint("bus_destination_sign", sign, {signX + .02f, 0, signZ}, {1, 0, 0});
}

void addMirrors(Model &m, const Bus &b, int material)
{
    for (const float s : bothSides)
        addHangingMirror(m, material, s, {b.halfLength - .06f, s * (b.halfWidth - .04f), b.windshieldTop + .01f},
                         {b.halfLength + .06f, s * (b.halfWidth + .07f), b.windowLow + .10f});
}

} // namespace

void buildBus(Model &m)
{
    Rng &r = m.rng;
    const Bus b = drawProportions(r);
    m.parameter("half_length", b.halfLength);
    m.parameter("half_width", b.halfWidth);
    m.parameter("wheel_radius", b.wheelRadius);
    m.parameter("roof_height", b.roof);
    m.parameter("decks", b.twoDecks ? 2 : 1);
    m.parameter("windows", float(b.windows));
    const int paint = m.material(paintwork(b, r));
    const VehicleMaterials mat = anyVehicleMaterials(m);
    addBody(m, b, paint);
    const WheelStyle style = r.chance() ? WheelStyle::Ring : WheelStyle::Holes;
    for (const float x : {b.frontAxle, b.rearAxle})
        addAxle(m, mat, x > 0 ? "front" : "rear", x, b.halfWidth - .065f, b.wheelRadius, .08f, style);
    addEnds(m, b, mat);
    addMirrors(m, b, mat.black);
    if (r.chance()) { // a hatch on the roof
        m.part(paint);
        m.box({-.2f, 0, b.roof + .01f}, {.3f, b.halfWidth * .5f, .03f}, .025f);
    }
}

} // namespace soco::demo
