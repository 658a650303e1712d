#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

// Internal to core/base/hash.cpp: XXH64 where the build has no xxhash.h. tests/base/tst_hash.cpp holds both to the same
// numbers.

namespace soco::portable {

class Xxh64
{
public:
    void add(std::span<const std::byte> bytes)
    {
        m_total += bytes.size();
        if (m_pendingBytes > 0) {
            const std::size_t length = std::min<std::size_t>(bytes.size(), m_pending.size() - m_pendingBytes);
            std::copy_n(bytes.begin(), length, m_pending.begin() + std::ptrdiff_t(m_pendingBytes));
            m_pendingBytes += length;
            bytes = bytes.subspan(length);
            if (m_pendingBytes < m_pending.size())
                return;
            addStripe(m_pending.data());
            m_pendingBytes = 0;
        }
        for (; bytes.size() >= m_pending.size(); bytes = bytes.subspan(m_pending.size()))
            addStripe(bytes.data());
        std::copy(bytes.begin(), bytes.end(), m_pending.begin());
        m_pendingBytes = bytes.size();
    }

    std::uint64_t value() const
    {
        std::uint64_t hash = prime5;
        if (m_total >= 32) {
            hash = std::rotl(m_lanes[0], 1) + std::rotl(m_lanes[1], 7) + std::rotl(m_lanes[2], 12)
                   + std::rotl(m_lanes[3], 18);
            for (const std::uint64_t lane : m_lanes)
                hash = (hash ^ round(0, lane)) * prime1 + prime4;
        }
        hash += m_total;
        const std::byte *at = m_pending.data(), *const end = at + m_pendingBytes;
        for (; end - at >= 8; at += 8)
            hash = std::rotl(hash ^ round(0, word<std::uint64_t>(at)), 27) * prime1 + prime4;
        if (end - at >= 4) {
            hash = std::rotl(hash ^ (word<std::uint32_t>(at) * prime1), 23) * prime2 + prime3;
            at += 4;
        }
        for (; at != end; ++at)
            hash = std::rotl(hash ^ (std::uint64_t(*at) * prime5), 11) * prime1;
        hash = (hash ^ hash >> 33) * prime2;
        hash = (hash ^ hash >> 29) * prime3;
        return hash ^ hash >> 32;
    }

private:
    static constexpr std::uint64_t prime1 = 0x9E3779B185EBCA87ULL, prime2 = 0xC2B2AE3D27D4EB4FULL,
                                   prime3 = 0x165667B19E3779F9ULL, prime4 = 0x85EBCA77C2B2AE63ULL,
                                   prime5 = 0x27D4EB2F165667C5ULL;
    static_assert(std::endian::native == std::endian::little, "the hash is defined over little-endian words");

    template <class Word>
    static Word word(const std::byte *at)
    {
        Word value;
        std::memcpy(&value, at, sizeof value);
        return value;
    }
    static std::uint64_t round(std::uint64_t lane, std::uint64_t input)
    {
        return std::rotl(lane + input * prime2, 31) * prime1;
    }
    void addStripe(const std::byte *stripe)
    {
        for (std::size_t i = 0; i < 4; ++i)
            m_lanes[i] = round(m_lanes[i], word<std::uint64_t>(stripe + 8 * i));
    }

    std::array<std::uint64_t, 4> m_lanes{prime1 + prime2, prime2, 0, 0 - prime1};
    std::array<std::byte, 32> m_pending{};
    std::size_t m_pendingBytes = 0;
    std::uint64_t m_total = 0;
};

} // namespace soco::portable
