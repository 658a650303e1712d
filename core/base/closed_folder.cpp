#include "core/base/closed_folder.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace soco {

std::filesystem::path closedFolder(const std::filesystem::path &path)
{
    std::filesystem::path folder;
    for (const std::filesystem::path &name : std::filesystem::path(".") / path.parent_path()) { // no dot before a "/"
        folder /= name;
        struct stat info = {};
        if (::stat(folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
            return {};
        if (::faccessat(AT_FDCWD, folder.c_str(), X_OK, AT_EACCESS) != 0)
            return errno == EACCES ? folder.lexically_normal() : std::filesystem::path();
    }
    return {};
}

bool isOwn(const std::filesystem::path &path)
{
    struct stat info = {};
    return ::stat(path.c_str(), &info) == 0 && info.st_uid == ::geteuid();
}

} // namespace soco
