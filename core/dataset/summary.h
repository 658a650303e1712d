#pragma once

#include "core/base/task.h"
#include "core/dataset/dataset.h"

#include <string>
#include <vector>

// What `soco info` prints.

namespace soco::dataset {

struct Summary {
    std::string name;
    std::size_t images = 0;
    std::array<std::size_t, 4> pairs{};                  // by PairKind
    std::array<std::map<std::string, std::size_t>, 4> pairsByGroup{};
    Taxonomy taxonomy;                                   // with counts of images at every level
    std::map<std::string, std::size_t> keypointsByCategory; // visible keypoints, summed over images
    std::size_t keypoints = 0;
    // Annotation and pair files that could not be read where their keypoints were counted, and further pairs and
    // pictures that nobody may read (their contents are not looked at); one Error for each, sorted by file.
    std::vector<Error> unreadable;
};
Summary summarise(const Dataset &dataset, const Task &task = {});

} // namespace soco::dataset
