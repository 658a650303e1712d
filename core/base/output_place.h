#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

// Whether a file can be written at the end of long work, asked before it. Nothing is written and no folder is made. What
// only the writing itself can find out (a full disk) stays to be found. `what` is for messages: "the predictions".

namespace soco {

enum class MissingFolders {
    Refused,
    Made, // by who writes
};

// For writeFileAtomically().
Result<void> checkReplacedFile(const std::filesystem::path &file, const std::string &what, MissingFolders missing);
// For appendLine() to a file that is read as well.
Result<void> checkAppendedFile(const std::filesystem::path &file, const std::string &what, MissingFolders missing);
// New files go into it.
Result<void> checkFilledFolder(const std::filesystem::path &folder, const std::string &what, MissingFolders missing);

} // namespace soco
