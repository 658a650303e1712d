#include "core/vision/backbones/vit_weights.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/vision/backbones/stored_numbers.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ops/any.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/normal.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

namespace soco::vision {

namespace {

constexpr std::int64_t maxStoredGrid = 256; // a table of 3,600 x 3,600 pixels; larger ones do not exist

// Calls visit(canonical name, tensor) for every tensor of the model, in the order of parameterShapes().
template <class Visit>
void forEachTensor(VitWeights &weights, const VitConfig &config, Visit visit)
{
    visit("patch.weight", weights.patchWeight);
    visit("patch.bias", weights.patchBias);
    visit("cls", weights.cls);
    visit("pos", weights.pos);
    if (config.registers > 0)
        visit("registers", weights.registers);
    weights.blocks.resize(std::size_t(config.depth));
    for (std::size_t i = 0; i < weights.blocks.size(); ++i) {
        const std::string prefix = "blocks." + std::to_string(i) + '.';
        auto &block = weights.blocks[i];
        const std::array<std::pair<const char *, at::Tensor *>, 14> parts{{
            {"norm1.weight", &block.norm1Weight}, {"norm1.bias", &block.norm1Bias},
            {"qkv.weight", &block.qkvWeight}, {"qkv.bias", &block.qkvBias},
            {"proj.weight", &block.projWeight}, {"proj.bias", &block.projBias}, {"ls1", &block.ls1},
            {"norm2.weight", &block.norm2Weight}, {"norm2.bias", &block.norm2Bias},
            {"fc1.weight", &block.fc1Weight}, {"fc1.bias", &block.fc1Bias},
            {"fc2.weight", &block.fc2Weight}, {"fc2.bias", &block.fc2Bias}, {"ls2", &block.ls2}}};
        for (const auto &[name, tensor] : parts)
            visit(prefix + name, *tensor);
    }
}

std::optional<std::int64_t> exactRoot(std::int64_t number)
{
    const auto root = std::int64_t(std::lround(std::sqrt(double(std::max<std::int64_t>(number, 0)))));
    return root > 0 && root * root == number ? std::optional(root) : std::nullopt;
}

// A table of another grid is fitted like any other; one without a row for the class token (timm's files with
// registers, which have that row added to the class token) is fine too.
bool positionShapeFits(const std::vector<std::int64_t> &shape, std::int64_t dim)
{
    if (shape.size() != 3 || shape[0] != 1 || shape[2] != dim)
        return false;
    const auto root = exactRoot(shape[1] - 1) ? exactRoot(shape[1] - 1) : exactRoot(shape[1]);
    return root && *root <= maxStoredGrid;
}

Result<at::Tensor> readWhole(const MappedTensor &mapped, const std::string &file)
{
    std::vector<at::Tensor> parts;
    for (const MappedTensor::Part &part : mapped.parts) {
        auto tensor = readNumbers(part.tensor, part.name, file);
        if (!tensor)
            return tensor.error();
        parts.push_back(*std::move(tensor));
    }
    return parts.size() == 1 ? parts.front() : at::cat(parts);
}

Result<VitWeights> load(const VitConfig &config, const MappedCheckpoint &checkpoint, const Task &task)
{
    VitWeights weights;
    ContentHash hash;
    std::optional<Error> problem;
    std::vector<std::string> zeros;
    Progress progress{0, std::int64_t(parameterShapes(config).size()), checkpoint.file};
    forEachTensor(weights, config, [&](const std::string &name, at::Tensor &target) {
        if (!problem && task.cancelled())
            problem = Error{ErrorKind::Cancelled, "Loading the model was cancelled", checkpoint.file};
        if (problem)
            return;
        auto tensor = readWhole(checkpoint.tensors.at(name), checkpoint.file);
        if (!tensor) {
            problem = tensor.error();
            return;
        }
        if (name == "pos" && exactRoot(tensor->size(1)) && !exactRoot(tensor->size(1) - 1))
            tensor = at::cat({at::zeros({1, 1, tensor->size(2)}), *tensor}, 1);
        target = *tensor;
        // Not biases, tokens and LayerScale, of which an untrained one may well be zero.
        if (name.ends_with(".weight") && !target.any().item<bool>())
            zeros.push_back(checkpoint.storedName(name));
        hash.add(name);
        hash.add(std::as_bytes(std::span(target.const_data_ptr<float>(), std::size_t(target.numel()))));
        ++progress.done;
        task.report(progress);
    });
    if (problem)
        return *problem;
    weights.contentHash = hash.hex();
    if (!zeros.empty())
        weights.warning = "these weights are all zero: " + listed(zeros);
    return weights;
}

} // namespace

void VitWeights::moveTo(const at::Device &device)
{
    VitConfig config;
    config.depth = int(blocks.size());
    config.registers = registers.defined() ? int(registers.size(1)) : 0;
    forEachTensor(*this, config, [&](const std::string &, at::Tensor &tensor) { tensor = tensor.to(device); });
}

Result<void> checkShapes(const VitConfig &config, const MappedCheckpoint &checkpoint, const std::string &modelName)
{
    Error error{ErrorKind::Mismatch, "", checkpoint.file, "", "Name the weights of " + modelName};
    std::vector<std::string> missing;
    for (const ParameterShape &wanted : parameterShapes(config)) {
        const auto found = checkpoint.tensors.find(wanted.name);
        if (found == checkpoint.tensors.end()) {
            missing.push_back(checkpoint.storedName(wanted.name));
            continue;
        }
        const auto shape = found->second.shape();
        const bool fits = wanted.name == "pos" ? positionShapeFits(shape, config.dim) : shape == wanted.shape;
        if (fits)
            continue;
        error.place = "tensor " + found->second.name();
        error.message = "Has shape " + shapeText(shape) + ", " + modelName + " needs " + shapeText(wanted.shape);
        // Of fused and split names alike: what the file holds, not the sum.
        if (found->second.parts.size() > 1)
            error.message += " (query, key and value together)";
        return error;
    }
    if (!missing.empty()) {
        error.message = "Lacks " + counted(missing.size(), "tensor") + " that " + modelName
            + " needs: " + listed(missing);
        return error;
    }
    if (config.registers == 0 && checkpoint.tensors.contains("registers")) {
        const MappedTensor &registers = checkpoint.tensors.at("registers");
        error.place = "tensor " + registers.name();
        error.message = "The weights have register tokens, " + modelName + " has none";
        return error;
    }
    const std::string next = "blocks." + std::to_string(config.depth) + ".norm1.weight";
    if (checkpoint.tensors.contains(next)) {
        error.place = "tensor " + checkpoint.storedName(next);
        error.message = "The weights have more than the " + std::to_string(config.depth) + " blocks of " + modelName;
        return error;
    }
    return {};
}

Result<VitWeights> loadVitWeights(const VitConfig &config, const MappedCheckpoint &checkpoint,
                                  const std::string &modelName, const Task &task)
{
    if (auto fits = checkShapes(config, checkpoint, modelName); !fits)
        return fits.error();
    return load(config, checkpoint, task);
}

VitWeights randomVitWeights(const VitConfig &config, std::uint64_t seed)
{
    at::Generator generator = at::detail::createCPUGenerator(seed);
    const auto shapes = parameterShapes(config);
    VitWeights weights;
    std::size_t next = 0;
    forEachTensor(weights, config, [&](const std::string &name, at::Tensor &tensor) {
        // Norms and LayerScale around one, so that every block changes the tokens; the rest small.
        const bool gain = name.ends_with("ls1") || name.ends_with("ls2")
                          || (name.find("norm") != std::string::npos && name.ends_with("weight"));
        tensor = at::normal(gain ? 1.0 : 0.0, gain ? 0.1 : 0.03, shapes[next++].shape, generator);
    });
    weights.contentHash = "random" + std::to_string(seed);
    return weights;
}

} // namespace soco::vision
