#pragma once

#include "core/base/task.h"
#include "core/dataset/dataset.h"

#include <string>
#include <vector>

namespace soco::quality {

// One thing that is wrong, and where.
struct Problem {
    std::string rule;    // stable id: "missing-image", "bad-json", "unknown-name", "point-outside", "box-outside",
                         // "duplicate-name", "size-mismatch", "copy-differs", "path-escape", "bad-image", ...
    std::string file;    // relative to the dataset's root
    std::string place;   // "src_keypoints[3].pos"
    std::string message;
};
// Every problem, sorted by file and place; the same list whatever the number of threads.
std::vector<Problem> checkDataset(const dataset::Dataset &dataset, const Task &task = {}, int threads = 0);

} // namespace soco::quality
