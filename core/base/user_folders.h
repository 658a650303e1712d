#pragma once

#include <filesystem>

namespace soco {

// Where a user's files of a kind lie, by the XDG base directory specification: the variable where it is an absolute path
// (others are to be ignored), else the place below the home folder; without HOME, that of the user's entry in the
// system's list; without that, the folder for temporary files. Always absolute. Need not exist. Never fails.
std::filesystem::path userHomeFolder();  // empty where nothing names one
std::filesystem::path userDataFolder();  // XDG_DATA_HOME, ~/.local/share
std::filesystem::path userCacheFolder(); // XDG_CACHE_HOME, ~/.cache

// Takes variables that are not absolute out of the environment, for libraries that would follow them. First thing in
// main(), before there is a second thread.
void dropRelativeUserFolders();

} // namespace soco
