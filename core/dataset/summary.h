#pragma once

#include "core/base/task.h"
#include "core/dataset/dataset.h"

#include <string>
#include <vector>

// What `soco info` and `soco check` print.

namespace soco::dataset {

struct Summary {
    std::string name;
    std::size_t images = 0;
    std::array<std::size_t, 4> pairs{};                  // by PairKind
    std::array<std::map<std::string, std::size_t>, 4> pairsByGroup{};
    Taxonomy taxonomy;                                   // with counts of images at every level
    std::map<std::string, std::size_t> keypointsByCategory; // visible keypoints, summed over images
    std::size_t keypoints = 0;
    std::size_t unreadable = 0;
};
Summary summarise(const Dataset &dataset, const Task &task = {});

// One thing that is wrong, and where.
struct Problem {
    std::string rule;    // stable id: "missing-image", "bad-json", "unknown-name", "point-outside", "box-outside",
                         // "duplicate-name", "size-mismatch", "copy-differs", "path-escape", "bad-image", ...
    std::string file;    // relative to the dataset's root
    std::string place;   // "src_keypoints[3].pos"
    std::string message;
};
// Every problem, sorted by file and place; the same list whatever the number of threads.
std::vector<Problem> checkDataset(const Dataset &dataset, const Task &task = {}, int threads = 0);

} // namespace soco::dataset
