#pragma once

#include "core/demo/modelling/shape_field.h"

namespace soco::demo {

// Makes a ShapeField quick: a coarse grid of distances over its box (18 cells on the long side); cells near the
// surface are split 4 x 4 x 4, each with its own distances and with the list of primitives that can matter in it.
// Both are filled when first touched, so an object is never built where no ray comes near; what a cell holds does not
// depend on when that was. One picture, one thread: the const functions fill caches.
class FieldGrid
{
public:
    // `field` must be finished and outlive the grid.
    explicit FieldGrid(const ShapeField &field);

    const ShapeField &field() const { return *m_field; }

    struct Hit {
        float distance = 0;
        int part = -1;
    };
    // First hit in (from, to). `footprint`: half a pixel's width at distance 1, the tolerance far away.
    bool trace(Vec3 origin, Vec3 direction, float from, float to, float footprint, Hit &hit) const;
    // Marches a cone of half angle `slope`: where rays within it may start; false where all of them miss.
    bool coneStart(Vec3 origin, Vec3 direction, float slope, float &start) const;
    // Exact near the surface, interpolated far from it.
    float distance(Vec3 p) const;
    // Interpolated everywhere: for shadows and occlusion away from the point.
    float roughDistance(Vec3 p) const;
    Vec3 normal(Vec3 p) const;
    // 1 lit, 0 in shadow; `sharpness`: smaller is softer.
    float light(Vec3 from, Vec3 towards, float sharpness) const;

private:
    static constexpr int coarseCells = 18;
    static constexpr int split = 4;
    static constexpr int far = -1, untouched = -2; // m_blockOf
    struct Place {
        int cell = 0;         // index of the coarse cell
        int corner = 0;       // index of its lowest corner's distance
        float x = 0, y = 0, z = 0; // within it, 0 to 1
    };

    Place placeOf(Vec3 p) const;
    Vec3 cornerOf(int cell) const;
    int block(int cell) const;
    int fillBlock(int cell) const;
    const int *candidates(int block, int fine) const;
    float interpolated(Vec3 p, int &block, int &fine) const;
    float inside(Vec3 p) const;
    bool clip(Vec3 origin, Vec3 direction, Vec3 low, Vec3 high, float &from, float &to) const;

    const ShapeField *m_field;
    Vec3 m_low, m_high;
    float m_cell = 1; // side of a coarse cell
    int m_nx = 0, m_ny = 0, m_nz = 0;
    CandidateList m_all;
    std::vector<float> m_corners; // distances at the coarse grid's corners
    struct Block {
        int cell = 0;
        std::vector<int> candidates;
        std::vector<float> distances; // (split + 1)^3
        std::vector<int> lists;       // per fine cell: offset into m_fineLists, -1 not yet filled
    };
    mutable std::vector<int> m_blockOf;
    mutable std::vector<Block> m_blocks;
    mutable CandidateList m_fineLists;
};

} // namespace soco::demo
