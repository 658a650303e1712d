#include "core/demo/modelling/primitive.h"

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

float outlineDistance(const OutlineEdges *edges, int count, float x, float y)
{
    using Mask = int __attribute__((vector_size(16)));
    const Four zero = {}, one = zero + 1.f;
    Four nearest = zero + 1e30f;
    Mask inside = {};
    for (int i = 0; i < count; ++i) {
        const OutlineEdges &e = edges[i];
        const Four wx = x - e.x, wy = y - e.y;
        Four t = (wx * e.dx + wy * e.dy) * e.inverse;
        t = t < zero ? zero : t;
        t = t > one ? one : t;
        const Four bx = wx - e.dx * t, by = wy - e.dy * t;
        const Four d = bx * bx + by * by;
        nearest = d < nearest ? d : nearest;
        // Even-odd rule: does a ray to +x cross this edge?
        const Mask above = wy >= zero, below = y < e.endY, leftOf = e.dx * wy > e.dy * wx;
        inside ^= (above & below & leftOf) | ~(above | below | leftOf);
    }
    const float d = std::sqrt(std::min(std::min(nearest[0], nearest[1]), std::min(nearest[2], nearest[3])));
    return inside[0] ^ inside[1] ^ inside[2] ^ inside[3] ? -d : d;
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

static float coneDistance(const Primitive &c, Vec3 p)
{
    const Vec3 axis = c.to - c.from, fromStart = p - c.from;
    const float l2 = dot(axis, axis), dr = c.radius - c.radius2, a2 = l2 - dr * dr, il2 = 1 / l2;
    const float y = dot(fromStart, axis), z = y - l2;
    const Vec3 across = fromStart * l2 - axis * y;
    const float x2 = dot(across, across), y2 = y * y * l2, z2 = z * z * l2;
    const float k = (dr > 0 ? 1.f : dr < 0 ? -1.f : 0.f) * dr * dr * x2;
    if ((z > 0 ? 1.f : -1.f) * a2 * z2 > k)
        return std::sqrt(x2 + z2) * il2 - c.radius2;
    if ((y > 0 ? 1.f : -1.f) * a2 * y2 < k)
        return std::sqrt(x2 + y2) * il2 - c.radius;
    return (std::sqrt(x2 * a2 * il2) + y * dr) * il2 - c.radius;
}

// Two distances across each other, such as radius and height of a cylinder: exact outside, the larger one inside.
static float crossed(float a, float b)
{
    const float ox = std::max(a, 0.f), oy = std::max(b, 0.f);
    return std::sqrt(ox * ox + oy * oy) + std::min(std::max(a, b), 0.f);
}

float Primitive::distance(Vec3 p, const OutlineEdges *edges) const
{
    if (shape == Shape::Cone)
        return coneDistance(*this, p);
    Vec3 q = p - centre;
    if (turned)
        q = {dot(q, axisX), dot(q, axisY), dot(q, axisZ)};
    switch (shape) {
    case Shape::Sphere: return length(q) - radius;
    case Shape::Ellipsoid: {
        const Vec3 u{q.x / size.x, q.y / size.y, q.z / size.z};
        const float k0 = length(u);
        const float k1 = length(Vec3{u.x / size.x, u.y / size.y, u.z / size.z});
        return k1 < 1e-6f ? -std::min(size.x, std::min(size.y, size.z)) : k0 * (k0 - 1) / k1;
    }
    case Shape::Box: {
        const Vec3 d{std::fabs(q.x) - size.x, std::fabs(q.y) - size.y, std::fabs(q.z) - size.z};
        return length(maximum(d, {})) + std::min(largest(d), 0.f) - rounding;
    }
    case Shape::Cylinder:
        return crossed(std::sqrt(q.x * q.x + q.y * q.y) - radius, std::fabs(q.z) - halfLength) - rounding;
    case Shape::Torus: {
        const float ring = std::sqrt(q.x * q.x + q.y * q.y) - radius;
        return std::sqrt(ring * ring + q.z * q.z) - radius2;
    }
    case Shape::Extrusion: {
        const float t = taperTo > taperFrom ? saturate((q.z - taperFrom) / (taperTo - taperFrom)) : 0;
        const float x2 = q.x * q.x;
        const float half = mix(size.x, size.y, t) * (1 - narrowing * x2 * x2);
        const float across = outlineDistance(edges + firstEdges, edgesCount, q.x, q.z);
        return (crossed(across, std::fabs(q.y) - half) - rounding) * scale;
    }
    default:
        return outlineDistance(edges + firstEdges, edgesCount, std::sqrt(q.x * q.x + q.y * q.y), q.z) - rounding;
    }
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
