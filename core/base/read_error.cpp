#include "core/base/read_error.h"

#include <cerrno>
#include <cstring>

namespace soco {

namespace {

const char *readRemedy(int code)
{
    switch (code) {
    case EACCES:
    case EPERM: return "Ask its owner for the right to read it";
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
    return {code == ENOENT ? ErrorKind::NotFound : ErrorKind::Io, action + ": " + std::strerror(code), path.string(), {},
            readRemedy(code)};
}

} // namespace soco
