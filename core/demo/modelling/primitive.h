#pragma once

#include "core/demo/modelling/math.h"

#include <vector>

namespace soco::demo {

enum class Shape : std::uint8_t { Sphere, Ellipsoid, Box, Cone, Cylinder, Torus, Extrusion, Revolution };
enum class Blend : std::uint8_t { Union, Subtract, Intersect };

// Four edges of a polygon side by side, ready for the distance function. GCC vectors: the compiler makes of them what
// the processor has; the result is the same.
using Four = float __attribute__((vector_size(16)));
struct OutlineEdges {
    Four x, y;    // start
    Four dx, dy;  // to the end
    Four endY;    // kept, so that neighbours agree on it to the last bit
    Four inverse; // 1 / (dx^2 + dy^2)
};

// A signed distance function with rounded edges. Distances are exact except for ellipsoids, tapered extrusions
// (bounds) and blends. Formulas of the simple shapes: I. Quilez, "Distance functions".
struct Primitive {
    Shape shape = Shape::Sphere;
    Blend blend = Blend::Union;
    float width = 0;      // of the smooth blend with what came before in the part
    float rounding = 0;
    Vec3 centre;
    bool turned = false;
    Vec3 axisX, axisY, axisZ; // of the local frame
    Vec3 size;            // ellipsoid: radii; box: half sides; extrusion: x = half thickness low, y = high
    float radius = 0;     // sphere, cone's start, cylinder, torus' ring
    float radius2 = 0;    // cone's end, torus' tube
    float halfLength = 0; // cylinder
    Vec3 from, to;        // cone: the two centres
    int firstEdges = 0, edgesCount = 0; // extrusion: polygon in local (x, z); revolution: in (radius, z)
    float taperFrom = 0, taperTo = 0; // extrusion: local z between which the half thickness goes from low to high
    float narrowing = 0;  // extrusion: thickness x (1 - narrowing x^4)
    float scale = 1;      // keeps a tapered extrusion's value below the true distance

    Primitive &subtract(float blendWidth = 0) { blend = Blend::Subtract; width = blendWidth; return *this; }
    Primitive &smooth(float blendWidth) { width = blendWidth; return *this; }
    Primitive &frame(Vec3 x, Vec3 y, Vec3 z);
    Primitive &turnX(float angle);
    Primitive &turnY(float angle); // positive: the front goes down
    Primitive &turnZ(float angle);

    float distance(Vec3 p, const OutlineEdges *edges) const;
    // The box around it, without what a smooth blend adds (at most width / 4).
    void bounds(const OutlineEdges *edges, Vec3 &low, Vec3 &high) const;
};

// Polynomial smooth minimum; the plain one for width 0.
inline float smoothMinimum(float a, float b, float width)
{
    if (width <= 0)
        return std::min(a, b);
    const float h = std::max(width - std::fabs(a - b), 0.f) / width;
    return std::min(a, b) - h * h * width * 0.25f;
}

// Folds the next primitive's distance into a part's; `first` where the part is still empty.
inline float blended(float distance, float next, const Primitive &primitive, bool first)
{
    switch (primitive.blend) {
    case Blend::Union: return first ? next : smoothMinimum(distance, next, primitive.width);
    case Blend::Subtract: return -smoothMinimum(-distance, next, primitive.width);
    default: return -smoothMinimum(-distance, -next, primitive.width);
    }
}

// Signed distance to a closed polygon, negative inside.
float outlineDistance(const OutlineEdges *edges, int count, float x, float y);
void appendOutline(std::vector<OutlineEdges> &edges, const std::vector<Vec2> &polygon);

} // namespace soco::demo
