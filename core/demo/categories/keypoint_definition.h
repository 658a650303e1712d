#pragma once

#include "core/demo/categories/family.h"

#include <string>
#include <string_view>
#include <vector>

namespace soco::demo {

// One keypoint of one category, made from a row of its family's table.
struct KeypointDefinition {
    int id = 0;             // position in the category's list, from 1
    std::string name;       // level + "_" + name within the level
    std::string level;      // "vehicle", "car", "bus", ...
    std::string conceptName;
    int conceptId = 0;      // one fixed number per concept name, over the whole catalogue
    bool functional = false;
    bool shared = false;    // more than one category of the catalogue has it
    float radius = 0;       // > 0: a small end seen from all sides, a volume point
    std::string position, part, partPosition; // language slots

    // "the center point of the front left wheel"
    std::string sentence() const;
    // "the center point of the front left wheel of a car"
    std::string sentenceFor(std::string_view category) const;
    const char *kind() const { return functional ? "functional" : "structural"; }
};

// The keypoints of a category: the rows of its levels, in order, left before right, ids 1, 2, 3, ... An instance
// without a part lacks its points, the ids of the others stay. `shared` is left to the catalogue.
std::vector<KeypointDefinition> keypointsOf(const CategoryRecord &record, const std::vector<KeypointRow> &rows);

// "motor_scooter" -> "motor scooter"
std::string wordsOf(std::string_view name);

// A fixed number from 1 for every concept; 0 where the name is not known.
int conceptIdOf(std::string_view conceptName);

} // namespace soco::demo
