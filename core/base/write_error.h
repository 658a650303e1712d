#pragma once

#include "core/base/error.h"

#include <filesystem>
#include <string>

namespace soco {

// What the system said of a file that could not be written, and what helps against it, followed to the letter.
// `action`: "Could not be written"; `code`: errno. NotFound where the folder is missing, else Io.
Error writeError(const std::filesystem::path &path, const std::string &action, int code);

} // namespace soco
