#include "core/benchmark/evaluation_monitor.h"

namespace soco::benchmark {

void EvaluationMonitor::abort(Error error)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_error)
            m_error = std::move(error);
    }
    m_stop.request_stop();
}

std::optional<Error> EvaluationMonitor::abortedBy() const
{
    const std::scoped_lock lock(m_mutex);
    return m_error;
}

void EvaluationMonitor::setPairs(std::int64_t total, std::int64_t done, std::int64_t toMatch)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.pairsTotal = total;
    m_progress.pairsDone = done;
    m_toMatch = toMatch;
}

void EvaluationMonitor::setImages(std::int64_t total)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.imagesTotal = total;
}

void EvaluationMonitor::begin(Phase phase)
{
    const std::scoped_lock lock(m_mutex);
    m_phase = phase;
    m_phaseStart = Clock::now();
}

void EvaluationMonitor::end(Phase phase)
{
    const std::scoped_lock lock(m_mutex);
    const double seconds = std::chrono::duration<double>(Clock::now() - m_phaseStart).count();
    (phase == Phase::Loading ? m_loadSeconds : m_matchSeconds) += seconds;
    m_phase.reset();
}

void EvaluationMonitor::imageDone(const std::string &what)
{
    const std::scoped_lock lock(m_mutex);
    ++m_progress.imagesDone;
    tell(what);
}

void EvaluationMonitor::pairDone(const std::string &what)
{
    const std::scoped_lock lock(m_mutex);
    ++m_matched;
    ++m_progress.pairsDone;
    tell(what);
}

void EvaluationMonitor::report(const std::string &what)
{
    const std::scoped_lock lock(m_mutex);
    tell(what);
}

void EvaluationMonitor::tell(const std::string &what)
{
    m_task.report({m_progress.pairsDone, m_progress.pairsTotal, what});
    if (m_sink) {
        m_progress.secondsLeft = secondsLeft();
        m_sink(m_progress);
    }
}

double EvaluationMonitor::secondsLeft() const
{
    const double running = m_phase ? std::chrono::duration<double>(Clock::now() - m_phaseStart).count() : 0;
    const double load = m_loadSeconds + (m_phase == Phase::Loading ? running : 0);
    const double match = m_matchSeconds + (m_phase == Phase::Matching ? running : 0);
    if (m_progress.imagesDone == 0)
        return -1;
    double left = load / double(m_progress.imagesDone) * double(m_progress.imagesTotal - m_progress.imagesDone);
    if (m_matched > 0)
        left += match / double(m_matched) * double(m_toMatch - m_matched);
    return left;
}

} // namespace soco::benchmark
