#include "core/demo/categories/griptool/parts.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {

Vec3 Grip::front() const
{
    const Vec3 u = up();
    return {u.z, 0, -u.x};
}

float Grip::lean() const
{
    const Vec3 u = up();
    return arcTangent2(u.x, u.z);
}

void placeGripKeypoints(Model &m, const Grip &g, int part, float t)
{
    m.keypoint("griptool_grip_rear_center", part, g.rearAt(t), -g.front());
    for (const float s : bothSides)
        m.keypoint("griptool_grip_side_" + sideName(s), part, g.axisAt(t) + Vec3{0, s * g.radiusAt(t), 0}, {0, s, 0});
}

void placeGripBottom(Model &m, int part, Vec3 front, Vec3 rear)
{
    m.keypoint("griptool_grip_bottom_front", part, front, {1, 0, 0});
    m.keypoint("griptool_grip_bottom_rear", part, rear, {-1, 0, 0});
}

void placeBarrelFront(Model &m, int part, Vec3 at)
{
    for (const float s : bothSides)
        m.keypoint("griptool_barrel_front_" + sideName(s), part, at * Vec3{1, s, 1}, {.2f, s, 0});
}

Primitive &alongX(Primitive &revolution) { return revolution.frame({0, 1, 0}, {0, 0, 1}, {1, 0, 0}); }

Material ribbed(Vec3 colour, Vec3 axis)
{
    Material m = plasticOf(colour, .6f);
    m.pattern = Pattern::Bars;
    m.colour2 = colour * .45f;
    m.axis = axis;
    m.patternAt = 15;
    return m;
}

void addFace(Material &m, Vec2 centre, float size, Vec3 colour)
{
    const auto add = [&](Decal d) {
        d.threshold = .45f;
        m.decals.push_back(std::move(d));
    };
    for (const float s : bothSides) {
        const Vec2 eye{centre.x + s * size * .42f, centre.y + size * .22f};
        add(discDecal(Side::Flank, 0, eye, size * .17f, colour));
        add(discDecal(Side::Flank, 0, {eye.x + size * .05f, eye.y + size * .06f}, size * .06f, colourOf(0xFFFFFF)));
        add(discDecal(Side::Flank, 0, {centre.x + s * size * .72f, centre.y - size * .14f}, size * .13f,
                      colourOf(0xEA7A62)));
    }
    std::vector<Vec2> smile;
    constexpr int steps = 8;
    for (int i = 0; i <= 2 * steps; ++i) { // there along the lip's lower edge, back along the upper one
        const bool lower = i <= steps;
        const float across = float(lower ? i : 2 * steps - i) / steps * 2 - 1;
        const float depth = (1 - across * across) * (lower ? .42f : .22f);
        smile.push_back({centre.x + across * size * .4f, centre.y - size * (.1f + depth)});
    }
    add(polygonDecal(Side::Flank, 0, smile, size * .02f, colour));
}

} // namespace soco::demo
