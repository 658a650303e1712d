#pragma once

#include "core/base/point.h"

#include <algorithm>
#include <cstdint>

// The one place where pixels become coordinates of the unit square, so that matching and scoring cannot differ.
// Source of the rule: core/benchmark/README.md, "Points".

namespace soco {

// One coordinate: x0 = trunc(x), x1 = trunc(float32(x0 * S) / float32(L)), u = float32(x1) / float32(S).
// `longerSide` is L, the side of the padded square, `inputSize` S. Both at least 1.
inline float toUnitCoordinate(double pixel, int longerSide, int inputSize)
{
    // Far outside every picture; keeps the conversions below defined for whatever a file says. NaN becomes 0.
    constexpr double limit = 1e9;
    const double bounded = pixel == pixel ? std::clamp(pixel, -limit, limit) : 0.0;
    const auto whole = static_cast<std::int64_t>(bounded);
    const float scaled = static_cast<float>(whole * std::int64_t(inputSize)) / static_cast<float>(longerSide);
    constexpr float int32Limit = 2147483520.0f; // the largest float32 that an int32 holds
    const auto stored = static_cast<std::int32_t>(std::clamp(scaled, -int32Limit, int32Limit));
    return static_cast<float>(stored) / static_cast<float>(inputSize);
}

// Image pixels to the unit square by the official rule, with its two truncations.
inline UnitPoint toUnitPoint(ImagePoint point, int imageWidth, int imageHeight, int inputSize)
{
    const int longerSide = std::max({imageWidth, imageHeight, 1});
    const int side = std::max(inputSize, 1);
    return {toUnitCoordinate(point.x, longerSide, side), toUnitCoordinate(point.y, longerSide, side)};
}

} // namespace soco
