#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>

namespace soco::quality {

// Keeps each text once: a hundred thousand lists repeat the same two thousand names. Any thread.
class NamePool
{
public:
    // Valid as long as the pool.
    std::string_view kept(std::string_view name)
    {
        const std::scoped_lock lock(m_mutex);
        return *m_names.emplace(name).first;
    }

private:
    std::mutex m_mutex;
    std::unordered_set<std::string> m_names; // node based: its texts stay where they are
};

} // namespace soco::quality
