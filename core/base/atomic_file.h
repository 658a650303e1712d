#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace soco {

inline constexpr std::uint64_t defaultReadLimit = std::uint64_t(1) << 30;

// The bytes of a regular file. Larger than `limit`, a folder, a pipe or a device: an error, never a hang.
Result<std::string> readFile(const std::filesystem::path &path, std::uint64_t limit = defaultReadLimit);

// The first `length` bytes of a regular file, fewer where it is shorter.
Result<std::string> readFileStart(const std::filesystem::path &path, std::uint64_t length);

// Writes beside `path`, syncs, renames: a reader sees the old bytes or the new ones, never a part.
// After an error the old file is untouched and nothing is left beside it. Devices and pipes are not replaced: an error.
Result<void> writeFileAtomically(const std::filesystem::path &path, std::string_view bytes);

// Appends `line` and a newline in one write, and syncs. If the write is cut short (a full disk), the file is cut
// back to its old length, so that no half line stays. A last line without a newline gets one first.
Result<void> appendLine(const std::filesystem::path &path, std::string_view line);

} // namespace soco
