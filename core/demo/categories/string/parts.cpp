#include "core/demo/categories/string/parts.h"

#include "core/demo/materials/palette.h"

namespace soco::demo {
namespace {

template <class Better>
Vec2 best(const std::vector<Vec2> &points, float side, float low, float high, Better better)
{
    Vec2 found;
    bool any = false;
    for (const Vec2 p : points)
        if (p.x * side > 0 && p.y >= low && p.y <= high && (!any || better(std::fabs(p.x), std::fabs(found.x)))) {
            found = p;
            any = true;
        }
    return found;
}

} // namespace

Vec2 Outline::widest(float side, float low, float high) const
{
    const Vec2 p = best(points, side, low, high, [](float a, float b) { return a > b; });
    return {p.x + side * rounding, p.y};
}

Vec2 Outline::narrowest(float side, float low, float high) const
{
    const Vec2 p = best(points, side, low, high, [](float a, float b) { return a < b; });
    return {p.x + side * rounding, p.y};
}

std::vector<Vec2> closedSpline(const std::vector<Vec2> &points, int steps)
{
    std::vector<Vec2> wrapped{points.back()};
    wrapped.insert(wrapped.end(), points.begin(), points.end());
    wrapped.push_back(points[0]);
    wrapped.push_back(points[1]);
    const std::vector<Vec2> line = splineThrough(wrapped, steps);
    return {line.begin() + steps, line.begin() + steps * (int(points.size()) + 1)};
}

std::vector<Vec2> withRightHalf(std::vector<Vec2> left)
{
    for (std::size_t i = left.size(); i-- > 0;)
        if (left[i].x > 0)
            left.push_back({-left[i].x, left[i].y});
    return left;
}

Primitive &upright(Primitive &extrusion) { return extrusion.frame({0, 1, 0}, {-1, 0, 0}, {0, 0, 1}); }

void placeBodyKeypoints(Model &m, int part, const Outline &outline, float front, float waist, float top)
{
    const auto lowest = std::min_element(outline.points.begin(), outline.points.end(),
                                         [](Vec2 a, Vec2 b) { return a.y < b.y; });
    const float x = front - .018f;
    // Where the edge turns downwards: still seen from above.
    m.keypoint("string_body_bottom_center", part, {front - .004f, 0, lowest->y - outline.rounding * .5f},
               {.85f, 0, -.5f}).from(.05f);
    const float span = top - waist;
    for (const float s : bothSides) {
        const auto place = [&](const char *name, Vec2 p) {
            m.keypoint(std::string("string_") + name + "_" + sideName(s), part, {x, p.x, p.y}, {.5f, s * .85f, 0});
        };
        place("upper_bout", outline.widest(s, waist + span * .2f, top));
        place("waist", outline.narrowest(s, waist - span * .35f, waist + span * .35f));
        place("lower_bout", outline.widest(s, 0, waist));
    }
}

Vec3 addPeg(Model &m, Vec3 root, float side, float shaft, float button)
{
    const Vec3 end = root + Vec3{0, side * shaft, 0};
    m.capsule(root, end, .014f);
    m.ellipsoid(end + Vec3{0, side * button * .8f, 0}, {button * .6f, button, button * .85f}).smooth(.01f);
    return end + Vec3{0, side * button * 1.8f, 0};
}

void addStand(Model &m, const Outline &outline, float back, float front, float height)
{
    constexpr float thick = .03f;
    const float y = outline.widest(1, 0, height).x * .52f;
    Vec3 under{(back + front) * .5f, y, 0}; // where the wood rests
    for (float d = 1; d > .001f && under.z < 1; under.z += d)
        d = m.distanceSoFar(under);
    const float peg = under.z - thick, x = back - thick - .012f, spread = y + .12f;
    Model &stand = m.stand();
    stand.part(stand.material(anyWood(stand.rng, {0, 0, 1})));
    const Vec3 apex{x, 0, height};
    for (const float s : bothSides) {
        const Vec3 foot{x + .1f, s * spread, thick}, top = apex + Vec3{0, s * .05f, 0};
        stand.capsule(top, foot, thick);
        const Vec3 joint = mix(top, foot, (height - peg) / (height - thick));
        stand.capsule({joint.x, 0, peg}, joint, thick * .9f);
        stand.capsule({joint.x, s * y, peg}, {front + .05f, s * y, peg}, thick);
    }
    stand.capsule(apex, {x - .27f, 0, thick}, thick);
    stand.sphere(apex + Vec3{0, 0, .02f}, .075f);
    stand.part(stand.material(paintOf(toyColour(stand.rng))));
    for (const float s : bothSides)
        stand.capsule({front + .065f, s * y, peg}, {front + .065f, s * y, peg + .055f}, thick * 1.15f);
}

} // namespace soco::demo
