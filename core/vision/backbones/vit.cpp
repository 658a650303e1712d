#include "core/vision/backbones/vit.h"

#include "core/vision/backbones/position_embedding.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/silu.h>
#include <c10/core/InferenceMode.h>

#include <utility>

namespace soco::vision {

Vit::Vit(const VitConfig &config, VitWeights weights, const at::Device &device, int rows, int cols)
    : m_config(config), m_weights(std::move(weights)), m_device(device)
{
    const c10::InferenceMode inference;
    const at::Tensor pos = fitPositionEmbedding(m_weights.pos, config.positionRule, rows, cols);
    m_prefix = m_weights.cls.add(pos.slice(1, 0, 1)).squeeze(0);
    if (m_weights.registers.defined())
        m_prefix = at::cat({m_prefix, m_weights.registers.squeeze(0)});
    m_prefix = m_prefix.to(device);
    m_patchPos = pos.slice(1, 1).squeeze(0).to(device);
    m_weights.moveTo(device);
}

at::Tensor Vit::embed(const at::Tensor &image) const
{
    const at::Tensor grid = at::conv2d(image.to(m_device), m_weights.patchWeight, m_weights.patchBias, m_config.patch);
    const at::Tensor patches = grid.flatten(2).squeeze(0).transpose(0, 1);
    return at::cat({m_prefix, patches.add(m_patchPos)});
}

void Vit::attend(at::Tensor &tokens, const VitWeights::Block &block) const
{
    const std::int64_t count = tokens.size(0), heads = m_config.heads, dim = m_config.dim;
    const at::Tensor normed = at::layer_norm(tokens, {dim}, block.norm1Weight, block.norm1Bias, m_config.eps);
    // Rows of the fused projection are [query; key; value], heads contiguous in each.
    const at::Tensor qkv = at::linear(normed, block.qkvWeight, block.qkvBias)
                               .view({1, count, 3, heads, dim / heads})
                               .permute({2, 0, 3, 1, 4});
    const at::Tensor mixed = at::scaled_dot_product_attention(qkv.select(0, 0), qkv.select(0, 1), qkv.select(0, 2));
    at::Tensor out = at::linear(mixed.transpose(1, 2).reshape({count, dim}), block.projWeight, block.projBias);
    tokens.add_(out.mul_(block.ls1));
}

void Vit::transform(at::Tensor &tokens, const VitWeights::Block &block) const
{
    at::Tensor hidden = at::layer_norm(tokens, {m_config.dim}, block.norm2Weight, block.norm2Bias, m_config.eps);
    hidden = at::linear(hidden, block.fc1Weight, block.fc1Bias);
    if (m_config.mlp == MlpKind::SwigluFused) {
        const at::Tensor gate = hidden.slice(1, 0, m_config.mlpHidden);
        hidden = at::silu(gate).mul_(hidden.slice(1, m_config.mlpHidden));
    } else {
        at::gelu_(hidden);
    }
    at::Tensor out = at::linear(hidden, block.fc2Weight, block.fc2Bias);
    tokens.add_(out.mul_(block.ls2));
}

Result<at::Tensor> Vit::forward(const at::Tensor &image, const Task &task) const
{
    const c10::InferenceMode inference;
    at::Tensor tokens = embed(image);
    for (std::size_t i = 0; i < m_weights.blocks.size(); ++i) {
        if (task.cancelled())
            return Error{ErrorKind::Cancelled, "Computing features was cancelled"};
        attend(tokens, m_weights.blocks[i]);
        transform(tokens, m_weights.blocks[i]);
        task.report({std::int64_t(i + 1), m_config.depth, "layer " + std::to_string(i + 1)});
    }
    return tokens.slice(0, m_prefix.size(0));
}

} // namespace soco::vision
