#include "core/dataset/system_litter.h"

#include <algorithm>
#include <array>
#include <string>

namespace soco::dataset {

namespace {

// In lower case: the systems that leave them do not tell upper from lower case.
constexpr std::array<std::string_view, 19> leftNames{
    "thumbs.db",    "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r",       "lost+found",   "$recycle.bin",
    "recycler",     "recycled",    "@eadir",            "@recycle",    "@recently-snapshot", "#recycle", "#snapshot",
    "system volume information",   "__macosx",          "__pycache__", "network trash folder", "temporary items"};

// Of editors and of transfers that were cut short.
constexpr std::array<std::string_view, 9> leftEndings{"~",    ".swp", ".swo",        ".bak",    ".orig",
                                                      ".tmp", ".part", ".crdownload", ".icloud"};

// Of clients that keep two versions of a file: Dropbox and Nextcloud, Syncthing.
constexpr std::array<std::string_view, 4> conflictMarks{"conflicted copy", "'s conflict", "conflict copy",
                                                        ".sync-conflict-"};

} // namespace

bool isSystemLitter(std::string_view name)
{
    if (name.starts_with('.') || name.starts_with("~$"))
        return true;
    std::string lowered(name);
    for (char &c : lowered)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    if (lowered.size() > 2 && lowered.starts_with('#') && lowered.ends_with('#'))
        return true;
    const std::string_view text = lowered;
    return std::find(leftNames.begin(), leftNames.end(), text) != leftNames.end()
        || std::any_of(leftEndings.begin(), leftEndings.end(), [&](auto ending) { return text.ends_with(ending); })
        || std::any_of(conflictMarks.begin(), conflictMarks.end(),
                       [&](auto mark) { return text.find(mark) != text.npos; });
}

} // namespace soco::dataset
