#pragma once

#include "core/dataset/file_memo.h"
#include "core/dataset/image_file.h"
#include "core/dataset/places.h"

#include <stop_token>

// What a Dataset knows of its files, internal to this folder. Any thread.

namespace soco::dataset {

struct DatasetFiles {
    DatasetFiles(const std::filesystem::path &root, const std::vector<std::filesystem::path> &allowed)
        : places(root, allowed)
    {}

    // Of a file that may be read, by `contents`.
    Result<std::uint64_t> contentOf(const Result<std::filesystem::path> &path, const std::stop_token &stop = {});

    const Places places;
    FileMemo<ImageInfo> images;
    FileMemo<std::uint64_t> contents; // XXH64 of the bytes
};

} // namespace soco::dataset
