#pragma once

#include "core/base/result.h"
#include "core/dataset/refused_link.h"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What keeps every access inside the dataset's folder, internal to this folder.

namespace soco::dataset {

// A single name: not empty, no separator, no NUL, neither "." nor "..".
bool isPlainName(std::string_view name);

// Where the files of a dataset may lie. Names in JSON files never leave the root; a link in the dataset's folder is
// followed to what lies below the root, below a place that the user allowed, and below the store that the tool which
// made the links keeps beside them: the blobs/ of the hub cache whose snapshots/ the root lies in, and the .dvc/cache
// or .git/annex/objects of the repository that it lies in. Immutable: any thread.
class Places
{
public:
    // `root` must be canonical.
    Places(std::filesystem::path root, const std::vector<std::filesystem::path> &allowed);

    const std::filesystem::path &root() const { return m_root; }

    // root/part/part..., an Error where a part is no plain name or a link in it leads elsewhere. The file itself may be
    // missing; NotFound where it is a link to nothing.
    Result<std::filesystem::path> path(std::initializer_list<std::string_view> parts) const;

    // The link in a path of plain names below the root that leads elsewhere; empty where none does.
    std::optional<RefusedLink> refusedLink(const std::filesystem::path &path) const;

private:
    bool holds(const std::string &realPath) const;

    std::filesystem::path m_root;
    std::vector<std::string> m_places; // real paths, the root first
};

} // namespace soco::dataset
