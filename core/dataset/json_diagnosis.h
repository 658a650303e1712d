#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string_view>

namespace soco::dataset::json {

// Why a document cannot be parsed and where: by path where there is one ("src_keypoints[3].pos[0]"), else by byte.
// Slower than the parser, and so called only once it has failed. `offset`: bytes of the file before `bytes`.
// `fallback` is said where a second look finds nothing wrong.
struct Diagnosis {
    Error error;
    bool notFinite = false; // a number is NaN or infinite: Python writes them, JSON has none
};
Diagnosis diagnose(std::string_view bytes, std::size_t offset, std::size_t maxDepth, std::string_view fallback);

} // namespace soco::dataset::json
