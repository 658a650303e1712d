#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// The outline of a body in (y, z). Its edge is rounded: the wood reaches `rounding` beyond the points.
struct Outline {
    std::vector<Vec2> points;
    float rounding = 0;

    // Among the points of one side between two heights.
    Vec2 widest(float side, float low, float high) const;
    Vec2 narrowest(float side, float low, float high) const;
};

std::vector<Vec2> closedSpline(const std::vector<Vec2> &points, int steps);
// The points of the left half from the bottom to the top, then those of the right half back.
std::vector<Vec2> withRightHalf(std::vector<Vec2> left);

// Lays an extrusion upright: its polygon is then (y, z), its front x.
Primitive &upright(Primitive &extrusion);

// Upper bout, waist and lower bout on the front edge, the bottom in the middle. `front`: x of the face.
void placeBodyKeypoints(Model &model, int part, const Outline &outline, float front, float waist, float top);

// A button on a shaft, along y. Returns its outer end.
Vec3 addPeg(Model &model, Vec3 root, float side, float shaft, float button);

// An easel of wood: two pegs under the body, legs behind it.
void addStand(Model &model, const Outline &outline, float back, float front, float height);

} // namespace soco::demo
