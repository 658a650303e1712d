#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

// Internal to core/vision: this header needs LibTorch. What is here throws c10::Error and std::bad_alloc.

namespace soco::vision {

// rows x columns floats on the CPU, uninitialised, contiguous. From 64 KiB on the memory is mapped for this tensor
// alone and goes back to the system with it: feature maps come and go by the thousand between short-lived buffers, and
// in the common heap a freed map stays resident for as long as anything behind it is alive.
at::Tensor mapMemory(std::int64_t rows, std::int64_t columns);

} // namespace soco::vision
