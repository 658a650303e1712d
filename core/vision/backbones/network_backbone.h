#pragma once

#include "core/vision/backbone.h"
#include "core/vision/imaging/preprocess.h"

#include <ATen/core/Tensor.h>

#include <memory>

// Internal to core/vision: this header needs LibTorch.

namespace soco::vision {

// A network with its weights, for one input size. Immutable: forward() may run on several threads at once.
class Network
{
public:
    virtual ~Network() = default;
    // `input`: 1 x 3 x S x S, normalised float32, on the CPU. Gives (rows * cols) x channels, row by row over the grid,
    // on the model's device, not normalised. Reports layers and stops between them (Cancelled). Throws c10::Error.
    virtual Result<at::Tensor> forward(const at::Tensor &input, const Task &task) const = 0;
};

// What every network has in common: the picture goes through `preprocess`, one forward runs at a time, what comes out
// becomes a map of info.gridSize x info.gridSize cells. Fills info.workingBytes.
std::shared_ptr<Backbone> makeNetworkBackbone(BackboneInfo info, const Preprocess &preprocess, const Device &device,
                                              std::unique_ptr<const Network> network);

} // namespace soco::vision
