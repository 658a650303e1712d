#include "core/dataset/contained_path.h"

#include "core/base/text.h"

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <string>

namespace soco::dataset {

namespace {

// The path with every link followed; empty where the last part is not there.
std::string realPath(const std::filesystem::path &path)
{
    const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
    return resolved ? resolved.get() : std::string();
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

Error leaves(std::string_view name, const char *how, const char *remedy)
{
    return {ErrorKind::InvalidArgument, "The name \"" + shown(name) + "\" " + how, {}, {}, remedy};
}

} // namespace

bool isPlainName(std::string_view name)
{
    constexpr std::string_view separators("/\\\0", 3);
    return !name.empty() && name != "." && name != ".." && name.find_first_of(separators) == name.npos;
}

Result<std::filesystem::path> containedPath(const std::filesystem::path &root,
                                            std::initializer_list<std::string_view> parts)
{
    std::filesystem::path path = root;
    for (const std::string_view part : parts) {
        if (!isPlainName(part))
            return leaves(part, "leaves the dataset folder or is no file name", "Correct it in the file that names it");
        path /= part;
    }
    std::string resolved = realPath(path);
    if (resolved.empty() && errno == ENOENT) {
        std::error_code ignored;
        if (std::filesystem::is_symlink(path, ignored))
            return Error{ErrorKind::NotFound, "This is a link to something that is not there", path.string(), {},
                         "Put the file itself there"};
        // The file is missing; the folder that it would lie in must still be inside.
        resolved = std::filesystem::weakly_canonical(path.parent_path(), ignored).string();
    }
    if (!resolved.empty() && !isBelow(resolved, root.string())) {
        Error error = leaves(path.lexically_relative(root).string(), "is a link that leads out of the dataset folder",
                             "Put the files themselves there, or open the folder that they lie in");
        error.file = path.string();
        return error;
    }
    return path;
}

} // namespace soco::dataset
