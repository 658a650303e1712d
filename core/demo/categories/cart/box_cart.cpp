#include "core/demo/categories/cart/cart.h"
#include "core/demo/categories/cart/parts.h"
#include "core/demo/categories/ornaments.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class Walls { Planks, Rails, Painted };
enum class Load { None, Fruit, Sacks, Barrels };

struct Cart {
    float halfWidth, halfLength; // of the box
    float wheelRadius, wheelY;
    float floor, wallTop;        // heights
    float lean;                  // the walls lean outwards by this much
    float shaftY, shaftTip;      // x of the tip
    float bench;                 // x of its middle
    bool level;                  // the shafts stand on legs; otherwise they rest on the floor
    Walls walls;

    float shaftZ() const { return floor - .055f; }
};

Cart drawProportions(Rng &r)
{
    Cart c;
    c.halfWidth = r.range(.34f, .42f);
    c.halfLength = r.range(.50f, .60f);
    c.wheelRadius = r.range(.34f, .43f);
    c.wheelY = c.halfWidth + .12f;
    c.floor = c.wheelRadius + r.range(.09f, .12f);
    c.wallTop = c.floor + r.range(.24f, .34f);
    c.lean = r.range(.02f, .05f);
    c.shaftY = c.halfWidth * .74f;
    c.shaftTip = r.range(1.22f, 1.4f);
    c.bench = c.halfLength * r.range(.42f, .55f);
    c.level = r.chance();
    c.walls = r.pick({Walls::Planks, Walls::Rails, Walls::Painted});
    return c;
}

// Painted ornaments as on a Sicilian cart: a frame, flowers and a border of diamonds.
void paintOrnaments(Material &m, const Cart &c, Rng &r)
{
    const Vec3 line = colourOf(0xF1EDE4), flower = toyColour(r), heart = colourOf(0xE5AC2F);
    const float middle = (c.floor + c.wallTop) / 2, half = (c.wallTop - c.floor) / 2;
    const auto flowerAt = [&](Side side, float u) {
        addPetals(m, side, 0, {u, middle}, half * .30f, half * .19f, 6, flower);
        m.decals.push_back(discDecal(side, 0, {u, middle}, half * .18f, heart));
    };
    m.decals.push_back(outlined(rectangleDecal(Side::Flank, 0, {0, middle}, {c.halfLength - .05f, half - .045f}, .02f,
                                               line), .009f));
    m.decals.push_back(outlined(rectangleDecal(Side::End, 0, {0, middle}, {c.halfWidth - .05f, half - .045f}, .02f,
                                               line), .009f));
    for (const float u : {-.66f, 0.f, .66f})
        flowerAt(Side::Flank, u * c.halfLength);
    flowerAt(Side::End, 0);
    for (const float u : {-.33f, .33f}) {
        const float x = u * c.halfLength, w = half * .3f;
        m.decals.push_back(polygonDecal(
            Side::Flank, 0, {{x - w, middle}, {x, middle - w}, {x + w, middle}, {x, middle + w}}, .004f, line));
    }
}

void paintPlanks(Material &m, const Cart &c)
{
    const Vec3 gap = m.colour * .25f, nail = colourOf(0x4A4A4C);
    for (const float k : {.34f, .67f}) {
        const float z = mix(c.floor, c.wallTop, k);
        m.decals.push_back(rectangleDecal(Side::Flank, 0, {0, z}, {2, .007f}, .002f, gap));
        m.decals.push_back(rectangleDecal(Side::End, 0, {0, z}, {2, .007f}, .002f, gap));
    }
    for (const float x : {-.78f, .78f})
        for (const float k : {.17f, .5f, .84f})
            for (const float d : {-.025f, .025f})
                m.decals.push_back(discDecal(Side::Flank, 0, {x * c.halfLength + d, mix(c.floor, c.wallTop, k)}, .009f,
                                             nail));
}

void addWalls(Model &m, const Cart &c, int wood, int iron)
{
    const float L = c.halfLength, W = c.halfWidth, middle = (c.floor + c.wallTop) / 2, half = (c.wallTop - c.floor) / 2;
    const int walls = m.part(wood);
    m.box({0, 0, c.floor}, {L, W, .03f}, .02f);
    if (c.walls == Walls::Rails) {
        for (const float k : {.42f, .86f}) {
            const float z = mix(c.floor, c.wallTop, k), out = c.lean * k;
            for (const float s : bothSides) {
                m.box({0, s * (W - .025f + out), z}, {L + .02f, .018f, .036f}, .012f);
                m.box({s * (L - .025f), 0, z}, {.018f, W, .036f}, .012f);
            }
        }
        for (const float s : bothSides)
            for (const float x : {-.5f, 0.f, .5f})
                m.capsule({x * L, s * (W - .05f), c.floor}, {x * L, s * (W - .05f + c.lean), c.wallTop}, .022f);
    } else {
        for (const float s : bothSides) {
            m.box({0, s * (W - .02f + c.lean / 2), middle}, {L, .026f, half}, .014f).turnX(-s * c.lean / (2 * half));
            m.box({s * (L - .03f), 0, middle}, {.026f, W - .01f, half}, .014f);
        }
    }
    const float board = c.walls == Walls::Rails ? mix(c.floor, c.wallTop, .42f) : middle;
    m.keypoint("cart_box_tailboard", walls, {-L, 0, board}, {-1, 0, 0});
    for (const float s : bothSides) {
        for (const float x : {1.f, -1.f}) {
            const std::string end = (x > 0 ? "front_" : "rear_") + sideName(s) + "_corner";
            const int post = m.part(iron);
            const Vec3 low{x * (L - .02f), s * (W - .01f), c.floor - .02f};
            const Vec3 high{x * (L - .02f), s * (W - .01f + c.lean), c.wallTop + .03f};
            m.capsule(low, high, .036f);
            m.sphere(high + Vec3{0, 0, .02f}, .046f).smooth(.02f);
            m.keypoint("cart_box_" + end, post, high + Vec3{0, 0, .066f}, {0, 0, 1});
            m.keypoint("cart_box_bottom_" + end, post, low + Vec3{x * .03f, s * .03f, -.015f},
                       {x * .7f, s * .7f, -.2f});
        }
    }
}

// The driver's board across the box.
void addBench(Model &m, const Cart &c, int material)
{
    const float z = c.wallTop + .045f, W = c.halfWidth + c.lean + .03f;
    const int part = m.part(material);
    m.box({c.bench, 0, z}, {.125f, W, .028f}, .02f);
    for (const float s : bothSides)
        m.box({c.bench, s * (c.halfWidth - .03f + c.lean * .5f), z - .08f}, {.06f, .026f, .085f}, .015f);
    m.keypoint("cart_seat_center", part, {c.bench, 0, z + .03f}, {0, 0, 1});
    for (const float s : bothSides)
        m.keypoint("cart_seat_front_" + sideName(s) + "_corner", part, {c.bench + .12f, s * (W - .01f), z + .02f},
                   {.6f, s * .6f, .5f});
}

void addShafts(Model &m, const Cart &c, int wood, int grip)
{
    const float z = c.shaftZ(), L = c.halfLength;
    for (const float s : bothSides) {
        const float y = s * c.shaftY;
        const int shaft = m.part(wood);
        std::vector<Vec3> line{{-L + .08f, y, z}, {L * .4f, y, z}, {L + .06f, y, z}};
        if (c.level) {
            line.push_back({mix(L, c.shaftTip, .6f), y * .94f, z + .01f});
            line.push_back({c.shaftTip, y * .86f, z + .07f});
            m.capsule({L + .2f, y, z}, {L + .24f, y, .03f}, .028f, .03f);
        } else {
            line.push_back({mix(L, c.shaftTip, .55f), y * .94f, z * .58f});
            line.push_back({c.shaftTip, y * .86f, .045f});
        }
        m.tube(line, .038f, .032f, 0, 4);
        const Vec3 tip = line.back(), along = normalised(tip - line[line.size() - 2]);
        const int end = m.part(grip);
        m.capsule(tip - along * .17f, tip, .042f, .040f);
        m.sphere(tip, .046f);
        m.keypoint("cart_handle_tip_" + sideName(s), end, tip + along * .046f, along);
        m.keypoint("cart_handle_root_" + sideName(s), shaft, {L + .02f, y + s * .037f, z}, {0, s, 0});
    }
    m.part(wood);
    m.capsule({L + .1f, c.shaftY, z}, {L + .1f, -c.shaftY, z}, .026f); // cross bar
}

void addFruit(Model &m, const Cart &c)
{
    Rng &r = m.rng;
    const float from = -c.halfLength + .13f, to = c.bench - .2f, half = c.halfWidth - .12f;
    const int fruit[] = {m.material(paintOf(toyColour(r), .25f, .9f)), m.material(paintOf(toyColour(r), .25f, .9f))};
    const int stalk = m.material(paintOf(colourOf(0x356848), .4f, .4f));
    for (int i = 0; i < 4; ++i)
        for (int j = -1; j <= 1; ++j) {
            const float size = r.range(.10f, .13f);
            const Vec3 at{mix(from, to, float(i) / 3), float(j) * half * .92f,
                          c.wallTop - .07f + (j == 0 ? .06f : 0.f) + (i == 1 ? .03f : 0.f)};
            m.part(fruit[(i + j + 4) % 2]);
            m.ellipsoid(at, {size, size, size * .88f});
            m.part(stalk);
            m.capsule(at + Vec3{0, 0, size * .8f}, at + Vec3{.015f, .01f, size * .88f + .03f}, .016f, .011f);
        }
    m.part(fruit[0]); // what lies below
    m.box({(from + to) / 2, 0, (c.floor + c.wallTop) / 2 - .03f}, {(to - from) / 2 + .06f, half, .1f}, .04f);
}

void addSacks(Model &m, const Cart &c)
{
    Rng &r = m.rng;
    Material cloth = anyFabric(r);
    if (r.chance(.6f)) {
        cloth.colour = colourOf(0xC9A878);
        cloth.pattern = Pattern::Plain;
    }
    const int sack = m.material(cloth), string = m.material(plasticOf(toyColour(r)));
    const float from = -c.halfLength + .2f, to = c.bench - .25f;
    const int count = 2;
    for (int i = 0; i < count; ++i)
        for (const float s : bothSides) {
            const float x = mix(from, to, float(i) / float(count - 1)) + s * .02f, y = s * (c.halfWidth - .19f);
            const float height = r.range(.24f, .34f);
            m.part(sack);
            m.ellipsoid({x, y, c.floor + height * .5f}, {.155f, .15f, height * .56f});
            m.capsule({x, y, c.floor + height}, {x + .01f, y, c.floor + height * 1.2f}, .05f, .075f).smooth(.06f);
            m.part(string);
            m.torus({x, y, c.floor + height * 1.04f}, {0, 0, 1}, .055f, .014f);
        }
}

void addBarrels(Model &m, const Cart &c)
{
    Rng &r = m.rng;
    const int wood = m.material(anyWood(r, {0, 0, 1})), hoop = m.material(metalOf(colourOf(0x8C9096), .35f));
    const float height = c.wallTop - c.floor + r.range(.08f, .16f);
    for (const float s : bothSides) {
        const Vec3 at{-c.halfLength + (s > 0 ? .24f : .30f), s * (c.halfWidth - .2f), c.floor + .02f};
        m.part(wood);
        m.revolve(
            at,
            splineThrough({{-.02f, .02f}, {.115f, .02f}, {.15f, height * .5f}, {.115f, height}, {-.02f, height}}, 5),
            .015f);
        m.cylinder(at + Vec3{0, 0, height + .02f}, {0, 0, 1}, .03f, .095f, .01f).subtract(.01f);
        m.part(hoop);
        for (const float k : {.2f, .8f})
            m.torus(at + Vec3{0, 0, height * k + .01f}, {0, 0, 1}, .142f, .013f);
    }
}

} // namespace

void buildCart(Model &m)
{
    Rng &r = m.rng;
    const Cart c = drawProportions(r);
    m.parameter("half_width", c.halfWidth);
    m.parameter("half_length", c.halfLength);
    m.parameter("wheel_radius", c.wheelRadius);
    m.parameter("shaft_tip", c.shaftTip);
    m.parameter("walls", float(c.walls));

    Material box = anyWood(r, {1, 0, 0});
    if (c.walls == Walls::Painted) {
        box = anyPaint(r);
        paintOrnaments(box, c, r);
    } else if (c.walls == Walls::Planks) {
        paintPlanks(box, c);
    }
    const int boxMaterial = m.material(box);
    const int shaft = m.material(anyWood(r, {1, 0, 0}));
    const int posts = m.material(r.chance() ? anyPaint(r) : anyWood(r, {0, 0, 1}));
    const int bench = m.material(r.chance() ? anyPaint(r) : anyWood(r, {0, 1, 0}));
    const int grip = m.material(r.chance() ? anyPaint(r) : plasticOf(colourOf(0x3A2A22), .6f));
    SpokedWheelMaterials wheel;
    wheel.tyre = m.material(metalOf(colourOf(0x74777C), .4f, {0, 1, 0}));
    wheel.rim = wheel.spoke = m.material(r.chance(.6f) ? anyPaint(r) : anyWood(r, {1, 0, 1}));
    wheel.hub = m.material(r.chance() ? metalOf(colourOf(0xD9B25A), .3f, {0, 1, 0}) : anyPaint(r));

    addWalls(m, c, boxMaterial, posts);
    addBench(m, c, bench);
    addShafts(m, c, shaft, grip);
    m.part(shaft); // axle and its block
    m.capsule({0, c.wheelY, c.wheelRadius}, {0, -c.wheelY, c.wheelRadius}, .035f);
    m.box({0, 0, (c.wheelRadius + c.floor) / 2 - .01f},
          {.075f, c.halfWidth - .02f, (c.floor - c.wheelRadius) / 2 + .03f}, .02f);
    const int spokes = 8 + 2 * r.index(3);
    for (const float s : bothSides)
        addSpokedWheel(m, wheel, {.centre = {0, s * c.wheelY, c.wheelRadius}, .side = s, .radius = c.wheelRadius,
                                  .halfWidth = .042f, .felloe = .085f, .spokeRadius = .023f, .spokes = spokes,
                                  .hubReach = .075f});
    switch (r.pick({Load::None, Load::Fruit, Load::Sacks, Load::Barrels})) {
    case Load::Fruit: addFruit(m, c); break;
    case Load::Sacks: addSacks(m, c); break;
    case Load::Barrels: addBarrels(m, c); break;
    case Load::None: break;
    }
}

} // namespace soco::demo
