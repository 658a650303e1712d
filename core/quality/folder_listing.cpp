#include "core/quality/folder_listing.h"

#include "core/dataset/folder_mistake.h"
#include "core/dataset/pairs_subfolder.h"
#include "core/dataset/system_litter.h"

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

namespace soco::quality {

namespace fs = std::filesystem;

namespace {

// Lists root/path, and below it as many levels as `levels` says.
void list(const fs::path &root, const std::string &path, int levels, FolderListing &listing)
{
    std::error_code problem;
    const fs::path folder = root / path;
    const fs::file_status status = fs::status(folder, problem);
    if (status.type() == fs::file_type::not_found)
        return;
    FolderListing::Folder entry;
    if (status.type() != fs::file_type::directory) {
        entry.unreadable = true;
        listing.folders[path] = std::move(entry);
        return;
    }
    fs::directory_iterator it(folder, problem);
    for (const fs::directory_iterator end; !problem && it != end; it.increment(problem)) {
        const std::string name = it->path().filename().string();
        if (dataset::isSystemLitter(name))
            continue;
        std::error_code unknown;
        (it->is_directory(unknown) ? entry.folders : entry.files).push_back(name);
    }
    const bool isClosed = !(entry.folders.empty() && entry.files.empty())
        && ::faccessat(AT_FDCWD, folder.c_str(), X_OK, AT_EACCESS) != 0;
    entry.unreadable = problem || isClosed;
    std::sort(entry.folders.begin(), entry.folders.end());
    std::sort(entry.files.begin(), entry.files.end());
    if (levels > 0)
        for (const std::string &name : entry.folders)
            list(root, path.empty() ? name : path + '/' + name, levels - 1, listing);
    listing.folders[path] = std::move(entry);
}

} // namespace

const FolderListing::Folder *FolderListing::find(const std::string &path) const
{
    const auto found = folders.find(path);
    return found == folders.end() ? nullptr : &found->second;
}

bool FolderListing::isUnknown(const std::string &path) const
{
    for (std::string outer = path;;) {
        if (const Folder *folder = find(outer); folder && folder->unreadable)
            return true;
        if (outer.empty())
            return false;
        const auto slash = outer.rfind('/');
        outer = slash == outer.npos ? std::string() : outer.substr(0, slash);
    }
}

FolderListing listFolders(const dataset::Dataset &dataset)
{
    FolderListing listing;
    list(dataset.root(), "", 0, listing);
    for (const char *folder : {dataset::imagesFolder, dataset::annotationsFolder})
        list(dataset.root(), folder, 1, listing);
    list(dataset.root(), dataset::metadataFolder, 0, listing);
    list(dataset.root(), dataset::pairsFolder, 0, listing);
    list(dataset.root(), std::string(dataset::pairsFolder) + "/trainsplits", 0, listing);
    for (const dataset::PairKind kind : dataset::allPairKinds)
        list(dataset.root(), std::string(dataset::pairsFolder) + '/' + dataset::pairsSubfolder(kind), 1, listing);
    return listing;
}

} // namespace soco::quality
