#pragma once

#include "core/demo/modelling/model.h"

namespace soco::demo {

// The box of the machine, on its feet.
struct CaseBody {
    float halfDepth, halfWidth, low, high;

    float front() const { return halfDepth; }
    float middle() const { return (low + high) * .5f; }
    float halfHeight() const { return (high - low) * .5f; }
};

struct CaseMaterials {
    Material enamel; // of the body
    int body = 0, accent = 0, steel = 0, black = 0, foot = 0;
};
// White in many instances. `seams` go onto the body, and stickers on its flanks.
CaseMaterials drawCaseMaterials(Model &model, const CaseBody &body, const std::vector<Decal> &seams);

// The body's part with its eight corner points, and four feet. Returns the part; more may be cut out of it at once.
int addCaseBody(Model &model, const CaseBody &body, const CaseMaterials &materials, float rounding);
void addCaseFeet(Model &model, const CaseBody &body, const CaseMaterials &materials);

// On a face to the front: a knob with a pointer, and a dark display with glowing digits.
void addKnob(Model &model, const CaseMaterials &materials, Vec3 face, float radius);
void addDisplay(Model &model, Vec3 face, Vec2 half);
void addCord(Model &model, const CaseMaterials &materials, Vec3 exit);
// Bars of a vent on the rear or a flank.
Decal ventDecal(Side side, float facing, Vec2 centre, Vec2 half);

} // namespace soco::demo
