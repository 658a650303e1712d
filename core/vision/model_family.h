#pragma once

#include "core/base/result.h"
#include "core/vision/backbone.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace soco::vision {

// One model the program knows, and whether its weights are at hand.
struct ModelEntry {
    std::string name;          // "dinov2_vitb14"
    std::string title;         // "DINOv2-B/14"
    std::string family;        // "DINOv2", "baseline"
    std::string publishedName; // row of the published results this model corresponds to ("DINOv2-B/14"); may be empty
    bool needsWeights = true;  // a file of them; false also where they come with the program
    std::filesystem::path weights; // found file, or empty
    std::string downloadHint;      // what to download and where to put it
    struct Source {
        std::string name;             // "dinov2_vitb14_pretrain.pth", "facebook/dinov2-base"
        std::filesystem::path folder; // where its own programs put it, and where it is looked for
    };
    Source file, repository;        // the same as facts: of Torch Hub, of Hugging Face; empty where it needs none
    std::uint64_t weightsBytes = 0; // of the found file, or the expected size of the download
    // Does `weights` lie where the hubs' own programs put the published ones, and how that is known. Loading looks at
    // the content as well (BackboneInfo).
    bool publishedWeights = false;
    std::string weightsOrigin;
    bool forDemoOnly = false; // as BackboneInfo says
};

// Models that are made in one way: one row of the registry, one file a family.
class ModelFamily
{
public:
    virtual ~ModelFamily() = default;
    // In the order they are shown. Touches only the file system.
    virtual std::vector<ModelEntry> models() const = 0;
    virtual bool has(std::string_view name) const = 0;
    // A model that has(name), with the weights in `file`; without one, with those in the caches or in the program.
    // Errors: NotFound with the download hint; InvalidArgument where there can be no file; Mismatch where shapes do not
    // fit the name; as readCheckpoint().
    virtual Result<std::shared_ptr<Backbone>> load(std::string_view name, const std::filesystem::path &file,
                                                   const Device &device, const Task &task) const = 0;
};

} // namespace soco::vision
