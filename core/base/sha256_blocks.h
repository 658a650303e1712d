#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

// Internal to core/base/hash.cpp: SHA-256's compression of blocks of 64 bytes.

namespace soco {

using Sha256Blocks = void (*)(std::array<std::uint32_t, 8> &state, const std::byte *blocks, std::size_t count);

// Plain C++, about 0.2 GB/s.
void sha256BlocksPortable(std::array<std::uint32_t, 8> &state, const std::byte *blocks, std::size_t count);

// With the processor's SHA instructions where it has them (five times as fast), else the portable one. Chosen once.
Sha256Blocks sha256Blocks();

} // namespace soco
