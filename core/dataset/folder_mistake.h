#pragma once

#include "core/base/error.h"
#include "core/dataset/data_folders.h"

#include <filesystem>
#include <optional>

// Folders that are no dataset: what the user most likely did, internal to this folder.

namespace soco::dataset {

inline constexpr const char *taxonomyFile = "keypoint_taxonomy.json";

// Empty where `root` can be opened as a dataset: a folder with Images/ or PairAnnotations/.
std::optional<Error> folderMistake(const std::filesystem::path &root);

} // namespace soco::dataset
