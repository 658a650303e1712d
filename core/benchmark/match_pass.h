#pragma once

#include "core/benchmark/evaluation_monitor.h"
#include "core/benchmark/evaluation_plan.h"
#include "core/benchmark/matcher.h"

#include <functional>
#include <span>

namespace soco::benchmark {

// Matches pairs whose pictures are in memory.
class MatchPass
{
public:
    // `onMatched` is called for every pair that succeeded, one call at a time.
    MatchPass(EvaluationPlan &plan, const Matcher &matcher, int threads, EvaluationMonitor &monitor,
              std::function<void(const PlannedPair &)> onMatched);

    void match(std::span<const std::size_t> pairs); // indices into the plan's pairs

private:
    void matchOne(PlannedPair &pair);

    EvaluationPlan &m_plan;
    const Matcher &m_matcher;
    const int m_threads;
    EvaluationMonitor &m_monitor;
    std::function<void(const PlannedPair &)> m_onMatched;
    std::mutex m_mutex;
};

} // namespace soco::benchmark
