#pragma once

#include "core/base/result.h"
#include "core/vision/backbone.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace soco::vision {

// One model the program knows, and whether its weights are at hand.
struct ModelEntry {
    std::string name;          // "dinov2_vitb14"
    std::string title;         // "DINOv2-B/14"
    std::string family;        // "DINOv2", "baseline"
    std::string publishedName; // row of the published results this model corresponds to ("DINOv2-B/14"); may be empty
    bool needsWeights = true;
    std::filesystem::path weights;      // found file, or empty
    std::string downloadHint;           // what to download and where to put it
    struct Source {
        std::string name;             // "dinov2_vitb14_pretrain.pth", "facebook/dinov2-base"
        std::filesystem::path folder; // where its own programs put it, and where it is looked for
    };
    Source file, repository;            // the same as facts: of Torch Hub, of Hugging Face; empty where it needs none
    std::uint64_t weightsBytes = 0;     // of the found file, or the expected size of the download
    // Does `weights` lie where the hubs' own programs put the published ones, and how that is known. Loading looks at
    // the content as well (BackboneInfo).
    bool publishedWeights = false;
    std::string weightsOrigin;
};

// Built-in models, with the Hugging Face cache (HF_HUB_CACHE, HF_HOME, ~/.cache/huggingface/hub) and the Torch Hub
// cache (TORCH_HOME, ~/.cache/torch/hub/checkpoints) searched for their weights. Touches only the file system.
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

// NotFound with the download hint where the weights are missing; Mismatch where shapes do not fit the name.
Result<std::shared_ptr<Backbone>> loadModel(const ModelSpec &spec, const Device &device, const Task &task = {});

} // namespace soco::vision
