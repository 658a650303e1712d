#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// How a bladed tool lies in its rest: its own frame has the handle along x, the edge below and the origin on the
// handle's axis.
struct ToolPose {
    float angle = 0;  // the front goes up
    float height = 0; // of the origin above the floor

    Vec3 direction(Vec3 d) const
    {
        const float c = cosine(angle), s = sine(angle);
        return {d.x * c - d.z * s, d.y, d.x * s + d.z * c};
    }
    Vec3 operator()(Vec3 p) const { return direction(p) + Vec3{0, 0, height}; }
    std::vector<Vec2> operator()(std::vector<Vec2> line) const // in (x, z), for decals
    {
        for (Vec2 &p : line) {
            const Vec3 q = (*this)({p.x, 0, p.y});
            p = {q.x, q.z};
        }
        return line;
    }
    Vec3 origin() const { return {0, 0, height}; }
};

// Where a rest carries a tool: the lowest point there, in the pose's frame, and half the thickness.
struct RestPoint {
    Vec3 below;
    float halfThickness = .05f;
};

// A wooden rest with two forks, as the tool's stand.
void addRest(Model &model, const ToolPose &pose, const RestPoint &rear, const RestPoint &front);

// The height at which the lowest of `points`, in the pose's frame, keeps `clearance` above the floor.
float restingHeight(const ToolPose &pose, const std::vector<Vec3> &points, float clearance);

// A flat dark or light line of the given half width through points in the pose's frame, projected from the flanks.
Decal inlay(const ToolPose &pose, std::vector<Vec2> polygon, float rounding, Vec3 colour);

} // namespace soco::demo
