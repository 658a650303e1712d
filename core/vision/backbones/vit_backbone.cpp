#include "core/vision/backbones/vit_backbone.h"

#include "core/vision/backbones/vit.h"
#include "core/vision/backbones/weight_origin.h"
#include "core/vision/checkpoints/key_mapping.h"
#include "core/vision/checkpoints/shard_index.h"
#include "core/vision/checkpoints/source_hashes.h"
#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"

#include <array>
#include <charconv>
#include <stop_token>
#include <utility>

namespace soco::vision {

namespace {

// What the numbers of a feature depend on, without the name of the model.
std::string definitionOf(const VitModel &model, const std::string &contentHash)
{
    const VitConfig &config = model.config;
    const auto number = [](const char *what, auto value) { return std::string(what) + ' ' + std::to_string(value); };
    std::string text = "vision transformer; " + number("features", featureVersion) + "; weights " + contentHash + "; "
                       + number("patch", config.patch) + ", " + number("width", config.dim) + ", "
                       + number("blocks", config.depth) + ", " + number("heads", config.heads) + ", ";
    text += config.mlp == MlpKind::Gelu ? "gelu" : "fused swiglu";
    std::array<char, 32> epsilon;
    char *const end = std::to_chars(epsilon.data(), epsilon.data() + epsilon.size(), config.eps).ptr;
    text += number(" of", config.mlpHidden) + ", " + number("registers", config.registers) + ", epsilon "
            + std::string(epsilon.data(), end) + "; ";
    text += config.positionRule == PositionRule::ScaleOffset ? "positions by scale + 0.1" : "positions antialiased";
    return text + "; " + model.preprocess().text() + "; " + number("block", config.depth - 1)
           + " patch tokens, no norm; float32";
}

BackboneInfo infoOf(const VitModel &model, const std::string &weightsFile, const std::string &contentHash)
{
    BackboneInfo info;
    info.name = model.name;
    info.title = model.title;
    info.checkpointName = model.name;
    info.patchSize = model.config.patch;
    info.inputSize = model.inputSize;
    info.gridSize = model.inputSize / model.config.patch;
    info.channels = model.config.dim;
    info.layer = std::to_string(model.config.depth - 1);
    info.normalisation = model.normalisation.name;
    info.weightsFile = weightsFile;
    info.definition = definitionOf(model, contentHash);
    info.fingerprint = fingerprintOf(info.definition);
    return info;
}

// Throws what LibTorch throws.
std::shared_ptr<Backbone> assemble(const VitModel &model, const Device &device, BackboneInfo info, VitWeights weights)
{
    const int grid = model.inputSize / model.config.patch;
    return makeNetworkBackbone(std::move(info), model.preprocess(), device,
                               std::make_unique<Vit>(model.config, std::move(weights), toTorch(device), grid, grid));
}

// One file of several holds a part of the model: what was meant is their index.
Error withIndexNamed(Error error, const std::filesystem::path &file)
{
    if (const std::filesystem::path index = indexBeside(file); !index.empty())
        error.remedy = "It is one file of several: name their index, " + index.string();
    return error;
}

// The built-in model that the file would fit, if there is one.
const VitModel *fittingModel(const MappedCheckpoint &checkpoint)
{
    for (const VitModel &candidate : vitModels())
        if (checkShapes(candidate.config, checkpoint, candidate.name))
            return &candidate;
    return nullptr;
}

} // namespace

Result<std::shared_ptr<Backbone>> loadVitBackbone(const VitModel &model, const std::filesystem::path &file,
                                                  const Device &device, const Task &task)
{
    return guarded("loading " + model.name, [&]() -> Result<std::shared_ptr<Backbone>> {
        const auto checkpoint = readCheckpoint(file);
        if (!checkpoint)
            return checkpoint.error();
        const auto mapped = mapKeys(*checkpoint);
        if (!mapped)
            return withIndexNamed(mapped.error(), file);
        std::stop_source stopHashing;
        const std::stop_callback alsoThen(task.stopToken(), [&] { stopHashing.request_stop(); });
        auto hashing = hashSources(*checkpoint, stopHashing.get_token());
        auto weights = loadVitWeights(model.config, *mapped, model.name, task);
        if (!weights) {
            stopHashing.request_stop(); // the future waits for its thread when it goes
            Error error = weights.error();
            if (const VitModel *fitting = error.kind == ErrorKind::Mismatch ? fittingModel(*mapped) : nullptr)
                error.remedy = "These weights fit " + fitting->name + ": --model " + fitting->name + '='
                               + file.string();
            return error.kind == ErrorKind::Mismatch ? withIndexNamed(std::move(error), file) : error;
        }
        BackboneInfo info = infoOf(model, file.string(), weights->contentHash);
        const auto hashes = hashing.get();
        const WeightOrigin origin = originOf(model, checkpoint->file, hashes);
        info.publishedWeights = origin.published;
        info.weightsOrigin = origin.reason;
        info.weightsWarning = weights->warning;
        info.weightsSha256 = onlyHash(hashes);
        return assemble(model, device, std::move(info), *std::move(weights));
    });
}

Result<std::shared_ptr<Backbone>> makeRandomVitBackbone(const VitModel &model, std::uint64_t seed,
                                                        const Device &device)
{
    return guarded("making " + model.name, [&]() -> Result<std::shared_ptr<Backbone>> {
        VitWeights weights = randomVitWeights(model.config, seed);
        BackboneInfo info = infoOf(model, "", weights.contentHash);
        info.weightsOrigin = "random weights";
        return assemble(model, device, std::move(info), std::move(weights));
    });
}

} // namespace soco::vision
