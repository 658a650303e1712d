#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// A handle in the plane y = 0, from a barrel down; it leans back towards its lower end.
struct Grip {
    Vec3 top, bottom; // ends of its axis
    float topRadius = 0, bottomRadius = 0;

    Vec3 up() const { return normalised(top - bottom); }
    Vec3 front() const;
    float lean() const; // for Primitive::turnY
    // `t`: 0 at the top, 1 at the bottom.
    Vec3 axisAt(float t) const { return mix(top, bottom, t); }
    float radiusAt(float t) const { return mix(topRadius, bottomRadius, t); }
    Vec3 frontAt(float t) const { return axisAt(t) + front() * radiusAt(t); }
    Vec3 rearAt(float t) const { return axisAt(t) - front() * radiusAt(t); }
};

// The middle of the grip's rear and sides, at `t` on the axis.
void placeGripKeypoints(Model &model, const Grip &grip, int part, float t);
// Its lower end, from which it stands out to the front and the rear.
void placeGripBottom(Model &model, int part, Vec3 front, Vec3 rear);
// Side of the barrel's front end; `at`: the left one.
void placeBarrelFront(Model &model, int part, Vec3 at);

// Lays a revolution along x: its polygon is then (radius, x).
Primitive &alongX(Primitive &revolution);

// Ribbed soft plastic; the ribs lie across `axis`.
Material ribbed(Vec3 colour, Vec3 axis);

// Two eyes and a smile on both flanks.
void addFace(Material &material, Vec2 centre, float size, Vec3 colour);

} // namespace soco::demo
