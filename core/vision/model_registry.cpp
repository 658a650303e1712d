#include "core/vision/model_registry.h"

#include "core/base/file_identity.h"
#include "core/vision/backbones/toynet_family.h"
#include "core/vision/backbones/vit_family.h"

#ifdef SOCO_HAS_BASELINES
#include "core/vision/baselines/dense_sift.h"
#endif

#include <utility>

namespace soco::vision {

namespace fs = std::filesystem;

namespace {

// Adding a family of models is one row here.
std::vector<const ModelFamily *> families()
{
    return {
#ifdef SOCO_HAS_BASELINES
        &denseSiftFamily(),
#endif
        &toyNetFamily(),
        &vitFamily(),
    };
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
    for (const ModelFamily *family : families())
        for (ModelEntry &entry : family->models())
            entries.push_back(std::move(entry));
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
                     "Write " + spec.name + "=FILE, or " + spec.name + " alone for the weights that soco models lists"};
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
    for (const ModelFamily *family : families())
        if (family->has(spec.name))
            return family->load(spec.name, spec.file, device, task);
#ifndef SOCO_HAS_BASELINES
    if (spec.name == "dense_sift")
        return Error{ErrorKind::Unsupported, spec.name + " is not part of this build, which has no OpenCV", "", "",
                     "Use the full build, or another model"};
#endif
    return unknownModel(spec.name);
}

} // namespace soco::vision
