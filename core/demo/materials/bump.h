#pragma once

#include "core/demo/modelling/noise.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace soco::demo {

inline constexpr float fullTurn = 2 * pi;

// Tilts the normal by the slope of a height function, taken over `step`; `height`: of 0 the point, of 1, 2 and 3 the
// points one step along x, y and z.
template <class Height>
Vec3 tilted(Vec3 normal, float step, float amplitude, Height height)
{
    const float here = height(0);
    const Vec3 slope = Vec3{height(1) - here, height(2) - here, height(3) - here} * (amplitude / step);
    return normalised(normal - (slope - normal * dot(slope, normal)));
}

inline std::array<Vec3, 4> steppedFrom(Vec3 p, float step)
{
    return {p, p + Vec3{step, 0, 0}, p + Vec3{0, step, 0}, p + Vec3{0, 0, step}};
}

// Bumps of noise: `layers` gives the noises that the height at a point is made of, `height` makes it of their values.
template <class Layers, class Height>
Vec3 bumped(Vec3 normal, Vec3 p, float step, float amplitude, Layers layers, Height height)
{
    const std::array<Vec3, 4> points = steppedFrom(p, step);
    constexpr std::size_t count = std::tuple_size_v<decltype(layers(p))>;
    Octaves wanted[4 * count];
    for (std::size_t i = 0; i < 4; ++i) {
        const std::array<Octaves, count> here = layers(points[i]);
        std::copy(here.begin(), here.end(), wanted + i * count);
    }
    const std::array<float, 4 * count> noise = noises(wanted);
    return tilted(normal, step, amplitude, [&](std::size_t i) { return height(points[i], &noise[i * count]); });
}

// The height is one noise.
template <class Layer>
Vec3 bumped(Vec3 normal, Vec3 p, float step, float amplitude, Layer layer)
{
    return bumped(normal, p, step, amplitude, [&](Vec3 x) { return std::array<Octaves, 1>{layer(x)}; },
                  [](Vec3, const float *noise) { return noise[0]; });
}

// The height is one noise, and `weight` times another.
template <class Layers>
Vec3 bumped(Vec3 normal, Vec3 p, float step, float amplitude, float weight, Layers layers)
{
    return bumped(normal, p, step, amplitude, layers,
                  [weight](Vec3, const float *noise) { return noise[0] + weight * noise[1]; });
}

using TwoNoises = std::array<Octaves, 2>;

// For heights that are not made of noise alone.
template <class Height>
Vec3 bumpedByHeight(Vec3 normal, Vec3 p, float step, float amplitude, Height height)
{
    const std::array<Vec3, 4> points = steppedFrom(p, step);
    return tilted(normal, step, amplitude, [&](std::size_t i) { return height(points[i]); });
}

} // namespace soco::demo
