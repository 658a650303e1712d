#pragma once

#include <stop_token>
#include <thread>

namespace soco::cli {

// While it lives, the first SIGINT or SIGTERM asks for a stop and the second ends the process as usual.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_watcher;
};

} // namespace soco::cli
