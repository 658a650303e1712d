#include "core/demo/categories/machine/parts.h"

namespace soco::demo {
namespace {

std::vector<Vec2> outlineAround(const std::vector<Vec2> &centres, float radius)
{
    constexpr int perCorner = 5;
    std::vector<Vec2> outline;
    const std::size_t n = centres.size();
    const auto normalAngle = [&](std::size_t i) { // of the edge that starts there
        const Vec2 a = centres[i % n], b = centres[(i + 1) % n];
        return arcTangent2(-(b.x - a.x), b.y - a.y);
    };
    for (std::size_t i = 0; i < n; ++i) {
        const float before = normalAngle(i + n - 1);
        float after = normalAngle(i);
        if (after < before)
            after += 2 * pi;
        for (int k = 0; k <= perCorner; ++k) {
            const float a = mix(before, after, float(k) / perCorner);
            outline.push_back({centres[i].x + cosine(a) * radius, centres[i].y + sine(a) * radius});
        }
    }
    return outline;
}

// `count` points at equal distances along a closed line.
std::vector<Vec2> walked(const std::vector<Vec2> &line, int count)
{
    const auto edge = [&](std::size_t i) {
        const Vec2 a = line[i], b = line[(i + 1) % line.size()];
        return std::sqrt(square(b.x - a.x) + square(b.y - a.y));
    };
    float whole = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
        whole += edge(i);
    std::vector<Vec2> points;
    float start = 0; // of the edge
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Vec2 a = line[i], b = line[(i + 1) % line.size()];
        const float end = start + edge(i);
        for (float at = whole * float(points.size()) / float(count); int(points.size()) < count && at < end;
             at = whole * float(points.size()) / float(count)) {
            const float t = (at - start) / (end - start);
            points.push_back({mix(a.x, b.x, t), mix(a.y, b.y, t)});
        }
        start = end;
    }
    return points;
}

} // namespace

int addTrack(Model &model, int material, const Track &t)
{
    constexpr float cleat = .017f;
    const std::vector<Vec2> outline = outlineAround(t.centres, t.radius - cleat);
    const int part = model.part(material);
    model.extrude({0, t.y, 0}, outline, t.halfWidth, .012f);
    for (const float s : bothSides)
        if (s > 0 ? t.openLeft : t.openRight)
            model.extrude({0, t.y + s * t.halfWidth, 0}, outlineAround(t.centres, t.radius - t.belt), t.halfWidth * .7f,
                          .01f).subtract(.008f);
    for (const Vec2 p : walked(outline, t.cleats))
        model.capsule({p.x, t.y - t.halfWidth + .02f, p.y}, {p.x, t.y + t.halfWidth - .02f, p.y}, cleat);
    return part;
}

int addLamp(Model &model, int ring, int glass, Vec3 at, float radius, float facing)
{
    model.part(ring);
    model.cylinder(at, {1, 0, 0}, .032f, radius * 1.25f, .014f);
    const int part = model.part(glass);
    model.ellipsoid(at + Vec3{facing * .026f, 0, 0}, {.026f, radius, radius});
    return part;
}

} // namespace soco::demo
