#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace soco::dataset {

// "Images", "PairAnnotations"...: the folder of the dataset that a file lies or would be made in; none elsewhere.
std::optional<std::string> dataFolderOf(const std::filesystem::path &file, const std::filesystem::path &dataset);

} // namespace soco::dataset
