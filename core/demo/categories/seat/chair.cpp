// Chair and bench: a wooden frame of legs, seat and back.

#include "core/demo/categories/seat/parts.h"
#include "core/demo/categories/seat/seat.h"
#include "core/demo/materials/figures.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct WoodenSeat {
    bool bench = false;
    float halfWidth, halfDepth, seatHeight, backHeight; // the back's above the seat
    float lean;                                         // of the back, radians
    float postY;                                        // legs and back posts
    float backX, backTopX;
    bool armrests;

    float top() const { return seatHeight + backHeight; }
    float backAt(float z) const { return mix(backX, backTopX, (z - seatHeight) / backHeight); }
    // A board of the back at that height lies in its plane.
    Vec3 onBack(float y, float z) const { return {backAt(z), y, z}; }
};

constexpr float legRadius = .045f;

void addLegs(Model &m, const WoodenSeat &c, const SeatMaterials &mat)
{
    Rng &r = m.rng;
    const float x = c.halfDepth - .045f;
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
            placeLegBottom(m, part, front, foot);
        }
    }
    if (round && r.chance(.6f))
        return;
    const float z = c.seatHeight * .38f, splayed = round ? splay * .62f : 0;
    for (const float s : bothSides) {
        m.part(mat.lengthwise);
        m.capsule({x + splayed, s * (c.postY + splayed), z}, {-x - splayed, s * (c.postY + splayed), z}, .024f);
    }
    if (c.bench || r.chance()) { // the bar across that makes an H of them
        m.part(mat.crosswise);
        m.capsule({0, c.postY + splayed, z}, {0, -c.postY - splayed, z}, .024f);
    }
}

// Slats along the bench on two bearers.
void addSlattedSeat(Model &m, const WoodenSeat &c, const SeatMaterials &mat)
{
    const int slats = m.rng.chance() ? 3 : 5; // odd: the seat's center is no gap
    const float pitch = 2 * c.halfDepth / float(slats), thick = .035f;
    const int seat = m.part(mat.crosswise);
    for (int i = 0; i < slats; ++i)
        m.box({c.halfDepth - pitch * (float(i) + .5f), 0, c.seatHeight}, {pitch * .5f - .014f, c.halfWidth, thick},
              .022f);
    for (const float s : bothSides) {
        m.part(mat.lengthwise);
        m.box({0, s * c.postY, c.seatHeight - .06f}, {c.halfDepth * .95f, .03f, .035f}, .015f);
    }
    placeSeatFront(m, seat, {c.halfDepth - .034f, c.halfWidth - .02f, c.seatHeight + thick - .02f});
    placeSeatCenter(m, seat, {0, 0, c.seatHeight + thick});
}

void addSeat(Model &m, const WoodenSeat &c, const SeatMaterials &mat)
{
    Rng &r = m.rng;
    const int board = m.part(r.chance(.6f) ? mat.crosswise : mat.fabric);
    m.box({0, 0, c.seatHeight}, {c.halfDepth, c.halfWidth, .05f}, .035f);
    int top = board;
    float surface = c.seatHeight + .05f;
    if (r.chance()) { // a cushion clear of all posts
        top = m.part(mat.cushion);
        m.box({.03f, 0, c.seatHeight + .07f}, {c.halfDepth * .8f, c.halfWidth * .8f, .045f}, .042f);
        surface = c.seatHeight + .115f;
    }
    placeSeatFront(m, board, {c.halfDepth - .02f, c.halfWidth - .03f, c.seatHeight + .04f});
    placeSeatCenter(m, top, {.03f, 0, surface});
}

// What the back says of itself: a part, and the height of its upper edge in the middle.
struct BackEdge {
    int part = 0;
    float height = 0;
};

BackEdge addSpindles(Model &m, const WoodenSeat &c, const SeatMaterials &mat)
{
    const float low = c.seatHeight + c.backHeight * .18f, high = c.top() - .06f;
    const int rails = m.part(mat.crosswise);
    for (const float z : {low, high})
        m.box(c.onBack(0, z), {.028f, c.postY, .05f}, .02f).turnY(-c.lean);
    const int spindles = c.bench ? 8 : 3 + m.rng.index(3);
    for (int i = 1; i <= spindles; ++i) {
        const float y = mix(-c.postY, c.postY, float(i) / float(spindles + 1));
        m.part(mat.upright);
        m.capsule(c.onBack(y, low), c.onBack(y, high), .022f);
    }
    return {rails, high + .05f};
}

BackEdge addSlats(Model &m, const WoodenSeat &c, const SeatMaterials &mat)
{
    Rng &r = m.rng;
    const int slats = 2 + r.index(3);
    const float half = std::min(.075f, c.backHeight * .30f / float(slats));
    const float high = c.top() - .08f;
    Material painted = grainedAlong(mat.wood, {0, 1, 0});
    if (!c.bench && r.chance(.4f)) { // hearts on the top slat
        const Vec3 colour = seenOn(painted.colour, r.chance() ? colourOf(0xF1EDE4) : toyColour(r));
        for (const float y : {-.14f, 0.f, .14f})
            painted.decals.push_back(polygonDecal(Side::End, 0, heartOutline({y, high}, half * .55f), 0, colour));
    }
    const int material = m.material(painted);
    int part = 0;
    for (int i = 0; i < slats; ++i) {
        part = m.part(material);
        m.box(c.onBack(0, mix(c.seatHeight + c.backHeight * .3f, high, float(i) / float(slats - 1))),
              {.026f, c.postY, half}, .02f).turnY(-c.lean);
    }
    return {part, high + half};
}

// A padded panel, or a board with a heart cut out.
BackEdge addPanel(Model &m, const WoodenSeat &c, const SeatMaterials &mat)
{
    Rng &r = m.rng;
    const bool padded = r.chance(.4f);
    const float low = c.backHeight * .26f, crown = padded || r.chance() ? 0 : .07f;
    const CrownedBoard board{c.onBack(0, c.seatHeight + low), c.postY - .02f, c.backHeight * .68f - crown, crown, .04f,
                             c.lean};
    const int part = m.part(padded ? mat.fabric : mat.crosswise);
    board.add(m);
    if (!padded)
        board.cutHeart(m, board.height * .66f + crown * .5f, board.height * .18f);
    return {part, board.at(0, board.top()).z};
}

void addBack(Model &m, const WoodenSeat &c, const SeatMaterials &mat)
{
    Rng &r = m.rng;
    const bool round = r.chance();
    const float thick = legRadius * (round ? .95f : .9f), thin = round ? legRadius * .8f : thick;
    const int posts = m.part(mat.upright);
    for (const float s : bothSides)
        m.capsule(c.onBack(s * c.postY, c.seatHeight - .02f), c.onBack(s * c.postY, c.top()), thick, thin);
    placeBackrestTop(m, posts, c.onBack(c.postY, c.top()) + Vec3{0, 0, legRadius * .8f});
    const int kind = r.index(c.bench ? 2 : 3);
    const BackEdge edge = kind == 0 ? addSlats(m, c, mat) : kind == 1 ? addSpindles(m, c, mat) : addPanel(m, c, mat);
    m.keypoint("seat_backrest_top_center", edge.part, c.onBack(0, edge.height), {.1f, 0, 1});
}

void addArmrests(Model &m, const WoodenSeat &c, const SeatMaterials &mat)
{
    const float z = c.seatHeight + m.rng.range(.24f, .32f), y = c.postY, front = c.halfDepth - .01f;
    const float rear = c.backAt(z);
    for (const float s : bothSides) {
        m.part(mat.upright);
        m.capsule({front - .075f, s * y, c.seatHeight}, {front - .075f, s * y, z}, .032f);
        const int arm = m.part(mat.lengthwise);
        m.box({(front + rear) * .5f, s * y, z}, {(front - rear) * .5f, .055f, .028f}, .024f);
        placeArmrest(m, arm, s, {front, s * y, z}, {(front + rear) * .5f, s * y, z + .028f});
    }
}

// Legs and posts of painted iron under wooden boards, as in a park.
void castInIron(Model &m, SeatMaterials &mat)
{
    const Vec3 colour = colourOf(m.rng.pick({0x3A3E45u, 0x356848u, 0x2C4668u}));
    mat.upright = mat.lengthwise = m.material(paintOf(colour, .4f, .5f));
}

void buildWoodenSeat(Model &m, bool bench)
{
    Rng &r = m.rng;
    WoodenSeat c;
    c.bench = bench;
    c.halfWidth = bench ? r.range(.75f, .95f) : r.range(.40f, .48f);
    c.halfDepth = r.range(.36f, .44f);
    c.seatHeight = r.range(.72f, .84f) * (bench ? .74f : 1);
    c.armrests = r.chance(bench ? .6f : .2f);
    c.backHeight = bench ? r.range(.45f, .6f) : r.range(.75f, .95f);
    c.lean = r.range(.05f, .16f);
    c.postY = c.halfWidth - .045f;
    m.parameter("half_width", c.halfWidth);
    m.parameter("half_depth", c.halfDepth);
    m.parameter("seat_height", c.seatHeight);
    m.parameter("back_height", c.backHeight);
    m.parameter("lean", c.lean);
    c.backX = -c.halfDepth + .045f;
    c.backTopX = c.backX - tangent(c.lean) * c.backHeight;
    SeatMaterials mat = drawSeatMaterials(m);
    if (bench && r.chance(.3f))
        castInIron(m, mat);
    addLegs(m, c, mat);
    if (bench)
        addSlattedSeat(m, c, mat);
    else
        addSeat(m, c, mat);
    addBack(m, c, mat);
    if (c.armrests)
        addArmrests(m, c, mat);
}

} // namespace

void buildChair(Model &m) { buildWoodenSeat(m, false); }

void buildBench(Model &m) { buildWoodenSeat(m, true); }

} // namespace soco::demo
