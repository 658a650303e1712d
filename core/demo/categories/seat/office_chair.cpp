#include "core/demo/categories/seat/parts.h"
#include "core/demo/categories/seat/seat.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct OfficeChair {
    float halfWidth, halfDepth, seatHeight, backHalf, backHalfWidth, lean, starRadius;

    Vec3 backMiddle() const { return {-halfDepth - .01f, 0, seatHeight + .22f + backHalf}; }
    Vec3 onBack(float y, float along) const // `along`: from the middle, in the back's plane
    {
        return backMiddle() + Vec3{-sine(lean) * along, y, cosine(lean) * along};
    }
};

constexpr float seatThickness = .09f;

struct OfficeMaterials {
    int base, steel, black, cloth, back, accent;
};

OfficeMaterials drawMaterials(Model &m)
{
    Rng &r = m.rng;
    OfficeMaterials mat;
    mat.steel = m.material(metalOf(colourOf(0xB9BCC0), .28f));
    mat.black = m.material(plasticOf(colourOf(0x2A2C30), .5f));
    mat.base = r.chance(.6f) ? mat.black : mat.steel;
    const Material cloth = anyFabric(r);
    mat.cloth = m.material(cloth);
    Material mesh = plasticOf(colourOf(0x2E3036), .7f); // seen through a fine net of bars
    mesh.pattern = Pattern::Bars;
    mesh.colour2 = colourOf(0x565B63);
    mesh.axis = {0, 0, 1};
    mesh.patternAt = 16;
    mat.back = r.chance(.4f) ? m.material(mesh) : mat.cloth;
    mat.accent = m.material(r.chance() ? anyFabric(r) : cloth);
    return mat;
}

// A star of five arms on castors, and the gas lift.
void addBase(Model &m, const OfficeChair &c, const OfficeMaterials &mat)
{
    const float start = m.rng.range(0, 1.2f);
    for (int i = 0; i < 5; ++i) {
        const float a = start + float(i) * 2 * pi / 5;
        const Vec3 end{cosine(a) * c.starRadius, sine(a) * c.starRadius, .17f};
        m.part(mat.base);
        m.capsule({0, 0, .23f}, end, .062f, .046f);
        m.part(mat.black);
        const Vec3 axle{-sine(a + .6f), cosine(a + .6f), 0};
        for (const float s : bothSides) // twin wheels
            m.cylinder(Vec3{end.x, end.y, .078f} + axle * (s * .036f), axle, .028f, .078f, .024f);
    }
    m.part(mat.steel);
    m.cylinder({0, 0, .40f}, {0, 0, 1}, c.seatHeight * .5f - .12f, .05f, .01f);
    const int column = m.part(mat.base);
    m.cylinder({0, 0, .30f}, {0, 0, 1}, .12f, .08f, .02f);
    m.keypoint("office_chair_base_center", column, {.08f, 0, .35f}, {1, 0, 0});
    m.part(mat.base);
    m.cylinder({0, 0, c.seatHeight - .1f}, {0, 0, 1}, .04f, .19f, .02f);
    m.part(mat.black); // the lever for the height
    m.capsule({.06f, -.1f, c.seatHeight - .11f}, {.1f, -c.halfWidth - .03f, c.seatHeight - .11f}, .02f, .028f);
}

void addBack(Model &m, const OfficeChair &c, const OfficeMaterials &mat)
{
    Rng &r = m.rng;
    const int back = m.part(mat.back);
    m.box(c.backMiddle(), {.056f, c.backHalfWidth, c.backHalf}, .052f).turnY(-c.lean);
    const Vec3 lumbar = c.onBack(0, -.35f * c.backHalf) + Vec3{.05f, 0, 0};
    m.ellipsoid(lumbar, {.05f, c.backHalfWidth * .85f, c.backHalf * .42f}).turnY(-c.lean).smooth(.06f);
    placeBackrestTop(m, back, c.onBack(c.backHalfWidth - .02f, c.backHalf - .02f));
    m.keypoint("seat_backrest_top_center", back, c.onBack(0, c.backHalf), {.1f, 0, 1});
    m.part(mat.black);
    const Vec3 joint = c.onBack(0, -.2f * c.backHalf);
    m.tube({{-.1f, 0, c.seatHeight - .09f}, {-c.halfDepth - .04f, 0, c.seatHeight - .04f},
            {-c.halfDepth - .12f, 0, c.seatHeight + .14f}, joint + Vec3{-.045f, 0, 0}}, .05f, .042f, 0, 4);
    if (r.chance(.3f)) { // a headrest on two struts
        const float along = c.backHalf + .14f;
        m.part(mat.accent);
        m.box(c.onBack(0, along), {.045f, .18f, .085f}, .04f).turnY(-c.lean);
        m.part(mat.black);
        for (const float s : bothSides)
            m.capsule(c.onBack(s * .07f, c.backHalf - .05f), c.onBack(s * .07f, along), .02f);
    }
}

void addArmrests(Model &m, const OfficeChair &c, const OfficeMaterials &mat)
{
    const float z = c.seatHeight + m.rng.range(.3f, .38f), y = c.halfWidth + .075f;
    for (const float s : bothSides) {
        m.part(mat.black);
        m.tube({{-.05f, s * (c.halfWidth - .12f), c.seatHeight - .07f}, {-.05f, s * y, c.seatHeight - .02f},
                {-.04f, s * y, z}}, .038f, .036f, 0, 4);
        const int pad = m.part(mat.black);
        m.box({.02f, s * y, z + .015f}, {.24f, .07f, .04f}, .036f);
        placeArmrest(m, pad, s, {.26f, s * y, z + .015f}, {.02f, s * y, z + .055f});
    }
}

} // namespace

void buildOfficeChair(Model &m)
{
    Rng &r = m.rng;
    OfficeChair c;
    c.halfWidth = r.range(.40f, .46f);
    c.halfDepth = r.range(.36f, .44f);
    c.seatHeight = r.range(.72f, .85f);
    c.backHalf = r.range(.30f, .40f);
    c.backHalfWidth = c.halfWidth * r.range(.8f, .95f);
    c.lean = r.range(.05f, .16f);
    c.starRadius = r.range(.42f, .5f);
    m.parameter("half_width", c.halfWidth);
    m.parameter("half_depth", c.halfDepth);
    m.parameter("seat_height", c.seatHeight);
    m.parameter("back_height", 2 * c.backHalf);
    m.parameter("lean", c.lean);
    const OfficeMaterials mat = drawMaterials(m);
    addBase(m, c, mat);
    const int seat = m.part(mat.cloth);
    m.box({.02f, 0, c.seatHeight}, {c.halfDepth, c.halfWidth, seatThickness}, .08f);
    placeSeatFront(m, seat, {c.halfDepth - .02f, c.halfWidth - .05f, c.seatHeight + .02f});
    placeSeatCenter(m, seat, {.03f, 0, c.seatHeight + seatThickness});
    addBack(m, c, mat);
    if (r.chance(.7f))
        addArmrests(m, c, mat);
}

} // namespace soco::demo
