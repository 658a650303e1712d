#pragma once

#include "core/demo/categories/vehicle/parts.h"

namespace soco::demo {

// What cars and pickup trucks have in common: everything between the bumpers but the rear doors and the load. A sports
// car takes the cabin, its glass, the mirrors and the handles.

enum class CarStyle { Sedan, Hatch, Estate, Pickup, Coupe };

struct Car {
    float halfLength, halfWidth, wheelRadius, halfWheelbase;
    float sill, shoulder, roof;             // heights
    float bonnetHeight, tailHeight;
    float cabinFront, cabinRear;            // x at the shoulder
    float roofFront, roofRear;              // x at the roof
    float cabinHalfLow, cabinHalfHigh;      // half widths at the shoulder and the roof
    float windowLow, windowHigh;            // heights of the glass
    float doorFront, doorMiddle, doorRear;  // x of the door lines
    float rounding;
    CarStyle style;

    float along(float z) const { return (z - shoulder) / (roof - shoulder); }
    float windshieldX(float z) const { return mix(cabinFront, roofFront, along(z)); }
    float rearGlassX(float z) const { return mix(cabinRear, roofRear, along(z)); }
    float cabinHalf(float z) const { return mix(cabinHalfLow, cabinHalfHigh, along(z)); }
    float bodyHalf(float x) const { return halfWidth * (1 - narrowing * square(square(x))); }
    float handleHeight() const { return shoulder - .075f; }
    // Of a pickup truck's cargo bed.
    float bedFront() const { return cabinRear - .05f; }
    float bedRear() const { return -halfLength + .06f; }
    float bedFloor() const { return sill + .14f; }
    float bedHalf() const { return halfWidth - .09f; }

    static constexpr float narrowing = .12f; // of the body towards both ends
    static constexpr float flare = .045f;    // thickness of the wheel arches
};

Car drawCar(Rng &rng, CarStyle style); // not of coupes
// On the cabin's material.
void addCarWindows(Material &cabin, const Car &car, Vec3 glass);

struct CarMaterials : VehicleMaterials {
    int body = 0, cabin = 0;
};
CarMaterials carMaterials(Model &model, const Car &car);

// Each places the keypoints of what it adds.
int addCarBody(Model &model, const Car &car, int material); // returns the part
void addCarCabin(Model &model, const Car &car, int material);
void addCarWheels(Model &model, const Car &car, const CarMaterials &materials);
void addCarEnds(Model &model, const Car &car, const CarMaterials &materials); // lamps, grille, bumpers, plates
void addCarMirrors(Model &model, const Car &car, int material);
// Handles on both sides, `x`: of their middle; `name`: "front" or "rear".
void addCarDoorHandles(Model &model, const Car &car, const char *name, float x, int material);

} // namespace soco::demo
