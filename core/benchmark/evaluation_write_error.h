#pragma once

#include "core/base/write_error.h"

#include <cerrno>

namespace soco::benchmark {

// writeError() of a file that an evaluation writes while it runs: what is done so far is not lost.
inline Error evaluationWriteError(const std::filesystem::path &path, const std::string &action, int code)
{
    Error error = writeError(path, action, code);
    if (code == ENOSPC || code == EDQUOT)
        error.remedy = "The disk is full. Free some space, then run the same command with --resume";
    return error;
}

} // namespace soco::benchmark
