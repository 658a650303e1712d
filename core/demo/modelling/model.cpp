#include "core/demo/modelling/model.h"

namespace soco::demo {
namespace {

template <class T>
T catmullRom(T a, T b, T c, T d, float t)
{
    const float t2 = t * t, t3 = t2 * t;
    return (b * 2 + (c - a) * t + (a * 2 - b * 5 + c * 4 - d) * t2 + (b * 3 - a - c * 3 + d) * t3) * .5f;
}

// Any frame whose z is `axis`.
void frameAlong(Primitive &p, Vec3 axis)
{
    const Vec3 z = normalised(axis);
    Vec3 x = std::fabs(z.z) < .9f ? normalised(cross(z, Vec3{0, 0, 1})) : normalised(Vec3{1, 0, 0} - z * z.x);
    const Vec3 y = cross(z, x);
    x = cross(y, z);
    p.frame(x, y, z);
}

Primitive shaped(Shape shape, Vec3 centre)
{
    Primitive p;
    p.shape = shape;
    p.centre = centre;
    return p;
}

} // namespace

int Model::material(Material material)
{
    m_materials.push_back(std::move(material));
    m_materials.back().seed = rng.range(0, 40);
    return int(m_materials.size()) - 1;
}

Primitive &Model::sphere(Vec3 centre, float radius)
{
    Primitive p = shaped(Shape::Sphere, centre);
    p.radius = radius;
    return m_field.add(p);
}

Primitive &Model::ellipsoid(Vec3 centre, Vec3 radii)
{
    Primitive p = shaped(Shape::Ellipsoid, centre);
    p.size = radii;
    return m_field.add(p);
}

Primitive &Model::box(Vec3 centre, Vec3 half, float rounding)
{
    Primitive p = shaped(Shape::Box, centre);
    p.rounding = std::min(rounding, std::min(half.x, std::min(half.y, half.z)) * .98f);
    p.size = half - Vec3{p.rounding, p.rounding, p.rounding};
    return m_field.add(p);
}

Primitive &Model::capsule(Vec3 from, Vec3 to, float radius, float endRadius)
{
    Primitive p;
    p.shape = Shape::Cone;
    p.from = from;
    p.to = to;
    p.radius = radius;
    p.radius2 = endRadius < 0 ? radius : endRadius;
    // A ball inside the other has no cone around both.
    const float difference = std::fabs(p.radius - p.radius2);
    if (length(to - from) < difference * 1.02f + 1e-4f)
        p.to = from + normalised(to - from + Vec3{0, 0, 1e-5f}) * (difference * 1.05f + 1e-3f);
    return m_field.add(p);
}

Primitive &Model::cylinder(Vec3 centre, Vec3 axis, float halfLength, float radius, float rounding)
{
    Primitive p = shaped(Shape::Cylinder, centre);
    p.rounding = std::min(rounding, std::min(halfLength, radius) * .98f);
    p.radius = radius - p.rounding;
    p.halfLength = halfLength - p.rounding;
    frameAlong(p, axis);
    return m_field.add(p);
}

Primitive &Model::torus(Vec3 centre, Vec3 axis, float ring, float tube)
{
    Primitive p = shaped(Shape::Torus, centre);
    p.radius = ring;
    p.radius2 = tube;
    frameAlong(p, axis);
    return m_field.add(p);
}

Primitive &Model::extrude(Vec3 centre, const std::vector<Vec2> &polygon, float halfThickness, float rounding)
{
    Primitive p = shaped(Shape::Extrusion, centre);
    p.size = {halfThickness - rounding, halfThickness - rounding, 0};
    p.rounding = rounding;
    m_field.setOutline(p, polygon);
    return m_field.add(p);
}

Primitive &Model::extrudeTapered(Vec3 centre, const std::vector<Vec2> &polygon, float halfThickness, float rounding,
                                 float halfHigh, float z0, float z1, float narrowing)
{
    Primitive &p = extrude(centre, polygon, halfThickness, rounding);
    p.size.y = halfHigh - rounding;
    p.taperFrom = z0;
    p.taperTo = z1;
    p.narrowing = narrowing;
    p.scale = .85f; // slanted faces: the value across them is too long by up to this much
    return p;
}

Primitive &Model::revolve(Vec3 centre, const std::vector<Vec2> &polygon, float rounding)
{
    Primitive p = shaped(Shape::Revolution, centre);
    p.rounding = rounding;
    m_field.setOutline(p, polygon);
    return m_field.add(p);
}

void Model::tube(const std::vector<Vec3> &points, float radius, float endRadius, float blend, int steps)
{
    const std::vector<Vec3> line = curveThrough(points, steps);
    const float last = float(line.size() - 1);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        // Only the ends blend with what they meet: between the segments a blend would bulge.
        const bool end = i == 0 || i + 2 == line.size();
        capsule(line[i], line[i + 1], mix(radius, endRadius, float(i) / last),
                mix(radius, endRadius, float(i + 1) / last)).smooth(end ? blend : 0);
    }
}

PlacedKeypoint &Model::keypoint(std::string name, int part, Vec3 at, Vec3 direction)
{
    PlacedKeypoint k;
    k.name = std::move(name);
    k.part = part;
    k.at = at;
    k.direction = normalised(direction);
    m_keypoints.push_back(std::move(k));
    return m_keypoints.back();
}

float Model::distanceSoFar(Vec3 p) const
{
    float best = 1e9f;
    for (int i = 0; i < int(m_field.parts().size()); ++i)
        best = std::min(best, m_field.partDistance(i, p));
    return best;
}

Model &Model::stand()
{
    if (!m_stand)
        m_stand = std::make_unique<Model>(rng.next());
    return *m_stand;
}

void Model::finish()
{
    m_field.finish();
    m_grid.emplace(m_field);
    if (m_stand)
        m_stand->finish();
}

Vec3 Model::partNormal(int part, Vec3 p) const
{
    constexpr float h = 1.2e-3f;
    const auto d = [&](Vec3 offset) { return m_field.partDistance(part, p + offset); };
    return normalised({d({h, 0, 0}) - d({-h, 0, 0}), d({0, h, 0}) - d({0, -h, 0}), d({0, 0, h}) - d({0, 0, -h})});
}

SurfacePoint Model::snapped(const PlacedKeypoint &k, bool mirrored) const
{
    const Vec3 side{1, mirrored ? -1.f : 1.f, 1};
    const Vec3 at = k.at * side, direction = k.direction * side;
    if (k.fixed)
        return {at, direction};
    if (dot(direction, direction) > 0) {
        constexpr float behind = .3f; // how deep below `at` the surface may lie
        float t = 0;
        for (int step = 0; step < 200 && t < k.reach + behind; ++step) {
            const Vec3 p = at + direction * (k.reach - t);
            const float d = m_field.partDistance(k.part, p);
            if (d < 4e-4f)
                return {p, partNormal(k.part, p)};
            t += std::max(d * .9f, 3e-4f);
        }
    }
    Vec3 p = at;
    for (int step = 0; step < 16; ++step)
        p = p - partNormal(k.part, p) * m_field.partDistance(k.part, p);
    return {p, partNormal(k.part, p)};
}

std::vector<Vec3> curveThrough(const std::vector<Vec3> &points, int steps)
{
    std::vector<Vec3> line;
    const std::size_t n = points.size();
    for (std::size_t i = 0; i + 1 < n; ++i) {
        const Vec3 b = points[i], c = points[i + 1];
        const Vec3 a = i > 0 ? points[i - 1] : b * 2 - c;
        const Vec3 d = i + 2 < n ? points[i + 2] : c * 2 - b;
        for (int s = 0; s < steps; ++s)
            line.push_back(catmullRom(a, b, c, d, float(s) / float(steps)));
    }
    line.push_back(points.back());
    return line;
}

std::vector<Vec2> splineThrough(const std::vector<Vec2> &points, int steps)
{
    const auto component = [](float a, float b, float c, float d, float t) { return catmullRom(a, b, c, d, t); };
    std::vector<Vec2> line;
    const int n = int(points.size());
    const auto at = [&](int i) { return points[std::size_t(std::clamp(i, 0, n - 1))]; };
    for (int i = 0; i + 1 < n; ++i) {
        const Vec2 a = at(i - 1), b = at(i), c = at(i + 1), d = at(i + 2);
        for (int s = 0; s < steps; ++s) {
            const float t = float(s) / float(steps);
            line.push_back({component(a.x, b.x, c.x, d.x, t), component(a.y, b.y, c.y, d.y, t)});
        }
    }
    line.push_back(points.back());
    return line;
}

} // namespace soco::demo
