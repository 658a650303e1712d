#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// Material indices that every bike uses.
struct BikeMaterials {
    int tyre = 0, rim = 0, metal = 0, saddle = 0, grip = 0, lamp = 0, red = 0, amber = 0;
};
// Draws the colours of saddle, grips and tyres.
BikeMaterials bikeMaterials(Model &model, Material rim);

// Everything below stands in the plane y = 0 or on both sides of it, and places the family's keypoints that it carries.

struct SpokedWheel {
    Vec3 axle;
    float radius, tyre; // outer radius, radius of the tube
    int spokes;
    float halfHub;      // half length of the hub
};
// Returns the hub's part.
int addSpokedWheel(Model &model, const BikeMaterials &materials, const SpokedWheel &wheel);

// A fat tyre on a pressed rim, as scooters have. Returns the hub's part.
int addScooterWheel(Model &model, const BikeMaterials &materials, Vec3 axle, float radius, float halfWidth);

// A curved sheet over a wheel, between two angles from the front (pi / 2: the top) less than half a turn apart.
// Returns the part.
int addMudguard(Model &model, int material, Vec3 axle, float radius, float halfWidth, float from, float to);

// The rubber on a handlebar's end, from `from` to `to`; `side`: 1 left, -1 right.
void addGrip(Model &model, int material, Vec3 from, Vec3 to, float radius, float side);

// Round, with a rim; `lens` is its foremost point.
void addHeadlamp(Model &model, const BikeMaterials &materials, Vec3 lens, float radius);
void addTaillamp(Model &model, const BikeMaterials &materials, Vec3 centre, Vec3 radii);

// A bicycle's, on its post's top.
void addSaddle(Model &model, const BikeMaterials &materials, Vec3 top);

// Two cranks and pedals on the spindle through `axle`; `spindle`: its half length. The pedals stay level.
struct Cranks {
    Vec3 axle;
    float spindle, length, angle;
};
void addCranks(Model &model, const BikeMaterials &materials, const Cranks &cranks);
// The same on a wheel's own axle, which ends in caps: `keypoint` names its two-sided centre.
void addPedalledAxle(Model &model, const BikeMaterials &materials, const Cranks &cranks, const char *keypoint);

// Brake lever before a grip that runs from `from` to `to`.
void addLever(Model &model, int material, Vec3 from, Vec3 to, float radius);

// Of brass, on a handlebar.
void addBell(Model &model, Vec3 centre, float radius);

// A round mirror on a stalk from `foot`.
void addMirror(Model &model, const BikeMaterials &materials, Vec3 foot, Vec3 centre, float side);

// Upright, facing the rear.
void addNumberPlate(Model &model, Vec3 centre);

// A wheel's centre on both ends of its axle, `halfHub` from the middle.
void wheelKeypoint(Model &model, const char *name, int hub, Vec3 axle, float halfHub);

} // namespace soco::demo
