#pragma once

#include <cstdint>
#include <deque>

namespace soco::widgets {

// Speed of a job over the last seconds, so that a slow start (loading a model) does not spoil the time left.
// Pure: times are handed in, in seconds of any steady clock.
class JobRate
{
public:
    static constexpr double windowSeconds = 10;

    void reset();
    void add(double seconds, std::int64_t done);

    // Per second; 0 as long as it is not known.
    double perSecond() const;
    // Negative as long as it is not known.
    double secondsLeft(std::int64_t total) const;

private:
    struct Sample {
        double seconds;
        std::int64_t done;
    };
    std::deque<Sample> m_samples;
};

} // namespace soco::widgets
