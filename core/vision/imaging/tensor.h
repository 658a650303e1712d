#pragma once

#include "core/base/rgb_image.h"

#include <ATen/core/Tensor.h>

#include <array>

// Internal to core/vision: this header needs LibTorch.

namespace soco::vision {

struct Normalisation {
    std::array<float, 3> mean{0, 0, 0};
    std::array<float, 3> deviation{1, 1, 1};
};

// The presets of core/vision/README.md, "Presets".
inline constexpr Normalisation noNormalisation{};
inline constexpr Normalisation imagenetNormalisation{{0.485f, 0.456f, 0.406f}, {0.229f, 0.224f, 0.225f}};

// torchvision's ToTensor and Normalize: value / 255, then (v - mean) / deviation, each step in float32, on the CPU.
// Shape 1 x 3 x height x width, contiguous float32. Throws c10::Error where memory is short (see guard.h).
at::Tensor toInputTensor(const RgbImage &image, const Normalisation &normalisation);

} // namespace soco::vision
