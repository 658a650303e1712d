// Armchair and sofa: upholstered, with one or more cushions between two arms.

#include "core/demo/categories/seat/parts.h"
#include "core/demo/categories/seat/seat.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct SoftSeat {
    float halfWidth, halfDepth, seatHeight, backHeight, armHeight, armHalf; // back and arms above the seat
    float base;                                                            // under side
    float lean;
    int cushions;

    float innerHalf() const { return halfWidth - armHalf; }
    float cushionHalf() const { return innerHalf() / float(cushions); }
    float cushionY(int i) const { return -innerHalf() + cushionHalf() * float(2 * i + 1); }
    // The back's loose cushions: a box that leans.
    Vec3 backCushion() const { return {-halfDepth + .20f, 0, seatHeight + backHeight * .42f}; }
    float backCushionLean() const { return lean + .06f; }
};

constexpr float seatSurface = .025f; // of the cushions, above the nominal seat height
constexpr float backCushionHalf = .09f;

void addSeatCushions(Model &m, const SoftSeat &c, const SeatMaterials &mat)
{
    const float sh = c.seatHeight, D = c.halfDepth, bottom = c.base, top = sh - .10f;
    m.part(mat.fabric);
    m.box({0, 0, (bottom + top) * .5f}, {D, c.halfWidth, (top - bottom) * .5f}, .045f);
    const int seat = m.part(mat.cushion);
    const float rounding = c.cushions > 1 ? .05f : .07f;
    // Neighbours press against each other: a groove, no gap.
    const float half = c.cushions > 1 ? c.cushionHalf() + .002f : c.cushionHalf() - .006f;
    for (int i = 0; i < c.cushions; ++i)
        m.box({.05f, c.cushionY(i), sh - .06f}, {D - .03f, half, .085f}, rounding).smooth(.03f);
    placeSeatFront(m, seat, {D + .01f, c.innerHalf() - .03f, sh});
    placeSeatCenter(m, seat, {.03f, 0, sh + seatSurface});
}

void addBack(Model &m, const SoftSeat &c, const SeatMaterials &mat)
{
    Rng &r = m.rng;
    Material buttoned = r.chance(.3f) ? anyFabric(r) : mat.cloth;
    const Vec3 middle = c.backCushion();
    if (r.chance(.4f))
        for (int i = 0; i < c.cushions; ++i)
            for (const float side : bothSides)
                for (const float z : {-.13f, .13f}) {
                    const Vec2 at{c.cushionY(i) + side * .4f * c.cushionHalf(), middle.z + z * c.backHeight};
                    buttoned.decals.push_back(discDecal(Side::End, 1, at, .022f, buttoned.colour * .35f));
                    buttoned.decals.push_back(discDecal(Side::End, 1, at, .014f, buttoned.colour2));
                }
    m.part(m.material(buttoned));
    for (int i = 0; i < c.cushions; ++i)
        m.box({middle.x, c.cushionY(i), middle.z}, {backCushionHalf, c.cushionHalf() - .004f, c.backHeight * .38f},
              .072f).turnY(-c.backCushionLean());

    const int back = m.part(mat.fabric);
    const float top = c.seatHeight + c.backHeight, half = (top - c.base) * .5f;
    m.box({-c.halfDepth + .05f, 0, c.base + half}, {.085f, c.halfWidth - .01f, half}, .075f).turnY(-c.lean * .5f);
    const float topX = -c.halfDepth + .05f - sine(c.lean * .5f) * half;
    placeBackrestTop(m, back, {topX, c.halfWidth - .03f, top - .02f});
    m.keypoint("seat_backrest_top_center", back, {topX, 0, top - .02f}, {.1f, 0, 1});
}

void addArms(Model &m, const SoftSeat &c, const SeatMaterials &mat)
{
    const int style = m.rng.index(3);
    const float top = c.seatHeight + c.armHeight, D = c.halfDepth, W = c.halfWidth, a = c.armHalf;
    for (const float s : bothSides) {
        const int arm = m.part(mat.fabric);
        if (style == 0) { // rolled outwards over a slimmer side
            const float under = (c.base + top - .1f) * .5f;
            m.box({.02f, s * (W - a * .2f), under}, {D - .02f, a * .8f, top - .1f - under}, .04f);
            m.cylinder({.02f, s * (W + .01f), top - a}, {1, 0, 0}, D, a, .03f).smooth(.02f);
        } else { // boxy or round
            m.box({.02f, s * W, (c.base + top) * .5f}, {D, a, (top - c.base) * .5f}, style == 1 ? .045f : a * .96f);
        }
        placeArmrest(m, arm, s, {.02f + D, s * W, top - .09f}, {-.02f, s * W, top});
    }
}

void addLegs(Model &m, const SoftSeat &c, const SeatMaterials &mat)
{
    for (const float s : bothSides)
        for (const float front : {1.f, -1.f}) {
            const Vec3 root{front * (c.halfDepth - .08f), s * (c.halfWidth - .03f), c.base + .03f};
            const Vec3 foot{root.x * 1.04f, root.y * 1.01f, .028f};
            const int leg = m.part(mat.upright);
            m.capsule(root, foot, .045f, .028f);
            placeLegBottom(m, leg, front, foot);
        }
}

// Stands on its lower edge and leans against the back's cushions.
void addPillow(Model &m, const SoftSeat &c)
{
    Rng &r = m.rng;
    m.part(m.material(anyFabric(r)));
    constexpr float lean = .42f, rounding = .055f, sunk = .008f;
    const Vec3 half{.062f, .17f, .16f}, core = half - Vec3{rounding, rounding, rounding};
    const float reach = std::max(0.f, c.innerHalf() - half.y - .03f);
    const float y = r.range(-1, 1) * (c.cushions > 1 ? reach : std::min(reach, .12f));
    const float cl = cosine(lean), sl = sine(lean);
    const float z = c.seatHeight + seatSurface + core.z * cl + core.x * sl + rounding - sunk;
    // Its upper rear edge touches the face of the cushion behind.
    const float tilt = c.backCushionLean();
    const Vec3 facing{cosine(tilt), 0, sine(tilt)}, edge{-core.z * sl - core.x * cl, 0, core.z * cl - core.x * sl};
    const Vec3 face = c.backCushion() + facing * backCushionHalf;
    const float behind = facing.z * (z + edge.z - face.z) - rounding + sunk;
    const float x = face.x - edge.x - behind / facing.x;
    m.box({x, y, z}, half, rounding).turnY(-lean);
}

void buildSoftSeat(Model &m, bool sofa)
{
    Rng &r = m.rng;
    SoftSeat c;
    c.halfWidth = sofa ? r.range(.85f, 1.02f) : r.range(.42f, .52f);
    c.halfDepth = r.range(.40f, .48f);
    c.seatHeight = r.range(.40f, .50f);
    c.backHeight = r.range(.46f, .66f);
    c.lean = r.range(.05f, .16f);
    c.armHeight = r.range(.2f, .28f);
    c.armHalf = r.range(.085f, .14f);
    c.base = r.range(.10f, .18f);
    c.cushions = sofa ? 2 + r.index(2) : 1;
    m.parameter("half_width", c.halfWidth);
    m.parameter("half_depth", c.halfDepth);
    m.parameter("seat_height", c.seatHeight);
    m.parameter("back_height", c.backHeight);
    m.parameter("arm_height", c.armHeight);
    const SeatMaterials mat = drawSeatMaterials(m);
    addSeatCushions(m, c, mat);
    addBack(m, c, mat);
    addArms(m, c, mat);
    addLegs(m, c, mat);
    if (r.chance(.6f))
        addPillow(m, c);
}

} // namespace

void buildArmchair(Model &m) { buildSoftSeat(m, false); }

void buildSofa(Model &m) { buildSoftSeat(m, true); }

} // namespace soco::demo
