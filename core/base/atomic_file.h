#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace soco {

class FileLayer;

inline constexpr std::uint64_t defaultReadLimit = std::uint64_t(1) << 30;

// The bytes of a regular file. Larger than `limit`, a folder, a pipe or a device: an error, never a hang.
Result<std::string> readFile(const std::filesystem::path &path, std::uint64_t limit = defaultReadLimit);

// The first `length` bytes of a regular file, fewer where it is shorter.
Result<std::string> readFileStart(const std::filesystem::path &path, std::uint64_t length);

// Writes beside `path`, syncs, renames: a reader sees the old bytes or the new ones, never a part.
// After an error the old file is untouched and nothing is left beside it. Devices, pipes and files that may not be
// written to are not replaced: an error. A link is followed, and stays. A file that is replaced keeps its owner, group,
// rights, access list and extended attributes; `notKept` is told what could not be kept ("its owner"), one each, and
// that hard links were parted. A new file gets the rights that the process gives its files (umask).
Result<void> writeFileAtomically(const std::filesystem::path &path, std::string_view bytes,
                                 std::vector<std::string> *notKept = nullptr);
// The same through other system calls, for tests.
Result<void> writeFileAtomically(const std::filesystem::path &path, std::string_view bytes,
                                 std::vector<std::string> *notKept, FileLayer &files);

// Appends `line` and a newline in one write, and syncs. If the write is cut short (a full disk), the file is cut
// back to its old length, so that no half line stays. A last line without a newline gets one first.
Result<void> appendLine(const std::filesystem::path &path, std::string_view line);

} // namespace soco
