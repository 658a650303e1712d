#pragma once

#include "core/vision/imaging/preprocess.h"

#include <ATen/core/Tensor.h>

// Internal to core/vision: this header needs LibTorch.

namespace soco::vision {

// torchvision's ToTensor and Normalize: value / 255, then (v - mean) / deviation, each step in float32, on the CPU.
// Shape 1 x 3 x height x width, contiguous float32. Throws c10::Error where memory is short (see guard.h).
at::Tensor toInputTensor(const RgbImage &image, const Normalisation &normalisation);

} // namespace soco::vision
