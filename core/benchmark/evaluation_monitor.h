#pragma once

#include "core/base/task.h"
#include "core/benchmark/runner.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

namespace soco::benchmark {

// What the threads of an evaluation share: how far it is, whether to stop and why. Thread-safe.
class EvaluationMonitor
{
public:
    using Sink = std::function<void(const EvaluationProgress &)>;
    enum class Phase { Loading, Matching };

    EvaluationMonitor(const Task &task, Sink sink)
        : m_task(task), m_sink(std::move(sink)), m_passOn(task.stopToken(), [this] { m_stop.request_stop(); })
    {
    }

    std::stop_token stopToken() const { return m_stop.get_token(); }
    bool stopped() const { return m_stop.stop_requested(); }
    // Ends the evaluation with this error; the first one counts.
    void abort(Error error);
    std::optional<Error> abortedBy() const;

    void setPairs(std::int64_t total, std::int64_t done, std::int64_t toMatch);
    void setImages(std::int64_t total);
    void begin(Phase phase);
    void end(Phase phase);
    void imageDone(const std::string &what);
    void pairDone(const std::string &what);
    void report(const std::string &what);

private:
    double secondsLeft() const;  // with the mutex held
    void tell(const std::string &what);

    using Clock = std::chrono::steady_clock;
    const Task &m_task;
    const Sink m_sink;
    mutable std::mutex m_mutex;
    std::stop_source m_stop; // the task's wish to stop, or a full disk
    std::stop_callback<std::function<void()>> m_passOn;
    std::optional<Error> m_error;
    EvaluationProgress m_progress;
    std::int64_t m_toMatch = 0;
    std::int64_t m_matched = 0; // in this run, without those taken over
    double m_loadSeconds = 0;   // of finished phases
    double m_matchSeconds = 0;
    std::optional<Phase> m_phase;
    Clock::time_point m_phaseStart;
};

} // namespace soco::benchmark
