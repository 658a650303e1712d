#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// PNG files that Pillow reads and libpng refuses, internal to this folder.

namespace soco::dataset::png {

struct Repaired {
    std::string bytes;                // a plain PNG with the same pixels
    std::vector<std::string> oddities; // what was wrong, for people
};

// What Pillow reads of a file that libpng refuses: pixel data with a wrong or missing checksum, a stream without its
// end or with too few rows (they are black), an unknown critical chunk, a palette of odd length or none, a header that
// is too long, comes twice or not first. Empty where Pillow refuses it too, as a file that is cut short.
// `mostBytes`: of pixel data; more is refused.
std::optional<Repaired> repaired(std::string_view bytes, std::uint64_t mostBytes);

// Width and height by the header chunk alone, wherever it stands. Empty where there is none or its checksum is wrong.
std::optional<std::pair<std::uint32_t, std::uint32_t>> statedSize(std::string_view bytes);

} // namespace soco::dataset::png
