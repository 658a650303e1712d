#include "core/demo/categories/cart/cart.h"
#include "core/demo/categories/cart/parts.h"
#include "core/demo/categories/ornaments.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Jinrikisha {
    float halfWidth;               // of the seat
    float wheelRadius, wheelY;
    float base;                    // height of the body's underside
    float seat, backTop;           // heights
    float shaftTip;                // x
    float hoodReach;               // length of its bows
    float hoodFront;               // angle of the foremost bow, from the front upwards
    bool raised;

    Vec3 pivot() const { return {-.24f, 0, seat + .24f}; }
    Vec3 onHood(float angle, float share, float y) const
    {
        return pivot() + Vec3{cosine(angle) * hoodReach * share, y, sine(angle) * hoodReach * share};
    }
};

constexpr float hoodRear = 3.05f; // angle of the rearmost bow

Jinrikisha drawProportions(Rng &r)
{
    Jinrikisha j;
    j.halfWidth = r.range(.30f, .36f);
    j.wheelRadius = r.range(.42f, .50f);
    j.wheelY = j.halfWidth + .14f;
    j.base = j.wheelRadius + r.range(.11f, .14f);
    j.seat = j.base + r.range(.20f, .26f);
    j.backTop = j.seat + r.range(.42f, .50f);
    j.shaftTip = r.range(1.28f, 1.45f);
    j.hoodReach = r.range(.60f, .70f);
    j.raised = r.chance(.7f);
    j.hoodFront = j.raised ? r.range(.95f, 1.2f) : r.range(2.55f, 2.7f);
    return j;
}

struct JinrikishaMaterials {
    int body = 0, trim = 0, cushion = 0, hood = 0, steel = 0, wood = 0, grip = 0, dark = 0, lantern = 0;
};

Material lacquer(const Jinrikisha &j, Rng &r)
{
    const Vec3 colour = r.chance(.4f) ? colourOf(r.pick({0x3A3E45u, 0xA8281Eu})) : toyColour(r);
    Material m = paintOf(colour, .18f, 1);
    m.colour3 = colour * .5f;
    const Vec3 gold = colourOf(0xE5AC2F);
    const float z = j.seat + .01f;
    // A crest of five petals on either side and on the back.
    addPetals(m, Side::Flank, 0, {-.03f, z}, .055f, .034f, 5, gold);
    addPetals(m, Side::End, -1, {0, j.seat + .16f}, .09f, .055f, 5, gold);
    m.decals.push_back(discDecal(Side::Flank, 0, {-.03f, z}, .026f, colour * .6f));
    m.decals.push_back(discDecal(Side::End, -1, {0, j.seat + .16f}, .042f, colour * .6f));
    m.decals.push_back(outlined(discDecal(Side::End, -1, {0, j.seat + .16f}, .17f, gold), .008f));
    m.decals.push_back(rectangleDecal(Side::Flank, 0, {0, j.base + .035f}, {.6f, .012f}, .005f, gold));
    m.decals.push_back(rectangleDecal(Side::End, 0, {0, j.base + .035f}, {.6f, .012f}, .005f, gold));
    return m;
}

JinrikishaMaterials drawMaterials(Model &m, const Jinrikisha &j)
{
    Rng &r = m.rng;
    JinrikishaMaterials mat;
    mat.body = m.material(lacquer(j, r));
    mat.trim = m.material(metalOf(colourOf(0xD9B25A), .25f, {1, 0, 0}));
    Material cushion = anyFabric(r);
    if (r.chance())
        cushion.colour = colourOf(0xB3281E);
    mat.cushion = m.material(cushion);
    Material hood = anyFabric(r);
    hood.pattern = r.chance(.6f) ? Pattern::Plain : hood.pattern;
    mat.hood = m.material(hood);
    mat.steel = m.material(metalOf(colourOf(0xB9BDC2), .3f, {0, 1, 0}));
    mat.wood = m.material(anyWood(r, {1, 0, 0}));
    mat.grip = m.material(r.chance() ? plasticOf(colourOf(0x2A2C30), .6f) : anyPaint(r));
    mat.dark = m.material(plasticOf(colourOf(0x2A2C30)));
    mat.lantern = m.material(glassOf(colourOf(r.chance() ? 0xF0B24A : 0xE05A3A)));
    return mat;
}

void addBody(Model &m, const Jinrikisha &j, const JinrikishaMaterials &mat)
{
    const float W = j.halfWidth, lean = .14f;
    const int body = m.part(mat.body);
    m.box({-.04f, 0, (j.base + j.seat) / 2}, {.27f, W, (j.seat - j.base) / 2}, .04f);
    m.box({.40f, 0, j.base + .015f}, {.22f, W * .92f, .026f}, .02f).smooth(.04f);
    m.box({-.34f, 0, (j.seat + j.backTop) / 2 - .04f}, {.045f, W, (j.backTop - j.seat) / 2 + .06f}, .04f).turnY(-lean)
        .smooth(.03f);
    for (const float s : bothSides)
        m.extrude({0, s * (W - .005f), 0}, splineThrough({{-.30f, j.base + .06f}, {.20f, j.base + .06f},
                                                          {.235f, j.seat + .1f}, {.20f, j.seat + .19f},
                                                          {-.05f, j.seat + .20f}, {-.26f, j.seat + .33f},
                                                          {-.36f, j.seat + .36f}}, 3), .03f, .018f);
    const int footrest = m.part(mat.trim); // a rail round the footboard
    m.tube({{.3f, W * .92f, j.base + .045f},
            {.58f, W * .92f, j.base + .05f},
            {.62f, W * .86f, j.base + .05f},
            {.62f, -W * .86f, j.base + .05f},
            {.58f, -W * .92f, j.base + .05f},
            {.3f, -W * .92f, j.base + .045f}},
           .018f, .018f, 0, 2);
    const int cushions = m.part(mat.cushion);
    m.box({0, 0, j.seat + .04f}, {.225f, W - .04f, .06f}, .05f);
    m.part(mat.cushion);
    m.box({-.265f, 0, (j.seat + j.backTop) / 2 + .01f}, {.05f, W - .06f, (j.backTop - j.seat) / 2 - .06f}, .045f)
        .turnY(-lean);
    const float backX = -.34f - tangent(lean) * (j.backTop - j.seat) / 2;
    m.keypoint("cart_seat_center", cushions, {0, 0, j.seat + .1f}, {0, 0, 1});
    m.keypoint("passenger_backrest_top_center", body, {backX, 0, j.backTop + .02f}, {0, 0, 1});
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const int roll = m.part(mat.cushion);
        m.tube({{.19f, s * W, j.seat + .205f}, {-.04f, s * W, j.seat + .215f}, {-.22f, s * W, j.seat + .31f}}, .036f,
               .036f, 0, 3);
        m.keypoint("passenger_armrest_" + lr + "_front", roll, {.225f, s * W, j.seat + .205f}, {1, 0, 0});
        m.keypoint("cart_seat_front_" + lr + "_corner", cushions, {.215f, s * (W - .055f), j.seat + .06f},
                   {.7f, s * .5f, .5f});
        m.keypoint("passenger_backrest_top_" + lr + "_corner", body, {backX, s * (W - .015f), j.backTop + .005f},
                   {0, s * .6f, .8f});
        m.keypoint("passenger_footrest_front_" + lr + "_corner", footrest, {.63f, s * (W * .9f), j.base + .05f},
                   {.7f, s * .7f, 0});
    }
}

// A shell of cloth over bows that turn about a pivot; folded it lies behind the backrest.
void addHood(Model &m, const Jinrikisha &j, const JinrikishaMaterials &mat)
{
    const float W = j.halfWidth + .055f;
    const auto sector = [&](float from, float to, float reach) {
        std::vector<Vec2> polygon{{j.pivot().x, j.pivot().z}};
        constexpr int steps = 8;
        for (int i = 0; i <= steps; ++i) {
            const Vec3 p = j.onHood(mix(from, to, float(i) / steps), reach, 0);
            polygon.push_back({p.x, p.z});
        }
        return polygon;
    };
    const int cloth = m.part(mat.hood);
    m.extrude({}, sector(j.hoodFront, hoodRear, .97f), W, .018f);
    if (j.raised)
        m.extrude({}, sector(.3f, hoodRear - .06f, .91f), W - .035f, .012f).subtract(.01f);
    const int bows = m.part(mat.dark);
    const int count = j.raised ? 4 : 3;
    for (int i = 0; i < count; ++i) {
        const float a = mix(j.hoodFront, hoodRear - .08f, float(i) / float(count - 1));
        constexpr float radius = .019f;
        for (const float s : bothSides) {
            m.capsule(j.onHood(a, .06f, s * W), j.onHood(a, .95f, s * W), radius);
            m.capsule(j.onHood(a, .95f, s * W), j.onHood(a, .99f, s * (W - .035f)), radius);
        }
        m.capsule(j.onHood(a, .99f, W - .035f), j.onHood(a, .99f, -W + .035f), radius);
    }
    m.part(mat.trim);
    for (const float s : bothSides)
        m.cylinder(j.pivot() + Vec3{0, s * W, 0}, {0, 1, 0}, .028f, .05f, .014f);
    for (const float s : bothSides)
        m.keypoint("jinrikisha_hood_front_" + sideName(s) + "_corner", bows,
                   j.onHood(j.hoodFront, .98f, s * (W - .01f)),
                   normalised({cosine(j.hoodFront), s * .8f, sine(j.hoodFront)}));
    // In the middle of the foremost panel, between two bows.
    const float top = mix(j.hoodFront, hoodRear - .08f, j.raised ? 1 / 6.f : .25f);
    m.keypoint("jinrikisha_hood_top_center", cloth, j.onHood(top, .99f, 0), {cosine(top), 0, sine(top)});
}

void addRunningGear(Model &m, const Jinrikisha &j, const JinrikishaMaterials &mat)
{
    const float R = j.wheelRadius, W = j.halfWidth;
    m.part(mat.steel);
    m.capsule({0, j.wheelY, R}, {0, -j.wheelY, R}, .028f);
    for (const float s : bothSides) { // leaf springs
        const float y = s * W * .78f;
        m.tube({{-.26f, y, j.base + .01f}, {-.14f, y, R + .035f}, {0, y, R + .01f}, {.14f, y, R + .035f},
                {.26f, y, j.base + .01f}}, .022f, .022f, 0, 3);
    }
    for (const float s : bothSides) { // mudguards on stays
        m.part(mat.body);
        constexpr int pieces = 7;
        const auto on = [&](int i) {
            const float a = .45f + float(i) * (pi - .7f) / pieces;
            return Vec3{cosine(a) * (R + .055f), s * j.wheelY, R + sine(a) * (R + .055f)};
        };
        for (int i = 0; i < pieces; ++i)
            m.capsule(on(i), on(i + 1), .026f);
        m.part(mat.dark);
        for (const int i : {2, 5})
            m.capsule(on(i), {on(i).x * .6f, s * (W - .02f), j.seat - .04f}, .012f);
    }
}

void addShafts(Model &m, const Jinrikisha &j, const JinrikishaMaterials &mat)
{
    const float y = j.halfWidth * .80f, z = j.base - .035f, tip = j.shaftTip;
    for (const float s : bothSides) {
        const int shaft = m.part(mat.wood);
        m.tube({{-.30f, s * y, z},
                {.25f, s * y, z},
                {.62f, s * y, z - .06f},
                {mix(.62f, tip, .62f), s * y * .98f, z * .30f},
                {tip - .16f, s * y * .95f, .05f},
                {tip, s * y * .95f, .055f}},
               .034f, .028f, 0, 4);
        const int grip = m.part(mat.grip);
        m.capsule({tip - .16f, s * y * .95f, .05f}, {tip, s * y * .95f, .055f}, .040f);
        m.keypoint("cart_handle_tip_" + sideName(s), grip, {tip + .04f, s * y * .95f, .056f}, {1, 0, 0});
        m.keypoint("cart_handle_root_" + sideName(s), shaft, {.64f, s * (y + .032f), z - .065f}, {0, s, 0});
    }
    const int bar = m.part(mat.trim);
    m.capsule({tip - .2f, y * .96f, .052f}, {tip - .2f, -y * .96f, .052f}, .024f);
    m.keypoint("jinrikisha_crossbar_center", bar, {tip - .2f, 0, .075f}, {0, 0, 1});
}

void addLanterns(Model &m, const Jinrikisha &j, const JinrikishaMaterials &mat)
{
    for (const float s : bothSides) {
        const Vec3 at{.28f, s * (j.halfWidth + .075f), j.seat + .16f};
        m.part(mat.dark);
        m.capsule({.2f, s * j.halfWidth, j.seat + .12f}, at + Vec3{0, 0, .11f}, .013f);
        m.cylinder(at + Vec3{0, 0, .075f}, {0, 0, 1}, .016f, .036f, .008f);
        m.cylinder(at - Vec3{0, 0, .075f}, {0, 0, 1}, .016f, .036f, .008f);
        m.capsule(at + Vec3{0, 0, .07f}, at + Vec3{0, 0, .11f}, .009f);
        const int lantern = m.part(mat.lantern);
        m.ellipsoid(at, {.056f, .056f, .076f});
        m.keypoint("jinrikisha_lantern_" + sideName(s), lantern, at + Vec3{0, s * .056f, 0}, {0, s, 0});
    }
}

} // namespace

void buildJinrikisha(Model &m)
{
    Rng &r = m.rng;
    const Jinrikisha j = drawProportions(r);
    m.parameter("half_width", j.halfWidth);
    m.parameter("wheel_radius", j.wheelRadius);
    m.parameter("seat_height", j.seat);
    m.parameter("shaft_tip", j.shaftTip);
    m.parameter("hood_raised", j.raised);
    const JinrikishaMaterials mat = drawMaterials(m, j);
    SpokedWheelMaterials wheel;
    wheel.tyre = m.material(rubber());
    wheel.rim = m.material(r.chance(.6f) ? paintOf(toyColour(r)) : metalOf(colourOf(0xC8CBCF), .3f, {0, 1, 0}));
    wheel.spoke = r.chance() ? wheel.rim : mat.steel;
    wheel.hub = mat.trim;
    addBody(m, j, mat);
    addHood(m, j, mat);
    addRunningGear(m, j, mat);
    addShafts(m, j, mat);
    addLanterns(m, j, mat);
    const int spokes = 12 + 2 * r.index(3);
    for (const float s : bothSides)
        addSpokedWheel(m, wheel, {.centre = {0, s * j.wheelY, j.wheelRadius}, .side = s, .radius = j.wheelRadius,
                                  .halfWidth = .03f, .felloe = .07f, .spokeRadius = .0125f, .spokes = spokes,
                                  .hubReach = .06f});
}

} // namespace soco::demo
