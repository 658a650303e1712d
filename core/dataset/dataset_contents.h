#pragma once

#include "core/dataset/dataset.h"
#include "core/dataset/dataset_files.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Everything that a Dataset says, as plain data: what its reader fills in; internal to this folder.

namespace soco::dataset {

struct DatasetContents {
    DatasetContents(std::filesystem::path folder, const OpenOptions &open)
        : root(std::move(folder)), options(open), files(std::make_unique<DatasetFiles>(root, open.allowedLinks))
    {}

    struct UnreadablePairs {
        PairKind kind;
        std::string group; // empty: all
        Error error;
    };

    std::filesystem::path root; // canonical
    OpenOptions options;
    std::unique_ptr<DatasetFiles> files;
    std::vector<Error> unreadable;
    std::vector<UnreadablePairs> unreadablePairs;
    std::vector<RefusedLink> refusedLinks;
    std::vector<std::string> metadataFiles; // sorted
    std::string name;
    std::array<std::vector<PairRef>, 4> pairs;                   // by kind; sorted by group, then by file
    std::vector<std::string> categories;                         // sorted
    std::vector<ImageId> images;                                 // by category, then by number in the name
    std::map<std::string, std::vector<std::string>> annotations; // file names below KeypointAnnotations/, sorted
    Taxonomy taxonomy;
    std::optional<Error> taxonomyProblem;
};

} // namespace soco::dataset
