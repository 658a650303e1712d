#include "core/base/write_error.h"

#include "core/base/closed_folder.h"
#include "core/base/file_identity.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace soco {

namespace {

std::string quoted(const std::filesystem::path &path)
{
    std::string text = "\"";
    text += path.string();
    text += '"';
    return text;
}

// Who refuses: a folder on the way, the file itself, or the folder that it is to lie in. The owner can help himself.
std::string rightsRemedy(const std::filesystem::path &path, const std::filesystem::path &folder)
{
    if (const std::filesystem::path closed = closedFolder(path); !closed.empty())
        return isOwn(closed)
            ? "Give yourself the right to enter the folder " + quoted(closed) + " (chmod u+x), or choose another place"
            : "Choose another place, or ask for the right to enter the folder " + quoted(closed);
    struct stat info = {};
    const bool isThere = ::stat(path.c_str(), &info) == 0;
    const bool refuses = isThere && ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0;
    if (refuses && !S_ISDIR(info.st_mode))
        return isOwn(path) ? "Make the file writable (chmod u+w), or choose another name"
                           : "Choose another name, or ask its owner for the right to write to it";
    // The folder itself may be missing: the one that it would be made in refuses.
    std::filesystem::path refusing = isThere && S_ISDIR(info.st_mode) ? path : folder;
    while (::stat(refusing.c_str(), &info) != 0 && refusing.has_relative_path())
        refusing = refusing.has_parent_path() ? refusing.parent_path() : ".";
    // Where the rights are all there, something else refuses (a share, say), which no chmod helps against.
    const bool lacksRights = ::faccessat(AT_FDCWD, refusing.c_str(), W_OK | X_OK, AT_EACCESS) != 0;
    return isOwn(refusing) && lacksRights
        ? "Give yourself the right to write to the folder " + quoted(refusing) + " (chmod u+wx), or choose another one"
        : "Choose a folder that you may write to, or ask for the right to write to " + quoted(refusing);
}

std::string missingRemedy(const std::filesystem::path &path, const std::filesystem::path &folder)
{
    std::error_code code;
    if (path.is_relative() && std::filesystem::current_path(code).empty())
        return "The folder that you are in was deleted: go to another one (cd)";
    return "Make the folder " + quoted(folder) + " first";
}

std::string remedyFor(const std::filesystem::path &path, int code)
{
    // A link to a file that is not there yet is written where it leads.
    std::error_code unknown;
    const std::filesystem::path place = std::filesystem::is_symlink(path, unknown) ? realPlace(path) : path;
    const std::filesystem::path folder = place.has_parent_path() ? place.parent_path() : ".";
    switch (code) {
    case ENOENT: return missingRemedy(path, folder);
    case ENOTDIR: return "A file stands where a folder should be: choose another place";
    case EISDIR: return "It is a folder: choose the name of a file";
    case EACCES: return rightsRemedy(path, folder);
    case EPERM: return "The file or its folder is protected from changes (lsattr shows it): choose another place";
    case EROFS: return "What is mounted there can only be read: choose another place";
    case ENOSPC: return "The disk is full. Free some space and try again";
    case EDQUOT: return "Your share of the disk is used up. Free some space and try again";
    case EFBIG: return "Files may not grow so large here (see ulimit -f): choose another place";
    case ENAMETOOLONG: return "Choose a shorter name";
    case ELOOP: return "Its links lead round in a circle: choose another name";
    case EIO: return "The disk or share reports an error: choose another one";
    case ESTALE:
    case ENOTCONN:
    case EHOSTDOWN:
    case ETIMEDOUT: return "The share is gone: connect it again, then try again";
    case EMFILE:
    case ENFILE: return "Too many files are open: close other programs, or raise the limit (ulimit -n)";
    case ETXTBSY: return "It is a program that runs: end it, or choose another name";
    default: return {};
    }
}

} // namespace

Error writeError(const std::filesystem::path &path, const std::string &action, int code)
{
    return {code == ENOENT ? ErrorKind::NotFound : ErrorKind::Io, action + ": " + std::strerror(code), path.string(), {},
            remedyFor(path, code)};
}

} // namespace soco
