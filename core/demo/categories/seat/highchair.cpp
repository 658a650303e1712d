#include "core/demo/categories/seat/parts.h"
#include "core/demo/categories/seat/seat.h"
#include "core/demo/materials/figures.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

// A child's chair on tall splayed legs, with a tray on its armrests and a board for the feet.
struct Highchair {
    float halfWidth, halfDepth, seatHeight, backHeight, lean;
    float footX, footY;  // where the legs stand
    float trayX, trayHalfDepth, trayHalfWidth;
    float armHeight;     // above the seat, of the tray and the armrests under it

    float trayHeight() const { return seatHeight + armHeight; }
    Vec3 legTop(float front, float side) const
    {
        return {front * (halfDepth - .07f), side * (halfWidth - .07f), seatHeight - .03f};
    }
    Vec3 legAt(float front, float side, float z) const
    {
        const Vec3 top = legTop(front, side), foot{front * footX, side * footY, 0};
        return mix(foot, top, z / top.z);
    }
    Vec3 onBack(float z) const // the middle of the back's board
    {
        return {-halfDepth + .03f - tangent(lean) * (z - seatHeight), 0, z};
    }
};

constexpr float legRadius = .05f;

struct HighchairMaterials {
    SeatMaterials seat;
    int tray, white, duck, beak, black;
};

HighchairMaterials drawMaterials(Model &m)
{
    Rng &r = m.rng;
    HighchairMaterials mat;
    mat.seat = drawSeatMaterials(m);
    mat.tray = m.material(r.chance() ? plasticOf(colourOf(0xF1EDE4), .3f) : plasticOf(toyColour(r), .3f));
    mat.white = m.material(clayOf(colourOf(0xF4EFDC), .3f, .6f));
    mat.duck = m.material(plasticOf(colourOf(0xE5AC2F), .25f));
    mat.beak = m.material(plasticOf(colourOf(0xE57A26), .25f));
    mat.black = m.material(plasticOf(colourOf(0x15110F), .2f));
    return mat;
}

void addLegs(Model &m, const Highchair &c, const HighchairMaterials &mat)
{
    for (const float s : bothSides)
        for (const float front : {1.f, -1.f}) {
            const Vec3 foot = c.legAt(front, s, .04f);
            const int leg = m.part(mat.seat.upright);
            m.capsule(c.legTop(front, s), foot, legRadius, .04f);
            placeLegBottom(m, leg, front, foot);
        }
    const float low = c.seatHeight * .3f;
    for (const float s : bothSides) {
        m.part(mat.seat.lengthwise);
        m.capsule(c.legAt(1, s, low), c.legAt(-1, s, low), .028f);
    }
    m.part(mat.seat.crosswise);
    m.capsule(c.legAt(-1, 1, low * 1.25f), c.legAt(-1, -1, low * 1.25f), .028f);

    // The board for the feet lies on a bar between the front legs.
    const Vec3 left = c.legAt(1, 1, c.seatHeight * .46f);
    const int board = m.part(mat.seat.crosswise);
    m.box({left.x + .06f, 0, left.z}, {.13f, left.y + .03f, .028f}, .024f);
    const float front = left.x + .19f, top = left.z + .028f;
    for (const float s : bothSides)
        m.keypoint("highchair_footrest_front_" + sideName(s) + "_corner", board,
                   {front - .01f, s * (left.y + .01f), top}, {.6f, s * .5f, .5f});
    m.keypoint("highchair_footrest_center", board, {left.x + .11f, 0, top}, {0, 0, 1});
}

void addSeat(Model &m, const Highchair &c, const HighchairMaterials &mat)
{
    const int board = m.part(mat.seat.crosswise);
    m.box({0, 0, c.seatHeight}, {c.halfDepth, c.halfWidth, .05f}, .036f);
    m.part(mat.seat.cushion);
    m.box({.03f, 0, c.seatHeight + .065f}, {c.halfDepth - .09f, c.halfWidth - .07f, .04f}, .038f);
    placeSeatFront(m, board, {c.halfDepth - .02f, c.halfWidth - .03f, c.seatHeight + .03f});
}

void addBack(Model &m, const Highchair &c, const HighchairMaterials &mat)
{
    Rng &r = m.rng;
    const int style = r.index(3);
    const float crown = style == 1 ? r.range(.07f, .11f) : 0, half = c.halfWidth - .02f;
    const CrownedBoard board{c.onBack(c.seatHeight), half, c.backHeight, crown, .036f, c.lean};
    // A heart for those who see it from behind.
    Material wood = grainedAlong(mat.seat.wood, {0, 1, 0});
    const Vec3 colour = seenOn(wood.colour, r.chance() ? colourOf(0xF1EDE4) : toyColour(r));
    const float middle = c.backHeight * .55f;
    wood.decals.push_back(polygonDecal(Side::End, -1, heartOutline({0, board.at(0, middle).z}, .1f), 0, colour));
    const int back = m.part(m.material(wood));
    board.add(m);
    if (style == 2) // two round ears, as of a bear
        for (const float s : bothSides)
            m.cylinder(board.at(s * half * .6f, c.backHeight + .01f), board.through(), .03f, .105f, .025f).smooth(.02f);
    placeBackrestTop(m, back, board.at(half - .015f, c.backHeight - .015f));
    m.keypoint("seat_backrest_top_center", back, board.at(0, board.top()), {.1f, 0, 1});
    m.part(mat.seat.cushion);
    m.box(board.at(0, middle) + Vec3{.045f, 0, 0}, {.04f, half - .06f, c.backHeight * .5f - .09f}, .036f)
        .turnY(-c.lean);
}

void addArmrests(Model &m, const Highchair &c, const HighchairMaterials &mat)
{
    const float z = c.trayHeight() - .045f, y = c.halfWidth - .02f, rear = c.onBack(z).x;
    const float front = c.trayX + .02f;
    for (const float s : bothSides) {
        m.part(mat.seat.upright);
        m.capsule({c.halfDepth - .09f, s * y, c.seatHeight}, {c.halfDepth - .06f, s * y, z}, .034f);
        m.capsule({.02f, s * y, c.seatHeight}, {.02f, s * y, z}, .026f);
        const int arm = m.part(mat.seat.lengthwise);
        m.box({(front + rear) * .5f, s * y, z}, {(front - rear) * .5f, .045f, .028f}, .024f);
        m.keypoint("seat_armrest_" + sideName(s) + "_center", arm,
                   {(c.trayX - c.trayHalfDepth + rear) * .5f, s * y, z + .03f}, {0, 0, 1});
    }
}

// With a raised rim, and a post to the seat between the legs.
void addTray(Model &m, const Highchair &c, const HighchairMaterials &mat)
{
    const Vec3 middle{c.trayX, 0, c.trayHeight() + .01f};
    const float deep = c.trayHalfDepth, wide = c.trayHalfWidth;
    const int tray = m.part(mat.tray);
    m.box(middle, {deep, wide, .045f}, .042f);
    m.box(middle + Vec3{0, 0, .05f}, {deep - .05f, wide - .05f, .05f}, .03f).subtract(.015f);
    const float floor = middle.z, rim = middle.z + .03f;
    for (const float s : bothSides) {
        m.keypoint("highchair_tray_front_" + sideName(s) + "_corner", tray,
                   {middle.x + deep - .015f, s * (wide - .015f), rim}, {.6f, s * .5f, .6f});
        m.keypoint("highchair_tray_rear_" + sideName(s) + "_corner", tray,
                   {middle.x - deep + .015f, s * (wide - .015f), rim}, {-.5f, s * .6f, .6f});
    }
    m.keypoint("highchair_tray_front_center", tray, {middle.x + deep, 0, middle.z}, {1, 0, .3f});
    m.keypoint("highchair_tray_center", tray, {middle.x, 0, floor}, {0, 0, 1}).from(.03f);
    m.part(mat.tray);
    m.capsule({c.halfDepth - .05f, 0, c.seatHeight + .03f}, {c.trayX, 0, middle.z - .03f}, .036f);
}

void addDuck(Model &m, const HighchairMaterials &mat, Vec3 at, float heading)
{
    const Vec3 ahead{cosine(heading), sine(heading), 0}, left{-ahead.y, ahead.x, 0};
    const auto spot = [&](float x, float y, float z) { return at + ahead * x + left * y + Vec3{0, 0, z}; };
    m.part(mat.duck);
    m.ellipsoid(spot(0, 0, .055f), {.1f, .075f, .06f}).turnZ(heading);
    m.capsule(spot(-.06f, 0, .07f), spot(-.11f, 0, .12f), .04f, .012f).smooth(.03f);
    m.sphere(spot(.055f, 0, .145f), .06f).smooth(.03f);
    m.part(mat.beak);
    m.ellipsoid(spot(.12f, 0, .14f), {.035f, .028f, .015f}).turnZ(heading);
    m.part(mat.black);
    for (const float s : bothSides)
        m.sphere(spot(.097f, s * .034f, .163f), .014f);
}

void addBowl(Model &m, const HighchairMaterials &mat, Vec3 at)
{
    m.part(mat.white);
    m.revolve(at, {{0, 0}, {.05f, 0}, {.1f, .07f}, {.095f, .075f}, {.045f, .025f}, {0, .02f}}, .008f);
    m.part(mat.beak); // carrot mash
    m.ellipsoid(at + Vec3{0, 0, .045f}, {.075f, .075f, .022f});
}

} // namespace

void buildHighchair(Model &m)
{
    Rng &r = m.rng;
    Highchair c;
    c.halfWidth = r.range(.34f, .41f);
    c.halfDepth = r.range(.30f, .36f);
    c.seatHeight = r.range(1.0f, 1.16f);
    c.backHeight = r.range(.58f, .72f);
    c.lean = r.range(.06f, .16f);
    c.footX = c.halfDepth + r.range(.06f, .16f);
    c.footY = c.halfWidth + r.range(.04f, .12f);
    c.trayHalfDepth = r.range(.2f, .25f);
    c.trayHalfWidth = c.halfWidth + r.range(.02f, .07f);
    c.trayX = c.halfDepth + r.range(.0f, .05f);
    c.armHeight = r.range(.28f, .34f);
    m.parameter("half_width", c.halfWidth);
    m.parameter("half_depth", c.halfDepth);
    m.parameter("seat_height", c.seatHeight);
    m.parameter("back_height", c.backHeight);
    m.parameter("tray_half_width", c.trayHalfWidth);
    const HighchairMaterials mat = drawMaterials(m);
    addLegs(m, c, mat);
    addSeat(m, c, mat);
    addBack(m, c, mat);
    addArmrests(m, c, mat);
    addTray(m, c, mat);
    const Vec3 onTray{c.trayX - .02f, r.sign() * (c.trayHalfWidth - .17f), c.trayHeight() + .008f};
    if (r.chance(.55f))
        addDuck(m, mat, onTray, r.range(-.8f, .8f));
    if (r.chance(.55f))
        addBowl(m, mat, {onTray.x, -onTray.y, onTray.z});
}

} // namespace soco::demo
