#pragma once

#include "core/base/rgb_image.h"

#include <array>
#include <string>
#include <string_view>

// The pixel part of what every model does with a picture (core/vision/README.md, "Pipeline"). No LibTorch here.

namespace soco::vision {

// White below and to the right, until the picture is square; the picture stays at the upper left.
RgbImage padToSquare(const RgbImage &image);

// Image.resize((width, height), Image.BICUBIC) of Pillow up to 12.2 for "RGB", bit for bit: a = -0.5, support
// 2 * max(scale, 1), horizontal pass before the vertical one, coefficients in fixed point with 22 bits, 8-bit
// intermediate. Square to square, which is all that models are given, Pillow 13.0 gives the same bytes; for other
// relations it may swap the passes. Same arithmetic on every machine. An empty image, or a size below 1, gives an
// empty image.
RgbImage resizeBicubicPillow(const RgbImage &image, int width, int height);

// The multiple of `patch` nearest to `requested`, ties down, never below one patch: 14 -> 798, 16 -> 800.
int inputSizeFor(int patch, int requested = 800);

// What is done to the numbers of a picture: value / 255, then (v - mean) / deviation, by channel.
struct Normalisation {
    std::string_view name = "none";
    std::array<float, 3> mean{0, 0, 0};
    std::array<float, 3> deviation{1, 1, 1};
};

// core/vision/README.md, "Presets".
inline constexpr Normalisation noNormalisation{};
inline constexpr Normalisation imagenetNormalisation{
    "imagenet", {0.485f, 0.456f, 0.406f}, {0.229f, 0.224f, 0.225f}};

// Everything that happens to a picture before a model sees it, as a value that the model's fingerprint covers.
struct Preprocess {
    int inputSize = 0; // S, side of the square that the model is given
    Normalisation normalisation;

    // padToSquare(), then resizeBicubicPillow() to S x S. Empty for an empty picture.
    RgbImage square(const RgbImage &image) const;
    // One line: "white square, Pillow bicubic to 798, imagenet 0.485 0.456 0.406 / 0.229 0.224 0.225"
    std::string text() const;
};

} // namespace soco::vision
