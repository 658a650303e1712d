#include "core/dataset/folder_listing.h"

#include "core/base/read_error.h"
#include "core/dataset/system_litter.h"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace soco::dataset {

namespace {

struct Closing {
    void operator()(DIR *stream) const { ::closedir(stream); }
};

enum class Kind { Folder, Link, Other };

Kind kindOf(int folder, const dirent &entry)
{
    switch (entry.d_type) {
    case DT_DIR: return Kind::Folder;
    case DT_LNK: return Kind::Link;
    case DT_UNKNOWN: break; // some file systems do not say
    default: return Kind::Other;
    }
    struct stat info = {};
    if (::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return Kind::Other;
    return S_ISDIR(info.st_mode) ? Kind::Folder : S_ISLNK(info.st_mode) ? Kind::Link : Kind::Other;
}

bool mayBeFolder(int folder, const char *link)
{
    struct stat info = {};
    return ::fstatat(folder, link, &info, 0) != 0 || S_ISDIR(info.st_mode);
}

Result<std::vector<FolderEntry>> notOpened(const std::filesystem::path &folder, int code)
{
    if (code != ENOENT)
        return readError(folder, code == ENOTDIR ? "Is not a folder" : "The folder cannot be listed", code);
    struct stat info = {};
    if (::lstat(folder.c_str(), &info) == 0)
        return Error{ErrorKind::Io, "This is a link to a folder that is not there", folder.string(), {},
                     "Connect the disk or share that it leads to, or put the folder itself there"};
    return std::vector<FolderEntry>();
}

} // namespace

Result<std::vector<FolderEntry>> listFolder(const std::filesystem::path &folder, Wanted wanted)
{
    const std::unique_ptr<DIR, Closing> stream(::opendir(folder.c_str()));
    if (!stream)
        return notOpened(folder, errno);
    std::vector<FolderEntry> entries;
    const int descriptor = ::dirfd(stream.get());
    for (;;) {
        errno = 0;
        const dirent *entry = ::readdir(stream.get());
        if (!entry && errno != 0)
            return readError(folder, "The folder cannot be listed to its end", errno);
        if (!entry)
            break;
        if (isSystemLitter(entry->d_name)) // "." and ".." too
            continue;
        const Kind kind = kindOf(descriptor, *entry);
        if (wanted == Wanted::All || kind == Kind::Folder
            || (kind == Kind::Link && mayBeFolder(descriptor, entry->d_name)))
            entries.push_back({entry->d_name, kind == Kind::Link});
    }
    // Listing asks for the right r alone: all that the names stand for is out of reach, for one reason.
    if (!entries.empty() && ::faccessat(descriptor, ".", X_OK, AT_EACCESS) != 0 && errno == EACCES)
        return notEnteredError(folder);
    std::sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    return entries;
}

} // namespace soco::dataset
