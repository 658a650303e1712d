#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace soco::dataset {

// Size and time of the last change: equal stamps of one path are taken for equal contents.
struct FileStamp {
    std::uint64_t bytes = 0;
    std::int64_t changedNs = 0; // since 1970
    friend auto operator<=>(const FileStamp &, const FileStamp &) = default;
};
// Of the file that a link leads to. Empty where there is none or it cannot be examined.
std::optional<FileStamp> stampOf(const std::filesystem::path &path);

} // namespace soco::dataset
