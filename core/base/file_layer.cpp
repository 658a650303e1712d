#include "core/base/file_layer.h"

#include <cstdio>
#include <fcntl.h>
#include <string>
#include <sys/xattr.h>
#include <unistd.h>

namespace soco {

int FileLayer::open(const char *path, int flags, mode_t mode)
{
    return ::open(path, flags, mode);
}

ssize_t FileLayer::write(int fd, const void *bytes, std::size_t length)
{
    return ::write(fd, bytes, length);
}

int FileLayer::fchown(int fd, uid_t owner, gid_t group)
{
    return ::fchown(fd, owner, group);
}

int FileLayer::fchmod(int fd, mode_t mode)
{
    return ::fchmod(fd, mode);
}

int FileLayer::fsetxattr(int fd, const char *name, const void *value, std::size_t length)
{
    return ::fsetxattr(fd, name, value, length, 0);
}

int FileLayer::fsync(int fd)
{
    return ::fsync(fd);
}

int FileLayer::close(int fd)
{
    return ::close(fd);
}

int FileLayer::linkFile(int fd, const char *path)
{
    // By the name in /proc: the way without it (AT_EMPTY_PATH) is the administrator's alone.
    const std::string name = "/proc/self/fd/" + std::to_string(fd);
    return ::linkat(AT_FDCWD, name.c_str(), AT_FDCWD, path, AT_SYMLINK_FOLLOW);
}

int FileLayer::rename(const char *from, const char *to)
{
    return ::rename(from, to);
}

int FileLayer::unlink(const char *path)
{
    return ::unlink(path);
}

FileLayer &FileLayer::system()
{
    static FileLayer layer;
    return layer;
}

} // namespace soco
