#pragma once

#include "core/base/result.h"

#include <stop_token>
#include <string>
#include <vector>

namespace soco::cli {

struct ProcessOutput {
    int exitCode = 0;
    std::string out; // stdout and stderr together
};

// Runs a program found in PATH and waits for it; stopped with SIGTERM when asked to stop. NotFound where there is no
// such program, Cancelled after a stop.
Result<ProcessOutput> runProcess(const std::vector<std::string> &arguments, const std::stop_token &stop = {});

} // namespace soco::cli
