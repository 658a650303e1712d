#pragma once

#include "core/vision/backbones/vit_config.h"

#include <ATen/core/Tensor.h>

// Internal to core/vision: this header needs LibTorch. What is here throws c10::Error (see guard.h).

namespace soco::vision {

// The position table 1 x (1 + M * M) x D, class token first, fitted to a grid of rows x cols patches: float32,
// 1 x (1 + rows * cols) x D. Always from the table as stored, so the result does not depend on earlier sizes.
at::Tensor fitPositionEmbedding(const at::Tensor &table, PositionRule rule, int rows, int cols);

} // namespace soco::vision
