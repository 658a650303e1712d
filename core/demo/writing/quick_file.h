#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace soco::demo {

// Writes beside `path` and renames, so that a reader sees a whole file or none, but does not wait for the disk: tens of
// thousands of files that can be drawn again are not worth a sync each. After a power cut run again: texts are compared
// and pictures looked at (isWholeJpeg) before they are kept.
Result<void> writeQuickly(const std::filesystem::path &path, std::string_view bytes);

// Does the file begin and end as a JPEG does?
bool isWholeJpeg(const std::filesystem::path &path);

} // namespace soco::demo
