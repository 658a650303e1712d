#include "app/cli/process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace soco::cli {

Result<ProcessOutput> runProcess(const std::vector<std::string> &arguments, const std::stop_token &stop)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return Error{ErrorKind::Io, std::string("A pipe could not be made: ") + std::strerror(errno)};
    std::vector<char *> pointers;
    for (const std::string &argument : arguments)
        pointers.push_back(const_cast<char *>(argument.c_str()));
    pointers.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    pid_t child = -1;
    const int code = ::posix_spawnp(&child, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (code != 0) {
        ::close(ends[0]);
        return Error{code == ENOENT ? ErrorKind::NotFound : ErrorKind::Io,
                     std::string("Could not be started: ") + std::strerror(code), arguments[0]};
    }
    ProcessOutput output;
    bool stopped = false;
    for (;;) {
        if (stop.stop_requested() && !stopped) {
            stopped = true;
            ::kill(child, SIGTERM);
        }
        pollfd wait{ends[0], POLLIN, 0};
        if (::poll(&wait, 1, 200) <= 0)
            continue;
        char buffer[4096];
        const ssize_t got = ::read(ends[0], buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        output.out.append(buffer, std::size_t(got));
    }
    ::close(ends[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (stopped)
        return Error{ErrorKind::Cancelled, "Was stopped", arguments[0]};
    output.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return output;
}

} // namespace soco::cli
