#include "app/cli/progress_line.h"

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace soco::cli {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto terminalInterval = std::chrono::milliseconds(100);
constexpr auto logInterval = std::chrono::seconds(5);

std::size_t terminalColumns()
{
    winsize size = {};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

} // namespace

ProgressLine::ProgressLine() : m_terminal(::isatty(STDERR_FILENO) == 1), m_next(Clock::now())
{
    // A short work needs no line in a log.
    if (!m_terminal)
        m_next += logInterval;
}

ProgressLine::~ProgressLine()
{
    clear();
}

bool ProgressLine::due() const
{
    return Clock::now() >= m_next;
}

void ProgressLine::show(const std::string &text)
{
    if (!due())
        return;
    m_next = Clock::now() + (m_terminal ? Clock::duration(terminalInterval) : Clock::duration(logInterval));
    if (m_terminal)
        std::fprintf(stderr, "\r\033[K%s", text.substr(0, terminalColumns() - 1).c_str());
    else
        std::fprintf(stderr, "%s\n", text.c_str());
    std::fflush(stderr);
    m_shown = true;
}

void ProgressLine::clear()
{
    if (m_shown && m_terminal)
        std::fputs("\r\033[K", stderr);
    m_shown = false;
}

} // namespace soco::cli
