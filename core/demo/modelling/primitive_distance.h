#pragma once

#include "core/demo/modelling/packet.h"
#include "core/demo/modelling/primitive.h"

// The distance functions of the primitives, for one point (Lane = float) or eight. Formulas of the simple shapes:
// I. Quilez, "Distance functions".

namespace soco::demo {

template <class Lane>
SOCO_LANES Lane coneDistance(const Primitive &c, const Point<Lane> &p)
{
    const float l2 = c.axisSquared, il2 = c.inverseSquared, a2 = c.slant, dr = c.radius - c.radius2;
    const Lane fx = p.x - Lane(c.from.x), fy = p.y - Lane(c.from.y), fz = p.z - Lane(c.from.z);
    const Lane y = fx * Lane(c.axis.x) + fy * Lane(c.axis.y) + fz * Lane(c.axis.z), z = y - Lane(l2);
    const Lane ax = fx * Lane(l2) - Lane(c.axis.x) * y, ay = fy * Lane(l2) - Lane(c.axis.y) * y;
    const Lane az = fz * Lane(l2) - Lane(c.axis.z) * y;
    const Lane x2 = ax * ax + ay * ay + az * az, y2 = y * y * Lane(l2), z2 = z * z * Lane(l2);
    const Lane k = Lane((dr > 0 ? 1.f : dr < 0 ? -1.f : 0.f) * dr * dr) * x2;
    const Lane zero(0.f), one(1.f), minus(-1.f);
    const auto beyondEnd = select(z > zero, one, minus) * Lane(a2) * z2 > k;
    const auto beforeStart = select(y > zero, one, minus) * Lane(a2) * y2 < k;
    const Lane under = select(beyondEnd, x2 + z2, select(beforeStart, x2 + y2, x2 * Lane(a2) * Lane(il2)));
    const Lane slope = select(beyondEnd | beforeStart, zero, y * Lane(dr));
    return (squareRoot(under) + slope) * Lane(il2) - select(beyondEnd, Lane(c.radius2), Lane(c.radius));
}

// Two distances across each other, such as radius and height of a cylinder: exact outside, the larger one inside.
template <class Lane>
SOCO_LANES Lane crossed(Lane a, Lane b)
{
    const Lane zero(0.f), ox = larger(a, zero), oy = larger(b, zero);
    return squareRoot(ox * ox + oy * oy) + smaller(larger(a, b), zero);
}

// One edge of a polygon: lowers `nearest`, the squared distance, and keeps the even-odd rule's count in `inside`.
// Points and edges may be single or several, as long as one of them is.
template <class Lane, class Flag>
SOCO_LANES void passEdge(Lane x, Lane y, Lane startX, Lane startY, Lane dx, Lane dy, Lane endY, Lane inverse,
                         Lane &nearest, Flag &inside)
{
    const Lane wx = x - startX, wy = y - startY;
    const Lane t = between((wx * dx + wy * dy) * inverse, 0, 1);
    const Lane bx = wx - dx * t, by = wy - dy * t;
    nearest = smaller(nearest, bx * bx + by * by);
    // Does a ray to +x cross this edge?
    const Flag above = wy >= Lane(0.f), below = y < endY, leftOf = dx * wy > dy * wx;
    inside = inside ^ ((above & below & leftOf) | ~(above | below | leftOf));
}

// Signed distance to a closed polygon, negative inside: each point passes the edges of those stretches that matter.
template <class Lane>
SOCO_LANES Lane outlineDistance(const OutlineEdges *edges, int count, unsigned stretches, Lane x, Lane y)
{
    Lane nearest(1e30f);
    typename Lane::Mask inside = Lane(0.f) > Lane(0.f);
    const int length = stretchLength(count);
    for (; stretches; stretches &= stretches - 1) {
        const int first = __builtin_ctz(stretches) * length;
        for (int i = first; i < first + length && i < count; ++i) {
            const OutlineEdges &e = edges[i];
            for (int k = 0; k < 4; ++k)
                passEdge<Lane>(x, y, e.x[k], e.y[k], e.dx[k], e.dy[k], e.endY[k], e.inverse[k], nearest, inside);
        }
    }
    const Lane d = squareRoot(nearest);
    return select(inside, -d, d);
}

// The same for one point: all edges pass it, four at a time.
SOCO_LANES float outlineDistance(const OutlineEdges *edges, int count, unsigned, float x, float y)
{
    using Edges = Packet<4, 4>;
    const auto lanes = [](const float (&from)[4]) __attribute__((always_inline)) { return Edges::load(from); };
    Edges nearest(1e30f);
    Edges::Mask inside = Edges(0.f) > Edges(0.f);
    for (int i = 0; i < count; ++i) {
        const OutlineEdges &e = edges[i];
        passEdge<Edges>(x, y, lanes(e.x), lanes(e.y), lanes(e.dx), lanes(e.dy), lanes(e.endY), lanes(e.inverse),
                        nearest, inside);
    }
    float each[4];
    nearest.store(each);
    const float d = squareRoot(smaller(smaller(each[0], each[1]), smaller(each[2], each[3])));
    return __builtin_parity(inside.bits()) ? -d : d;
}

// `stretches`: of the outline, those that can matter.
template <class Lane>
SOCO_LANES Lane distanceTo(const Primitive &s, const OutlineEdges *edges, unsigned stretches, const Point<Lane> &p)
{
    if (s.shape == Shape::Cone)
        return coneDistance(s, p);
    Point<Lane> q{p.x - Lane(s.centre.x), p.y - Lane(s.centre.y), p.z - Lane(s.centre.z)};
    if (s.turned) {
        const auto along = [&q](const Vec3 &axis) __attribute__((always_inline)) {
            return q.x * Lane(axis.x) + q.y * Lane(axis.y) + q.z * Lane(axis.z);
        };
        q = {along(s.axisX), along(s.axisY), along(s.axisZ)};
    }
    const Lane zero(0.f);
    const auto fromAxis = [&q]() __attribute__((always_inline)) { return squareRoot(q.x * q.x + q.y * q.y); };
    switch (s.shape) {
    case Shape::Sphere: return squareRoot(dotOf(q, q)) - Lane(s.radius);
    case Shape::Ellipsoid: {
        const Point<Lane> u{q.x / Lane(s.size.x), q.y / Lane(s.size.y), q.z / Lane(s.size.z)};
        const Point<Lane> v{u.x / Lane(s.size.x), u.y / Lane(s.size.y), u.z / Lane(s.size.z)};
        const Lane k0 = squareRoot(dotOf(u, u)), k1 = squareRoot(dotOf(v, v));
        const float smallest = smaller(s.size.x, smaller(s.size.y, s.size.z));
        return select(k1 < Lane(1e-6f), Lane(-smallest), k0 * (k0 - Lane(1.f)) / k1);
    }
    case Shape::Box: {
        const Lane x = magnitude(q.x) - Lane(s.size.x), y = magnitude(q.y) - Lane(s.size.y);
        const Lane z = magnitude(q.z) - Lane(s.size.z);
        const Point<Lane> out{larger(x, zero), larger(y, zero), larger(z, zero)};
        return squareRoot(dotOf(out, out)) + smaller(larger(x, larger(y, z)), zero) - Lane(s.rounding);
    }
    case Shape::Cylinder:
        return crossed<Lane>(fromAxis() - Lane(s.radius), magnitude(q.z) - Lane(s.halfLength)) - Lane(s.rounding);
    case Shape::Torus: {
        const Lane ring = fromAxis() - Lane(s.radius);
        return squareRoot(ring * ring + q.z * q.z) - Lane(s.radius2);
    }
    case Shape::Extrusion: {
        Lane t = zero;
        if (s.taperTo > s.taperFrom)
            t = between((q.z - Lane(s.taperFrom)) / Lane(s.taperTo - s.taperFrom), 0, 1);
        const Lane x2 = q.x * q.x;
        const Lane half = mixed(Lane(s.size.x), Lane(s.size.y), t) * (Lane(1.f) - Lane(s.narrowing) * x2 * x2);
        const Lane across = outlineDistance(edges + s.firstEdges, s.edgesCount, stretches, q.x, q.z);
        return (crossed<Lane>(across, magnitude(q.y) - half) - Lane(s.rounding)) * Lane(s.scale);
    }
    default: // a revolution
        return outlineDistance(edges + s.firstEdges, s.edgesCount, stretches, fromAxis(), q.z) - Lane(s.rounding);
    }
}

// Polynomial smooth minimum; the plain one for width 0.
template <class Lane>
SOCO_LANES Lane smoothMinimum(Lane a, Lane b, float width)
{
    if (width <= 0)
        return smaller(a, b);
    const Lane h = larger(Lane(width) - magnitude(a - b), Lane(0.f)) / Lane(width);
    return smaller(a, b) - h * h * Lane(width) * Lane(0.25f);
}

// Folds the next primitive's distance into a part's; `first` where the part is still empty.
template <class Lane>
SOCO_LANES Lane blended(Lane distance, Lane next, const Primitive &primitive, bool first)
{
    switch (primitive.blend) {
    case Blend::Union: return first ? next : smoothMinimum(distance, next, primitive.width);
    case Blend::Subtract: return -smoothMinimum(-distance, next, primitive.width);
    default: return -smoothMinimum(-distance, -next, primitive.width);
    }
}

} // namespace soco::demo
