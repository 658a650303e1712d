#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// The pattern of a revolved body, drawn from bands, dots, a flower, a glazed foot, checks and none; `profile`: its
// points (radius, z).
void decorateVessel(Material &material, Rng &rng, const std::vector<Vec2> &profile, float middle, float half);

struct Spout {
    float radius; // at the tip
    Vec3 tip;     // middle of the mouth
    Vec3 direction;
};

// A soldered root, wider than the spout that grows out of it.
void addSpoutRoot(Model &model, Vec3 base, Vec3 along, float radius);

// The mouth: a rim with a dark hole, so that the tip is unmistakable.
void openSpout(Model &model, const Spout &spout, int dark);

// Call frontLine() before the spout is there: points of the body's front from the height `from` down to the floor,
// looked for from x = `outside`. Of these lowerEnd() is the lowest that the spout covers.
std::vector<Vec3> frontLine(const Model &model, float outside, float from);
Vec3 lowerEnd(const Model &model, int spout, const std::vector<Vec3> &line);

// Returns the height of its top.
float addKnob(Model &model, int material, float z);

// Where a line from outside comes as near to what is built so far as `reach`.
Vec3 firstTouch(const Model &model, Vec3 outside, Vec3 inside, float reach);

} // namespace soco::demo
