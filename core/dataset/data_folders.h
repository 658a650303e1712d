#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace soco::dataset {

inline constexpr const char *imagesFolder = "Images";
inline constexpr const char *pairsFolder = "PairAnnotations";
inline constexpr const char *annotationsFolder = "KeypointAnnotations";
inline constexpr const char *metadataFolder = "Metadata";

// "Images", "PairAnnotations"...: the folder of the dataset that a file lies or would be made in; none elsewhere.
std::optional<std::string> dataFolderOf(const std::filesystem::path &file, const std::filesystem::path &dataset);

} // namespace soco::dataset
