#include "core/vision/backbones/toynet_family.h"

#include "core/base/hash.h"
#include "core/vision/backbones/toynet.h"
#include "core/vision/checkpoints/safetensors.h"
#include "core/vision/checkpoints/source_hashes.h"
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

Result<Checkpoint> builtInCheckpoint()
{
    const std::span bytes = std::as_bytes(std::span(toyNetWeights()));
    return readSafetensors(std::make_shared<MemorySource>("toynet.safetensors in the program",
                                                          std::vector<std::byte>(bytes.begin(), bytes.end())));
}

const std::string &builtInSha256()
{
    static const std::string hash = sha256(toyNetWeights());
    return hash;
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
            const bool isBuiltIn = file.empty();
            const auto checkpoint = isBuiltIn ? builtInCheckpoint() : readCheckpoint(file);
            if (!checkpoint)
                return checkpoint.error();
            const auto weights = ToyNet::read(*checkpoint, task);
            if (!weights)
                return weights.error();
            BackboneInfo info = infoOf(*weights);
            info.weightsFile = file.string();
            info.weightsOrigin = isBuiltIn ? builtIn : "named file";
            info.weightsSha256 = isBuiltIn ? builtInSha256()
                                           : onlyHash(hashSources(*checkpoint, task.stopToken()).get());
            info.forDemoOnly = info.weightsSha256 == builtInSha256(); // of others nobody knows what they have seen
            return makeNetworkBackbone(std::move(info), preprocess, device,
                                       std::make_unique<ToyNet>(*weights, toTorch(device)));
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
