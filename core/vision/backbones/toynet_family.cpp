#include "core/vision/backbones/toynet_family.h"

#include "core/base/hash.h"
#include "core/vision/backbones/toynet.h"
#include "core/vision/checkpoints/safetensors.h"
#include "core/vision/feature_map_tensor.h"
#include "core/vision/guard.h"

#include <span>
#include <utility>
#include <vector>

namespace soco::vision {

namespace {

constexpr Preprocess preprocess{ToyNet::inputSize, imagenetNormalisation};

BackboneInfo infoOf(const ToyNet::Weights &weights)
{
    BackboneInfo info{.name = std::string(toyNetName),
                      .title = "ToyNet",
                      .checkpointName = std::string(toyNetName),
                      .patchSize = ToyNet::stride,
                      .inputSize = ToyNet::inputSize,
                      .gridSize = ToyNet::inputSize / ToyNet::stride,
                      .channels = ToyNet::channels,
                      .layer = "head",
                      .normalisation = std::string(preprocess.normalisation.name),
                      .weightsFile = {},
                      .fingerprint = {}};
    info.definition = ToyNet::description() + "; features " + std::to_string(featureVersion) + "; weights "
        + weights.contentHash + "; " + preprocess.text() + "; float32";
    info.fingerprint = fingerprintOf(info.definition);
    info.weightsWarning = weights.warning;
    return info;
}

Result<std::shared_ptr<Backbone>> assembled(const Checkpoint &checkpoint, const Device &device, const Task &task,
                                            BackboneInfo origin)
{
    const auto weights = ToyNet::read(checkpoint, task);
    if (!weights)
        return weights.error();
    BackboneInfo info = infoOf(*weights);
    info.weightsFile = std::move(origin.weightsFile);
    info.weightsOrigin = std::move(origin.weightsOrigin);
    info.weightsSha256 = std::move(origin.weightsSha256);
    info.forDemoOnly = info.weightsSha256 == sha256(toyNetWeights()); // of others nobody knows what they have seen
    return makeNetworkBackbone(std::move(info), preprocess, device,
                               std::make_unique<ToyNet>(*weights, toTorch(device)));
}

class ToyNetFamily final : public ModelFamily
{
public:
    std::vector<ModelEntry> models() const override
    {
        ModelEntry entry;
        entry.name = toyNetName;
        entry.title = "ToyNet";
        entry.family = "demo";
        entry.needsWeights = false;
        entry.weightsOrigin = builtIn;
        entry.forDemoOnly = true;
        return {entry};
    }
    bool has(std::string_view name) const override { return name == toyNetName; }

    Result<std::shared_ptr<Backbone>> load(std::string_view, const std::filesystem::path &file, const Device &device,
                                           const Task &task) const override
    {
        return guarded("loading ToyNet", [&]() -> Result<std::shared_ptr<Backbone>> {
            BackboneInfo origin;
            if (file.empty()) {
                const std::span bytes = std::as_bytes(std::span(toyNetWeights()));
                const auto checkpoint = readSafetensors(std::make_shared<MemorySource>(
                    "toynet.safetensors in the program", std::vector<std::byte>(bytes.begin(), bytes.end())));
                if (!checkpoint)
                    return checkpoint.error();
                origin.weightsOrigin = builtIn;
                origin.weightsSha256 = sha256(toyNetWeights());
                return assembled(*checkpoint, device, task, std::move(origin));
            }
            const auto checkpoint = readCheckpoint(file);
            if (!checkpoint)
                return checkpoint.error();
            origin.weightsFile = file.string();
            origin.weightsOrigin = "named file";
            if (auto hash = sha256OfFile(file, task.stopToken()))
                origin.weightsSha256 = *std::move(hash);
            return assembled(*checkpoint, device, task, std::move(origin));
        });
    }

private:
    static constexpr const char *builtIn = "comes with the program";
};

} // namespace

const ModelFamily &toyNetFamily()
{
    static const ToyNetFamily family;
    return family;
}

} // namespace soco::vision
