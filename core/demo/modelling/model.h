#pragma once

#include "core/demo/materials/material.h"
#include "core/demo/modelling/field_grid.h"
#include "core/demo/modelling/rng.h"

#include <memory>
#include <optional>
#include <string>

namespace soco::demo {

// A keypoint as a builder places it, beside the part that carries it.
struct PlacedKeypoint {
    std::string name;
    int part = 0;        // snapped against this part alone, so that a cushion lying there cannot catch the point
    Vec3 at;             // near the surface
    Vec3 direction;      // outwards; zero: along the gradient
    float reach = .12f;  // how far outside of `at` the march starts
    bool twoSided = false; // a second point at -y; the visible one nearer the camera counts
    bool fixed = false;  // `at` is the point itself: the middle of an opening has no surface

    PlacedKeypoint &from(float distance) { reach = distance; return *this; }
    PlacedKeypoint &bothSides() { twoSided = true; return *this; }
    PlacedKeypoint &exactly() { fixed = true; return *this; }
};

struct SurfacePoint {
    Vec3 at;
    Vec3 normal; // outwards
};

// A number that a builder has drawn, for Metadata/demo_truth.json: "half_length", 0.97.
struct Parameter {
    const char *name = "";
    float value = 0;
};

// One object: its shape, materials and keypoints. Built by one of the builders, or as a prop; then finish().
class Model
{
public:
    explicit Model(std::uint64_t key) : rng(key) {}
    Model(const Model &) = delete;
    Model &operator=(const Model &) = delete;

    Rng rng;

    // Keeps a copy with noise of its own. Returns its index, for part().
    int material(Material material);
    // What is added next is one part of that material. Returns the part's index.
    int part(int material) { return m_field.beginPart(material); }

    Primitive &sphere(Vec3 centre, float radius);
    Primitive &ellipsoid(Vec3 centre, Vec3 radii);
    Primitive &box(Vec3 centre, Vec3 half, float rounding);
    // Between two points; `endRadius` < 0: the same.
    Primitive &capsule(Vec3 from, Vec3 to, float radius, float endRadius = -1);
    Primitive &cylinder(Vec3 centre, Vec3 axis, float halfLength, float radius, float rounding);
    Primitive &torus(Vec3 centre, Vec3 axis, float ring, float tube);
    // The polygon lies in local (x, z), inset by `rounding`; the thickness goes along y.
    Primitive &extrude(Vec3 centre, const std::vector<Vec2> &polygon, float halfThickness, float rounding);
    // The same, getting from `halfThickness` at height z0 to `halfHigh` at z1, and narrower towards +-x.
    Primitive &extrudeTapered(Vec3 centre, const std::vector<Vec2> &polygon, float halfThickness, float rounding,
                              float halfHigh, float z0, float z1, float narrowing = 0);
    // The polygon lies in (radius, z).
    Primitive &revolve(Vec3 centre, const std::vector<Vec2> &polygon, float rounding);
    // Capsules along a Catmull-Rom spline; `blend`: of both ends with the rest of the part.
    void tube(const std::vector<Vec3> &points, float radius, float endRadius, float blend, int steps);

    PlacedKeypoint &keypoint(std::string name, int part, Vec3 at, Vec3 direction);

    // A thing of its own that the object rests on or in, made at the first call: drawn like a prop, no part of the
    // object.
    Model &stand();
    std::unique_ptr<Model> takeStand() { return std::move(m_stand); } // null where there is none

    void parameter(const char *name, float value) { m_parameters.push_back({name, value}); }

    // Distance to what has been added so far, for parts that sit on others.
    float distanceSoFar(Vec3 p) const;

    // No more parts after this.
    void finish();

    const ShapeField &field() const { return m_field; }
    const FieldGrid &grid() const { return *m_grid; } // after finish()
    const std::vector<PlacedKeypoint> &keypoints() const { return m_keypoints; }
    const std::vector<Parameter> &parameters() const { return m_parameters; }
    const Material &materialOfPart(int part) const
    {
        return m_materials[std::size_t(m_field.parts()[std::size_t(part)].material)];
    }
    // The keypoint on its part; `mirrored`: the second point of a two-sided one.
    SurfacePoint snapped(const PlacedKeypoint &keypoint, bool mirrored) const;

private:
    Vec3 partNormal(int part, Vec3 p) const;

    ShapeField m_field;
    std::vector<Material> m_materials;
    std::vector<PlacedKeypoint> m_keypoints;
    std::vector<Parameter> m_parameters;
    std::optional<FieldGrid> m_grid;
    std::unique_ptr<Model> m_stand;
};

// Smooth lines, Catmull-Rom, open: in space, and through the points of a profile.
std::vector<Vec3> curveThrough(const std::vector<Vec3> &points, int steps);
std::vector<Vec2> splineThrough(const std::vector<Vec2> &points, int steps);

// 1: left, -1: right
inline constexpr float bothSides[] = {1.f, -1.f};
inline std::string sideName(float side) { return side > 0 ? "left" : "right"; }

} // namespace soco::demo
