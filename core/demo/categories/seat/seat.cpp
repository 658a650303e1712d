#include "core/demo/categories/seat/seat.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// What every seat is made of; wood needs one material for each direction of the grain.
struct SeatMaterials {
    int upright = 0, lengthwise = 0, crosswise = 0; // along z, x, y
    int fabric = 0, cushion = 0;
};

SeatMaterials drawMaterials(Model &m)
{
    Rng &r = m.rng;
    Material wood = r.chance(.55f) ? anyWood(r, {0, 0, 1}) : paintOf(toyColour(r), .35f, .6f);
    const Material fabric = anyFabric(r);
    const Material cushion = r.chance(.3f) ? anyFabric(r) : fabric;
    SeatMaterials s;
    s.upright = m.material(wood);
    wood.axis = {1, 0, 0};
    s.lengthwise = m.material(wood);
    wood.axis = {0, 1, 0};
    s.crosswise = m.material(wood);
    s.fabric = m.material(fabric);
    s.cushion = m.material(cushion);
    return s;
}

struct Chair {
    float halfWidth, halfDepth, seatHeight, backHeight; // the back's above the seat
    float lean;                                         // of the back, radians
    float postY;                                        // legs and back posts
    float backX, backTopX;

    float backAt(float z) const { return mix(backX, backTopX, (z - seatHeight) / backHeight); }
};

constexpr float legRadius = .045f;

void addLegs(Model &m, const Chair &c, const SeatMaterials &mat)
{
    Rng &r = m.rng;
    const float x = c.halfDepth - .04f;
    const float splay = r.range(0, .05f);
    const bool round = r.chance();
    for (const float s : bothSides) {
        for (const float front : {1.f, -1.f}) {
            const int part = m.part(mat.upright);
            Vec3 foot{front * x, s * c.postY, 0};
            if (round) {
                foot = {front * (x + splay), s * (c.postY + splay), 0};
                m.capsule({front * x, s * c.postY, c.seatHeight - .02f}, foot + Vec3{0, 0, .02f}, legRadius,
                          legRadius * .62f);
            } else {
                m.box({foot.x, foot.y, c.seatHeight * .5f}, {legRadius * .9f, legRadius * .9f, c.seatHeight * .5f},
                      .015f);
            }
            m.keypoint(std::string("seat_leg_") + (front > 0 ? "front_" : "rear_") + sideName(s) + "_bottom", part,
                       foot + Vec3{0, 0, .035f}, {front * .7f, s * .5f, 0});
        }
    }
    if (!round || r.chance(.4f))
        for (const float s : bothSides) {
            m.part(mat.lengthwise);
            m.capsule({x, s * c.postY, c.seatHeight * .38f}, {-x, s * c.postY, c.seatHeight * .38f}, .024f);
        }
}

void addSeat(Model &m, const Chair &c, const SeatMaterials &mat)
{
    Rng &r = m.rng;
    const int board = m.part(r.chance(.6f) ? mat.crosswise : mat.fabric);
    m.box({0, 0, c.seatHeight}, {c.halfDepth, c.halfWidth, .05f}, .035f);
    int top = board;
    float surface = c.seatHeight + .05f;
    if (r.chance()) {
        top = m.part(mat.cushion);
        m.box({.01f, 0, c.seatHeight + .07f}, {c.halfDepth * .88f, c.halfWidth * .88f, .045f}, .042f);
        surface = c.seatHeight + .115f;
    }
    const float front = c.halfDepth - .02f, edge = c.seatHeight + .04f;
    for (const float s : bothSides)
        m.keypoint("seat_seat_front_" + sideName(s) + "_corner", board, {front, s * (c.halfWidth - .03f), edge},
                   {.6f, s * .5f, .6f});
    m.keypoint("seat_seat_front_center", board, {front, 0, edge - .02f}, {1, 0, .5f});
    m.keypoint("seat_seat_center", top, {.03f, 0, surface}, {0, 0, 1}).from(.03f);
}

// Slats, spindles between two rails, or a panel.
void addBack(Model &m, const Chair &c, const SeatMaterials &mat)
{
    Rng &r = m.rng;
    const float seat = c.seatHeight, top = seat + c.backHeight;
    const bool round = r.chance();
    for (const float s : bothSides) {
        const int post = m.part(mat.upright);
        const Vec3 foot{c.backX, s * c.postY, seat - .02f}, head{c.backTopX, s * c.postY, top};
        if (round)
            m.capsule(foot, head, legRadius * .95f, legRadius * .8f);
        else
            m.capsule(foot, head, legRadius * .9f);
        m.keypoint("seat_backrest_top_" + sideName(s) + "_corner", post, head + Vec3{0, 0, legRadius * .8f},
                   {.1f, s * .45f, .85f});
    }
    int topPart = 0;
    float edge = 0; // height of the back's upper edge in the middle
    const int kind = r.index(4);
    if (kind == 1) {
        topPart = m.part(mat.crosswise);
        for (const float z : {seat + c.backHeight * .18f, top - .06f})
            m.box({c.backAt(z), 0, z}, {.028f, c.postY, .05f}, .02f);
        edge = top - .01f;
        const int spindles = 3 + r.index(3);
        for (int i = 1; i <= spindles; ++i) {
            const float y = mix(-c.postY, c.postY, float(i) / float(spindles + 1));
            m.part(mat.upright);
            m.capsule({c.backAt(seat + c.backHeight * .18f), y, seat + c.backHeight * .18f},
                      {c.backAt(top - .06f), y, top - .06f}, .022f);
        }
    } else if (kind == 2) {
        topPart = m.part(r.chance() ? mat.fabric : mat.crosswise);
        m.box({(c.backX + c.backTopX) * .5f, 0, seat + c.backHeight * .6f}, {.04f, c.postY * .96f, c.backHeight * .34f},
              .038f).turnY(-c.lean);
        edge = seat + c.backHeight * .94f;
    } else {
        const int slats = 2 + r.index(3);
        const float half = std::min(.075f, c.backHeight * .30f / float(slats));
        for (int i = 0; i < slats; ++i) {
            const float z = mix(seat + c.backHeight * .3f, top - .08f, float(i) / float(slats - 1));
            topPart = m.part(mat.crosswise);
            m.box({c.backAt(z), 0, z}, {.026f, c.postY, half}, .02f).turnY(-c.lean);
        }
        edge = top - .08f + half;
    }
    m.keypoint("seat_backrest_top_center", topPart, {c.backAt(edge), 0, edge}, {.1f, 0, 1});
}

struct SoftSeat {
    float halfWidth, halfDepth, seatHeight, backHeight, armHeight, armHalf; // back and arms above the seat
    float base;                                                            // under side
    float lean;
};

void addCushions(Model &m, const SoftSeat &c, const SeatMaterials &mat)
{
    const float sh = c.seatHeight, half = c.halfWidth - c.armHalf, D = c.halfDepth;
    m.part(mat.fabric);
    m.box({0, 0, (c.base + sh - .12f) * .5f}, {D, c.halfWidth, (sh - .12f - c.base) * .5f + .02f}, .045f);
    const int seat = m.part(mat.cushion);
    m.box({.05f, 0, sh - .06f}, {D - .03f, half - .008f, .085f}, .07f);
    m.part(mat.cushion);
    m.box({-D + .20f, 0, sh + c.backHeight * .42f}, {.09f, half - .012f, c.backHeight * .38f}, .075f)
        .turnY(-c.lean - .06f);
    const int back = m.part(mat.fabric);
    const float middle = (c.base + sh + c.backHeight) * .5f, halfBack = (sh + c.backHeight - c.base) * .5f;
    m.box({-D + .05f, 0, middle}, {.085f, c.halfWidth - .01f, halfBack}, .075f).turnY(-c.lean * .5f);

    const float top = sh + c.backHeight, topX = -D + .05f - tangent(c.lean * .5f) * halfBack, front = D + .01f;
    for (const float s : bothSides) {
        m.keypoint("seat_backrest_top_" + sideName(s) + "_corner", back, {topX, s * (c.halfWidth - .03f), top - .02f},
                   {.1f, s * .45f, .85f});
        m.keypoint("seat_seat_front_" + sideName(s) + "_corner", seat, {front, s * (half - .03f), sh},
                   {.6f, s * .5f, .6f});
    }
    m.keypoint("seat_seat_front_center", seat, {front, 0, sh - .02f}, {1, 0, .5f});
    m.keypoint("seat_seat_center", seat, {.03f, 0, sh + .025f}, {0, 0, 1}).from(.03f);
    m.keypoint("seat_backrest_top_center", back, {topX, 0, top - .02f}, {.1f, 0, 1});
}

void addArmsAndLegs(Model &m, const SoftSeat &c, const SeatMaterials &mat)
{
    const bool rolled = m.rng.chance();
    const float top = c.seatHeight + c.armHeight, D = c.halfDepth, W = c.halfWidth;
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const int arm = m.part(mat.fabric);
        if (rolled) {
            m.box({.02f, s * W, (c.base + top - .1f) * .5f}, {D - .02f, c.armHalf * .75f, (top - .1f - c.base) * .5f},
                  .04f);
            m.cylinder({.02f, s * (W + .01f), top - .10f}, {1, 0, 0}, D, c.armHalf * 1.05f, .03f).smooth(.02f);
        } else {
            m.box({.02f, s * W, (c.base + top) * .5f}, {D, c.armHalf, (top - c.base) * .5f}, .06f);
        }
        m.keypoint("seat_armrest_" + lr + "_front", arm, {.02f + D, s * W, top - .08f}, {1, 0, 0});
        m.keypoint("seat_armrest_" + lr + "_center", arm, {-.1f, s * W, top}, {0, s * .1f, 1});
        for (const float front : {1.f, -1.f}) {
            const Vec3 root{front * (D - .08f), s * (W - .03f), c.base + .03f};
            const Vec3 foot{root.x * 1.04f, root.y * 1.01f, .028f};
            const int leg = m.part(mat.upright);
            m.capsule(root, foot, .045f, .028f);
            m.keypoint(std::string("seat_leg_") + (front > 0 ? "front_" : "rear_") + lr + "_bottom", leg,
                       {foot.x, foot.y, .035f}, {front * .7f, s * .5f, 0});
        }
    }
}

} // namespace

void buildChair(Model &m)
{
    Rng &r = m.rng;
    Chair c;
    c.halfWidth = r.range(.40f, .48f);
    c.halfDepth = r.range(.36f, .44f);
    c.seatHeight = r.range(.72f, .84f);
    c.backHeight = r.range(.75f, .95f);
    c.lean = r.range(.05f, .16f);
    c.postY = c.halfWidth - .04f;
    m.parameter("half_width", c.halfWidth);
    m.parameter("half_depth", c.halfDepth);
    m.parameter("seat_height", c.seatHeight);
    m.parameter("back_height", c.backHeight);
    m.parameter("lean", c.lean);
    c.backX = -c.halfDepth + .04f;
    c.backTopX = c.backX - sine(c.lean) * c.backHeight;
    const SeatMaterials mat = drawMaterials(m);
    addLegs(m, c, mat);
    addSeat(m, c, mat);
    addBack(m, c, mat);
}

void buildArmchair(Model &m)
{
    Rng &r = m.rng;
    SoftSeat c;
    c.halfWidth = r.range(.42f, .52f);
    c.halfDepth = r.range(.40f, .48f);
    c.seatHeight = r.range(.40f, .50f);
    c.backHeight = r.range(.46f, .66f);
    c.lean = r.range(.05f, .16f);
    c.armHeight = r.range(.2f, .28f);
    c.armHalf = r.range(.085f, .14f);
    c.base = r.range(.10f, .18f);
    m.parameter("half_width", c.halfWidth);
    m.parameter("half_depth", c.halfDepth);
    m.parameter("seat_height", c.seatHeight);
    m.parameter("back_height", c.backHeight);
    m.parameter("arm_height", c.armHeight);
    const SeatMaterials mat = drawMaterials(m);
    addCushions(m, c, mat);
    addArmsAndLegs(m, c, mat);
    if (r.chance(.6f)) { // a loose pillow
        m.part(m.material(anyFabric(r)));
        const float y = r.range(-.3f, .3f) * (c.halfWidth - c.armHalf);
        m.box({-c.halfDepth + .42f, y, c.seatHeight + .21f}, {.06f, .17f, .16f}, .055f).turnY(-.4f);
    }
}

} // namespace soco::demo
