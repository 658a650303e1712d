#include "core/vision/backbones/toynet.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/vision/backbones/stored_numbers.h"

#include <ATen/ops/any.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/scaled_dot_product_attention.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <span>
#include <utility>
#include <vector>

namespace soco::vision {

namespace {

constexpr std::int64_t width2 = 24, width4 = 48, width8 = 80, width16 = 128, width32 = 192; // channels at each stride
constexpr std::int64_t neck = 96;
constexpr std::int64_t heads = 6, hidden = 2 * width32;
constexpr double epsilon = 1e-5; // of LayerNorm, PyTorch's default

struct LayerShape {
    std::string name;
    std::vector<std::int64_t> weight;
    std::int64_t bias;
};

std::vector<LayerShape> layerShapes()
{
    std::vector<LayerShape> shapes;
    const auto convolution = [&](const std::string &name, std::int64_t in, std::int64_t out, std::int64_t kernel) {
        shapes.push_back({name, {out, in, kernel, kernel}, out});
    };
    const auto linear = [&](const std::string &name, std::int64_t in, std::int64_t out) {
        shapes.push_back({name, {out, in}, out});
    };
    const auto residual = [&](const std::string &name, std::int64_t width) {
        convolution(name + ".a", width, width, 3);
        convolution(name + ".b", width, width, 1);
    };
    convolution("stem2", 3, width2, 3);
    convolution("stem4", width2, width4, 3);
    convolution("down8", width4, width8, 3);
    residual("res8", width8);
    convolution("down16", width8, width16, 3);
    residual("res16a", width16);
    residual("res16b", width16);
    convolution("down32", width16, width32, 3);
    for (const std::string block : {"block0", "block1"}) {
        shapes.push_back({block + ".place", {width32, 1, 3, 3}, width32});
        shapes.push_back({block + ".norm1", {width32}, width32});
        linear(block + ".qkv", width32, 3 * width32);
        linear(block + ".out", width32, width32);
        shapes.push_back({block + ".norm2", {width32}, width32});
        linear(block + ".up", width32, hidden);
        linear(block + ".down", hidden, width32);
    }
    convolution("side32", width32, neck, 1);
    convolution("side16", width16, neck, 1);
    convolution("side8", width8, neck, 1);
    convolution("merge16", neck, neck, 3);
    convolution("merge8", neck, neck, 3);
    convolution("head", neck, ToyNet::channels, 1);
    return shapes;
}

// Where the tensor lies under a prefix, FILE#PREFIX takes it.
std::string remedyFor(const Checkpoint &checkpoint, const std::string &name)
{
    const std::string ending = '.' + name;
    for (const auto &[stored, tensor] : checkpoint.tensors)
        if (stored.ends_with(ending))
            return "It lies under " + stored.substr(0, stored.size() - ending.size())
                + ": write toynet=" + checkpoint.file + '#' + stored.substr(0, stored.size() - ending.size());
    return "Name weights that packaging/training/toynet.py has exported; toynet alone needs no file";
}

at::Tensor grownTo(const at::Tensor &x, const at::Tensor &like)
{
    return at::upsample_bilinear2d(x, {like.size(2), like.size(3)}, false);
}

} // namespace

Result<ToyNet::Weights> ToyNet::read(const Checkpoint &checkpoint, const Task &task)
{
    Weights weights;
    ContentHash hash;
    std::vector<std::string> zeros;
    const auto take = [&](const std::string &name, const std::vector<std::int64_t> &shape) -> Result<void> {
        if (task.cancelled())
            return Error{ErrorKind::Cancelled, "Loading the model was cancelled", checkpoint.file};
        const auto stored = checkpoint.tensors.find(name);
        if (stored == checkpoint.tensors.end())
            return Error{ErrorKind::Mismatch, "Lacks the tensor " + name + " that toynet needs", checkpoint.file, "",
                         remedyFor(checkpoint, name)};
        if (stored->second.shape != shape)
            return Error{ErrorKind::Mismatch,
                         "Has shape " + shapeText(stored->second.shape) + ", toynet needs " + shapeText(shape),
                         checkpoint.file, "tensor " + name, remedyFor(checkpoint, name)};
        auto numbers = readNumbers(stored->second, name, checkpoint.file);
        if (!numbers)
            return numbers.error();
        if (shape.size() > 1 && !numbers->any().item<bool>())
            zeros.push_back(name);
        hash.add(name);
        hash.add(std::as_bytes(std::span(numbers->const_data_ptr<float>(), std::size_t(numbers->numel()))));
        weights.tensors.emplace(name, *std::move(numbers));
        return {};
    };
    for (const LayerShape &layer : layerShapes()) {
        for (const auto &[part, shape] :
             {std::pair(".weight", layer.weight), std::pair(".bias", std::vector{layer.bias})})
            if (const auto taken = take(layer.name + part, shape); !taken)
                return taken.error();
    }
    weights.contentHash = hash.hex();
    if (!zeros.empty())
        weights.warning = "these weights are all zero: " + listed(zeros);
    return weights;
}

std::string ToyNet::description()
{
    return "toynet 1, " + std::to_string(heads)
        + " heads, epsilon 1e-05, ReLU and GELU by erf, res16b dilated by 2, "
          "bilinear growth; head, stride "
        + std::to_string(stride);
}

ToyNet::ToyNet(const Weights &weights, const at::Device &device) : m_device(device)
{
    for (const LayerShape &layer : layerShapes()) {
        at::Tensor weight = weights.tensors.at(layer.name + ".weight").to(device);
        if (weight.dim() == 4)
            weight = weight.contiguous(at::MemoryFormat::ChannelsLast);
        m_layers.emplace(layer.name, Affine{std::move(weight), weights.tensors.at(layer.name + ".bias").to(device)});
    }
}

// Padded so that only the step makes the grid coarser.
at::Tensor ToyNet::convolved(const at::Tensor &x, const std::string &name, int step, int dilation) const
{
    const auto &[weight, bias] = layer(name);
    // As a product of matrices: LibTorch's convolution splits the sum of the coarsest grid by the number of threads.
    if (weight.size(2) == 1)
        return at::linear(x.permute({0, 2, 3, 1}), weight.flatten(1), bias).permute({0, 3, 1, 2});
    const std::int64_t padding = dilation * (weight.size(2) / 2);
    return at::conv2d(x, weight, bias, {step, step}, {padding, padding}, {dilation, dilation},
                      x.size(1) / weight.size(1));
}

at::Tensor ToyNet::residual(const at::Tensor &x, const std::string &name, int dilation) const
{
    at::Tensor inner = at::relu(convolved(x, name + ".a", 1, dilation));
    return at::relu(x.add(convolved(inner, name + ".b")));
}

// A transformer block over the cells; the depthwise convolution tells it where they lie.
at::Tensor ToyNet::attended(const at::Tensor &x, const std::string &name) const
{
    const at::Tensor placed = x.add(convolved(x, name + ".place"));
    const std::int64_t count = x.size(2) * x.size(3);
    const auto normed = [&](const at::Tensor &tokens, const std::string &norm) {
        return at::layer_norm(tokens, {width32}, layer(norm).weight, layer(norm).bias, epsilon);
    };
    const auto linear = [&](const at::Tensor &tokens, const std::string &part) {
        return at::linear(tokens, layer(name + part).weight, layer(name + part).bias);
    };
    at::Tensor tokens = placed.flatten(2).transpose(1, 2);
    const at::Tensor qkv = linear(normed(tokens, name + ".norm1"), ".qkv")
                               .view({1, count, 3, heads, width32 / heads})
                               .permute({2, 0, 3, 1, 4});
    const at::Tensor mixed = at::scaled_dot_product_attention(qkv.select(0, 0), qkv.select(0, 1), qkv.select(0, 2));
    tokens = tokens.add(linear(mixed.transpose(1, 2).reshape({1, count, width32}), ".out"));
    tokens = tokens.add(linear(at::gelu(linear(normed(tokens, name + ".norm2"), ".up")), ".down"));
    return tokens.transpose(1, 2).reshape(x.sizes()).contiguous(at::MemoryFormat::ChannelsLast);
}

Result<at::Tensor> ToyNet::forward(const at::Tensor &input, const Task &task) const
{
    constexpr std::int64_t stages = 4;
    std::int64_t done = 0;
    const auto goesOn = [&](const char *stage) {
        task.report({++done, stages, stage});
        return !task.cancelled();
    };
    const Error cancelled{ErrorKind::Cancelled, "Computing features was cancelled"};
    const at::Tensor x = input.to(m_device).contiguous(at::MemoryFormat::ChannelsLast);
    const at::Tensor x4 = at::relu(convolved(at::relu(convolved(x, "stem2", 2)), "stem4", 2));
    const at::Tensor x8 = residual(at::relu(convolved(x4, "down8", 2)), "res8");
    if (!goesOn("stride 8"))
        return cancelled;
    const at::Tensor x16 = residual(residual(at::relu(convolved(x8, "down16", 2)), "res16a"), "res16b", 2);
    if (!goesOn("stride 16"))
        return cancelled;
    const at::Tensor x32 = attended(attended(at::relu(convolved(x16, "down32", 2)), "block0"), "block1");
    if (!goesOn("stride 32"))
        return cancelled;
    at::Tensor y = at::relu(convolved(x16, "side16").add(grownTo(convolved(x32, "side32"), x16)));
    y = at::relu(convolved(x8, "side8").add(grownTo(at::relu(convolved(y, "merge16")), x8)));
    y = convolved(at::relu(convolved(y, "merge8")), "head");
    if (!goesOn("head"))
        return cancelled;
    return y.squeeze(0).flatten(1).transpose(0, 1);
}

} // namespace soco::vision
