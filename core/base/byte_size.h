#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string_view>

namespace soco {

// "512MB", "0.5G" (decimal, as files and memory are shown), "4 GiB" (binary), "1000000": bytes, one at least.
Result<std::uint64_t> parseBytes(std::string_view text);

} // namespace soco
