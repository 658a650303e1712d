#include "core/base/atomic_file.h"

#include "core/base/file_layer.h"
#include "core/base/write_error.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <cstdio>
#include <random>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace soco {

namespace {

namespace fs = std::filesystem;

constexpr mode_t allRights = 07777;
constexpr int mostLinks = 40; // as the kernel follows

bool isFilesystemsNo(int code) { return code == EOPNOTSUPP || code == ENOSYS || code == EINVAL; }

// The file that `path` stands for: links are followed, also one to a file that does not exist yet.
Result<fs::path> followLinks(fs::path path)
{
    for (int i = 0; i < mostLinks; ++i) {
        std::error_code code;
        if (!fs::is_symlink(fs::symlink_status(path, code)))
            return path;
        const fs::path target = fs::read_symlink(path, code);
        if (code)
            return writeError(path, "The link could not be followed", code.value());
        path = target.is_absolute() ? target : path.parent_path() / target;
    }
    return writeError(path, "Could not be written", ELOOP);
}

std::string temporaryName(const fs::path &folder)
{
    // Neither the seed nor the order matter, only that two writers differ; O_EXCL and link() decide in the end.
    static std::atomic<std::uint64_t> count{std::random_device{}()};
    const std::uint64_t number = (std::uint64_t(::getpid()) << 32) ^ (++count * 0x9E3779B97F4A7C15u);
    char name[32];
    std::snprintf(name, sizeof name, ".soco-%016llx", (unsigned long long)number);
    return (folder / name).string();
}

std::vector<std::string> extendedAttributes(const fs::path &path)
{
    std::string names(std::size_t(std::max<ssize_t>(::listxattr(path.c_str(), nullptr, 0), 0)) + 1024, '\0');
    const ssize_t length = ::listxattr(path.c_str(), names.data(), names.size());
    std::vector<std::string> list;
    for (std::size_t at = 0; length > 0 && at < std::size_t(length); at += list.back().size() + 1)
        list.emplace_back(names.c_str() + at);
    return list;
}

// One write: a file without a name, or with one of its own, that takes the old one's place in the end.
class Replacement
{
public:
    Replacement(const fs::path &shown, const fs::path &target, FileLayer &files, std::vector<std::string> *notKept)
        : m_shown(shown), m_target(target), m_folder(target.has_parent_path() ? target.parent_path() : "."),
          m_files(files), m_notKept(notKept)
    {
    }
    ~Replacement()
    {
        if (m_fd >= 0)
            m_files.close(m_fd);
        if (!m_temporary.empty())
            m_files.unlink(m_temporary.c_str());
    }
    Replacement(const Replacement &) = delete;
    Replacement &operator=(const Replacement &) = delete;

    Result<void> write(std::string_view bytes)
    {
        struct stat old = {};
        const bool replaces = ::stat(m_target.c_str(), &old) == 0;
        if (!replaces && errno != ENOENT)
            return failed("Could not be examined");
        if (replaces && S_ISDIR(old.st_mode))
            return writeError(m_shown, "Could not be replaced", EISDIR);
        // A rename would put a file in the place of /dev/null, for everybody.
        if (replaces && !S_ISREG(old.st_mode))
            return Error{ErrorKind::Unsupported, "Is not a regular file", m_shown.string(), {}, "Choose another name"};
        // A folder that may be written to lets a protected file be replaced; its owner meant otherwise.
        if (replaces && ::faccessat(AT_FDCWD, m_target.c_str(), W_OK, AT_EACCESS) != 0)
            return failed("Could not be replaced");
        const mode_t mode = replaces ? 0600 : 0666; // others may read it when its rights are set, not before
        if (!createNameless(mode) && !createNamed(mode))
            return failed("Could not be written");
        if (Result<void> filled = fill(bytes, replaces ? &old : nullptr); !filled)
            return filled;
        if (m_temporary.empty() && !giveName()) { // refused without /proc, say: once more, under a name from the start
            m_files.close(std::exchange(m_fd, -1));
            if (!createNamed(mode))
                return failed("Could not be written");
            if (Result<void> filled = fill(bytes, replaces ? &old : nullptr); !filled)
                return filled;
        }
        return moveIntoPlace();
    }

private:
    Error failed(const char *action) const { return writeError(m_shown, action, errno); }

    void lose(std::string what)
    {
        if (m_notKept)
            m_notKept->push_back(std::move(what));
    }

    // Without a name, nothing is left beside the target whenever this program is killed. Not every file system has that.
    bool createNameless(mode_t mode)
    {
        m_fd = m_files.open(m_folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
        return m_fd >= 0;
    }

    bool createNamed(mode_t mode)
    {
        std::string name;
        do {
            name = temporaryName(m_folder);
            m_fd = m_files.open(name.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, mode);
        } while (m_fd < 0 && errno == EEXIST);
        if (m_fd >= 0)
            m_temporary = name;
        return m_fd >= 0;
    }

    bool writeAll(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = m_files.write(m_fd, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR)
                return false;
            bytes.remove_prefix(std::size_t(std::max<ssize_t>(written, 0)));
        }
        return true;
    }

    // Bytes and attributes, stored for good. `old` is null for a file that is new.
    Result<void> fill(std::string_view bytes, const struct stat *old)
    {
        if (m_notKept)
            m_notKept->clear();
        if (!writeAll(bytes))
            return failed("Could not be written");
        if (old)
            keepAttributes(*old);
        // After a failed sync the system has dropped the bytes, and the next one may say that all is well: no retry.
        if (m_files.fsync(m_fd) != 0) {
            if (!isFilesystemsNo(errno))
                return failed("Could not be written");
            lose("a sync to the disk, which this file system does not have");
        }
        return {};
    }

    // Owner, then rights (a change of owner clears some of them), then the access list, which refines the rights.
    void keepAttributes(const struct stat &old)
    {
        struct stat now = {};
        ::fstat(m_fd, &now);
        bool ownerKept = now.st_uid == old.st_uid, groupKept = now.st_gid == old.st_gid;
        if (!ownerKept || !groupKept) {
            if (m_files.fchown(m_fd, old.st_uid, old.st_gid) == 0)
                ownerKept = groupKept = true;
            else if (!groupKept)
                groupKept = m_files.fchown(m_fd, uid_t(-1), old.st_gid) == 0;
        }
        mode_t mode = old.st_mode & allRights;
        if (!ownerKept) {
            lose("its owner");
            mode &= ~mode_t(S_ISUID);
        }
        if (!groupKept) {
            lose("its group");
            // What the old group was allowed is not for the new one, beyond what everybody may do.
            mode &= ~mode_t(S_ISGID);
            mode = (mode & ~mode_t(S_IRWXG)) | (mode & ((mode & S_IRWXO) << 3));
        }
        if (m_files.fchmod(m_fd, mode) != 0)
            lose("its rights");
        keepExtendedAttributes(groupKept);
        if (old.st_nlink > 1)
            lose("its other names (hard links), which still lead to the old content");
    }

    void keepExtendedAttributes(bool groupKept)
    {
        constexpr const char *accessList = "system.posix_acl_access";
        bool hasList = false;
        for (const std::string &name : extendedAttributes(m_target)) {
            if (name == "security.ima" || name == "security.evm") // the kernel's own sums over the content
                continue;
            hasList = hasList || name == accessList;
            if (name == accessList && !groupKept) {
                lose("its access list (ACL)");
                continue;
            }
            const ssize_t size = ::getxattr(m_target.c_str(), name.c_str(), nullptr, 0);
            std::string value(std::size_t(std::max<ssize_t>(size, 0)), '\0');
            if (size < 0 || ::getxattr(m_target.c_str(), name.c_str(), value.data(), value.size()) != size
                || m_files.fsetxattr(m_fd, name.c_str(), value.data(), value.size()) != 0)
                lose(name == accessList ? "its access list (ACL)" : "its attribute " + name);
        }
        // A folder's default list would give the new file rights that the old one had not.
        if (!hasList)
            ::fremovexattr(m_fd, accessList);
    }

    Result<void> moveIntoPlace()
    {
        struct stat written = {}, now = {};
        ::fstat(m_fd, &written);
        if (m_files.close(std::exchange(m_fd, -1)) != 0)
            return failed("Could not be written");
        if (m_files.rename(m_temporary.c_str(), m_target.c_str()) != 0) {
            // NFS may answer a rename that it did, asked twice, with "no such file".
            const int code = errno;
            if (code != ENOENT || ::stat(m_target.c_str(), &now) != 0 || now.st_ino != written.st_ino
                || now.st_dev != written.st_dev)
                return writeError(m_shown, "Could not be replaced", code);
        }
        m_temporary.clear();
        syncFolder();
        return {};
    }

    bool giveName()
    {
        std::string name;
        int result = -1;
        do {
            name = temporaryName(m_folder);
            result = m_files.linkFile(m_fd, name.c_str());
        } while (result != 0 && errno == EEXIST);
        if (result == 0)
            m_temporary = name;
        return result == 0;
    }

    // A rename is on the disk only when its folder is.
    void syncFolder()
    {
        const int fd = m_files.open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
        const bool synced = fd >= 0 && m_files.fsync(fd) == 0;
        const int code = errno;
        if (fd >= 0)
            m_files.close(fd);
        if (!synced && !isFilesystemsNo(code))
            lose("the new content in case the power fails now: its folder could not be synced");
    }

    fs::path m_shown; // as the caller named it, for errors
    fs::path m_target;
    fs::path m_folder;
    FileLayer &m_files;
    std::vector<std::string> *m_notKept;
    int m_fd = -1;
    std::string m_temporary;
};

} // namespace

Result<void> writeFileAtomically(const fs::path &path, std::string_view bytes, std::vector<std::string> *notKept,
                                 FileLayer &files)
{
    const Result<fs::path> target = followLinks(path);
    if (!target)
        return target.error();
    return Replacement(path, *target, files, notKept).write(bytes);
}

Result<void> writeFileAtomically(const fs::path &path, std::string_view bytes, std::vector<std::string> *notKept)
{
    return writeFileAtomically(path, bytes, notKept, FileLayer::system());
}

} // namespace soco
