#include "core/demo/categories/case/parts.h"

#include "core/demo/materials/figures.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {

CaseMaterials drawCaseMaterials(Model &m, const CaseBody &b, const std::vector<Decal> &seams)
{
    Rng &r = m.rng;
    CaseMaterials mat;
    const Vec3 colour = r.chance(.4f) ? colourOf(0xF1EDE4) : toyColour(r);
    mat.enamel = paintOf(colour, .2f, .9f);
    mat.enamel.colour3 = colour * .45f; // enamel wears to a dark edge, not to wood
    if (r.chance(.15f)) {
        mat.enamel = metalOf(colourOf(0xC3C7CC), .3f);
        mat.enamel.bump = .5f; // sheets, not castings
    }
    Material body = mat.enamel;
    body.decals = seams;
    for (const float s : bothSides) {
        const int stickers = r.index(4);
        for (int i = 0; i < stickers; ++i) {
            const float x = b.halfDepth * r.range(-.6f, .6f);
            const float z = b.middle() + b.halfHeight() * r.range(-.6f, .6f);
            addSticker(body, r, Side::Flank, s, {x, z}, r.range(.07f, .12f));
        }
    }
    mat.body = m.material(body);
    mat.accent = m.material(paintOf(toyColour(r), .22f, .9f));
    mat.steel = m.material(metalOf(colourOf(0xC8CBCF), .24f, {0, 1, 0}));
    mat.black = m.material(plasticOf(colourOf(0x2A2C30), .4f));
    mat.foot = m.material(rubber());
    return mat;
}

int addCaseBody(Model &m, const CaseBody &b, const CaseMaterials &mat, float rounding)
{
    const int part = m.part(mat.body);
    m.box({0, 0, b.middle()}, {b.halfDepth, b.halfWidth, b.halfHeight()}, rounding);
    // A corner that only peeps over an edge counts as well, so its place is exact and the radius of its row wide.
    const float in = rounding * .5f;
    for (const float s : bothSides)
        for (const float top : {1.f, -1.f})
            for (const float front : {1.f, -1.f})
                m.keypoint(std::string("case_") + (top > 0 ? "top_" : "bottom_") + (front > 0 ? "front_" : "rear_")
                               + sideName(s) + "_corner", part,
                           {front * (b.halfDepth - in), s * (b.halfWidth - in), top > 0 ? b.high - in : b.low + in},
                           {front, s, top}).exactly();
    return part;
}

void addCaseFeet(Model &m, const CaseBody &b, const CaseMaterials &mat)
{
    m.part(mat.foot);
    for (const float s : bothSides)
        for (const float front : {1.f, -1.f})
            m.cylinder({front * (b.halfDepth - .14f), s * (b.halfWidth - .14f), b.low * .5f + .01f}, {0, 0, 1},
                       b.low * .5f + .01f, .075f, .02f);
}

void addKnob(Model &m, const CaseMaterials &mat, Vec3 face, float radius)
{
    m.part(mat.steel);
    m.cylinder(face, {1, 0, 0}, .022f, radius * 1.25f, .012f);
    const int knob = m.part(mat.accent);
    m.cylinder(face + Vec3{.04f, 0, 0}, {1, 0, 0}, .05f, radius, .03f);
    m.keypoint("case_knob", knob, face + Vec3{.09f, 0, 0}, {1, 0, 0});
    const float turned = m.rng.range(-1.2f, 1.2f);
    const Vec3 pointer{0, sine(turned), cosine(turned)};
    m.part(mat.black);
    m.capsule(face + Vec3{.088f, 0, 0} + pointer * (radius * .35f), face + Vec3{.085f, 0, 0} + pointer * (radius * .8f),
              .013f);
}

void addDisplay(Model &m, Vec3 face, Vec2 half)
{
    Rng &r = m.rng;
    Material glass = glassOf(colourOf(0x141B20));
    const Vec3 glow = colourOf(r.pick({0x7CFF9Au, 0xFFB24Au, 0x7FD8FFu})) * 1.4f;
    const float width = half.x * .38f, high = half.y * .55f, stroke = half.y * .11f;
    // Two digits of seven segments and a colon. From the front, +y is on the right of the picture.
    // Bits: bottom, middle, top, lower left, lower right, upper left, upper right.
    constexpr int digits[] = {125, 80, 79, 87, 114, 55, 63, 84, 127, 119};
    for (const float s : bothSides) {
        const float y = face.y + s * half.x * .48f;
        const int lit = digits[r.index(10)];
        const auto bar = [&](int bit, Vec2 at, Vec2 size) {
            if (lit >> bit & 1)
                glass.decals.push_back(rectangleDecal(Side::End, 1, {y + at.x, face.z + at.y}, size, stroke, glow));
        };
        for (int i = 0; i < 3; ++i)
            bar(i, {0, high * float(i - 1)}, {width * .5f, stroke});
        for (int i = 0; i < 4; ++i)
            bar(3 + i, {width * (i & 1 ? .6f : -.6f), high * (i & 2 ? .5f : -.5f)}, {stroke, high * .36f});
        glass.decals.push_back(discDecal(Side::End, 1, {face.y, face.z + s * high * .45f}, stroke * 1.2f, glow));
    }
    const int part = m.part(m.material(glass));
    m.box(face, {.02f, half.x, half.y}, .015f);
    m.keypoint("case_display", part, face + Vec3{.02f, 0, 0}, {1, 0, 0});
}

void addCord(Model &m, const CaseMaterials &mat, Vec3 exit)
{
    m.part(mat.black);
    m.tube({exit + Vec3{.02f, 0, 0}, exit + Vec3{-.09f, 0, -.04f}, {exit.x - .1f, exit.y + .08f, .09f},
            {exit.x - .13f, exit.y + .3f, .03f}, {exit.x - .06f, exit.y + .52f, .03f}}, .026f, .026f, 0, 5);
}

Decal ventDecal(Side side, float facing, Vec2 centre, Vec2 half)
{
    return styled(rectangleDecal(side, facing, centre, half, .02f, colourOf(0x2A2C30)), DecalStyle::Bars, .055f);
}

} // namespace soco::demo
