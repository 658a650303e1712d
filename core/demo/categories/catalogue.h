#pragma once

#include "core/demo/categories/keypoint_definition.h"

#include <string>
#include <string_view>
#include <vector>

namespace soco::demo {

// A category's record together with what its family says of it.
struct Category : CategoryRecord {
    std::string group; // cross pairs run between categories of one group
    SuperCategory superCategory = SuperCategory::Transportation;
    std::vector<KeypointDefinition> keypoints;

    // -1 where it has none of that name.
    int keypointIndex(std::string_view keypointName) const;
    bool hasLevel(std::string_view level) const;
};

// In the fixed order of the catalogue: partners of one group side by side, spread over the four super-categories.
const std::vector<Category> &categories();

// The first `count` of them; with names: those, in the order of the catalogue.
std::vector<const Category *> chosenCategories(int count, const std::vector<std::string> &names);

// Null where the catalogue has none of that name.
const Category *categoryNamed(std::string_view name);

} // namespace soco::demo
