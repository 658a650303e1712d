#pragma once

#include "core/demo/modelling/math.h"

namespace soco::demo {

inline constexpr float fullTurn = 2 * pi;

// Tilts the normal by the slope of a height function, taken over `step`.
template <class Height>
Vec3 bumped(Vec3 normal, Vec3 p, float step, float amplitude, Height height)
{
    const float here = height(p);
    const Vec3 slope = Vec3{height(p + Vec3{step, 0, 0}) - here, height(p + Vec3{0, step, 0}) - here,
                            height(p + Vec3{0, 0, step}) - here} * (amplitude / step);
    return normalised(normal - (slope - normal * dot(slope, normal)));
}

} // namespace soco::demo
