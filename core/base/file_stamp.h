#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace soco {

// What changes when a file is written or replaced: what was read under a settled stamp is true while the stamp is the
// same.
struct FileStamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t bytes = 0;
    std::int64_t modifiedNs = 0; // since 1970
    std::int64_t changedNs = 0;  // also by what leaves the time of modification
    // Taken so long after the last change that the clock of any file system tells another one apart.
    bool isSettled = false;

    friend bool operator==(const FileStamp &one, const FileStamp &other); // but for isSettled
};

// Of the file that a link leads to. Empty where there is none or it cannot be examined.
std::optional<FileStamp> stampOf(const std::filesystem::path &path);

} // namespace soco
