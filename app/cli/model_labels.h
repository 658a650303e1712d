#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace soco::cli {

struct NamedModel {
    std::string name;
    std::filesystem::path weights; // empty where there are none, or none were named
};

// What tells the models of one command line apart, in their order: the name; where two have one, "name (file.pth)";
// where these are alike too, as much of the folders as it takes: "name (a/file.pth)".
std::vector<std::string> modelLabels(std::span<const NamedModel> models);
// The same as part of a file's name: "name.file", "name.a_file".
std::vector<std::string> modelFileLabels(std::span<const NamedModel> models);

} // namespace soco::cli
