#include "core/dataset/places.h"

#include "core/base/text.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
#if __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#endif

namespace soco::dataset {

namespace {

// The path with every link followed; empty where the last part is not there.
std::string realPath(const std::filesystem::path &path)
{
    const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
    return resolved ? resolved.get() : std::string();
}

// The path is there and no part of it is a link, so that it lies where it is written. One question to the kernel where
// following it takes one a folder; false as well where the kernel has no such question (before Linux 5.6, and in some
// containers).
bool isWithoutLinks(const std::filesystem::path &path)
{
#if defined(SYS_openat2) && defined(RESOLVE_NO_SYMLINKS)
    open_how how = {};
    how.flags = O_PATH | O_CLOEXEC;
    how.resolve = RESOLVE_NO_SYMLINKS;
    const long fd = ::syscall(SYS_openat2, AT_FDCWD, path.c_str(), &how, sizeof how);
    if (fd < 0)
        return false;
    ::close(int(fd));
    return true;
#else
    (void)path;
    return false;
#endif
}

bool isBelow(const std::string &path, const std::string &folder)
{
    return path == folder || folder == "/"
        || (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

// The name, safe to show.
std::string shown(std::string_view name)
{
    std::string text;
    for (const char c : name.substr(0, 200))
        text += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    return isUtf8(text) ? text : "(not UTF-8)";
}

// The first link on the way from the root that leads to nothing; empty where there is none.
std::filesystem::path linkToNothing(const std::filesystem::path &root, const std::filesystem::path &path)
{
    std::filesystem::path part = root;
    for (const std::filesystem::path &name : path.lexically_relative(root)) {
        part /= name;
        std::error_code ignored;
        if (std::filesystem::is_symlink(part, ignored) && !std::filesystem::exists(part, ignored))
            return part;
    }
    return {};
}

// The folder `folder`/`inner` where it is there, as it is written: a link in it counts by its own target.
void addStore(std::vector<std::string> &places, const std::filesystem::path &folder, const char *inner)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(folder / inner, ignored))
        places.push_back((folder / inner).string());
}

// The stores that belong to a root, by the folders above it.
std::vector<std::string> storesOf(const std::filesystem::path &root)
{
    std::vector<std::string> places;
    for (std::filesystem::path folder = root; folder.has_relative_path(); folder = folder.parent_path()) {
        if (folder.filename() == "snapshots")
            addStore(places, folder.parent_path(), "blobs");
        addStore(places, folder, ".dvc/cache");
        addStore(places, folder, ".git/annex/objects");
    }
    return places;
}

// Windows takes a backslash for the sign between folders: such a name would be another place there.
Error refusedName(std::string_view name)
{
    const bool isBackslash = name.find('\\') != name.npos
        && name.find_first_of(std::string_view("/\0", 2)) == name.npos;
    return {ErrorKind::InvalidArgument,
            "The name \"" + shown(name) + '"'
                + (isBackslash ? " holds a backslash, which no name of a dataset may"
                               : " leaves the dataset folder or is no file name"),
            {},
            {},
            isBackslash ? "Rename the file or folder, also in the files that name it"
                        : "Correct it in the file that names it"};
}

} // namespace

bool isPlainName(std::string_view name)
{
    constexpr std::string_view separators("/\\\0", 3);
    return !name.empty() && name != "." && name != ".." && name.find_first_of(separators) == name.npos;
}

Places::Places(std::filesystem::path root, const std::vector<std::filesystem::path> &allowed) : m_root(std::move(root))
{
    m_places.push_back(m_root.string());
    for (const std::filesystem::path &place : allowed)
        if (std::string real = realPath(place); !real.empty())
            m_places.push_back(std::move(real));
    for (std::string &store : storesOf(m_root))
        m_places.push_back(std::move(store));
}

bool Places::holds(const std::string &realPath) const
{
    return std::any_of(m_places.begin(), m_places.end(),
                       [&](const std::string &place) { return isBelow(realPath, place); });
}

Result<std::filesystem::path> Places::path(std::initializer_list<std::string_view> parts) const
{
    std::filesystem::path path = m_root;
    for (const std::string_view part : parts) {
        if (!isPlainName(part))
            return refusedName(part);
        path /= part;
    }
    if (isWithoutLinks(path))
        return path;
    const std::string resolved = realPath(path);
    if (!resolved.empty() && holds(resolved))
        return path;
    const int code = errno;
    if (const auto refused = refusedLink(path))
        return refusedLinkError(*refused);
    if (!resolved.empty())
        return path; // the link was replaced in this moment
    if (code == ENOENT)
        if (auto link = linkToNothing(m_root, path); !link.empty())
            return Error{ErrorKind::NotFound, "This is a link to something that is not there", link.string(), {},
                         "Put the file or folder itself there, or connect the disk or share that it leads to"};
    return path; // missing, or not to be examined: opening it says why
}

std::optional<RefusedLink> Places::refusedLink(const std::filesystem::path &path) const
{
    std::filesystem::path part = m_root;
    for (const std::filesystem::path &name : path.lexically_relative(m_root)) {
        part /= name;
        std::error_code ignored;
        if (!std::filesystem::is_symlink(part, ignored))
            continue;
        std::string target = realPath(part);
        if (target.empty() || holds(target))
            continue;
        const bool isFolder = std::filesystem::is_directory(target, ignored);
        std::filesystem::path place = isFolder ? std::filesystem::path(target) : std::filesystem::path(target).parent_path();
        return RefusedLink{part, std::move(target), std::move(place), 1};
    }
    return {};
}

} // namespace soco::dataset
