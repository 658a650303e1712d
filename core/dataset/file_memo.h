#pragma once

#include "core/base/file_stamp.h"
#include "core/base/hash.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

// What was once read from a file and stays true until the file changes, internal to this folder.

namespace soco::dataset {

// Paths are told apart by 64 bits of their hash: a million of them collide once in forty million datasets. Any thread.
template <class Value>
class FileMemo
{
public:
    // What is known of the file, else make(path), which is remembered where it succeeds.
    template <class Make>
    Result<Value> of(const std::filesystem::path &path, Make make)
    {
        const auto stamp = stampOf(path);
        if (auto known = knownOf(path, stamp))
            return std::move(*known);
        Result<Value> made = make(path);
        if (made && stamp)
            remember(path, *stamp, *made);
        return made;
    }

    // Empty where nothing is known of the file as `stamp` describes it.
    std::optional<Value> knownOf(const std::filesystem::path &path, const std::optional<FileStamp> &stamp) const
    {
        const std::shared_lock lock(m_mutex);
        const auto found = stamp ? m_known.find(keyOf(path)) : m_known.end();
        return found != m_known.end() && found->second.first == *stamp ? std::optional(found->second.second)
                                                                       : std::nullopt;
    }

    // `stamp` is of a moment before the value was read.
    void remember(const std::filesystem::path &path, const FileStamp &stamp, Value value)
    {
        const std::unique_lock lock(m_mutex);
        m_known.insert_or_assign(keyOf(path), std::pair(stamp, std::move(value)));
    }

    // What another knows, but of files that it read in the moment of their change: they may have changed once more.
    void learnFrom(const FileMemo &other)
    {
        const std::scoped_lock lock(m_mutex, other.m_mutex);
        for (const auto &[key, known] : other.m_known)
            if (known.first.isSettled)
                m_known.try_emplace(key, known);
    }

private:
    static std::uint64_t keyOf(const std::filesystem::path &path) { return ContentHash().add(path.native()).value(); }

    mutable std::shared_mutex m_mutex;
    std::unordered_map<std::uint64_t, std::pair<FileStamp, Value>> m_known;
};

} // namespace soco::dataset
