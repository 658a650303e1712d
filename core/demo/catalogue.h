#pragma once

#include "core/demo/keypoint_table.h"
#include "core/demo/model.h"
#include "core/demo/studio.h"

#include <string>
#include <vector>

namespace soco::demo {

// A category is a record: a builder, its group and levels, and how it is best seen. A new one is one more row.
struct Category {
    std::string name;
    SuperCategory superCategory = SuperCategory::Transportation;
    std::string group;               // cross pairs run between categories of one group
    std::vector<std::string> levels; // of its keypoints, from the general to its own
    void (*build)(Model &) = nullptr;
    // The favoured views: this share of the pictures has an azimuth between the two, left or right of the front.
    float favouredShare = .45f, favouredFrom = .35f, favouredTo = 1.2f;
    std::vector<KeypointDefinition> keypoints; // filled from `levels`

    // -1 where it has none of that name.
    int keypointIndex(std::string_view keypointName) const;
    bool hasLevel(std::string_view level) const;
};

// In the fixed order of the catalogue: pairs from one group, spread over the four super-categories.
const std::vector<Category> &categories();

} // namespace soco::demo
