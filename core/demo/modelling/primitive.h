#pragma once

#include "core/demo/modelling/math.h"

#include <vector>

namespace soco::demo {

enum class Shape : std::uint8_t { Sphere, Ellipsoid, Box, Cone, Cylinder, Torus, Extrusion, Revolution };
enum class Blend : std::uint8_t { Union, Subtract, Intersect };

// Four edges of a polygon side by side.
struct alignas(16) OutlineEdges {
    float x[4], y[4];    // start
    float dx[4], dy[4];  // to the end
    float endY[4];       // kept, so that neighbours agree on it to the last bit
    float inverse[4];    // 1 / (dx^2 + dy^2)
};

// An outline is divided into at most 32 stretches of edges, so that a set of them is a word. This many OutlineEdges
// each, of `count`:
inline constexpr unsigned allStretches = ~0u;
constexpr int stretchLength(int count) { return (count + 31) / 32; }

// A signed distance function with rounded edges. Distances are exact except for ellipsoids, tapered extrusions
// (bounds) and blends.
//
// A new shape is: a name in Shape, its numbers here, its box in bounds(), its formula in primitive_distance.h (written
// once for one point and for eight), and a function of Model that makes it.
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
    Vec3 axis;            // cone: prepare() fills in what follows from these
    float axisSquared = 1, inverseSquared = 1, slant = 1;
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

    // Before distances are asked for.
    void prepare();
    float distance(Vec3 p, const OutlineEdges *edges) const;
    // Those stretches of the outline that can be nearest or decide what is inside within `reach` of p.
    unsigned stretchesNear(Vec3 p, float reach, unsigned among, const OutlineEdges *edges) const;
    // The box around it, without what a smooth blend adds (at most width / 4).
    void bounds(const OutlineEdges *edges, Vec3 &low, Vec3 &high) const;
};

void appendOutline(std::vector<OutlineEdges> &edges, const std::vector<Vec2> &polygon);

} // namespace soco::demo
