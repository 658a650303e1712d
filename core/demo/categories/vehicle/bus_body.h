#pragma once

#include "core/demo/categories/vehicle/parts.h"

namespace soco::demo {

// What buses of all kinds have in common.

struct Bus {
    float halfLength, halfWidth, wheelRadius;
    float frontAxle, rearAxle;           // x
    float sill, roof;                    // heights
    float windowLow, windowHigh;         // of the lower deck
    float face;                          // x of the windscreen's plane, the front where there is no bonnet
    float rowRear, rowFront;             // x between which the side windows lie
    float windshieldTop, lean;           // the front leans back by this much at the roof
    float door;                          // x of its middle
    float rounding;
    bool twoDecks = false;
    bool splitWindshield = false;
    int windows;

    float bumper() const { return sill + .06f; }
    float lampHeight() const { return sill + .15f; }
    float signHeight() const { return windshieldTop + .075f; }
};

// Windows all round and the door, on the body's material. `post`: colour between the door's leaves.
void addBusWindows(Material &paint, const Bus &bus, Vec3 glass, Vec3 post);
void addBusVent(Material &paint, const Bus &bus); // the engine's, behind
// A double door on the right.
void addBusDoor(Material &paint, const Bus &bus, float x, Vec3 glass, Vec3 post);

// Each places the keypoints of what it adds.
int addBusBody(Model &model, const Bus &bus, int material); // returns the part
void addBusWheels(Model &model, const Bus &bus, const VehicleMaterials &materials);
void addBusFront(Model &model, const Bus &bus, const VehicleMaterials &materials); // of a bus without a bonnet
void addBusRear(Model &model, const Bus &bus, const VehicleMaterials &materials);
void addBusMirrors(Model &model, const Bus &bus, int material);
// A board with letters over the windscreen, for the keypoint of that name.
void addBusSign(Model &model, const Bus &bus, Vec3 board, Vec3 letters, float halfWidth, const char *keypoint);

void recordBus(Model &model, const Bus &bus); // its parameters

} // namespace soco::demo
