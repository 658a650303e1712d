#include "core/demo/categories/ornaments.h"
#include "core/demo/categories/tool/tool.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Pump {
    float barrel;         // radius
    float top;            // of the barrel
    float handle;         // height of the handle's axis
    float handleHalf;     // its half length
    float footHalf;       // half span of the feet
    float gauge;          // radius
    float gaugeZ;
    float side;           // where the hose goes: 1 left, -1 right
    float clip;           // height at which the head hangs on the barrel
};

Pump drawProportions(Rng &r)
{
    Pump p;
    p.barrel = r.range(.095f, .125f);
    p.top = r.range(1.12f, 1.3f);
    p.handle = p.top + r.range(.18f, .52f);
    p.handleHalf = r.range(.38f, .46f);
    p.footHalf = r.range(.36f, .44f);
    p.gauge = r.range(.145f, .175f);
    p.gaugeZ = .12f + p.gauge;
    p.side = r.sign();
    p.clip = r.range(.62f, .82f) * p.top;
    return p;
}

struct PumpMaterials {
    int barrel = 0, base = 0, grip = 0, steel = 0, black = 0, hose = 0, accent = 0;
};

Material barrelPaint(const Pump &p, Rng &r)
{
    const Vec3 colour = toyColour(r), second = seenOn(colour, toyColour(r));
    const Vec3 white = seenOn(colour, colourOf(0xF1EDE4));
    Material m = paintOf(colour, .2f, .95f);
    const int kind = r.index(3);
    const auto band = [&](float z, float half, Vec3 c) {
        for (const Side side : {Side::Flank, Side::End}) {
            Decal d = rectangleDecal(side, 0, {0, z}, {1, half}, .004f, c);
            d.threshold = 0;
            m.decals.push_back(d);
        }
    };
    if (kind == 0) {
        for (const float k : {.42f, .5f, .9f})
            band(p.top * k, .022f, k > .8f ? second : white);
    } else if (kind == 1) {
        m.pattern = Pattern::Bars;
        m.axis = {0, 0, 1};
        m.patternAt = 4;
        m.colour2 = r.chance() ? white : second;
    } else {
        m.pattern = Pattern::TwoTone;
        m.patternAt = p.top * .55f;
        m.colour2 = second;
        band(p.top * .55f, .014f, white);
    }
    return m;
}

// The dial is a face: the needle its nose.
Material dial(const Pump &p, Rng &r)
{
    Material m = paintOf(colourOf(0xF6F2E6), .15f, 1);
    const Vec3 ink = colourOf(0x2A2C30), red = colourOf(0xCF3F2E);
    const float R = p.gauge, z = p.gaugeZ;
    for (int i = 0; i <= 10; ++i) { // the scale
        const float a = mix(-.6f, pi + .6f, float(i) / 10), c = cosine(a), s = sine(a);
        const auto at = [&](float k, float turn) { return Vec2{R * (c * k - s * turn), z + R * (s * k + c * turn)}; };
        const float inner = i % 5 == 0 ? .60f : .68f;
        m.decals.push_back(polygonDecal(Side::End, 1,
                                        {at(inner, -.025f), at(.78f, -.03f), at(.78f, .03f), at(inner, .025f)}, .001f,
                                        i > 2 ? ink : red));
    }
    for (const float s : bothSides) {
        m.decals.push_back(discDecal(Side::End, 1, {s * R * .27f, z + R * .20f}, R * .105f, ink));
        m.decals.push_back(discDecal(Side::End, 1, {s * R * .27f + R * .03f, z + R * .24f}, R * .035f,
                                     colourOf(0xF6F2E6)));
    }
    m.decals.push_back(smileDecal(Side::End, 1, {0, z - R * .2f}, R * .36f, R * .19f, R * .11f, ink));
    const float a = r.range(.4f, 2.7f), c = cosine(a), s = sine(a);
    const auto at = [&](float k, float turn) { return Vec2{R * (c * k - s * turn), z + R * (s * k + c * turn)}; };
    m.decals.push_back(
        polygonDecal(Side::End, 1, {at(-.1f, -.05f), at(.56f, -.012f), at(.56f, .012f), at(-.1f, .05f)}, .003f, red));
    m.decals.push_back(discDecal(Side::End, 1, {0, z}, R * .085f, red));
    return m;
}

void addBase(Model &m, const Pump &p, const PumpMaterials &mat)
{
    const int base = m.part(mat.base);
    m.box({0, 0, .045f}, {.13f, p.footHalf * .62f, .045f}, .04f);
    m.cylinder({0, 0, .09f}, {0, 0, 1}, .075f, p.barrel + .045f, .035f).smooth(.06f);
    for (const float s : bothSides)
        m.box({0, s * p.footHalf * .74f, .04f}, {.10f, p.footHalf * .26f, .04f}, .035f).smooth(.05f);
    m.capsule({0, 0, .05f}, {.20f, 0, .045f}, .07f, .045f).smooth(.06f); // a toe in front
    m.part(mat.black); // ribbed treads
    for (const float s : bothSides)
        for (int i = -2; i <= 2; ++i)
            m.capsule({-.06f, s * p.footHalf * (.76f + float(i) * .075f), .08f},
                      {.06f, s * p.footHalf * (.76f + float(i) * .075f), .08f}, .012f);
    for (const float s : bothSides)
        m.keypoint("bicycle_pump_foot_" + sideName(s), base, {0, s * p.footHalf, .04f}, {0, s, .1f});
}

void addBarrel(Model &m, const Pump &p, const PumpMaterials &mat)
{
    const int barrel = m.part(mat.barrel);
    m.cylinder({0, 0, (p.top + .1f) / 2}, {0, 0, 1}, (p.top - .1f) / 2, p.barrel, .015f);
    m.keypoint("bicycle_pump_barrel_bottom_front", barrel, {p.barrel, 0, p.gaugeZ + p.gauge + .06f}, {1, 0, 0});
    const int collar = m.part(mat.accent);
    m.cylinder({0, 0, p.top + .01f}, {0, 0, 1}, .065f, p.barrel + .022f, .025f);
    m.capsule({0, 0, p.top + .06f}, {0, 0, p.top + .10f}, .06f, .045f).smooth(.03f);
    for (int i = 0; i < 12; ++i) { // milled edge
        const float a = float(i) * pi / 6 + .26f;
        const Vec3 at{cosine(a) * (p.barrel + .022f), sine(a) * (p.barrel + .022f), p.top};
        m.capsule(at - Vec3{0, 0, .03f}, at + Vec3{0, 0, .035f}, .011f);
    }
    m.keypoint("bicycle_pump_collar_front", collar, {p.barrel + .022f, 0, p.top + .01f}, {1, 0, 0});
}

void addHandle(Model &m, const Pump &p, const PumpMaterials &mat)
{
    const float z = p.handle, half = p.handleHalf;
    const int rod = m.part(mat.steel);
    m.capsule({0, 0, p.top}, {0, 0, z}, .026f);
    m.cylinder({0, 0, z - .08f}, {0, 0, 1}, .03f, .045f, .012f); // nut
    m.keypoint("tool_handle_joint", rod, {0, 0, z - .08f}, {1, 0, 0}).exactly();
    const int block = m.part(mat.accent);
    m.capsule({0, .11f, z}, {0, -.11f, z}, .062f);
    m.keypoint("tool_handle_top_center", block, {0, 0, z + .062f}, {0, 0, 1});
    const bool swept = m.rng.chance();
    const float droop = swept ? .05f : 0;
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        const int grip = m.part(mat.grip);
        m.capsule({0, s * .13f, z}, {-droop, s * (half - .06f), z - droop * .6f}, .046f, .052f);
        for (int i = 0; i < 4; ++i) { // finger rests
            const float t = .2f + float(i) * .22f;
            m.torus(mix({0, s * .13f, z}, {-droop, s * (half - .06f), z - droop * .6f}, t), {0, 1, 0}, .042f, .015f)
                .smooth(.012f);
        }
        const float middle = (.13f + half - .06f) / 2;
        m.keypoint("bicycle_pump_grip_" + lr, grip, {-droop * .5f, s * middle, z + .05f}, {0, 0, 1});
        m.keypoint("tool_handle_side_" + lr, grip, {-droop, s * (half - .008f), z - droop * .6f}, {0, s, 0});
    }
}

void addGauge(Model &m, const Pump &p, const PumpMaterials &mat)
{
    const float x = p.barrel + .085f;
    m.part(mat.accent);
    m.cylinder({x, 0, p.gaugeZ}, {1, 0, 0}, .06f, p.gauge, .025f);
    m.cylinder({x + .06f, 0, p.gaugeZ}, {1, 0, 0}, .02f, p.gauge * .84f, .006f).subtract(.008f);
    m.box({p.barrel, 0, p.gaugeZ}, {.06f, .05f, .06f}, .03f);
    const int face = m.part(m.material(dial(p, m.rng)));
    m.cylinder({x + .03f, 0, p.gaugeZ}, {1, 0, 0}, .018f, p.gauge * .85f, .006f);
    m.keypoint("bicycle_pump_gauge_center", face, {x + .05f, 0, p.gaugeZ}, {1, 0, 0});
}

// Out of the base, round and up to the clip on the barrel, where the head hangs mouth down.
void addHose(Model &m, const Pump &p, const PumpMaterials &mat)
{
    const float s = p.side, R = p.barrel;
    const float swing = m.rng.range(.36f, .5f);
    const Vec3 root{-.02f, s * (R + .05f), .15f}, head{0, s * (R + .085f), p.clip};
    const int hose = m.part(mat.hose);
    m.tube({root - Vec3{0, s * .06f, 0},
            root + Vec3{0, s * .06f, .0f},
            {-.02f, s * (R + swing * .72f), .30f},
            {-.01f, s * (R + swing), p.clip * .62f},
            {0, s * (R + swing * .85f), p.clip + .12f},
            {0, s * (R + .26f), p.clip + .235f},
            {0, s * (R + .12f), p.clip + .2f},
            head + Vec3{0, 0, .1f}},
           .027f, .027f, 0, 5);
    m.keypoint("bicycle_pump_hose_root", hose, root + Vec3{0, s * .04f, .03f}, {.6f, s * .2f, .8f});
    m.part(mat.black);
    m.cylinder(root, {0, 1, 0}, .035f, .042f, .012f);
    m.box({0, s * (R + .03f), p.clip}, {.05f, .05f, .035f}, .02f); // clip
    const int body = m.part(mat.accent);
    m.capsule(head + Vec3{0, 0, .09f}, head - Vec3{0, 0, .06f}, .052f);
    m.cylinder(head - Vec3{0, 0, .11f}, {0, 0, 1}, .03f, .042f, .012f);
    m.cylinder(head - Vec3{0, 0, .15f}, {0, 0, 1}, .03f, .022f, .004f).subtract(.006f);
    m.keypoint("bicycle_pump_head_tip", body, head - Vec3{0, 0, .14f}, {0, 0, -1});
    m.part(mat.black); // lever
    m.capsule(head + Vec3{.05f, 0, .07f}, head + Vec3{.115f, 0, -.03f}, .018f, .022f);
}

} // namespace

void buildBicyclePump(Model &m)
{
    Rng &r = m.rng;
    const Pump p = drawProportions(r);
    m.parameter("barrel_radius", p.barrel);
    m.parameter("barrel_top", p.top);
    m.parameter("handle_height", p.handle);
    m.parameter("handle_half_length", p.handleHalf);
    PumpMaterials mat;
    mat.barrel = m.material(barrelPaint(p, r));
    mat.base = m.material(r.chance() ? anyPaint(r) : paintOf(colourOf(0x3A3E45), .3f, .7f));
    mat.grip = m.material(r.chance(.4f) ? anyWood(r, {0, 1, 0})
                                        : plasticOf(r.chance() ? colourOf(0x2A2C30) : toyColour(r)));
    mat.steel = m.material(metalOf(colourOf(0xC8CBCF), .22f));
    mat.black = m.material(plasticOf(colourOf(0x2A2C30)));
    mat.hose = m.material(r.chance(.6f) ? rubber() : plasticOf(toyColour(r), .5f));
    mat.accent = m.material(anyPaint(r));
    addBase(m, p, mat);
    addBarrel(m, p, mat);
    addHandle(m, p, mat);
    addGauge(m, p, mat);
    addHose(m, p, mat);
}

} // namespace soco::demo
