#include "core/vision/backbones/vit_backbone.h"

#include "core/vision/backbones/vit.h"
#include "core/vision/checkpoints/key_mapping.h"
#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"
#include "core/vision/imaging/preprocess.h"
#include "core/vision/imaging/tensor.h"

#include <c10/core/InferenceMode.h>

#include <chrono>
#include <mutex>
#include <utility>

namespace soco::vision {

namespace {

class VitBackbone : public Backbone
{
public:
    VitBackbone(BackboneInfo info, Device device, Vit vit)
        : m_info(std::move(info)), m_device(device), m_vit(std::move(vit))
    {
    }

    const BackboneInfo &info() const override { return m_info; }
    Device device() const override { return m_device; }

    Result<FeatureMap> features(const RgbImage &image, const Task &task) const override
    {
        if (image.empty())
            return Error{ErrorKind::InvalidArgument, "The picture is empty"};
        return guarded("running " + m_info.name, [&]() -> Result<FeatureMap> {
            const RgbImage square = resizeBicubicPillow(padToSquare(image), m_info.inputSize, m_info.inputSize);
            const at::Tensor input = toInputTensor(square, imagenetNormalisation);
            // One forward at a time: it uses all cores, and a second one would only double the memory.
            std::unique_lock lock(m_forward, std::defer_lock);
            while (!lock.try_lock_for(std::chrono::milliseconds(20)))
                if (task.cancelled())
                    break;
            if (task.cancelled())
                return Error{ErrorKind::Cancelled, "Computing features was cancelled"};
            const c10::InferenceMode inference;
            const auto tokens = m_vit.forward(input, task);
            if (!tokens)
                return tokens.error();
            return featureMapFromTokens(*tokens, m_info.gridSize, m_info.gridSize, m_info.inputSize);
        });
    }

private:
    BackboneInfo m_info;
    Device m_device;
    Vit m_vit;
    mutable std::timed_mutex m_forward;
};

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
    info.normalisation = "imagenet";
    info.weightsFile = weightsFile;
    info.fingerprint = model.name + "-imagenet-" + std::to_string(model.inputSize) + '-' + contentHash;
    return info;
}

// Throws what LibTorch throws.
std::shared_ptr<Backbone> assemble(const VitModel &model, const std::string &weightsFile, const Device &device,
                                   VitWeights weights)
{
    const int grid = model.inputSize / model.config.patch;
    BackboneInfo info = infoOf(model, weightsFile, weights.contentHash);
    return std::make_shared<VitBackbone>(std::move(info), device,
                                         Vit(model.config, std::move(weights), toTorch(device), grid, grid));
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
            return mapped.error();
        auto weights = loadVitWeights(model.config, *mapped, model.name, task);
        if (!weights) {
            Error error = weights.error();
            if (const VitModel *fitting = error.kind == ErrorKind::Mismatch ? fittingModel(*mapped) : nullptr)
                error.remedy = "These weights fit " + fitting->name + ": --model " + fitting->name + '='
                               + file.string();
            return error;
        }
        return assemble(model, file.string(), device, *std::move(weights));
    });
}

Result<std::shared_ptr<Backbone>> makeRandomVitBackbone(const VitModel &model, std::uint64_t seed,
                                                        const Device &device)
{
    return guarded("making " + model.name, [&]() -> Result<std::shared_ptr<Backbone>> {
        return assemble(model, "", device, randomVitWeights(model.config, seed));
    });
}

} // namespace soco::vision
