#include "core/demo/categories/cart/cart.h"
#include "core/demo/categories/cart/parts.h"
#include "core/demo/categories/ornaments.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Wheelchair {
    float halfWidth;                        // of the seat, at the frame's tubes
    float wheelRadius, wheelX, wheelY;
    float seat, backTop, arm;               // heights
    float lean;                             // the back's top lies this much behind its foot
    float castorRadius, castorX;
    float frontX;                           // where the frame bends down to the footrests
    float footX, footZ;
    bool spokeGuards;

    float backX(float z) const { return -.44f - lean * (z - seat) / (backTop - seat); }
};

constexpr float tubeRadius = .03f;

Wheelchair drawProportions(Rng &r)
{
    Wheelchair w;
    w.halfWidth = r.range(.38f, .46f);
    w.wheelRadius = r.range(.52f, .60f);
    w.wheelX = -r.range(.20f, .28f);
    w.wheelY = w.halfWidth + .12f;
    w.seat = r.range(.80f, .90f);
    w.backTop = w.seat + r.range(.58f, .72f);
    w.arm = w.seat + r.range(.26f, .32f);
    w.lean = r.range(.04f, .12f);
    w.castorRadius = r.range(.13f, .17f);
    w.castorX = r.range(.36f, .42f);
    w.frontX = r.range(.40f, .46f);
    w.footX = w.frontX + r.range(.26f, .34f);
    w.footZ = r.range(.15f, .20f);
    w.spokeGuards = r.chance(.4f);
    return w;
}

struct WheelchairMaterials {
    int frame = 0, cloth = 0, steel = 0, black = 0, rubber = 0, accent = 0;
};

void addFrame(Model &m, const Wheelchair &w, const WheelchairMaterials &mat)
{
    const float W = w.halfWidth, rail = w.seat - .04f, low = .34f;
    const float handle = w.backTop + .03f;
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const float y = s * W;
        const int frame = m.part(mat.frame);
        const Vec3 backLow{-.42f, y, low}, backHigh{w.backX(w.backTop - .03f), y, w.backTop - .03f};
        m.capsule(backLow, {w.backX(w.seat), y, w.seat}, tubeRadius);
        m.capsule({w.backX(w.seat), y, w.seat}, backHigh, tubeRadius);
        m.capsule(backHigh, {backHigh.x - .06f, y, handle}, tubeRadius);
        m.capsule({backHigh.x - .06f, y, handle}, {backHigh.x - .26f, y, handle - .01f}, tubeRadius);
        m.capsule(backLow, {w.frontX - .03f, y, low}, tubeRadius);
        m.capsule({w.frontX - .03f, y, low}, {w.frontX - .03f, y, rail}, tubeRadius);
        m.tube({{-.44f, y, rail},
                {w.frontX - .12f, y, rail},
                {w.frontX + .04f, y, rail - .03f},
                {w.frontX + .12f, y, rail - .16f},
                {w.footX, y * .86f, w.footZ + .06f},
                {w.footX + .03f, y * .80f, w.footZ}},
               tubeRadius, tubeRadius * .9f, 0, 3);
        m.capsule({-.42f, y, w.wheelRadius}, {w.wheelX, y, w.wheelRadius}, .024f);
        m.capsule({w.wheelX, y, w.wheelRadius}, {w.wheelX, s * w.wheelY, w.wheelRadius}, .028f);
        const int grip = m.part(mat.black);
        m.capsule({backHigh.x - .11f, y, handle}, {backHigh.x - .28f, y, handle - .01f}, .046f, .043f);
        m.keypoint("cart_handle_tip_" + lr, grip, {backHigh.x - .323f, y, handle - .012f}, {-1, 0, 0});
        m.keypoint("cart_handle_root_" + lr, frame, {backHigh.x - .02f, y + s * tubeRadius, w.backTop - .01f},
                   {0, s, .2f});
    }
    m.part(mat.steel); // the folding cross under the seat
    for (const float s : bothSides)
        m.capsule({.02f + s * .03f, -s * W, low}, {.02f + s * .03f, s * (W - .03f), rail - .02f}, .022f);
    m.sphere({.02f, 0, (low + rail) / 2}, .04f);
}

void addSeat(Model &m, const Wheelchair &w, const WheelchairMaterials &mat)
{
    const float W = w.halfWidth, angle = w.lean / (w.backTop - w.seat);
    const float thickness = m.rng.range(.03f, .06f);
    const int seat = m.part(mat.cloth);
    const float middle = (w.frontX - .46f) / 2, half = (w.frontX + .44f) / 2;
    m.box({middle, 0, w.seat + thickness - .03f}, {half - .02f, W - .015f, thickness}, .028f);
    const int back = m.part(mat.cloth);
    const float backMiddle = (w.seat + w.backTop) / 2 + .04f, backHalf = (w.backTop - w.seat) / 2 - .07f;
    m.box({w.backX(backMiddle), 0, backMiddle}, {.04f, W + .03f, backHalf}, .032f).turnY(-angle);
    m.keypoint("cart_seat_center", seat, {middle, 0, w.seat + .1f}, {0, 0, 1});
    const float top = backMiddle + backHalf;
    m.keypoint("passenger_backrest_top_center", back, {w.backX(top), 0, top}, {0, 0, 1});
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("cart_seat_front_" + lr + "_corner", seat,
                   {middle + half - .03f, s * (W - .03f), w.seat + thickness * 2 - .045f}, {.6f, s * .5f, .6f});
        m.keypoint("passenger_backrest_top_" + lr + "_corner", back, {w.backX(top), s * (W + .02f), top - .01f},
                   {0, s * .7f, .7f});
    }
}

void addArmrests(Model &m, const Wheelchair &w, const WheelchairMaterials &mat)
{
    for (const float s : bothSides) {
        const float y = s * w.halfWidth, front = .20f;
        m.part(mat.frame);
        m.tube({{w.backX(w.arm), y, w.arm - .035f}, {front - .08f, y, w.arm - .035f}, {front + .03f, y, w.arm - .06f},
                {front + .06f, y, w.seat - .04f}}, .024f, .024f, 0, 3);
        m.part(mat.accent); // the clothes guard
        m.box({-.12f, y, (w.seat + w.arm) / 2}, {.26f, .014f, (w.arm - w.seat) / 2 - .02f}, .012f);
        const int pad = m.part(mat.black);
        m.box({-.10f, y, w.arm}, {.26f, .058f, .034f}, .03f);
        m.keypoint("passenger_armrest_" + sideName(s) + "_front", pad, {.16f, y, w.arm}, {1, 0, 0});
    }
}

void addFootrests(Model &m, const Wheelchair &w, const WheelchairMaterials &mat)
{
    const float W = w.halfWidth, tilt = -.22f;
    for (const float s : bothSides) {
        const int plate = m.part(mat.black);
        const Vec3 at{w.footX + .10f, s * W * .48f, w.footZ};
        m.box(at, {.13f, W * .36f, .024f}, .018f).turnY(tilt);
        m.part(mat.frame);
        m.capsule({w.footX + .03f, s * W * .80f, w.footZ}, {w.footX + .03f, s * W * .5f, w.footZ - .02f}, .022f);
        m.keypoint("passenger_footrest_front_" + sideName(s) + "_corner", plate,
                   at + Vec3{.12f, s * (W * .36f - .01f), .028f}, {.7f, s * .6f, .1f});
    }
    m.part(mat.cloth); // calf strap
    const float x = mix(w.frontX + .12f, w.footX, .45f), z = mix(w.seat - .2f, w.footZ + .06f, .45f);
    m.box({x, 0, z}, {.018f, W * .90f, .06f}, .015f);
}

void addCastors(Model &m, const Wheelchair &w, const WheelchairMaterials &mat)
{
    const Vec3 axle{0, 1, 0};
    const float r = w.castorRadius;
    for (const float s : bothSides) {
        const float y = s * w.halfWidth, x = w.castorX;
        const Vec3 centre{x - .05f, y, r};
        m.part(mat.steel);
        m.capsule({x, y, .36f}, {x, y, 2 * r + .035f}, .034f);
        for (const float side : bothSides)
            m.capsule({x, y + side * .03f, 2 * r + .03f}, centre + Vec3{0, side * .052f, 0}, .016f);
        m.part(mat.rubber);
        m.cylinder(centre, axle, .034f, r, .028f);
        const int hub = m.part(mat.accent);
        m.cylinder(centre, axle, .038f, r * .62f, .01f);
        m.ellipsoid(centre, {r * .25f, .075f, r * .25f});
        m.keypoint("wheelchair_castor_" + sideName(s) + "_center", hub, centre + Vec3{0, s * .075f, 0}, {0, s, 0});
    }
}

void addBrakes(Model &m, const Wheelchair &w, const WheelchairMaterials &mat)
{
    for (const float s : bothSides) {
        const Vec3 foot{w.wheelX + w.wheelRadius * .78f, s * (w.halfWidth + .055f), w.seat - .08f};
        const Vec3 tip = foot + Vec3{.07f, s * .02f, .2f};
        m.part(mat.steel);
        m.capsule({foot.x, s * w.halfWidth, w.seat - .05f}, foot, .024f);
        m.capsule(foot, tip, .015f);
        const int knob = m.part(mat.accent);
        m.capsule(mix(foot, tip, .65f), tip, .028f, .036f);
        m.keypoint("wheelchair_brake_tip_" + sideName(s), knob, tip + Vec3{.01f, 0, .035f}, {.2f, 0, 1});
    }
}

void addPushRims(Model &m, const Wheelchair &w, int material)
{
    const float ring = w.wheelRadius * .80f;
    for (const float s : bothSides) {
        const Vec3 centre{w.wheelX, s * (w.wheelY + .085f), w.wheelRadius};
        const int rim = m.part(material);
        m.torus(centre, {0, 1, 0}, ring, .021f);
        for (int i = 0; i < 4; ++i) {
            const float a = float(i) * pi / 2 + .5f;
            const Vec3 out{cosine(a), 0, sine(a)};
            m.capsule(centre + out * ring, Vec3{centre.x, s * w.wheelY, centre.z} + out * (w.wheelRadius - .07f),
                      .012f);
        }
        m.keypoint("wheelchair_push_rim_front_" + sideName(s), rim, centre + Vec3{ring + .021f, 0, 0}, {1, 0, 0});
    }
}

// A disc over the spokes with a picture on it.
void addSpokeGuards(Model &m, const Wheelchair &w)
{
    Rng &r = m.rng;
    const float radius = w.wheelRadius * .62f, x = w.wheelX, z = w.wheelRadius;
    Material disc = paintOf(toyColour(r), .25f, .9f);
    const Vec3 second = toyColour(r), white = colourOf(0xF4F1EA), dark = colourOf(0x1A1410);
    const auto on = [&](Vec2 centre, float size, Vec3 colour) {
        disc.decals.push_back(discDecal(Side::Flank, 0, {x + centre.x * radius, z + centre.y * radius}, size * radius,
                                        colour));
    };
    disc.decals.push_back(outlined(discDecal(Side::Flank, 0, {x, z}, radius * .88f, white), .012f));
    if (r.chance()) { // petals
        addPetals(disc, Side::Flank, 0, {x, z}, .48f * radius, .22f * radius, 7, second);
        on({0, 0}, .36f, colourOf(0xE5AC2F));
    } else { // a face
        for (const float s : bothSides) {
            on({s * .36f, .3f}, .17f, white);
            on({s * .34f, .27f}, .09f, dark);
            on({s * .5f, -.12f}, .12f, second);
        }
        disc.decals.push_back(smileDecal(Side::Flank, 0, {x, z - radius * .18f}, radius * .42f, radius * .23f,
                                         radius * .09f, dark));
    }
    const int material = m.material(disc);
    for (const float s : bothSides) {
        m.part(material);
        m.ellipsoid({x, s * (w.wheelY + .018f), z}, {radius, .03f, radius});
    }
}

} // namespace

void buildWheelchair(Model &m)
{
    Rng &r = m.rng;
    const Wheelchair w = drawProportions(r);
    m.parameter("half_width", w.halfWidth);
    m.parameter("wheel_radius", w.wheelRadius);
    m.parameter("seat_height", w.seat);
    m.parameter("back_top", w.backTop);
    WheelchairMaterials mat;
    const Vec3 axle{0, 1, 0};
    mat.frame = m.material(r.chance(.7f) ? paintOf(toyColour(r), .25f, .9f) : metalOf(colourOf(0xC8CBCF), .25f, axle));
    mat.cloth = m.material(anyFabric(r));
    mat.steel = m.material(metalOf(colourOf(0xC8CBCF), .25f, axle));
    mat.black = m.material(plasticOf(colourOf(0x2A2C30), .55f));
    mat.rubber = m.material(rubber());
    mat.accent = m.material(paintOf(toyColour(r), .3f, .8f));
    SpokedWheelMaterials wheel{mat.rubber, mat.steel, mat.steel, mat.steel};
    if (r.chance())
        wheel.rim = mat.accent;
    wheel.hub = mat.accent;

    addFrame(m, w, mat);
    addSeat(m, w, mat);
    addArmrests(m, w, mat);
    addFootrests(m, w, mat);
    addCastors(m, w, mat);
    addBrakes(m, w, mat);
    addPushRims(m, w, mat.steel);
    if (w.spokeGuards)
        addSpokeGuards(m, w);
    for (const float s : bothSides)
        addSpokedWheel(m, wheel, {.centre = {w.wheelX, s * w.wheelY, w.wheelRadius}, .side = s, .radius = w.wheelRadius,
                                  .halfWidth = .036f, .felloe = .08f, .spokeRadius = .011f, .spokes = 14,
                                  .hubReach = .06f});
    if (r.chance(.4f)) { // a bag on the back
        m.part(m.material(anyFabric(r)));
        const float z = (w.seat + w.backTop) / 2;
        m.box({w.backX(z) - .11f, 0, z - .02f}, {.08f, w.halfWidth * .62f, .17f}, .06f);
    }
}

} // namespace soco::demo
