#pragma once

#include "core/demo/materials/material.h"
#include "core/demo/modelling/rng.h"

namespace soco::demo {

// Outlines for decals, extrusions and cut-outs; `size`: about from the middle to the edge.
std::vector<Vec2> heartOutline(Vec2 middle, float size);
std::vector<Vec2> starOutline(Vec2 middle, float size);

// A bright sticker as children like them: a heart, a star, a flower or a smiling face.
void addSticker(Material &material, Rng &rng, Side side, float facing, Vec2 middle, float size);

} // namespace soco::demo
