#pragma once

#include <filesystem>

namespace soco {

// The outermost folder on the way to `path` that is there and may not be entered (a folder's right x; listing it asks for r
// alone): nothing below it can be examined, however its own rights are. Empty where there is none.
std::filesystem::path closedFolder(const std::filesystem::path &path);

// This process' user owns it, and may change its rights.
bool isOwn(const std::filesystem::path &path);

} // namespace soco
