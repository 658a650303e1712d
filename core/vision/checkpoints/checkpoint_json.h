#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Internal to core/vision/checkpoints: JSON from other people's files, of which only what they can hold is built.

namespace soco::vision {

inline constexpr std::uint64_t maxCheckpointJsonBytes = 100'000'000;
inline constexpr std::size_t maxCheckpointTensors = 200'000;

// An object, at most four levels deep, no name twice in one object. `what` is what errors call it ("header", "index");
// `textBegin` the byte of the file at which the text begins. Errors: Malformed.
Result<nlohmann::json> parseCheckpointJson(std::string_view text, const std::string &file, const std::string &what,
                                           std::uint64_t textBegin);

} // namespace soco::vision
