#pragma once

#include "core/demo/materials/material.h"

namespace soco::demo {

// Figures that are painted on toys of more than one family.

// A smiling mouth between two corners at the height of `middle`; it sags by `sag` and is `thickness` high.
Decal smileDecal(Side side, float facing, Vec2 middle, float halfWidth, float sag, float thickness, Vec3 colour);

// The petals of a flower: discs on a circle of radius `reach`.
void addPetals(Material &material, Side side, float facing, Vec2 middle, float reach, float radius, int count,
               Vec3 colour);

} // namespace soco::demo
