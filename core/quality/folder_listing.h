#pragma once

#include "core/dataset/dataset.h"

#include <map>
#include <string>
#include <vector>

namespace soco::quality {

// What lies in the folders that the layout knows, whether a dataset reads it or not. Without what operating systems
// leave behind.
struct FolderListing {
    struct Folder {
        std::vector<std::string> folders; // sorted
        std::vector<std::string> files;   // sorted; everything that is no folder
        bool unreadable = false;
    };
    // By path relative to the root: "", "Images", "Images/car", "PairAnnotations/trainsplits/test/car". What does not
    // exist has no entry.
    std::map<std::string, Folder> folders;

    const Folder *find(const std::string &path) const;
    bool has(const std::string &path) const { return find(path) != nullptr; }
    // The folder, or one that it lies in, cannot be listed: what is missing in it may be there.
    bool isUnknown(const std::string &path) const;
};

FolderListing listFolders(const dataset::Dataset &dataset);

} // namespace soco::quality
