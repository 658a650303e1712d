#pragma once

#include "core/demo/categories/vehicle/parts.h"

namespace soco::demo {

// The front half of a lorry or van: a cab with its glass, doors, lamps, mirrors and beacons.
struct TruckCab {
    float front, rear;           // x
    float halfWidth, sill, roof;
    float windowLow, windowHigh;
    float nose;                  // the windscreen's foot stands this far behind the front
    float lean;                  // and its top, at the roof, that much further
    float doorRear;              // x of the door's rear edge
    float wheelRadius, axle;     // x of the front axle

    // Of the windscreen.
    float glassX(float z) const { return front - nose - lean * saturate((z - windowLow) / (roof - windowLow)); }
    float bumper() const { return sill + .06f; }
};

// Windows and doors, on the cab's material. `crew`: with a window behind the door.
void addCabWindows(Material &paint, const TruckCab &cab, Vec3 glass, Vec3 line, bool crew);
void addCab(Model &model, const TruckCab &cab, int material, const VehicleMaterials &materials);
// Bumper, lamps, grille and mirrors.
void addCabFront(Model &model, const TruckCab &cab, const VehicleMaterials &materials);

// A dome on each side, `left` at its foot, joined by a bar or each on a base of its own.
void addBeacons(Model &model, int base, int lens, Vec3 left, bool bar);
// The keypoints of the load body's upper rear corners.
void placeBodyCorners(Model &model, int part, Vec3 left);

} // namespace soco::demo
