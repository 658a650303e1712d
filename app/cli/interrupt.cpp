#include "app/cli/interrupt.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace soco::cli {

namespace {

// A handler may do no more than write: the watcher thread turns the byte into a request to stop.
int pipeEnds[2] = {-1, -1};

void onSignal(int signal)
{
    std::signal(signal, SIG_DFL); // the next one ends the process
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt()
{
    if (::pipe2(pipeEnds, O_CLOEXEC) != 0)
        return; // then Ctrl+C ends the process at once, which loses nothing either
    m_watcher = std::jthread([this] {
        char byte = 0;
        if (::read(pipeEnds[0], &byte, 1) == 1 && byte == 1)
            m_stop.request_stop();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    if (pipeEnds[1] < 0)
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    const char byte = 0; // nothing more to watch for
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
    m_watcher.join();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
    pipeEnds[0] = pipeEnds[1] = -1;
}

} // namespace soco::cli
