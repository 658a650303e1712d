#pragma once

#include <filesystem>

namespace soco {

// Where a file lies or would be made: absolute, every link followed, a last one that leads to nothing as well.
std::filesystem::path realPlace(const std::filesystem::path &path);

// Would writing one write the other? By links of both kinds too; either may be missing.
bool isSameFile(const std::filesystem::path &one, const std::filesystem::path &other);

// Is it the folder or below it? Both as realPlace() gives them.
bool liesIn(const std::filesystem::path &folder, const std::filesystem::path &path);

} // namespace soco
