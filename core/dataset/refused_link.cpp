#include "core/dataset/refused_link.h"

#include "core/base/text.h"

#include <algorithm>
#include <map>
#include <string>

namespace soco::dataset {

namespace fs = std::filesystem;

namespace {

// As a shell takes it, so that the option can be copied from the message.
std::string asArgument(const std::string &text)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+=:,@%";
    if (!text.empty() && text.find_first_not_of(plain) == text.npos)
        return text;
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

bool isShort(const fs::path &path)
{
    return std::distance(path.begin(), path.end()) <= 2; // "/" and one name
}

} // namespace

Error refusedLinkError(const RefusedLink &link)
{
    const std::string count = link.links == 1
        ? "This is a link that leads out of the dataset folder, to \"" + link.target.string() + '"'
        : groupedDigits((long long)(link.links)) + " links lead out of the dataset folder, this one to \""
            + link.target.string() + '"';
    return {ErrorKind::InvalidArgument, count, link.link.string(), {},
            "If you trust it, allow it with --allow-links " + asArgument(link.place.string())};
}

std::vector<RefusedLink> groupedByPlace(std::vector<RefusedLink> links)
{
    constexpr std::size_t mostPlaces = 8;
    std::sort(links.begin(), links.end(), [](const auto &a, const auto &b) { return a.link < b.link; });
    links.erase(std::unique(links.begin(), links.end(), [](const auto &a, const auto &b) { return a.link == b.link; }),
                links.end());
    std::map<fs::path, RefusedLink> groups;
    const auto add = [](std::map<fs::path, RefusedLink> &into, RefusedLink link) {
        const auto [entry, isNew] = into.try_emplace(link.place, link);
        if (!isNew) {
            entry->second.links += link.links;
            if (link.link < entry->second.link) {
                entry->second.link = std::move(link.link);
                entry->second.target = std::move(link.target);
            }
        }
    };
    for (RefusedLink &link : links)
        add(groups, std::move(link));
    while (groups.size() > mostPlaces) {
        std::map<fs::path, RefusedLink> wider;
        for (const auto &[place, link] : groups) {
            RefusedLink above = link;
            if (!isShort(place))
                above.place = place.parent_path();
            add(wider, std::move(above));
        }
        if (wider.size() == groups.size())
            break;
        groups = std::move(wider);
    }
    std::vector<RefusedLink> result;
    for (auto &[place, link] : groups)
        result.push_back(std::move(link));
    return result;
}

} // namespace soco::dataset
