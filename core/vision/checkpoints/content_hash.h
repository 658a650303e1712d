#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace soco::vision {

// XXH64 (Yann Collet's specification, "xxHash fast digest algorithm", section XXH64), seed 0, fed piece by piece.
// Tells contents apart quickly; no protection against someone who wants two files to collide.
class ContentHash
{
public:
    void add(std::span<const std::byte> bytes);
    void add(std::string_view text) { add(std::as_bytes(std::span(text.data(), text.size()))); }
    std::uint64_t value() const;
    std::string hex() const; // 16 digits

private:
    void addStripe(const std::byte *stripe);

    std::array<std::uint64_t, 4> m_lanes{0x60EA27EEADC0B5D6ULL, 0xC2B2AE3D27D4EB4FULL, 0, 0x61C8864E7A143579ULL};
    std::array<std::byte, 32> m_pending{};
    std::size_t m_pendingBytes = 0;
    std::uint64_t m_total = 0;
};

} // namespace soco::vision
