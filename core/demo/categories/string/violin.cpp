#include "core/demo/categories/string/parts.h"
#include "core/demo/categories/string/string.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Violin {
    float scale;
    float bottom, height;      // of the body
    float lower, waist, upper; // half widths
    float neck;                // from the body to the nut

    float at(float share) const { return bottom + height * share; }
    float nut() const { return at(1) + neck; }
    float bridge() const { return at(.42f); }

    static constexpr float half = .085f;  // half thickness at the edge
    static constexpr float arch = .045f;  // how far the front bulges
    static constexpr float bridgeHeight = .1f;
    static constexpr float neckHalf = .048f;
};

Violin drawProportions(Rng &r)
{
    Violin v;
    v.scale = r.range(.9f, 1);
    v.bottom = .13f;
    v.height = r.range(.74f, .84f) * v.scale;
    v.lower = r.range(.34f, .40f) * v.scale;
    v.upper = r.range(.26f, .30f) * v.scale;
    v.waist = r.range(.185f, .215f) * v.scale;
    v.neck = r.range(.40f, .48f) * v.scale;
    return v;
}

// Bouts and waist meet in pointed corners.
Outline outlineOf(const Violin &v)
{
    constexpr float b = .026f;
    const auto at = [&](float y, float share) { return Vec2{y - b, v.at(share)}; };
    const float corner = v.waist + .075f;
    std::vector<Vec2> half = splineThrough({{0, v.bottom + b}, at(v.lower * .72f, .065f), at(v.lower, .23f),
                                            at(v.lower * .9f, .345f), at(corner + .03f, .41f)}, 3);
    for (const auto &run : {splineThrough({at(corner + .03f, .41f), at(v.waist + .012f, .47f), at(v.waist, .55f),
                                           at(v.waist + .01f, .62f), at(corner, .675f)}, 3),
                            splineThrough({at(corner, .675f), at(v.upper * .96f, .74f), at(v.upper, .81f),
                                           at(v.upper * .74f, .945f), {0, v.at(1) - b}}, 3)})
        half.insert(half.end(), run.begin() + 1, run.end());
    return {withRightHalf(std::move(half)), b};
}

// An S that bends inwards at the top and outwards at the bottom, with an eye at each end.
void addSoundHole(Material &face, Vec2 middle, float side, float length)
{
    const Vec3 dark = colourOf(0x1E130D);
    const auto line = [&](float t) {
        return Vec2{middle.x - side * (.012f * t + .042f * t * t * t), middle.y + t * length};
    };
    std::vector<Vec2> stroke;
    constexpr int steps = 8;
    for (int i = 0; i <= 2 * steps + 1; ++i) {
        const bool there = i <= steps;
        const float t = float(there ? i : 2 * steps + 1 - i) / steps * 2 - 1;
        const float half = (.013f - .005f * std::fabs(t)) * (there ? 1.f : -1.f);
        stroke.push_back({line(t).x + half, line(t).y});
    }
    face.decals.push_back(polygonDecal(Side::End, 1, stroke, .002f, dark));
    for (const float t : {1.f, -1.f})
        face.decals.push_back(discDecal(Side::End, 1, {line(t).x - side * t * .008f, line(t).y - t * .006f}, .021f,
                                        dark));
    face.decals.push_back(rectangleDecal(Side::End, 1, middle, {.024f, .004f}, .003f, dark));
}

Vec2 soundHole(const Violin &v, float side) { return {side * .148f * v.scale, v.bridge() + .03f}; }

void decorate(Material &wood, const Violin &v, const Outline &outline)
{
    const Vec3 line = wood.colour * .25f;
    wood.decals.push_back(outlined(polygonDecal(Side::End, 0, outline.points, -.012f, line), .006f));
    for (const float x : {Violin::half - .035f, -Violin::half + .035f}) {
        Decal rim = rectangleDecal(Side::Flank, 0, {x, v.at(.5f)}, {.006f, 2}, 0, line);
        rim.threshold = 0;
        wood.decals.push_back(rim);
    }
    for (const float s : bothSides)
        addSoundHole(wood, soundHole(v, s), s, .105f * v.scale);
}

void addBody(Model &m, const Violin &v, const Outline &outline, int wood)
{
    const float middle = v.at(.52f);
    const int part = m.part(wood);
    upright(m.extrude({}, outline.points, Violin::half, outline.rounding));
    for (const float s : {1.f, -1.f}) // front and back are arched
        m.ellipsoid({s * (Violin::half - .02f), 0, middle}, {.02f + Violin::arch, v.waist * 1.12f, v.height * .43f})
            .smooth(.04f);
    placeBodyKeypoints(m, part, outline, Violin::half, v.at(.55f), v.at(1));
    for (const float s : bothSides) {
        const Vec2 hole = soundHole(v, s);
        m.keypoint("violin_fhole_" + sideName(s), part, {Violin::half + .02f, hole.x, hole.y}, {1, 0, 0});
    }
}

// The strings rise from the nut to the bridge, and the fingerboard below them.
void addNeck(Model &m, const Violin &v, int wood, int board, int bone)
{
    const float top = v.nut(), joint = v.at(1), face = Violin::half;
    m.part(wood);
    m.capsule({face - .02f, 0, top}, {face - .03f, 0, joint - .02f}, .046f, .052f);
    m.capsule({face - .03f, 0, joint + .01f}, {-face * .7f, 0, joint - .005f}, .05f, .042f).smooth(.05f);

    const int fingers = m.part(board);
    const float end = v.at(.6f), length = top - end;
    const float rise = .045f;
    const float lean = arcTangent2(rise, length);
    m.box({face + .02f + rise * .5f, 0, mix(end, top, .5f)}, {.02f, Violin::neckHalf, length * .5f}, .016f)
        .turnY(-lean);
    m.keypoint("string_neck_body_joint", fingers, {face + .04f + rise * (top - joint) / length, 0, joint}, {1, 0, 0})
        .from(.02f);
    const int nut = m.part(bone);
    m.box({face + .024f, 0, top + .005f}, {.024f, Violin::neckHalf + .003f, .015f}, .008f);
    m.keypoint("string_nut_center", nut, {face + .048f, 0, top + .005f}, {1, 0, 0}).from(.02f);
}

void addScroll(Model &m, const Violin &v, int wood, int peg)
{
    const float top = v.nut(), x = Violin::half - .02f, length = .2f * v.scale;
    const int part = m.part(wood);
    m.capsule({x, 0, top + .01f}, {x - .05f, 0, top + length}, .05f, .042f);
    m.box({x + .015f, 0, top + length * .5f}, {.035f, .03f, length * .36f}, .02f).turnY(-.2f).subtract(.012f);
    const Vec3 volute{x - .03f, 0, top + length + .045f};
    m.cylinder(volute, {0, 1, 0}, .046f, .068f, .02f).smooth(.03f);
    m.cylinder(volute + Vec3{.005f, 0, -.004f}, {0, 1, 0}, .06f, .042f, .015f).smooth(.012f);
    m.cylinder(volute + Vec3{.008f, 0, -.006f}, {0, 1, 0}, .074f, .02f, .012f).smooth(.01f);
    m.keypoint("string_headstock_top", part, volute + Vec3{.03f, 0, .06f}, {.6f, 0, .8f});
    for (int i = 0; i < 2; ++i) {
        const Vec3 root{x - .012f - .022f * float(i), 0, top + .06f + length * .45f * float(i)};
        for (const float s : bothSides) {
            const int pegs = m.part(peg);
            const Vec3 tip = addPeg(m, root + Vec3{0, 0, s * .014f}, s, .1f, .036f);
            if (i == 1)
                m.keypoint("string_top_peg_" + sideName(s), pegs, tip, {0, s, 0}).from(.05f);
        }
    }
}

void addFittings(Model &m, const Violin &v, int maple, int dark, int metal)
{
    const float z = v.bridge(), ground = Violin::half + Violin::arch - .012f, crown = ground + Violin::bridgeHeight;
    const float k = v.scale;
    const int bridge = m.part(maple);
    m.extrude({ground, 0, z}, {{-.095f * k, 0}, {-.05f * k, 0}, {-.03f * k, .03f}, {.03f * k, .03f}, {.05f * k, 0},
                               {.095f * k, 0}, {.07f * k, .05f}, {.052f * k, .083f}, {0, Violin::bridgeHeight - .008f},
                               {-.052f * k, .083f}, {-.07f * k, .05f}}, .015f, .008f)
        .frame({0, 1, 0}, {0, 0, 1}, {1, 0, 0});
    m.keypoint("string_bridge_center", bridge, {crown, 0, z}, {1, 0, 0});

    m.part(dark);
    const float tailTop = z - .11f * k, tailEnd = v.bottom + .05f;
    upright(m.extrude({ground + .03f, 0, 0},
                      {{-.03f, tailEnd}, {.03f, tailEnd}, {.055f, tailTop}, {-.055f, tailTop}}, .016f, .012f));
    m.capsule({ground + .02f, 0, tailEnd}, {Violin::half, 0, v.bottom + .01f}, .014f);
    m.capsule({Violin::half - .06f, 0, v.bottom}, {Violin::half - .06f, 0, v.bottom - .03f}, .022f);
    m.ellipsoid({Violin::half + .025f, -.165f * k, v.bottom + .13f * k}, {.035f, .095f * k, .068f * k}); // chin rest
    m.sphere({Violin::half + .065f, -.165f * k, v.bottom + .14f * k}, .045f).subtract(.03f);

    m.part(metal);
    for (int i = 0; i < 4; ++i) {
        const float y = float(i) - 1.5f, lift = .008f * (2.25f - y * y) * .5f;
        const Vec3 saddle{crown - .004f + lift, y * .028f * k, z};
        const Vec3 nut{Violin::half + .05f, y * .018f, v.nut()};
        m.capsule(saddle, nut, .004f);
        m.capsule(nut, {Violin::half - .03f, y * .012f, v.nut() + .1f}, .004f); // into the peg box
        m.capsule(saddle, {ground + .045f, y * .022f, tailTop}, .004f);
        m.sphere({ground + .05f, y * .022f, tailTop - .02f}, .011f); // fine tuners
    }
}

} // namespace

void buildViolin(Model &m)
{
    Rng &r = m.rng;
    const Violin v = drawProportions(r);
    m.parameter("body_height", v.height);
    m.parameter("lower_bout", v.lower);
    m.parameter("waist", v.waist);
    m.parameter("upper_bout", v.upper);
    m.parameter("neck_length", v.neck);

    const Outline outline = outlineOf(v);
    Material varnish = r.chance(.3f) ? paintOf(toyColour(r), .15f, 1) : anyWood(r, {0, 0, 1});
    varnish.coat = .9f;
    varnish.roughness = .2f;
    Material wood = varnish;
    decorate(wood, v, outline);
    const int body = m.material(wood), neck = m.material(varnish);
    const int ebony = m.material(plasticOf(colourOf(0x1E1A18), .35f));
    const int fittings = r.chance() ? ebony : m.material(anyWood(r, {0, 0, 1}));
    const int maple = m.material(plasticOf(colourOf(0xD9B07A), .5f));
    const int bone = m.material(plasticOf(colourOf(0xF1E6CC), .4f));
    const int metal = m.material(metalOf(colourOf(0xC8CBCF), .25f));

    addBody(m, v, outline, body);
    addNeck(m, v, neck, ebony, bone);
    addScroll(m, v, neck, fittings);
    addFittings(m, v, maple, fittings, metal);
    addStand(m, outline, -Violin::half - Violin::arch, Violin::half, v.at(.6f));
}

} // namespace soco::demo
