#include "core/demo/categories/tool/parts.h"
#include "core/demo/categories/tool/tool.h"
#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

struct Hacksaw {
    ToolPose pose;
    float rear, front;        // x of the frame's uprights
    float top, blade;         // heights of frame and blade
    float tube;               // radius of the frame
    float bladeHalf;          // half height of the blade
    float handle;             // x of the handle's end
    bool straight;            // a turned handle in line with the blade; otherwise a loop
    int teeth;
};

Hacksaw drawProportions(Rng &r)
{
    Hacksaw h;
    h.pose.angle = r.range(-.04f, .10f);
    h.rear = -r.range(.30f, .38f);
    h.front = r.range(.88f, 1.0f);
    h.top = r.range(.24f, .34f);
    h.blade = -r.range(.20f, .26f);
    h.tube = r.range(.034f, .045f);
    h.bladeHalf = r.range(.042f, .055f);
    h.straight = r.chance(.4f);
    h.handle = h.rear - (h.straight ? r.range(.55f, .65f) : r.range(.46f, .56f));
    h.teeth = 22 + 2 * r.index(5);
    return h;
}

struct HacksawMaterials {
    int frame = 0, handle = 0, blade = 0, steel = 0, accent = 0;
};

void addFrame(Model &m, const Hacksaw &h, const HacksawMaterials &mat)
{
    const float R = .07f; // of the bends
    const int frame = m.part(mat.frame);
    const auto line = [&](const std::vector<Vec3> &points) {
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            m.capsule(h.pose(points[i]), h.pose(points[i + 1]), h.tube);
    };
    line({{h.rear, 0, h.blade + .02f}, {h.rear, 0, h.top - R}, {h.rear + R * .3f, 0, h.top - R * .3f},
          {h.rear + R, 0, h.top}, {h.front - R, 0, h.top}, {h.front - R * .3f, 0, h.top - R * .3f},
          {h.front, 0, h.top - R}, {h.front, 0, h.blade + .02f}});
    m.part(mat.accent); // sleeves round the top bar
    for (const float k : {.18f, .82f})
        m.capsule(h.pose({mix(h.rear, h.front, k) - .05f, 0, h.top}),
                  h.pose({mix(h.rear, h.front, k) + .05f, 0, h.top}), h.tube + .010f);
    m.keypoint("hacksaw_frame_front_corner", frame, h.pose({h.front - R * .25f, 0, h.top - R * .25f}),
               h.pose.direction({.7f, 0, .7f}));
    m.keypoint("hacksaw_frame_rear_corner", frame, h.pose({h.rear + R * .25f, 0, h.top - R * .25f}),
               h.pose.direction({-.7f, 0, .7f}));
}

void addBlade(Model &m, const Hacksaw &h, const HacksawMaterials &mat)
{
    const float low = h.blade - h.bladeHalf, high = h.blade + h.bladeHalf;
    const float from = h.rear - .015f, to = h.front + .015f, first = h.rear + .07f, last = h.front - .07f;
    constexpr float tooth = .030f;
    std::vector<Vec2> outline{{to, low + .012f}, {to, high}, {from, high}, {from, low + .012f}, {first, low + .012f}};
    for (int i = 0; i < h.teeth; ++i) {
        const float x = mix(first, last, float(i) / float(h.teeth)), step = (last - first) / float(h.teeth);
        outline.push_back({x + step * .75f, low - tooth});
        outline.push_back({x + step, low + .006f});
    }
    std::reverse(outline.begin(), outline.end());
    const int blade = m.part(mat.blade);
    m.extrude(h.pose.origin(), outline, .013f, .004f).turnY(-h.pose.angle);
    const Vec3 down = h.pose.direction({0, 0, -1});
    const float middle = first + (last - first) * (float(h.teeth / 2) + .75f) / float(h.teeth);
    m.keypoint("blade_edge_front", blade, h.pose({last - (last - first) * .25f / float(h.teeth), 0, low - tooth}),
               down);
    m.keypoint("blade_edge_rear", blade, h.pose({first + (last - first) * .75f / float(h.teeth), 0, low - tooth}),
               down);
    m.keypoint("blade_edge_center", blade, h.pose({middle, 0, low - tooth}), down);
    for (const float s : bothSides)
        m.keypoint("blade_face_" + sideName(s), blade, h.pose({(first + last) / 2, s * .013f, h.blade}), {0, s, 0});

    for (const bool front : {true, false}) { // holders with their pins
        const float x = front ? h.front : h.rear;
        m.part(mat.steel);
        m.box(h.pose({x, 0, h.blade + .012f}), {.036f, .036f, .075f}, .02f).turnY(-h.pose.angle);
        const int pin = m.part(mat.accent);
        m.cylinder(h.pose({x, 0, h.blade}), {0, 1, 0}, .068f, .024f, .01f);
        for (const float s : bothSides)
            m.keypoint(std::string("hacksaw_pin_") + (front ? "front_" : "rear_") + sideName(s), pin,
                       h.pose({x, s * .068f, h.blade}), {0, s, 0});
    }
    m.part(mat.steel); // the screw that pulls the blade tight, with its wing nut
    m.capsule(h.pose({h.front, 0, h.blade}), h.pose({h.front + .13f, 0, h.blade}), .018f);
    const int nut = m.part(mat.accent);
    m.sphere(h.pose({h.front + .085f, 0, h.blade}), .036f);
    for (const float s : bothSides)
        m.ellipsoid(h.pose({h.front + .095f, 0, h.blade + s * .055f}), {.02f, .022f, .045f})
            .turnY(-h.pose.angle - s * .3f)
            .smooth(.02f);
    m.keypoint("hacksaw_wing_nut", nut, h.pose({h.front + .085f, .036f, h.blade}), {0, 1, 0}).bothSides();
}

void addLoopHandle(Model &m, const Hacksaw &h, const HacksawMaterials &mat)
{
    const float x0 = h.rear, x1 = h.handle, top = h.top * .62f, low = h.blade;
    constexpr float radius = .058f;
    const int handle = m.part(mat.handle);
    std::vector<Vec3> line;
    for (const Vec3 p :
         {Vec3{x0, 0, top}, Vec3{mix(x0, x1, .45f), 0, top + .035f}, Vec3{mix(x0, x1, .8f), 0, top - .02f},
          Vec3{x1 + .01f, 0, mix(top, low, .36f)}, Vec3{x1 + .03f, 0, mix(top, low, .72f)},
          Vec3{mix(x0, x1, .72f), 0, low - .02f}, Vec3{mix(x0, x1, .35f), 0, low}, Vec3{x0, 0, low + .02f}})
        line.push_back(h.pose(p));
    m.tube(line, radius, radius, 0, 4);
    for (const float s : {.35f, .5f, .65f}) // finger rests
        m.sphere(h.pose({mix(x1 + .07f, x1 + .055f, s), 0, mix(top, low, s)}), radius * .8f).smooth(.03f);
    m.box(h.pose({x0 - .015f, 0, (top + low) / 2}), {.05f, .045f, (top - low) / 2 + .02f}, .03f).turnY(-h.pose.angle)
        .smooth(.03f);
    const Vec3 up = h.pose.direction({0, 0, 1});
    m.keypoint("tool_handle_top_center", handle, h.pose({mix(x0, x1, .45f), 0, top + .035f + radius}), up);
    m.keypoint("tool_handle_joint", handle, h.pose({x0 - .02f, radius, top}), {0, 1, 0}).bothSides();
    m.keypoint("blade_handle_end", handle, h.pose({x1 + .01f - radius, 0, mix(top, low, .45f)}),
               h.pose.direction({-1, 0, 0}));
    for (const float s : bothSides)
        m.keypoint("tool_handle_side_" + sideName(s), handle, h.pose({mix(x0, x1, .45f), s * radius, top + .035f}),
                   {0, s, 0});
}

void addStraightHandle(Model &m, const Hacksaw &h, const HacksawMaterials &mat)
{
    const float x0 = h.rear, x1 = h.handle, length = x0 - x1, z = h.blade + .12f;
    m.part(mat.steel);
    m.cylinder(h.pose({x0 - .06f, 0, z}), h.pose.direction({1, 0, 0}), .07f, .056f, .02f); // ferrule
    const int handle = m.part(mat.handle);
    const Vec3 axis = h.pose.direction({1, 0, 0}), up = h.pose.direction({0, 0, 1});
    const std::vector<Vec2> profile = splineThrough({{-.01f, .06f},
                                                     {.045f, .06f},
                                                     {.06f, length * .25f},
                                                     {.085f, length * .55f},
                                                     {.07f, length * .8f},
                                                     {.08f, length * .93f},
                                                     {.05f, length - .02f},
                                                     {-.01f, length - .02f}},
                                                    10);
    m.revolve(h.pose({x0, 0, z}), profile, .018f).frame(up, cross(-axis, up), -axis);
    const float middle = x0 - length * .55f;
    m.keypoint("tool_handle_top_center", handle, h.pose({middle, 0, z + .1f}), up);
    m.keypoint("tool_handle_joint", handle, h.pose({x0 - .135f, .06f, z}), {0, 1, 0}).bothSides();
    m.keypoint("blade_handle_end", handle, h.pose({x1, 0, z}), -axis);
    for (const float s : bothSides)
        m.keypoint("tool_handle_side_" + sideName(s), handle, h.pose({middle, s * .1f, z}), {0, s, 0});
}

} // namespace

void buildHacksaw(Model &m)
{
    Rng &r = m.rng;
    Hacksaw h = drawProportions(r);
    h.pose.height = restingHeight(h.pose, {{h.handle, 0, h.blade - .08f}, {h.front, 0, h.blade - .1f}}, .12f);
    m.parameter("length", h.front - h.handle);
    m.parameter("frame_height", h.top - h.blade);
    m.parameter("straight_handle", h.straight);
    m.parameter("angle", h.pose.angle);
    HacksawMaterials mat;
    mat.frame = m.material(r.chance(.75f) ? anyPaint(r) : metalOf(colourOf(0xC8CBCF), .25f, {1, 0, 0}));
    mat.handle = m.material(r.chance(h.straight ? .7f : .4f) ? anyWood(r, {1, 0, 0}) : plasticOf(toyColour(r), .4f));
    mat.blade = m.material(metalOf(colourOf(r.chance() ? 0xB4B8BD : 0x5F7FA0), .3f, {1, 0, 0}));
    mat.steel = m.material(metalOf(colourOf(0x9A9DA2), .3f, {0, 1, 0}));
    mat.accent = m.material(r.chance() ? metalOf(colourOf(0xD9B25A), .25f, {0, 1, 0}) : anyPaint(r));
    addFrame(m, h, mat);
    addBlade(m, h, mat);
    if (h.straight)
        addStraightHandle(m, h, mat);
    else
        addLoopHandle(m, h, mat);
    const float low = h.blade - h.bladeHalf - .012f;
    addRest(m, h.pose, {{mix(h.rear, h.front, .18f), 0, low}, .014f}, {{mix(h.rear, h.front, .80f), 0, low}, .014f});
}

} // namespace soco::demo
