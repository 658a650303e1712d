#pragma once

#include <cstddef>
#include <sys/stat.h>
#include <sys/types.h>

namespace soco {

// The system calls that change files, so that a test can let any of them fail. Each is the call of its name: result and
// errno as there. Stateless here; thread-safe.
class FileLayer
{
public:
    virtual ~FileLayer() = default;

    virtual int open(const char *path, int flags, mode_t mode);
    virtual ssize_t write(int fd, const void *bytes, std::size_t length);
    virtual int fchown(int fd, uid_t owner, gid_t group);
    virtual int fchmod(int fd, mode_t mode);
    virtual int fsetxattr(int fd, const char *name, const void *value, std::size_t length);
    virtual int fsync(int fd);
    virtual int close(int fd);
    // Gives an open file without a name one; fails with EEXIST where the name is taken.
    virtual int linkFile(int fd, const char *path);
    virtual int rename(const char *from, const char *to);
    virtual int unlink(const char *path);

    static FileLayer &system();
};

} // namespace soco
