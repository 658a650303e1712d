#include "core/benchmark/match_pass.h"

#include "core/base/parallel.h"

namespace soco::benchmark {

MatchPass::MatchPass(EvaluationPlan &plan, const Matcher &matcher, int threads, EvaluationMonitor &monitor,
                     std::function<void(const PlannedPair &)> onMatched)
    : m_plan(plan), m_matcher(matcher), m_threads(threads), m_monitor(monitor), m_onMatched(std::move(onMatched))
{
}

void MatchPass::match(std::span<const std::size_t> pairs)
{
    m_monitor.begin(EvaluationMonitor::Phase::Matching);
    parallelFor(
        pairs.size(), m_threads, [&](std::size_t i) { matchOne(m_plan.pairs[pairs[i]]); }, m_monitor.stopToken());
    m_monitor.end(EvaluationMonitor::Phase::Matching);
}

void MatchPass::matchOne(PlannedPair &pair)
{
    const PlannedImage &source = m_plan.images[pair.source];
    const PlannedImage &target = m_plan.images[pair.target];
    if (source.error || target.error) {
        pair.fail(source.error ? *source.error : *target.error);
    } else if (source.map.empty() || target.map.empty()) {
        return; // cancelled while they were made
    } else {
        const auto matches = m_matcher.match({source.map, target.map, pair.geometry, pair.matches});
        if (matches) {
            pair.predicted.reserve(matches->size());
            for (const vision::Match &match : *matches)
                pair.predicted.push_back(match.predicted);
            pair.state = PlannedPair::State::Done;
            const std::scoped_lock lock(m_mutex);
            m_onMatched(pair);
        } else {
            pair.fail(matches.error());
        }
    }
    m_monitor.pairDone(pair.ref->group + '/' + pair.ref->file);
}

} // namespace soco::benchmark
