#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <utility>

namespace soco {

struct Progress {
    std::int64_t done = 0;
    std::int64_t total = 0; // 0: not known
    std::string what = {};  // "car_12.JPEG", for the log line
};

// What a long, plain, synchronous function is given: a way to say how far it is and to learn that it should stop.
// Copyable. The sink may be called from any thread the function works on, one call at a time.
class Task
{
public:
    using Sink = std::function<void(const Progress &)>;

    Task() = default;
    explicit Task(Sink sink, std::stop_token stop = {}) : m_sink(std::move(sink)), m_stop(std::move(stop)) {}

    bool cancelled() const { return m_stop.stop_requested(); }
    const std::stop_token &stopToken() const { return m_stop; }
    void report(const Progress &progress) const
    {
        if (m_sink)
            m_sink(progress);
    }

private:
    Sink m_sink;
    std::stop_token m_stop;
};

} // namespace soco
