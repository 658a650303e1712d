#include "core/demo/modelling/primitive.h"

#include "core/demo/modelling/primitive_distance.h"

namespace soco::demo {

Primitive &Primitive::frame(Vec3 x, Vec3 y, Vec3 z)
{
    turned = true;
    axisX = x;
    axisY = y;
    axisZ = z;
    return *this;
}

Primitive &Primitive::turnX(float angle)
{
    const float c = cosine(angle), s = sine(angle);
    return frame({1, 0, 0}, {0, c, s}, {0, -s, c});
}

Primitive &Primitive::turnY(float angle)
{
    const float c = cosine(angle), s = sine(angle);
    return frame({c, 0, -s}, {0, 1, 0}, {s, 0, c});
}

Primitive &Primitive::turnZ(float angle)
{
    const float c = cosine(angle), s = sine(angle);
    return frame({c, s, 0}, {-s, c, 0}, {0, 0, 1});
}

void appendOutline(std::vector<OutlineEdges> &edges, const std::vector<Vec2> &polygon)
{
    const std::size_t n = polygon.size();
    for (std::size_t first = 0; first < n; first += 4) {
        OutlineEdges group;
        for (std::size_t lane = 0; lane < 4; ++lane) {
            // The first point fills up: it is never nearer than its own edge, and no ray crosses it.
            const bool filler = first + lane >= n;
            const Vec2 a = polygon[filler ? 0 : first + lane], b = polygon[filler ? 0 : (first + lane + 1) % n];
            const float dx = b.x - a.x, dy = b.y - a.y;
            group.x[lane] = a.x;
            group.y[lane] = a.y;
            group.dx[lane] = dx;
            group.dy[lane] = dy;
            group.endY[lane] = b.y;
            group.inverse[lane] = 1 / std::max(dx * dx + dy * dy, 1e-12f);
        }
        edges.push_back(group);
    }
}

void Primitive::prepare()
{
    if (shape != Shape::Cone)
        return;
    axis = to - from;
    axisSquared = dot(axis, axis);
    inverseSquared = 1 / axisSquared;
    slant = axisSquared - square(radius - radius2);
}

float Primitive::distance(Vec3 p, const OutlineEdges *edges) const
{
    return distanceTo<float>(*this, edges, allStretches, {p.x, p.y, p.z});
}

unsigned Primitive::stretchesNear(Vec3 p, float reach, unsigned among, const OutlineEdges *edges) const
{
    if (edgesCount == 0)
        return 0;
    Vec3 q = p - centre;
    if (turned)
        q = {dot(q, axisX), dot(q, axisY), dot(q, axisZ)};
    const float x = shape == Shape::Revolution ? std::sqrt(q.x * q.x + q.y * q.y) : q.x, y = q.z;
    const int length = stretchLength(edgesCount), count = (edgesCount + length - 1) / length;
    float distances[32], nearest = 1e9f;
    unsigned near = 0;
    for (int i = 0; i < count; ++i) {
        if (!(among >> i & 1))
            continue;
        float squared = 1e30f, right = -1e9f, low = 1e9f, high = -1e9f;
        for (int k = i * length; k < std::min((i + 1) * length, edgesCount); ++k) {
            const OutlineEdges &e = edges[firstEdges + k];
            for (int lane = 0; lane < 4; ++lane) {
                const float wx = x - e.x[lane], wy = y - e.y[lane];
                const float t = saturate((wx * e.dx[lane] + wy * e.dy[lane]) * e.inverse[lane]);
                squared = std::min(squared, square(wx - e.dx[lane] * t) + square(wy - e.dy[lane] * t));
                right = std::max(right, std::max(e.x[lane], e.x[lane] + e.dx[lane]));
                low = std::min(low, std::min(e.y[lane], e.endY[lane]));
                high = std::max(high, std::max(e.y[lane], e.endY[lane]));
            }
        }
        distances[i] = std::sqrt(squared);
        nearest = std::min(nearest, distances[i]);
        // Rays to +x from there may cross it.
        if (low <= y + reach && high >= y - reach && right >= x - reach)
            near |= 1u << i;
    }
    for (int i = 0; i < count; ++i)
        if (among >> i & 1 && distances[i] <= nearest + 2 * reach)
            near |= 1u << i;
    return near;
}

void Primitive::bounds(const OutlineEdges *edges, Vec3 &low, Vec3 &high) const
{
    if (shape == Shape::Cone) {
        const Vec3 r{radius, radius, radius}, r2{radius2, radius2, radius2};
        low = minimum(from - r, to - r2);
        high = maximum(from + r, to + r2);
        return;
    }
    Vec3 local, middle; // half extents and middle in the local frame
    switch (shape) {
    case Shape::Sphere: local = {radius, radius, radius}; break;
    case Shape::Torus: local = {radius + radius2, radius + radius2, radius2}; break;
    case Shape::Cylinder: local = {radius, radius, halfLength}; break;
    case Shape::Extrusion:
    case Shape::Revolution: {
        Vec2 a{1e9f, 1e9f}, b{-1e9f, -1e9f};
        for (int i = firstEdges; i < firstEdges + edgesCount; ++i)
            for (int lane = 0; lane < 4; ++lane) {
                a = {std::min(a.x, edges[i].x[lane]), std::min(a.y, edges[i].y[lane])};
                b = {std::max(b.x, edges[i].x[lane]), std::max(b.y, edges[i].y[lane])};
            }
        const bool round = shape == Shape::Revolution;
        middle = {round ? 0 : (a.x + b.x) / 2, 0, (a.y + b.y) / 2};
        local = {round ? b.x : (b.x - a.x) / 2, round ? b.x : std::max(size.x, size.y), (b.y - a.y) / 2};
        break;
    }
    default: local = size; break;
    }
    const Vec3 ax = turned ? axisX : Vec3{1, 0, 0}, ay = turned ? axisY : Vec3{0, 1, 0};
    const Vec3 az = turned ? axisZ : Vec3{0, 0, 1};
    const Vec3 c = centre + ax * middle.x + ay * middle.y + az * middle.z;
    const auto reach = [&](int i) {
        const float x = ax[i] * local.x, y = ay[i] * local.y, z = az[i] * local.z;
        if (shape == Shape::Sphere)
            return radius;
        if (shape == Shape::Ellipsoid)
            return std::sqrt(x * x + y * y + z * z);
        if (shape == Shape::Cylinder || shape == Shape::Torus || shape == Shape::Revolution)
            return std::sqrt(x * x + y * y) + std::fabs(z) + rounding;
        return std::fabs(x) + std::fabs(y) + std::fabs(z) + rounding;
    };
    const Vec3 half{reach(0), reach(1), reach(2)};
    low = c - half;
    high = c + half;
}

} // namespace soco::demo
