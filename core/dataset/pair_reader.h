#pragma once

#include "core/base/result.h"
#include "core/dataset/pair.h"

#include <string_view>

// Pair files, internal to this folder. Errors carry a place and no file name.

namespace soco::dataset {

// No picture has a point or side beyond this; larger numbers would overflow the official integer arithmetic.
inline constexpr double maxCoordinate = 1'000'000;

// The JSON of one pair file (core/dataset/README.md, "Pair files"). Strict on what the official loaders need,
// indifferent to the rest. pair_group falls back to `category` and is empty where the file has neither.
Result<Pair> readPair(std::string_view bytes);

} // namespace soco::dataset
