#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>

#include <sys/types.h>

namespace soco {

// What the system said of a file or folder that could not be read, and what helps against it.
// `action`: "Could not be opened"; `code`: errno. NotFound for ENOENT alone, else Io.
Error readError(const std::filesystem::path &path, const std::string &action, int code);

// Of a folder whose names can be read and nothing else in it. Io.
Error notEnteredError(const std::filesystem::path &folder);

// Of what stands where a file should be read and is none: a folder, a pipe, a device. `mode` as stat() says. Unsupported.
Error notAFileError(const std::filesystem::path &path, mode_t mode);

} // namespace soco
