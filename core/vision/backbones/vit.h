#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/vision/backbones/network_backbone.h"
#include "core/vision/backbones/vit_config.h"
#include "core/vision/backbones/vit_weights.h"

#include <ATen/core/Tensor.h>

// Internal to core/vision: this header needs LibTorch. What is here throws c10::Error (see guard.h).

namespace soco::vision {

// The network itself for one input size. Immutable after construction, so forward() may run on several threads;
// peak memory is then several times as large.
class Vit : public Network
{
public:
    // Moves the weights to `device` and fits the position table to rows x cols patches, once, on the CPU.
    Vit(const VitConfig &config, VitWeights weights, const at::Device &device, int rows, int cols);

    const VitConfig &config() const { return m_config; }
    const std::string &contentHash() const { return m_weights.contentHash; }

    // `image`: 1 x 3 x (rows * patch) x (cols * patch), normalised float32, on any device. Gives the patch tokens of
    // the last block, not normed, (rows * cols) x dim, on the model's device.
    // Reports layers and stops between them (Cancelled).
    Result<at::Tensor> forward(const at::Tensor &image, const Task &task) const override;

private:
    at::Tensor embed(const at::Tensor &image) const;
    void attend(at::Tensor &tokens, const VitWeights::Block &block) const;
    void transform(at::Tensor &tokens, const VitWeights::Block &block) const;

    VitConfig m_config;
    VitWeights m_weights;
    at::Device m_device;
    at::Tensor m_prefix;   // class token with its position, registers: (1 + registers) x dim
    at::Tensor m_patchPos; // (rows * cols) x dim
};

} // namespace soco::vision
