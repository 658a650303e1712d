#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

// The two hashes of the program, and which is for what:
//   ContentHash  XXH64: keys of caches and "did it change?". Fast; no protection against someone who wants a collision.
//   Sha256       what others publish or cite: weights, downloads, runs, recipes.

namespace soco {

// XXH64, seed 0 (Yann Collet, "xxHash fast digest algorithm", section XXH64), fed piece by piece; the distribution's
// xxhash.h where the build has it, the same numbers from xxh64.h where it has not (preset "vision").
class ContentHash
{
public:
    ContentHash();

    // Bytes as they come: how they are cut into pieces does not matter.
    ContentHash &add(std::span<const std::byte> bytes);
    ContentHash &add(std::string_view text) { return add(std::as_bytes(std::span(text.data(), text.size()))); }

    // For keys made of several values: each field is told apart from its neighbours, so that "ab", "c" differs from
    // "a", "bc". A text is followed by its length as a 64-bit number; numbers are 8 bytes, little-endian.
    ContentHash &field(std::string_view text);
    ContentHash &field(std::uint64_t number);
    ContentHash &field(float number); // its 32 bits as a 64-bit number
    ContentHash &field(double number);

    std::uint64_t value() const;
    std::string hex() const; // 16 lower-case hexadecimal digits

private:
    alignas(8) std::array<std::byte, 88> m_state{}; // as large as XXH64_state_t
};

// FIPS 180-4, fed piece by piece.
class Sha256
{
public:
    Sha256 &add(std::span<const std::byte> bytes);
    Sha256 &add(std::string_view text) { return add(std::as_bytes(std::span(text.data(), text.size()))); }
    std::string hex() const; // 64 lower-case hexadecimal digits, as sha256sum prints them

private:
    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::byte, 64> m_pending{};
    std::size_t m_pendingBytes = 0;
    std::uint64_t m_total = 0;
};

// SHA-256 of a text, 64 hexadecimal digits.
std::string sha256(std::string_view text);

// Of a regular file, read in pieces of 1 MiB; links are followed. A pipe or a device is an error, never waited for.
// Errors: NotFound; Io; Unsupported (no regular file); Cancelled.
Result<std::string> sha256OfFile(const std::filesystem::path &path, const std::stop_token &stop = {});
Result<std::uint64_t> contentHashOfFile(const std::filesystem::path &path, const std::stop_token &stop = {});

} // namespace soco
