#pragma once

#include "core/base/result.h"
#include "core/vision/model_family.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace soco::vision {

// The models of all families, in the order they are shown. Touches only the file system.
std::vector<ModelEntry> listModels();

// A model as a person names it.
struct ModelSpec {
    std::string name;
    std::filesystem::path file; // empty: where the caches hold the weights

    std::string text() const; // "NAME" or "NAME=FILE", what parseModelSpec() reads
};
Result<ModelSpec> parseModelSpec(std::string_view text);
// Do both name the same model and the same file, however its path is written. Touches the file system.
bool namesTheSame(const ModelSpec &one, const ModelSpec &other);

// Errors: NotFound for a name that no family has; as ModelFamily::load().
Result<std::shared_ptr<Backbone>> loadModel(const ModelSpec &spec, const Device &device, const Task &task = {});

} // namespace soco::vision
