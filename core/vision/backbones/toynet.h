#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/vision/backbones/network_backbone.h"
#include "core/vision/checkpoints/checkpoint.h"

#include <ATen/core/Tensor.h>

#include <map>
#include <string>

// Internal to core/vision: this header needs LibTorch. What is here throws c10::Error (see guard.h).

namespace soco::vision {

// The small network that packaging/training/toynet.py trains on drawn toys (core/vision/README.md, "ToyNet"): four
// strided convolutions down to a grid of stride 32, two transformer blocks there, and back up to stride 8.
class ToyNet : public Network
{
public:
    static constexpr int inputSize = 384; // pixels, a multiple of the coarsest stride
    static constexpr int stride = 8;
    static constexpr int channels = 128;

    // Float32 by name, as toynet.py exports them: batch normalisation lies in the convolutions already.
    struct Weights {
        std::map<std::string, at::Tensor> tensors;
        std::string contentHash; // of names and numbers
        std::string warning;     // weights that are all zero, in words
    };
    // Errors: Mismatch naming the tensor that is missing or of another shape; as readNumbers(); Cancelled.
    static Result<Weights> read(const Checkpoint &checkpoint, const Task &task);

    // What no shape of a tensor tells, for the model's definition.
    static std::string description();

    ToyNet(const Weights &weights, const at::Device &device);
    Result<at::Tensor> forward(const at::Tensor &input, const Task &task) const override;

private:
    struct Affine {
        at::Tensor weight, bias;
    };
    const Affine &layer(const std::string &name) const { return m_layers.at(name); }
    at::Tensor convolved(const at::Tensor &x, const std::string &name, int step = 1, int dilation = 1) const;
    at::Tensor residual(const at::Tensor &x, const std::string &name, int dilation = 1) const;
    at::Tensor attended(const at::Tensor &x, const std::string &name) const;

    std::map<std::string, Affine> m_layers;
    at::Device m_device;
};

} // namespace soco::vision
