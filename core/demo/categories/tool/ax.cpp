#include "core/demo/categories/tool/parts.h"
#include "core/demo/categories/tool/tool.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Ax {
    ToolPose pose;
    float rear, front;        // x of the haft's ends
    float haft;               // radius
    float bow;                // how much the haft is bent
    float head;               // x of the eye's middle
    float eye;                // half length of the head at the eye
    float poll;               // height of the back above the haft's axis
    float depth;              // of the edge below it
    float heel, toe;          // x of the edge's ends, from the eye's middle
    float thickness;          // half, at the eye

    float haftZ(float x) const { return bow * sine((x - rear) / (head - rear) * pi); }
};

Ax drawProportions(Rng &r)
{
    Ax a;
    a.pose.angle = r.range(-.08f, .14f);
    a.rear = -r.range(.82f, 1.02f);
    a.head = r.range(.66f, .74f);
    a.front = a.head + r.range(.15f, .19f);
    a.haft = r.range(.046f, .058f);
    a.bow = r.range(-.02f, .06f);
    a.eye = r.range(.115f, .14f);
    a.poll = r.range(.085f, .125f);
    a.depth = r.range(.44f, .56f);
    a.heel = -r.range(.22f, .34f);
    a.toe = r.range(.20f, .30f);
    a.thickness = r.range(.085f, .105f);
    return a;
}

// A point of the edge, `t` from 0 at the heel to 1 at the toe; it bulges downwards.
Vec2 edgeAt(const Ax &a, float t) { return {a.head + mix(a.heel, a.toe, t), -a.depth + .30f * square(t - .5f)}; }

// The edge shifted up, and its ends drawn in.
std::vector<Vec2> edgeLine(const Ax &a, float up, float inset)
{
    std::vector<Vec2> line;
    constexpr int steps = 8;
    for (int i = 0; i <= steps; ++i) {
        const float t = float(i) / steps;
        const Vec2 p = edgeAt(a, t);
        line.push_back({p.x + inset * (1 - 2 * t), p.y + up});
    }
    return line;
}

// The head without its bevel: waisted below the eye, then flaring to the edge.
std::vector<Vec2> cheekOutline(const Ax &a, float bevel, float rounding)
{
    const auto side = [&](float s) { // from the poll down; s: 1 towards the toe
        const float half = a.eye - rounding;
        const float end = s > 0 ? a.toe : -a.heel;
        return splineThrough({{a.head + s * half * .9f, a.poll - rounding},
                              {a.head + s * half, 0},
                              {a.head + s * half * .72f, -a.depth * .26f},
                              {a.head + s * mix(half, end, .18f), -a.depth * .52f},
                              {a.head + s * (end - rounding), edgeAt(a, 0).y + bevel + rounding}}, 4);
    };
    std::vector<Vec2> outline = side(-1);
    const std::vector<Vec2> edge = edgeLine(a, bevel + rounding, rounding), front = side(1);
    outline.insert(outline.end(), edge.begin() + 1, edge.end() - 1);
    outline.insert(outline.end(), front.rbegin(), front.rend());
    return outline;
}

void addHead(Model &m, const Ax &a, int body, int steel)
{
    constexpr float bevel = .075f, rounding = .028f;
    const float low = -a.depth - .02f;
    const int head = m.part(body);
    m.extrudeTapered(a.pose.origin(), cheekOutline(a, bevel, rounding), .029f, rounding, a.thickness, low, -.04f)
        .turnY(-a.pose.angle);
    std::vector<Vec2> band = edgeLine(a, .012f, .010f);
    const std::vector<Vec2> upper = edgeLine(a, bevel + .03f, .022f);
    band.insert(band.end(), upper.rbegin(), upper.rend());
    const int edge = m.part(steel);
    m.extrudeTapered(a.pose.origin(), band, .013f, .010f, a.thickness * .95f, low, -.04f).turnY(-a.pose.angle);

    const auto onEdge = [&](float t) { return Vec3{edgeAt(a, t).x, 0, edgeAt(a, t).y}; };
    const Vec3 down = a.pose.direction({0, 0, -1});
    m.keypoint("blade_edge_front", edge, a.pose(onEdge(.99f)), a.pose.direction({.6f, 0, -.6f}));
    m.keypoint("blade_edge_rear", edge, a.pose(onEdge(.01f)), a.pose.direction({-.6f, 0, -.6f}));
    m.keypoint("blade_edge_center", edge, a.pose(onEdge(.5f)), down);
    m.keypoint("ax_poll_center", head, a.pose({a.head, 0, a.poll}), -down);
    for (const float s : bothSides) {
        m.keypoint("blade_face_" + sideName(s), head, a.pose({a.head, s * a.thickness * .6f, -a.depth * .48f}),
                   {0, s, 0});
        m.keypoint("ax_eye_" + sideName(s), head, a.pose({a.head, s * a.thickness, 0}), {0, s, 0});
    }
}

Material headMaterial(const Ax &a, Rng &r)
{
    const Vec3 colour = toyColour(r);
    Material m = r.chance(.3f) ? metalOf(colourOf(0x7F848A), .35f, {1, 0, 0}) : paintOf(colour, .28f, .85f);
    const Vec3 white = seenOn(m.colour, colourOf(0xF1EDE4));
    const float z = -a.depth * .42f;
    const int badge = r.index(3);
    if (badge == 0) { // a fir tree
        for (int i = 0; i < 3; ++i) {
            const float base = z - .07f + float(i) * .045f, half = .062f - float(i) * .014f;
            m.decals.push_back(
                inlay(a.pose, {{a.head - half, base}, {a.head + half, base}, {a.head, base + .08f}}, .004f, white));
        }
    } else if (badge == 1) { // a heart
        std::vector<Vec2> heart;
        for (int i = 0; i < 20; ++i) {
            const float t = float(i) * 2 * pi / 20, s = sine(t);
            heart.push_back({a.head + .068f * s * s * s,
                             z + .056f * (cosine(t) - .38f * cosine(2 * t) - .12f * cosine(3 * t))});
        }
        m.decals.push_back(inlay(a.pose, heart, .004f, white));
    } else {
        const auto box = [&](float half, float line) {
            return outlined(inlay(a.pose,
                                  {{a.head - half, z - .05f},
                                   {a.head + half, z - .05f},
                                   {a.head + half, z + .05f},
                                   {a.head - half, z + .05f}},
                                  .012f, white),
                            line);
        };
        m.decals.push_back(box(.065f, .006f));
        m.decals.push_back(inlay(a.pose, {{a.head - .035f, z}, {a.head, z - .03f}, {a.head + .035f, z},
                                          {a.head, z + .03f}}, .004f, white));
    }
    return m;
}

void addHaft(Model &m, const Ax &a, int wood, int dip, int cord)
{
    Rng &r = m.rng;
    const int haft = m.part(wood);
    std::vector<Vec3> line;
    constexpr int pieces = 10;
    for (int i = 0; i <= pieces; ++i) {
        const float x = mix(a.rear, a.head - a.eye, float(i) / pieces);
        line.push_back(a.pose({x, 0, a.haftZ(x)}));
    }
    for (int i = 0; i < pieces; ++i)
        m.capsule(line[std::size_t(i)], line[std::size_t(i + 1)], a.haft);
    m.capsule(line.back(), a.pose({a.front, 0, 0}), a.haft);

    const int foot = m.part(dip); // the swell at the end, painted
    const Vec3 end = a.pose({a.rear - .02f, 0, -.012f});
    m.capsule(line[0], line[1], a.haft * 1.12f, a.haft * 1.06f);
    m.ellipsoid(end, {a.haft * 1.3f, a.haft * 1.2f, a.haft * 1.75f}).turnY(-a.pose.angle).smooth(.05f);
    m.keypoint("blade_handle_end", foot, end - a.pose.direction({a.haft * 1.3f, 0, 0}), a.pose.direction({-1, 0, 0}));
    m.keypoint("ax_haft_front", haft, a.pose({a.front + a.haft, 0, 0}), a.pose.direction({1, 0, 0}));

    const float grip = mix(a.rear, a.head, .28f);
    int holder = haft;
    float radius = a.haft;
    if (r.chance(.5f)) { // wound with cord
        holder = m.part(cord);
        radius = a.haft + .014f;
        constexpr int turns = 7;
        for (int i = 0; i < turns; ++i) {
            const float x = grip + (float(i) - (turns - 1) * .5f) * .034f;
            m.torus(a.pose({x, 0, a.haftZ(x)}), a.pose.direction({1, 0, 0}), a.haft - .004f, .018f);
        }
    }
    m.keypoint("tool_handle_top_center", holder, a.pose({grip, 0, a.haftZ(grip) + radius}),
               a.pose.direction({0, 0, 1}));
    for (const float s : bothSides)
        m.keypoint("tool_handle_side_" + sideName(s), holder, a.pose({grip, s * radius, a.haftZ(grip)}), {0, s, 0});
    m.keypoint("tool_handle_joint", haft, a.pose({a.head - a.eye - .012f, a.haft, 0}), {0, 1, 0}).bothSides();
}

} // namespace

void buildAx(Model &m)
{
    Rng &r = m.rng;
    Ax a = drawProportions(r);
    a.pose.height = restingHeight(a.pose, {{a.head + a.heel, 0, -a.depth}, {a.head + a.toe, 0, -a.depth},
                                           {a.rear, 0, -.1f}}, .05f);
    m.parameter("length", a.front - a.rear);
    m.parameter("edge_depth", a.depth);
    m.parameter("edge_length", a.toe - a.heel);
    m.parameter("angle", a.pose.angle);
    const int head = m.material(headMaterial(a, r));
    const int steel = m.material(metalOf(colourOf(0xC8CBCF), .22f, {0, 0, 1}));
    const int wood = m.material(anyWood(r, {1, 0, 0}));
    const int dip = m.material(anyPaint(r));
    const int cord = m.material(r.chance() ? clayOf(colourOf(0xC9A878), .9f, 0) : plasticOf(toyColour(r), .6f));
    addHaft(m, a, wood, dip, cord);
    addHead(m, a, head, steel);
    const float rear = mix(a.rear, a.head, .10f), front = mix(a.rear, a.head, .66f);
    addRest(m, a.pose, {{rear, 0, a.haftZ(rear) - a.haft - .004f}, a.haft + .006f},
            {{front, 0, a.haftZ(front) - a.haft}, a.haft});
}

} // namespace soco::demo
