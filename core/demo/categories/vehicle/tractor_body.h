#pragma once

#include "core/demo/categories/vehicle/parts.h"

namespace soco::demo {

// What tractors with and without a cabin have in common: all before the driver, the wheels and the mudguards.

struct Tractor {
    float frontAxle, rearAxle;        // x
    float frontRadius, rearRadius;    // of the tyres
    float frontTrack, rearTrack;      // y of the tyres' middles
    float frontTyre, rearTyre;        // half widths
    float bonnetFront, bonnetRear;    // x
    float bonnetLow, bonnetTop;       // heights; the top slopes down by `slope` to the front
    float slope, bonnetHalf;
    Vec3 exhaust;                     // foot of the pipe, on the bonnet
    float exhaustTop;
    float rear;                       // x of the drawbar's end

    float guardRadius() const { return rearRadius * 1.06f + .05f; } // outside of a mudguard
};

Tractor drawTractor(Rng &rng);

struct TractorMaterials : VehicleMaterials {
    int body = 0, plain = 0, frame = 0; // bonnet with its decals, the same paint without, chassis
    Vec3 colour = {};
};
TractorMaterials tractorMaterials(Model &model, const Tractor &tractor);

// Each places the keypoints of what it adds.
void addTractorBonnet(Model &model, const Tractor &tractor, const TractorMaterials &materials, bool bars);
void addTractorWheels(Model &model, const Tractor &tractor, const TractorMaterials &materials);
void addTractorMudguards(Model &model, const Tractor &tractor, const TractorMaterials &materials);
void recordTractor(Model &model, const Tractor &tractor); // its parameters

} // namespace soco::demo
