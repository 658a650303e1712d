#pragma once

#include "core/demo/modelling/kernels.h"
#include "core/demo/modelling/shape_field.h"

#include <memory>

namespace soco::demo {

// Makes a ShapeField quick: a coarse grid of distances over its box (18 cells on the long side); cells near the
// surface are split 4 x 4 x 4, each with its own distances and with the list of primitives that can matter in it.
// Both are filled when first touched, so an object is never built where no ray comes near; what a cell holds does not
// depend on when that was. One picture, one thread: the const functions fill caches.
//
// Eight points or rays are asked about at once, `lanes` says which of them (see kernels.h); neighbours share lists,
// and so cost little more than one.
class FieldGrid
{
public:
    // `field` must be finished and outlive the grid.
    explicit FieldGrid(const ShapeField &field);
    FieldGrid(const FieldGrid &) = delete;
    FieldGrid &operator=(const FieldGrid &) = delete;

    const ShapeField &field() const { return *m_field; }

    // First hits between `from` and `to`. `footprint`: half a pixel's width at distance 1, the tolerance far away.
    void trace(const EightRays &rays, unsigned lanes, float footprint, EightHits &hits) const;
    struct Hit {
        float distance = 0;
        int part = -1;
    };
    bool trace(Vec3 origin, Vec3 direction, float from, float to, float footprint, Hit &hit) const;
    // Marches cones of half angle `slope`: where rays within them may start; negative where all of them miss.
    void coneStarts(const EightRays &rays, unsigned lanes, float slope, EightFloats &starts) const;
    // Exact near the surface, interpolated far from it.
    void distances(const EightPoints &points, unsigned lanes, EightFloats &distances) const;
    // Interpolated everywhere: for shadows and occlusion away from the point.
    void roughDistances(const EightPoints &points, unsigned lanes, EightFloats &distances) const;
    // Of points on the surface.
    void normals(const EightPoints &points, unsigned lanes, EightPoints &normals) const;
    // 1 lit, 0 in shadow; `sharpness`: smaller is softer.
    void light(const EightPoints &from, Vec3 towards, float sharpness, unsigned lanes, EightFloats &lit) const;

private:
    static constexpr int coarseCells = 18;

    friend int fillBlock(const FieldGrid &grid, int cell);
    friend void fillList(const FieldGrid &grid, int block, int fine);
    Vec3 cornerOf(int cell) const;
    void fillCorners();
    int markCellsNearSurface(); // returns their number
    int fillBlock(int cell) const;
    void fillList(int block, int fine) const;

    const ShapeField *m_field;
    mutable GridView m_view;
    std::vector<float> m_corners;
    mutable std::vector<int> m_blockOf;
    // With room for all blocks that can be asked for, of which those touched are filled.
    std::unique_ptr<float[]> m_fine;
    std::unique_ptr<int[]> m_lists;
    mutable std::vector<int> m_cellOf;       // per block
    mutable std::vector<int> m_candidatesOf; // per block: where its list stands in m_candidates
    mutable CandidateList m_candidates;
};

} // namespace soco::demo
