#pragma once

#include "core/dataset/places.h"
#include "core/dataset/dataset.h"
#include "core/dataset/file_memo.h"

// What a Dataset knows of its files, internal to this folder.

namespace soco::dataset {

struct Dataset::Files {
    Files(const std::filesystem::path &root, const std::vector<std::filesystem::path> &allowed) : places(root, allowed) {}

    const Places places;
    FileMemo<ImageInfo> images;
    FileMemo<std::uint64_t> contents; // XXH64 of the bytes
};

} // namespace soco::dataset
