#include "core/vision/model_registry.h"

#include "core/base/file_identity.h"
#include "core/base/text.h"
#include "core/vision/backbones/vit_backbone.h"
#include "core/vision/backbones/vit_models.h"
#include "core/vision/backbones/weight_origin.h"
#include "core/vision/checkpoints/weight_cache.h"

#ifdef SOCO_HAS_BASELINES
#include "core/vision/baselines/dense_sift.h"
#endif

#include <algorithm>

namespace soco::vision {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view baselineName = "dense_sift";

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

Error unknownModel(const std::string &name)
{
    std::string names;
    for (const ModelEntry &entry : listModels())
        names += (names.empty() ? "" : ", ") + entry.name;
    return Error{ErrorKind::NotFound, "There is no model called \"" + name + '"', "", "", "Built in are " + names};
}

} // namespace

std::vector<ModelEntry> listModels()
{
    std::vector<ModelEntry> entries;
#ifdef SOCO_HAS_BASELINES
    ModelEntry baseline;
    baseline.name = baselineName;
    baseline.title = baselineName;
    baseline.family = "baseline";
    baseline.needsWeights = false;
    baseline.weightsOrigin = "has no weights";
    entries.push_back(std::move(baseline));
#endif
    for (const VitModel &model : vitModels())
        entries.push_back(entryOf(model));
    return entries;
}

Result<ModelSpec> parseModelSpec(std::string_view text)
{
    const auto equals = text.find('=');
    const std::string quoted = std::string(1, '"').append(text) + '"';
    ModelSpec spec{std::string(text.substr(0, equals)), {}};
    if (spec.name.empty())
        return Error{ErrorKind::InvalidArgument, quoted + " names no model", "", "",
                     "Write NAME or NAME=FILE; soco models lists the names"};
    if (equals == std::string_view::npos)
        return spec;
    spec.file = fs::path(text.substr(equals + 1));
    if (spec.file.empty())
        return Error{ErrorKind::InvalidArgument, quoted + " names no file behind the =", "", "",
                     "Write " + spec.name + "=FILE, or " + spec.name + " alone to search the caches"};
    return spec;
}

std::string ModelSpec::text() const
{
    return file.empty() ? name : name + '=' + file.string();
}

bool namesTheSame(const ModelSpec &one, const ModelSpec &other)
{
    return one.name == other.name && one.file.empty() == other.file.empty()
        && (one.file == other.file || realPlace(one.file) == realPlace(other.file));
}

Result<std::shared_ptr<Backbone>> loadModel(const ModelSpec &spec, const Device &device, const Task &task)
{
    if (spec.name == baselineName) {
#ifdef SOCO_HAS_BASELINES
        if (!spec.file.empty())
            return Error{ErrorKind::InvalidArgument, spec.name + " has no weights", spec.file.string(), "",
                         "Write " + spec.name + " alone"};
        return makeDenseSift();
#else
        return Error{ErrorKind::Unsupported, spec.name + " is not part of this build, which has no OpenCV", "", "",
                     "Use the full build, or another model"};
#endif
    }
    const VitModel *model = findVitModel(spec.name);
    if (!model)
        return unknownModel(spec.name);
    fs::path file = spec.file;
    if (file.empty())
        file = findWeights(*model);
    if (file.empty())
        return Error{ErrorKind::NotFound, "The weights of " + model->title + " are not on this machine", "", "",
                     downloadHint(*model, 4 * parameterCount(model->config))};
    return loadVitBackbone(*model, file, device, task);
}

} // namespace soco::vision
