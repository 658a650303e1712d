#pragma once

#include "core/base/rgb_image.h"

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

} // namespace soco::vision
