#pragma once

#include "core/base/result.h"
#include "core/vision/checkpoints/checkpoint.h"

#include <ATen/core/Tensor.h>

#include <string>

// Internal to core/vision: this header needs LibTorch.

namespace soco::vision {

// The numbers of a tensor in a file, as contiguous float32 on the CPU. `name` and `file` are for errors.
// Errors: Unsupported (whole numbers), Malformed (NaN, infinity, a file that ends before), Io. Throws c10::Error where
// memory is short (see guard.h).
Result<at::Tensor> readNumbers(const StoredTensor &stored, const std::string &name, const std::string &file);

} // namespace soco::vision
