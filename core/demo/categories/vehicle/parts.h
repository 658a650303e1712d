#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// Material indices that every vehicle uses.
struct VehicleMaterials {
    int tyre = 0, rim = 0, hub = 0, chrome = 0, lamp = 0, red = 0, amber = 0, black = 0;
};
VehicleMaterials vehicleMaterials(Model &model, Material rim, Material hub, Material chrome);
// Steel or painted rims, steel hubs, bright chrome.
VehicleMaterials anyVehicleMaterials(Model &model);

enum class WheelStyle { Spokes, Ring, Holes };
// `side`: 1 left, -1 right. Returns the hub's part.
int addWheel(Model &model, const VehicleMaterials &materials, Vec3 centre, float side, float radius, float halfWidth,
             WheelStyle style);
// A wheel on each side with its keypoint. `end`: "front" or "rear"; `y`: of the middle of the left tyre.
void addAxle(Model &model, const VehicleMaterials &materials, const char *end, float x, float y, float radius,
             float halfWidth, WheelStyle style);

inline constexpr float archScale = 1.12f; // radius of a wheel's arch to the wheel's
inline constexpr float archDepth = .18f;  // how far it reaches into the body
// Upper halves of thick discs round the wheels of an axle, cut off at the height `bottom`: flares, or wheel houses.
// Added to the part begun last, as is the hole in which a wheel turns. `left`: middle of the left one.
void addArches(Model &model, Vec3 left, float radius, float bottom, float halfThickness);
// `halfWidth`: of the body; `radius`: of the wheel.
void cutArches(Model &model, float x, float halfWidth, float radius);

// A round lens in a ring that faces the front. Returns the lens' part.
int addRoundLamp(Model &model, int ring, int lens, Vec3 at, float radius);

// A black opening with bright bars across, in the front. `half`: of its height and width.
void addGrille(Model &model, const VehicleMaterials &materials, Vec3 at, Vec2 half, int bars);

// What follows comes on both sides, given for the left, with the keypoints of the vehicle level.
void addHeadlights(Model &model, const VehicleMaterials &materials, Vec3 at, float radius); // round
void addTaillights(Model &model, const VehicleMaterials &materials, Vec3 at, Vec3 half);    // boxes
void addIndicators(Model &model, const VehicleMaterials &materials, Vec3 at, Vec3 radii);
// `end`: "front" or "rear"; `half`: of the whole bar.
void addBumper(Model &model, int material, const char *end, Vec3 middle, Vec3 half);

// A mirror that hangs from an arm. Places its keypoint.
void addHangingMirror(Model &model, int material, float side, Vec3 root, Vec3 housing);

// A cream plate with painted letters, read from +x and -x.
Material numberPlate(Rng &rng, float height, int letters, bool gap);
// One in front and one behind, whose outer faces lie at these x. Places their keypoints.
void addNumberPlates(Model &model, float front, float rear, float height, int letters, bool gap);

// White disc with a number of strokes. On top it is read from the front.
void addRacingNumber(Material &paint, Side side, Vec2 middle, float radius, int digits);

// On two blocks on a roof.
void addSurfboard(Model &model, Vec3 roof, float halfLength, int blocks);

} // namespace soco::demo
