#include "core/vision/backbones/vit_family.h"

#include "core/base/text.h"
#include "core/vision/backbones/vit_backbone.h"
#include "core/vision/backbones/weight_origin.h"
#include "core/vision/checkpoints/weight_cache.h"

namespace soco::vision {

namespace fs = std::filesystem;

namespace {

fs::path findWeights(const VitModel &model)
{
    for (const std::string &repository : model.hubRepositories)
        if (fs::path found = findInHuggingFaceCache(repository); !found.empty())
            return found;
    return findInTorchHubCache(model.officialFile);
}

std::uint64_t bytesOf(const fs::path &file)
{
    std::error_code code;
    const auto bytes = fs::file_size(file, code);
    return code ? 0 : bytes;
}

std::string downloadHint(const VitModel &model, std::uint64_t bytes)
{
    return "Download " + model.officialFile + " (about " + bytesText(bytes) + ", from the DINOv2 project) into "
        + torchHubCache().string() + ", or model.safetensors of " + model.hubRepositories.front()
        + " on Hugging Face with its own tool, which puts it into " + huggingFaceCache().string()
        + ", or name a file: --model " + model.name + "=FILE";
}

ModelEntry entryOf(const VitModel &model)
{
    ModelEntry entry;
    entry.name = model.name;
    entry.title = model.title;
    entry.family = model.family;
    entry.publishedName = model.publishedName;
    const std::uint64_t expected = 4 * parameterCount(model.config);
    entry.weights = findWeights(model);
    entry.weightsBytes = entry.weights.empty() ? expected : bytesOf(entry.weights);
    entry.downloadHint = downloadHint(model, expected);
    entry.file = {model.officialFile, torchHubCache()};
    entry.repository = {model.hubRepositories.front(), huggingFaceCache()};
    if (!entry.weights.empty()) {
        const WeightOrigin origin = originByPlace(model, entry.weights);
        entry.publishedWeights = origin.published;
        entry.weightsOrigin = origin.reason;
    }
    return entry;
}

class VitFamily final : public ModelFamily
{
public:
    std::vector<ModelEntry> models() const override
    {
        std::vector<ModelEntry> entries;
        for (const VitModel &model : vitModels())
            entries.push_back(entryOf(model));
        return entries;
    }
    bool has(std::string_view name) const override { return findVitModel(name) != nullptr; }

    Result<std::shared_ptr<Backbone>> load(std::string_view name, const fs::path &named, const Device &device,
                                           const Task &task) const override
    {
        const VitModel &model = *findVitModel(name);
        const fs::path file = named.empty() ? findWeights(model) : named;
        if (file.empty())
            return Error{ErrorKind::NotFound, "The weights of " + model.title + " are not on this machine", "", "",
                         downloadHint(model, 4 * parameterCount(model.config))};
        return loadVitBackbone(model, file, device, task);
    }
};

} // namespace

const ModelFamily &vitFamily()
{
    static const VitFamily family;
    return family;
}

} // namespace soco::vision
