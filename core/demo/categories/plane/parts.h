#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// What every plane has, each with the family's keypoints on it.

// A body of revolution along x. `profile`: (radius, x) from the nose to the tail. Returns the part.
int addFuselage(Model &model, int material, float z, const std::vector<Vec2> &profile);
// On the parts that reach farthest.
void placeNoseTip(Model &model, int part, float x, float z);
void placeTailTip(Model &model, int part, float x, float z);

// Both halves of a wing or a tailplane.
struct Wing {
    float x = 0, z = 0;            // middle of the chord, in the plane of symmetry
    float rootHalf = 0, tipHalf = 0; // half chords
    float sweep = 0;               // how far the tip's middle lies behind the root's
    float span = 0;                // of one half
    float rootThickness = 0, tipThickness = 0; // halves
    float dihedral = 0;            // slope

    float middle(float y) const { return x - sweep * y / span; }
    float front(float y) const { return middle(y) + mix(rootHalf, tipHalf, y / span); }
    float rear(float y) const { return middle(y) - mix(rootHalf, tipHalf, y / span); }
    Vec3 at(float x, float side, float y) const { return {x, side * y, z + dihedral * y}; }
};
// Returns the part. `tips` names the keypoints at the outer edges: "wing" or "tailplane".
int addWing(Model &model, int material, const Wing &wing, const std::string &tips);
// Where the edges meet what has been built before the wing; call before addWing and pass to placeRoots.
struct Roots {
    float front = 0, rear = 0; // y
};
Roots findRoots(const Model &model, const Wing &wing);
void placeRoots(Model &model, int part, const Wing &wing, Roots roots);

// In the plane of symmetry; the corners of the top are keypoints.
struct Fin {
    Vec2 rootFront, topFront, topRear, rootRear; // (x, z)
    float thickness;                             // half
};
int addFin(Model &model, int material, const Fin &fin);

// Dark glass with a frame in `frameColour`; its sides are keypoints.
void addCanopy(Model &model, Vec3 centre, Vec3 radii, Vec3 frameColour, int bows);

// A strut from `mount` to a wheel with hubs on both sides. Returns the hubs' part.
struct GearMaterials {
    int tyre, metal, hub;
};
int addGearWheel(Model &model, const GearMaterials &materials, Vec3 mount, Vec3 axle, float radius, float halfWidth);
// One under the nose, two under the body, and aeroplane's keypoints on their hubs.
struct Gear {
    Vec3 nose, noseMount; // axle; upper end of its strut
    Vec3 left, leftMount; // the right ones are their mirror images
    float radius;
};
void addGear(Model &model, const GearMaterials &materials, const Gear &gear);
GearMaterials gearMaterials(Model &model);

// A toy paint that stands out from white.
Vec3 accentColour(Rng &rng);
// Bands, roundels or chequers near the tips of a wing, and the lines of its ailerons.
void decorateWing(Material &material, const Wing &wing, Vec3 accent, Rng &rng);
// Letters on both flanks, read from the left: as short bars of different shapes.
void addRegistration(Material &material, Vec2 centre, float height, Vec3 colour, Rng &rng);

} // namespace soco::demo
