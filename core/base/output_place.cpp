#include "core/base/output_place.h"

#include "core/base/file_identity.h"
#include "core/base/read_error.h"
#include "core/base/write_error.h"

#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace soco {

namespace {

namespace fs = std::filesystem;

fs::path folderOf(const fs::path &path)
{
    return path.has_parent_path() ? path.parent_path() : ".";
}

bool isLink(const fs::path &path)
{
    struct stat info = {};
    return ::lstat(path.c_str(), &info) == 0 && S_ISLNK(info.st_mode);
}

Error refusal(const fs::path &path, const std::string &message, const std::string &remedy)
{
    return {ErrorKind::InvalidArgument, message, path.string(), {}, remedy};
}

// "Is a pipe, not a file for the predictions"
Error noFile(const fs::path &path, mode_t mode, const std::string &what)
{
    const char *kind = S_ISDIR(mode) ? "folder" : S_ISFIFO(mode) ? "pipe" : S_ISSOCK(mode) ? "socket" : "device";
    return refusal(path, std::string("Is a ") + kind + ", not a file for " + what,
                   S_ISDIR(mode) ? "Name a file in it, or another place for " + what : "Name another file for " + what);
}

// Standard output or the error stream.
bool takesOwnOutput(const struct stat &file)
{
    for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
        struct stat output = {};
        if (::fstat(descriptor, &output) == 0 && output.st_dev == file.st_dev && output.st_ino == file.st_ino)
            return true;
    }
    return false;
}

// The folder is shared, as /tmp is: it has the sticky bit, by which a file is replaced by its owner, the folder's or root.
bool isKeptForItsOwner(const fs::path &folder, const struct stat &file)
{
    struct stat info = {};
    const uid_t user = ::geteuid();
    return ::stat(folder.c_str(), &info) == 0 && (info.st_mode & S_ISVTX) != 0 && user != 0 && user != info.st_uid
        && user != file.st_uid;
}

// A link is followed, and its target made, by those who write; the folder that it leads into is not.
Result<void> checkTarget(const fs::path &link, const std::string &what)
{
    const fs::path folder = folderOf(realPlace(link));
    std::error_code unknown;
    if (fs::is_directory(folder, unknown))
        return checkFilledFolder(folder, what, MissingFolders::Refused);
    return refusal(link, "Is a link to a file in a folder that is not there, \"" + folder.string() + '"',
                   "Make that folder, or connect the disk or share that it lies on, or name another place for " + what);
}

// What both ways of writing ask. `found`: of the file, where it is there.
Result<void> checkFile(const fs::path &file, const std::string &what, MissingFolders missing,
                       std::optional<struct stat> &found)
{
    struct stat info = {};
    if (::stat(file.c_str(), &info) == 0)
        found = info;
    if (found && !S_ISREG(info.st_mode))
        return noFile(file, info.st_mode, what);
    if (found)
        return ::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) == 0
            ? Result<void>()
            : writeError(file, "May not be written to", errno);
    if (errno != ENOENT && errno != ENOTDIR)
        return writeError(file, "Could not be examined", errno);
    return isLink(file) ? checkTarget(file, what) : checkFilledFolder(folderOf(file), what, missing);
}

} // namespace

Result<void> checkReplacedFile(const fs::path &file, const std::string &what, MissingFolders missing)
{
    std::optional<struct stat> old;
    if (Result<void> usable = checkFile(file, what, missing, old); !usable || !old)
        return usable;
    if (takesOwnOutput(*old))
        return refusal(file, "Is the file that this program's own output goes into, which " + what + " would replace",
                       "Name another file for " + what);
    const fs::path folder = folderOf(realPlace(file));
    if (Result<void> usable = checkFilledFolder(folder, what, missing); !usable) // the new one is written beside it
        return usable;
    if (isKeptForItsOwner(folder, *old))
        return refusal(file, "Belongs to somebody else in a folder where everybody may replace their own files only",
                       "Name another file for " + what);
    return {};
}

Result<void> checkAppendedFile(const fs::path &file, const std::string &what, MissingFolders missing)
{
    std::optional<struct stat> old;
    if (Result<void> usable = checkFile(file, what, missing, old); !usable || !old)
        return usable;
    if (::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) == 0)
        return {};
    Error error = readError(file, "May not be read", errno);
    error.remedy += (error.remedy.empty() ? "Name another place for " : ", or name another place for ") + what;
    return error;
}

Result<void> checkFilledFolder(const fs::path &folder, const std::string &what, MissingFolders missing)
{
    for (fs::path place = folder.empty() ? fs::path(".") : folder;; place = folderOf(place)) {
        struct stat info = {};
        if (::stat(place.c_str(), &info) == 0) {
            if (!S_ISDIR(info.st_mode))
                return refusal(place, "Is not a folder for " + what, "Name another place for " + what);
            // That this process is in, and that was deleted. Some file systems count no links of folders at all.
            if (info.st_nlink == 0 && place == ".")
                return writeError(place, "Could not be written to", ENOENT);
            if (::faccessat(AT_FDCWD, place.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
                return writeError(place, "May not be written to", errno);
            return {};
        }
        const int code = errno;
        if (code != ENOENT && code != ENOTDIR)
            return writeError(place, "Could not be examined", code);
        if (isLink(place))
            return refusal(place, "Is a link to a folder that is not there",
                           "Connect the disk or share that it leads to, or name another place for " + what);
        if (missing == MissingFolders::Refused && code == ENOENT)
            return Error{ErrorKind::NotFound, "There is no such folder", place.string(), {}, "Make it first"};
        if (!place.has_relative_path() || place == ".")
            return writeError(place, "Could not be examined", code);
    }
}

} // namespace soco
