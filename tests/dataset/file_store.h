#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace soco::test {

// Puts every file below `root` into a store as DVC and hub caches keep one, named by 32 digits below the first two of
// them, and links to it from where it was.
inline void moveFilesToStore(const std::filesystem::path &root, const std::filesystem::path &store, bool relative)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    unsigned number = 0;
    for (const std::filesystem::path &file : files) {
        char digits[33];
        std::snprintf(digits, sizeof digits, "%02x%030u", number & 0xff, number);
        ++number;
        const std::filesystem::path blob = store / std::string(digits, 2) / (digits + 2);
        std::filesystem::create_directories(blob.parent_path());
        std::filesystem::rename(file, blob);
        std::filesystem::create_symlink(relative ? blob.lexically_relative(file.parent_path()) : blob, file);
    }
}

} // namespace soco::test
