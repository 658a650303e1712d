#pragma once

#include "core/vision/backbones/vit_models.h"

#include <filesystem>
#include <map>
#include <string>

namespace soco::vision {

// Whether a file holds the published weights of a model, and how that is known.
struct WeightOrigin {
    bool published = false;
    std::string reason; // "found as model.safetensors of facebook/dinov2-base in the Hugging Face cache"
};

// By the file's place alone: the Torch Hub cache under the official name, or a snapshot of one of the model's
// repositories in the Hugging Face cache. Reads no bytes.
WeightOrigin originByPlace(const VitModel &model, const std::filesystem::path &file);

// By content as well. `hashes` has the SHA-256 of every file that was read, by its path: the official one is published
// wherever it lies; a file of the Hugging Face cache whose content is not what the cache calls it (blobs are named by
// their SHA-256) is not.
WeightOrigin originOf(const VitModel &model, const std::filesystem::path &file,
                      const std::map<std::string, std::string> &hashes);

} // namespace soco::vision
