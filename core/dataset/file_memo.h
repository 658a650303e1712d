#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>

// What was once read from a file and stays true until the file changes, internal to this folder.

namespace soco::dataset {

// Size and time of the last change: equal stamps of one path are taken for equal contents.
struct FileStamp {
    std::uint64_t bytes = 0;
    std::int64_t changedNs = 0; // since 1970
    friend auto operator<=>(const FileStamp &, const FileStamp &) = default;
};
// Of the file that a link leads to. Empty where there is none or it cannot be examined.
std::optional<FileStamp> stampOf(const std::filesystem::path &path);

// Any thread.
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
        const auto found = stamp ? m_known.find(path.native()) : m_known.end();
        return found != m_known.end() && found->second.first == *stamp ? std::optional(found->second.second)
                                                                       : std::nullopt;
    }

    void remember(const std::filesystem::path &path, const FileStamp &stamp, Value value)
    {
        const std::unique_lock lock(m_mutex);
        m_known.insert_or_assign(path.native(), std::pair(stamp, std::move(value)));
    }

private:
    mutable std::shared_mutex m_mutex;
    std::unordered_map<std::string, std::pair<FileStamp, Value>> m_known;
};

} // namespace soco::dataset
