#include "core/base/read_error.h"

#include "core/base/closed_folder.h"

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace soco {

namespace {

// The owner can help himself.
std::string rightsRemedy(const std::filesystem::path &path)
{
    if (const std::filesystem::path closed = closedFolder(path); !closed.empty())
        return isOwn(closed) ? "Give yourself the right to enter the folder \"" + closed.string() + "\" (chmod u+x)"
                             : "Ask the owner of the folder \"" + closed.string() + "\" for the right to enter it";
    if (!isOwn(path))
        return "Ask its owner for the right to read it";
    std::error_code unknown;
    return std::filesystem::is_directory(path, unknown) ? "Give yourself the right to list and to enter it (chmod u+rx)"
                                                        : "Give yourself the right to read it (chmod u+r)";
}

std::string readRemedy(const std::filesystem::path &path, int code)
{
    switch (code) {
    case EACCES:
    case EPERM: return rightsRemedy(path);
    case ELOOP: return "Its links lead round in a circle: put the file or folder itself there";
    case ENOTDIR: return "A file stands where a folder should be: move it away";
    case ESTALE:
    case ENOTCONN:
    case EHOSTDOWN:
    case ETIMEDOUT: return "The share is gone: connect it again, then try again";
    case EIO:
    case EUCLEAN: return "The disk or share reports an error: copy the data to another one";
    case EMFILE:
    case ENFILE: return "Too many files are open: close other programs, or raise the limit (ulimit -n)";
    case ENOMEM: return "Close other programs and try again";
    case ENAMETOOLONG: return "Move it to a place with a shorter name";
    default: return "";
    }
}

} // namespace

Error readError(const std::filesystem::path &path, const std::string &action, int code)
{
    return {code == ENOENT ? ErrorKind::NotFound : ErrorKind::Io,
            action + ": " + std::strerror(code),
            path.string(),
            {},
            readRemedy(path, code)};
}

Error notEnteredError(const std::filesystem::path &folder)
{
    return {ErrorKind::Io,
            std::string("The folder can be listed, but not entered: ") + std::strerror(EACCES),
            folder.string(),
            {},
            isOwn(folder) ? "Give yourself the right to enter it (chmod u+x)"
                          : "Ask its owner for the right to enter it"};
}

Error notAFileError(const std::filesystem::path &path, mode_t mode)
{
    const char *what = S_ISDIR(mode) ? "Is a folder, not a regular file"
        : S_ISFIFO(mode)             ? "Is a pipe, not a regular file"
        : S_ISSOCK(mode)             ? "Is a socket, not a regular file"
                                     : "Is a device, not a regular file";
    return {ErrorKind::Unsupported,
            what,
            path.string(),
            {},
            S_ISDIR(mode) ? "Move the folder away, and put the file itself there"
                          : "Remove it, and put the file itself there"};
}

} // namespace soco
