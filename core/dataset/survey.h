#pragma once

#include "core/base/task.h"
#include "core/dataset/dataset.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

// What every image shows, read once for counts and for the tree; internal to this folder.

namespace soco::dataset {

struct Survey {
    // Category, image stem, view; as sorted maps, so that nothing depends on the order of reading.
    std::map<std::string, std::map<std::string, View>> views;
    std::vector<Error> unreadable; // annotation and pair files, sorted by file
};

// Reads every annotation, in parallel; for a category without any, its pair files. Cancelled: what has
// been read so far.
Survey surveyImages(const Dataset &dataset, const Task &task);

// The dataset's taxonomy, completed with what the survey has seen, with counts at every level.
Taxonomy countedTaxonomy(const Dataset &dataset, const Survey &survey);

} // namespace soco::dataset
