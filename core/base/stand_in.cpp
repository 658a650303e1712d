#include "core/base/stand_in.h"

#include "core/base/text.h"

#include <algorithm>
#include <string>

namespace soco {

namespace {

// HTML is written in any case, and what writes it may begin with a byte order mark or empty lines.
bool isWebPage(std::string_view head)
{
    if (head.starts_with(byteOrderMark))
        head.remove_prefix(byteOrderMark.size());
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    std::string start(head.substr(0, 14));
    std::transform(start.begin(), start.end(), start.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head");
}

} // namespace

std::optional<Error> standInFor(std::string_view head)
{
    Error error{ErrorKind::Malformed, {}, {}, "byte 0", {}};
    if (head.starts_with("version https://git-lfs")) {
        error.message = "Is a Git LFS pointer, not the file itself";
        error.remedy = "Run git lfs pull in its repository, or download the file itself";
        return error;
    }
    if (head.starts_with("/annex/objects/")) {
        error.message = "Is a git-annex pointer, not the file itself";
        error.remedy = "Run git annex get on it in its repository, or download the file itself";
        return error;
    }
    if (isWebPage(head)) {
        error.message = "Is a web page, not the file itself";
        error.remedy = "Open it in a browser to see what the server asks for, then download the file itself";
        return error;
    }
    return std::nullopt;
}

} // namespace soco
