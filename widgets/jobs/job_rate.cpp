#include "widgets/jobs/job_rate.h"

namespace soco::widgets {

void JobRate::reset()
{
    m_samples.clear();
}

void JobRate::add(double seconds, std::int64_t done)
{
    // Work that starts over (a second phase) has a speed of its own.
    if (!m_samples.empty() && done < m_samples.back().done)
        m_samples.clear();
    m_samples.push_back({seconds, done});
    // The sample just outside the window is kept, so that the window is always covered whole.
    while (m_samples.size() > 2 && m_samples[1].seconds <= seconds - windowSeconds)
        m_samples.pop_front();
}

double JobRate::perSecond() const
{
    if (m_samples.size() < 2)
        return 0;
    const double span = m_samples.back().seconds - m_samples.front().seconds;
    return span > 0 ? double(m_samples.back().done - m_samples.front().done) / span : 0;
}

double JobRate::secondsLeft(std::int64_t total) const
{
    const double rate = perSecond();
    if (rate <= 0 || total <= 0)
        return -1;
    return total > m_samples.back().done ? double(total - m_samples.back().done) / rate : 0;
}

} // namespace soco::widgets
