#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>

namespace soco {

// What the system said of a file or folder that could not be read, and what helps against it.
// `action`: "Could not be opened"; `code`: errno. NotFound for ENOENT alone, else Io.
Error readError(const std::filesystem::path &path, const std::string &action, int code);

} // namespace soco
