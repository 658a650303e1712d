#pragma once

#include "core/vision/device.h"
#include "core/vision/feature_map.h"

#include <ATen/core/Tensor.h>

// Internal to core/vision: this header needs LibTorch. What is here throws c10::Error (see guard.h).

namespace soco::vision {

struct FeatureMap::Data {
    // (rows * cols) x channels, float32, contiguous: one cell's descriptor lies in one piece, which is what the
    // matrix-vector product and the bilinear sampling both want.
    at::Tensor cells;
    int rows = 0;
    int cols = 0;
    int inputSize = 0;
    Device device;
    bool finite = true;
    bool constant = false;
};

// From a model's patch tokens, (rows * cols) x channels or 1 x (rows * cols) x channels, row-major over the grid, on
// any device, any floating type. L2-normalises over channels as F.normalize does (eps 1e-12). Never keeps `tokens`.
FeatureMap featureMapFromTokens(const at::Tensor &tokens, int rows, int cols, int inputSize);

// From a dense map, channels x rows x cols or 1 x channels x rows x cols; else as above.
FeatureMap featureMapFromDense(const at::Tensor &dense, int inputSize);

// The same numbers on another device; the map itself where it is there already.
FeatureMap movedTo(const FeatureMap &map, const Device &device);

at::Device toTorch(const Device &device);

} // namespace soco::vision
