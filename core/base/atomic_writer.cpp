#include "core/base/atomic_writer.h"

#include "core/base/atomic_file.h"
#include "core/base/file_layer.h"
#include "core/base/write_error.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
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

bool isFilesystemsNo(int code)
{
    return code == EOPNOTSUPP || code == ENOSYS || code == EINVAL;
}

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

} // namespace

// A file without a name, or with one of its own, that takes the old one's place in the end.
struct AtomicWriter::Private {
    Private(const fs::path &path, ErrorOf wording, FileLayer &layer) : shown(path), errorOf(wording), files(layer) {}
    ~Private()
    {
        if (fd >= 0)
            files.close(fd);
        if (!temporary.empty())
            files.unlink(temporary.c_str());
    }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    Result<void> begin()
    {
        Result<fs::path> followed = followLinks(shown);
        if (!followed)
            return followed.error();
        target = std::move(*followed);
        folder = target.has_parent_path() ? target.parent_path() : ".";
        if (Result<void> examined = examine(); !examined)
            return examined;
        mode = replaces ? 0600 : 0666; // others may read it when its rights are set, not before
        if (!createNameless() && !createNamed())
            return failed("Could not be written");
        return {};
    }

    // What is to be replaced, and whether it may be.
    Result<void> examine()
    {
        replaces = ::stat(target.c_str(), &old) == 0;
        if (!replaces && errno != ENOENT)
            return failed("Could not be examined");
        if (replaces && S_ISDIR(old.st_mode))
            return errorOf(shown, "Could not be replaced", EISDIR);
        // A rename would put a file in the place of /dev/null, for everybody.
        if (replaces && !S_ISREG(old.st_mode))
            return Error{ErrorKind::Unsupported, "Is not a regular file", shown.string(), {}, "Choose another name"};
        // A folder that may be written to lets a protected file be replaced; its owner meant otherwise.
        if (replaces && ::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0)
            return failed("Could not be replaced");
        return {};
    }

    Result<void> commit(std::vector<std::string> *whatIsLost)
    {
        notKept = whatIsLost;
        const bool replaced = replaces;
        const struct stat before = old;
        if (Result<void> examined = examine(); !examined) // it may have changed while this one was written
            return examined;
        if (replaced && !replaces) { // taken away meanwhile
            replaces = true;
            old = before;
        }
        if (Result<void> finished = finish(); !finished)
            return finished;
        if (temporary.empty() && !giveName()) { // refused without /proc, say: once more, under a name from the start
            const int nameless = std::exchange(fd, -1);
            const bool copied = createNamed() && copyFrom(nameless);
            const int code = errno;
            files.close(nameless);
            if (!copied)
                return errorOf(shown, "Could not be written", code);
            if (Result<void> finished = finish(); !finished)
                return finished;
        }
        return moveIntoPlace();
    }

    Error failed(const char *action) const { return errorOf(shown, action, errno); }

    void lose(std::string what)
    {
        if (notKept)
            notKept->push_back(std::move(what));
    }

    // Without a name, nothing is left beside the target whenever this program is killed. Not every file system has that.
    bool createNameless()
    {
        fd = files.open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
        return fd >= 0;
    }

    bool createNamed()
    {
        std::string name;
        do {
            name = temporaryName(folder);
            fd = files.open(name.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, mode);
        } while (fd < 0 && errno == EEXIST);
        if (fd >= 0)
            temporary = name;
        return fd >= 0;
    }

    bool writeAll(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t written = files.write(fd, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR)
                return false;
            bytes.remove_prefix(std::size_t(std::max<ssize_t>(written, 0)));
        }
        return true;
    }

    bool copyFrom(int other)
    {
        std::array<char, 1 << 16> piece;
        for (off_t at = 0;;) {
            const ssize_t length = ::pread(other, piece.data(), piece.size(), at);
            if (length == 0)
                return true;
            if (length < 0 ? errno != EINTR : !writeAll({piece.data(), std::size_t(length)}))
                return false;
            at += std::max<ssize_t>(length, 0);
        }
    }

    // The attributes, and all stored for good.
    Result<void> finish()
    {
        if (notKept)
            notKept->clear();
        if (replaces)
            keepAttributes();
        // After a failed sync the system has dropped the bytes, and the next one may say that all is well: no retry.
        if (files.fsync(fd) != 0) {
            if (!isFilesystemsNo(errno))
                return failed("Could not be written");
            lose("a sync to the disk, which this file system does not have");
        }
        return {};
    }

    // Owner, then rights (a change of owner clears some of them), then the access list, which refines the rights.
    void keepAttributes()
    {
        struct stat now = {};
        ::fstat(fd, &now);
        bool ownerKept = now.st_uid == old.st_uid, groupKept = now.st_gid == old.st_gid;
        if (!ownerKept || !groupKept) {
            if (files.fchown(fd, old.st_uid, old.st_gid) == 0)
                ownerKept = groupKept = true;
            else if (!groupKept)
                groupKept = files.fchown(fd, uid_t(-1), old.st_gid) == 0;
        }
        mode_t rights = old.st_mode & allRights;
        if (!ownerKept) {
            lose("its owner");
            rights &= ~mode_t(S_ISUID);
        }
        if (!groupKept) {
            lose("its group");
            // What the old group was allowed is not for the new one, beyond what everybody may do.
            rights &= ~mode_t(S_ISGID);
            rights = (rights & ~mode_t(S_IRWXG)) | (rights & ((rights & S_IRWXO) << 3));
        }
        if (files.fchmod(fd, rights) != 0)
            lose("its rights");
        keepExtendedAttributes(groupKept);
        if (old.st_nlink > 1)
            lose("its other names (hard links), which still lead to the old content");
    }

    void keepExtendedAttributes(bool groupKept)
    {
        constexpr const char *accessList = "system.posix_acl_access";
        bool hasList = false;
        for (const std::string &name : extendedAttributes(target)) {
            if (name == "security.ima" || name == "security.evm") // the kernel's own sums over the content
                continue;
            hasList = hasList || name == accessList;
            if (name == accessList && !groupKept) {
                lose("its access list (ACL)");
                continue;
            }
            const ssize_t size = ::getxattr(target.c_str(), name.c_str(), nullptr, 0);
            std::string value(std::size_t(std::max<ssize_t>(size, 0)), '\0');
            if (size < 0 || ::getxattr(target.c_str(), name.c_str(), value.data(), value.size()) != size
                || files.fsetxattr(fd, name.c_str(), value.data(), value.size()) != 0)
                lose(name == accessList ? "its access list (ACL)" : "its attribute " + name);
        }
        // A folder's default list would give the new file rights that the old one had not.
        if (!hasList)
            ::fremovexattr(fd, accessList);
    }

    Result<void> moveIntoPlace()
    {
        struct stat written = {}, now = {};
        ::fstat(fd, &written);
        if (files.close(std::exchange(fd, -1)) != 0)
            return failed("Could not be written");
        if (files.rename(temporary.c_str(), target.c_str()) != 0) {
            // NFS may answer a rename that it did, asked twice, with "no such file".
            const int code = errno;
            if (code != ENOENT || ::stat(target.c_str(), &now) != 0 || now.st_ino != written.st_ino
                || now.st_dev != written.st_dev)
                return errorOf(shown, "Could not be replaced", code);
        }
        temporary.clear();
        syncFolder();
        return {};
    }

    bool giveName()
    {
        std::string name;
        int result = -1;
        do {
            name = temporaryName(folder);
            result = files.linkFile(fd, name.c_str());
        } while (result != 0 && errno == EEXIST);
        if (result == 0)
            temporary = name;
        return result == 0;
    }

    // A rename is on the disk only when its folder is.
    void syncFolder()
    {
        const int fd = files.open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
        const bool synced = fd >= 0 && files.fsync(fd) == 0;
        const int code = errno;
        if (fd >= 0)
            files.close(fd);
        if (!synced && !isFilesystemsNo(code))
            lose("the new content in case the power fails now: its folder could not be synced");
    }

    const fs::path shown; // as the caller named it, for errors
    const ErrorOf errorOf;
    FileLayer &files;
    fs::path target, folder;
    struct stat old = {}; // where something is replaced
    bool replaces = false;
    mode_t mode = 0600; // while it is written
    std::vector<std::string> *notKept = nullptr;
    int fd = -1;
    std::string temporary; // empty while it has no name
};

AtomicWriter::AtomicWriter(std::unique_ptr<Private> made) : d(std::move(made)) {}
AtomicWriter::~AtomicWriter() = default;
AtomicWriter::AtomicWriter(AtomicWriter &&other) noexcept = default;
AtomicWriter &AtomicWriter::operator=(AtomicWriter &&other) noexcept = default;

Result<AtomicWriter> AtomicWriter::open(const fs::path &path)
{
    return open(path, writeError, FileLayer::system());
}

Result<AtomicWriter> AtomicWriter::open(const fs::path &path, ErrorOf errorOf, FileLayer &files)
{
    auto made = std::make_unique<Private>(path, errorOf, files);
    if (Result<void> begun = made->begin(); !begun)
        return begun.error();
    return AtomicWriter(std::move(made));
}

Result<void> AtomicWriter::write(std::string_view bytes)
{
    return d->writeAll(bytes) ? Result<void>() : d->failed("Could not be written");
}

Result<void> AtomicWriter::commit(std::vector<std::string> *notKept)
{
    return d->commit(notKept);
}

Result<void> writeFileAtomically(const fs::path &path, std::string_view bytes, std::vector<std::string> *notKept,
                                 FileLayer &files)
{
    Result<AtomicWriter> writer = AtomicWriter::open(path, writeError, files);
    if (!writer)
        return writer.error();
    if (Result<void> written = writer->write(bytes); !written)
        return written;
    return writer->commit(notKept);
}

Result<void> writeFileAtomically(const fs::path &path, std::string_view bytes, std::vector<std::string> *notKept)
{
    return writeFileAtomically(path, bytes, notKept, FileLayer::system());
}

} // namespace soco
