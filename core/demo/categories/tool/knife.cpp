#include "core/demo/categories/tool/parts.h"
#include "core/demo/categories/tool/tool.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

enum class Blade { Chef, Santoku, Cleaver };

struct Knife {
    ToolPose pose;
    Blade blade;
    float rear;               // x of the handle's end; the bolster ends at 0
    float half;               // half height of the handle
    float thickness;          // half, of the handle
    float tip;                // x
    float spine, heel;        // heights at the rear end of the blade
    float belly;              // how far the edge curves up towards the tip

    float heelX() const { return .03f; }
    Vec2 spineAt(float t) const
    {
        const float x = mix(.0f, tip, t);
        if (blade == Blade::Chef)
            return {x, mix(spine, spine - .075f, t * t)};
        if (blade == Blade::Santoku)
            return {x, spine - (t > .72f ? .16f * square((t - .72f) / .28f) : 0)};
        return {x, spine + .01f * t};
    }
    Vec2 edgeAt(float t) const
    {
        const float end = blade == Blade::Cleaver ? tip - .02f : tip;
        const Vec2 last = blade == Blade::Cleaver ? Vec2{end, heel + .02f} : spineAt(1);
        const float x = mix(heelX(), end, t), rise = power(std::max(t, 1e-4f), belly);
        return {x, mix(heel, last.y - .012f, rise)};
    }
};

Knife drawProportions(Rng &r)
{
    Knife k;
    k.pose.angle = r.range(-.06f, .16f);
    k.blade = r.pick({Blade::Chef, Blade::Chef, Blade::Santoku, Blade::Cleaver});
    k.rear = -r.range(.78f, .90f);
    k.half = r.range(.085f, .105f);
    k.thickness = r.range(.065f, .08f);
    k.tip = k.blade == Blade::Cleaver ? r.range(.88f, .98f) : r.range(1.02f, 1.18f);
    k.spine = k.half * .92f;
    k.heel = k.blade == Blade::Cleaver ? -r.range(.32f, .38f) : -r.range(.20f, .27f);
    k.belly = k.blade == Blade::Chef ? r.range(2.0f, 3.0f) : k.blade == Blade::Santoku ? r.range(3.2f, 4.5f) : 2;
    return k;
}

std::vector<Vec2> bladeOutline(const Knife &k, float up)
{
    constexpr int steps = 10;
    std::vector<Vec2> outline;
    for (int i = 0; i <= steps; ++i) {
        const Vec2 p = k.edgeAt(float(i) / steps);
        outline.push_back({p.x, p.y + up});
    }
    return outline;
}

// A fish swims along the blade, or a row of hammered dimples.
void engrave(Material &m, const Knife &k, Rng &r)
{
    const Vec3 drawn = colourOf(0xF1EDE4), dark = colourOf(0x2A2C30);
    const float x = k.tip * .30f, z = mix(k.heel, k.spine, .58f), size = (k.spine - k.heel) * .2f;
    const int kind = r.index(3);
    if (kind == 0) {
        std::vector<Vec2> body;
        for (int i = 0; i < 16; ++i) {
            const float a = float(i) * 2 * pi / 16;
            body.push_back({x + cosine(a) * size * 1.7f, z + sine(a) * size * .8f});
        }
        m.decals.push_back(inlay(k.pose, body, .002f, drawn));
        m.decals.push_back(inlay(k.pose, {{x - size * 1.4f, z}, {x - size * 2.6f, z + size * .8f},
                                          {x - size * 2.3f, z}, {x - size * 2.6f, z - size * .8f}}, .003f, drawn));
        const auto disc = [&](float dx, float dz, float radius, Vec3 colour) {
            const std::vector<Vec2> at = k.pose(std::vector<Vec2>{{x + dx * size, z + dz * size}});
            m.decals.push_back(discDecal(Side::Flank, 0, at[0], radius * size, colour));
        };
        disc(1.05f, .18f, .26f, dark);
        disc(1.1f, .18f, .10f, drawn);
        for (const float dx : {-.5f, .1f})
            m.decals.push_back(inlay(k.pose, {{x + dx * size, z - size * .4f}, {x + (dx + .16f) * size, z - size * .4f},
                                              {x + (dx + .36f) * size, z + size * .4f},
                                              {x + (dx + .2f) * size, z + size * .4f}}, .001f, dark));
    } else if (kind == 1) { // the hardened edge, in waves
        std::vector<Vec2> wave = bladeOutline(k, -.02f);
        constexpr int steps = 32;
        for (int i = steps; i >= 0; --i) {
            const float t = float(i) / steps;
            const Vec2 p = k.edgeAt(t);
            wave.push_back({p.x, p.y + (k.spine - k.heel) * .24f * (1 - t * t) + .012f * sine(t * 40)});
        }
        m.decals.push_back(inlay(k.pose, wave, .001f, colourOf(0xDADDE0)));
    } else {
        for (int i = 0; i < 7; ++i) {
            const std::vector<Vec2> at = k.pose(std::vector<Vec2>{{mix(.12f, k.tip * .8f, float(i) / 6),
                                                                   mix(k.heel, k.spine, .66f) - .002f * float(i)}});
            m.decals.push_back(rectangleDecal(Side::Flank, 0, at[0], {.03f, .045f}, .029f, drawn));
        }
    }
}

void addBlade(Model &m, const Knife &k, int steel, int bevelSteel)
{
    std::vector<Vec2> outline = bladeOutline(k, .012f);
    constexpr int steps = 8;
    for (int i = steps; i >= 0; --i) {
        const Vec2 p = k.spineAt(float(i) / steps);
        outline.push_back({p.x, p.y - .008f});
    }
    outline.push_back({-.04f, k.spine - .01f});
    outline.push_back({-.04f, -k.half * .6f});
    outline.push_back({k.heelX() - .02f, -k.half * .7f});
    const int blade = m.part(steel);
    m.extrudeTapered(k.pose.origin(), outline, .015f, .008f, .034f, k.heel, k.spine).turnY(-k.pose.angle);
    if (k.blade == Blade::Cleaver) // a hole to hang it up
        m.cylinder(k.pose({k.tip - .09f, 0, k.spine - .08f}), {0, 1, 0}, .1f, .036f, .004f).subtract(.006f);
    std::vector<Vec2> bevel = bladeOutline(k, .011f);
    const std::vector<Vec2> upper = bladeOutline(k, .045f);
    bevel.insert(bevel.end(), upper.rbegin(), upper.rend());
    const int edge = m.part(bevelSteel);
    m.extrudeTapered(k.pose.origin(), bevel, .0165f, .008f, .0355f, k.heel, k.spine).turnY(-k.pose.angle);
    const auto onEdge = [&](float t) {
        const Vec2 p = k.edgeAt(t);
        return k.pose({p.x, 0, p.y});
    };
    const Vec3 down = k.pose.direction({0, 0, -1});
    m.keypoint("blade_edge_front", edge, onEdge(.995f), k.pose.direction({.9f, 0, -.3f}));
    m.keypoint("blade_edge_rear", edge, onEdge(0), k.pose.direction({-.4f, 0, -.8f}));
    m.keypoint("blade_edge_center", edge, onEdge(.5f), down);
    const Vec2 middle = k.spineAt(.5f), last = k.edgeAt(.5f), spineRear = k.spineAt(0);
    m.keypoint("knife_spine_center", blade, k.pose({middle.x, 0, middle.y}), -down);
    m.keypoint("knife_spine_rear", blade, k.pose({spineRear.x + .05f, 0, spineRear.y}), -down);
    for (const float s : bothSides)
        m.keypoint("blade_face_" + sideName(s), blade, k.pose({middle.x, s * .03f, (middle.y + last.y) / 2}),
                   {0, s, 0});
}

void addHandle(Model &m, const Knife &k, int scales, int brass, int bolster)
{
    const float h = k.half, rear = k.rear, T = k.thickness;
    const std::vector<Vec2> profile = splineThrough({{-.07f, h - .04f},
                                                     {rear * .5f, h - .03f},
                                                     {rear + .14f, h - .035f},
                                                     {rear + .05f, h - .06f},
                                                     {rear + .06f, -h},
                                                     {rear + .13f, -h},
                                                     {rear * .62f, -h + .055f},
                                                     {rear * .35f, -h + .035f},
                                                     {-.07f, -h + .05f}},
                                                    3);
    const int handle = m.part(scales);
    m.extrude(k.pose.origin(), profile, T, .038f).turnY(-k.pose.angle);
    const int collar = m.part(bolster);
    m.box(k.pose({-.035f, 0, .0f}), {.045f, T + .004f, h - .004f}, .03f).turnY(-k.pose.angle);
    m.capsule(k.pose({0, 0, -h * .3f}), k.pose({0, 0, h * .5f}), .035f).smooth(.04f);
    const auto rivet = [&](float x) {
        const int part = m.part(brass);
        m.cylinder(k.pose({x, 0, .004f}), {0, 1, 0}, T + .007f, .026f, .008f);
        return part;
    };
    const float front = rear * .24f, back = rear * .82f;
    const int first = rivet(front), last = rivet(back);
    rivet((front + back) / 2);
    const float grip = rear * .38f;
    m.keypoint("tool_handle_top_center", handle, k.pose({rear * .5f, 0, h}), k.pose.direction({0, 0, 1}));
    m.keypoint("tool_handle_joint", collar, k.pose({-.035f, T, 0}), {0, 1, 0}).bothSides();
    m.keypoint("blade_handle_end", handle, k.pose({rear, 0, -.02f}), k.pose.direction({-1, 0, 0}));
    for (const float s : bothSides) {
        const std::string lr = sideName(s);
        m.keypoint("tool_handle_side_" + lr, handle, k.pose({grip, s * T, .004f}), {0, s, 0});
        m.keypoint("knife_rivet_front_" + lr, first, k.pose({front, s * T, .004f}), {0, s, 0});
        m.keypoint("knife_rivet_rear_" + lr, last, k.pose({back, s * T, .004f}), {0, s, 0});
    }
}

} // namespace

void buildKnife(Model &m)
{
    Rng &r = m.rng;
    Knife k = drawProportions(r);
    k.pose.height = restingHeight(k.pose, {{k.heelX(), 0, k.heel}, {k.tip, 0, k.heel}, {k.rear, 0, -.1f}}, .12f);
    m.parameter("length", k.tip - k.rear);
    m.parameter("blade_height", k.spine - k.heel);
    m.parameter("blade", float(k.blade));
    m.parameter("angle", k.pose.angle);
    Material steel = metalOf(colourOf(r.chance(.7f) ? 0xB4B8BD : 0x70757C), .3f, {1, 0, 0});
    engrave(steel, k, r);
    const int blade = m.material(steel);
    const int bevel = m.material(metalOf(colourOf(0xDDE0E3), .2f, {0, 0, 1}));
    Material scales = r.chance(.6f) ? anyWood(r, {1, 0, 0}) : anyPaint(r);
    const int handle = m.material(scales);
    const int brass = m.material(metalOf(colourOf(0xD9B25A), .25f, {0, 1, 0}));
    const int bolster = m.material(r.chance() ? metalOf(colourOf(0xC8CBCF), .25f) : metalOf(colourOf(0xD9B25A), .25f));
    addBlade(m, k, blade, bevel);
    addHandle(m, k, handle, brass, bolster);
    const float rear = k.rear * .68f;
    addRest(m, k.pose, {{rear, 0, -k.half - .002f + .022f}, k.thickness}, {{k.tip * .22f, 0, k.edgeAt(.2f).y}, .022f});
}

} // namespace soco::demo
