#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace soco::vision {

// Bytes that can be read from any place: a file, or memory (tests, fuzzing). Thread-safe. Files are read with
// positioned reads rather than mapped, so that one that shrinks while it is read is an error and not a crash.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    virtual const std::string &name() const = 0; // what errors call it: its path
    virtual std::uint64_t size() const = 0;
    // Fills all of `out` from `offset`. Errors: Malformed where the source ends before, Io where reading fails.
    virtual Result<void> read(std::uint64_t offset, std::span<std::byte> out) const = 0;

    // `length` bytes as text; the caller has bounded `length`.
    Result<std::string> readText(std::uint64_t offset, std::uint64_t length) const;

protected:
    Result<void> checkRange(std::uint64_t offset, std::uint64_t length) const;
};

// A regular file. Pipes, devices and folders are refused, never waited for.
Result<std::shared_ptr<const ByteSource>> openByteSource(const std::filesystem::path &path);

class MemorySource : public ByteSource
{
public:
    MemorySource(std::string name, std::vector<std::byte> bytes) : m_name(std::move(name)), m_bytes(std::move(bytes)) {}
    const std::string &name() const override { return m_name; }
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<void> read(std::uint64_t offset, std::span<std::byte> out) const override;

private:
    std::string m_name;
    std::vector<std::byte> m_bytes;
};

} // namespace soco::vision
