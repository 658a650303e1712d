#pragma once

#include "core/demo/materials/material.h"
#include "core/demo/modelling/rng.h"

namespace soco::demo {

// 0xRRGGBB in sRGB to linear light.
Vec3 colourOf(std::uint32_t rgb);

// The sixteen toy paints of the art direction; `count` limits the draw to the first ones.
Vec3 toyColour(Rng &rng, int count = 16);
Vec3 paperColour(Rng &rng);
// `colour` to paint on `ground` with; where the two are hard to tell apart: dark on light, cream on dark.
Vec3 seenOn(Vec3 ground, Vec3 colour);

Material paintOf(Vec3 colour, float roughness = .32f, float coat = .7f);
Material anyPaint(Rng &rng);
Material rubber();
Material plasticOf(Vec3 colour, float roughness = .4f);
Material metalOf(Vec3 colour, float roughness = .3f, Vec3 axis = {0, 0, 1});
Material glassOf(Vec3 colour);
Material clayOf(Vec3 colour, float roughness, float coat);
Material anyWood(Rng &rng, Vec3 grain);
Material anyFabric(Rng &rng);

Decal polygonDecal(Side side, float facing, std::vector<Vec2> polygon, float rounding, Vec3 colour);
Decal rectangleDecal(Side side, float facing, Vec2 centre, Vec2 half, float rounding, Vec3 colour);
Decal discDecal(Side side, float facing, Vec2 centre, float radius, Vec3 colour);
Decal windowDecal(Side side, float facing, std::vector<Vec2> polygon, float rounding, Vec3 colour);
Decal outlined(Decal decal, float halfWidth);
Decal styled(Decal decal, DecalStyle style, float period);

} // namespace soco::demo
