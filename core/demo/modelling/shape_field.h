#pragma once

#include "core/demo/modelling/primitive.h"

namespace soco::demo {

// Primitives [first, first + count) blended with each other; one material.
struct Part {
    int first = 0;
    int count = 0;
    int material = 0;
};

// Which parts, and which of their primitives, can matter in some region:
// number of parts, then for each part: index, number of primitives; for each of these: index, stretches of its outline.
using CandidateList = std::vector<int>;

// The distance function of a whole object: the plain union of its parts.
class ShapeField
{
public:
    // The parts that follow belong to `material`. Returns the part's index.
    int beginPart(int material);
    // Appends to the last part. The reference is good until the next call.
    Primitive &add(const Primitive &primitive);
    // Registers a polygon and sets the primitive's edges.
    void setOutline(Primitive &primitive, const std::vector<Vec2> &polygon);

    bool empty() const { return m_parts.empty(); }
    const std::vector<Part> &parts() const { return m_parts; }
    std::size_t primitiveCount() const { return m_primitives.size(); }
    const Primitive *primitives() const { return m_primitives.data(); }
    const OutlineEdges *edges() const { return m_edges.data(); }
    Vec3 low() const { return m_low; }   // the surface's box, after finish()
    Vec3 high() const { return m_high; }

    // Call once all parts are there.
    void finish();

    float distance(Vec3 p) const;
    float partDistance(int part, Vec3 p) const;

    CandidateList allCandidates() const;
    // Those of `from` that can matter within `radius` of `centre`. Appends to `out`.
    void prune(const int *from, Vec3 centre, float radius, CandidateList &out) const;

private:
    struct Ball {
        Vec3 centre;
        float radius = 0;
    };
    std::vector<Primitive> m_primitives;
    std::vector<Part> m_parts;
    std::vector<Ball> m_balls; // around each part
    std::vector<OutlineEdges> m_edges;
    Vec3 m_low, m_high;
};

} // namespace soco::demo
