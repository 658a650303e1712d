#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

// The one way in which folders of a dataset are listed, internal to this folder.

namespace soco::dataset {

struct FolderEntry {
    std::string name;
    bool isLink = false;
};

enum class Wanted {
    Folders, // and links to one; a link whose target cannot be examined too: listing it then says why
    All,     // a folder in a file's place is an error of reading it, not a file fewer
};

// Sorted by name, without what isSystemLitter() names. Empty where the folder does not exist; whatever else keeps it
// from being listed (rights, a share that is gone, a file in its place, a link to nothing) is an Error that names it.
Result<std::vector<FolderEntry>> listFolder(const std::filesystem::path &folder, Wanted wanted);

} // namespace soco::dataset
