#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// Height of the rails' upper side: wheels stand on it.
inline constexpr float railTop = .075f;

// Material indices that every train uses.
struct RailMaterials {
    int wheel = 0, hub = 0, steel = 0, black = 0, lamp = 0, red = 0;
};
RailMaterials railMaterials(Model &model, Material wheel, Material hub);

// A piece of toy track under the train, longer than it, as its stand.
void layTrack(Model &model, float rear, float front, float halfGauge);

// `side`: 1 left, -1 right; an even number of spokes. Returns the hub's part.
int addRailWheel(Model &model, const RailMaterials &materials, Vec3 centre, float side, float radius, int spokes);

// The magnet of a toy's coupling, looking to the front (1) or the rear (-1). Returns its part.
int addCoupling(Model &model, const RailMaterials &materials, float x, float z, float facing);

// Red lamps on the rear end and their keypoints.
void addTailLamps(Model &model, const RailMaterials &materials, Vec3 left, float radius);

// A solid whose cross section, in (y, z), is the same from x = `rear` to `front`.
Primitive &alongTrain(Model &model, float rear, float front, const std::vector<Vec2> &section, float rounding);

// The cross section of an arched roof.
std::vector<Vec2> archedSection(float halfWidth, float low, float rise);

} // namespace soco::demo
