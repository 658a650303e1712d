#pragma once

#include <chrono>
#include <string>

namespace soco::cli {

// One line on stderr that says how far a long work is: rewritten in place on a terminal, a plain line every few seconds
// elsewhere (a log file). Removed when it goes.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    // Cheap when it is not yet time to print. Returns whether a line is due, so that its text need not be made else.
    bool due() const;
    void show(const std::string &text);
    void clear();

private:
    bool m_terminal;
    bool m_shown = false;
    std::chrono::steady_clock::time_point m_next;
};

} // namespace soco::cli
