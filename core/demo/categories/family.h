#pragma once

#include "core/demo/modelling/model.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace soco::demo {

enum class SuperCategory : std::uint8_t { Transportation, HandHeld, Furniture, Animals };
// "transportation", "hand-held", "furniture", "animals"
const char *superCategoryName(SuperCategory superCategory);

// One row of a family's keypoint table (core/demo/README.md, "Keypoints"). "{s}" in a name makes two keypoints: left,
// then right.
struct KeypointRow {
    enum Kind { Functional, Structural };

    const char *level;       // who has it: all categories with this level
    const char *name;        // within the level; the keypoint is called level + "_" + name
    const char *conceptName; // one of concepts.cpp
    Kind kind = Functional;
    float radius = 0;        // > 0: a small end seen from all sides, a volume point; 0: a point of the surface
    const char *position, *part, *partPosition; // language: "the <position> of the <partPosition> <part>"
    const char *only = ""; // not empty: of the level's categories this one alone, which says it in words of its own
};

// From where a category is seen. Angles in radians; azimuths from the front, to either side.
struct Views {
    float share = .45f, from = .35f, to = 1.2f; // this share of the pictures: the photogenic views
    float restFrom = 0, restTo = pi;            // the others
    float low = .08f, high = .52f;              // elevation
};

// A category: how one instance is built, its keypoints by their levels, and how it is best seen.
struct CategoryRecord {
    std::string name;
    std::vector<std::string> levels; // from the general to its own
    // Draws proportions, paint, optional parts and pose from model.rng; places the keypoints beside the parts that
    // carry them. What they must be like: core/demo/README.md, "Art direction".
    std::function<void(Model &)> build;
    Views views = {};
    std::vector<std::string> without = {}; // beginnings of the names of inherited keypoints that it cannot have
    std::optional<SuperCategory> otherSuperCategory = {}; // where it is not its family's
};

// Categories that share keypoints: cross pairs run between them.
struct Family {
    std::string group;
    SuperCategory superCategory = SuperCategory::Transportation;
    std::vector<KeypointRow> keypoints;
    std::vector<CategoryRecord> categories;
};

// One function a folder. To add a category: a record in its family's file, rows for what only it has, its builder, and
// its place in the order of catalogue.cpp.
Family vehicleFamily();
Family vesselFamily();
Family griptoolFamily();
Family stringFamily();
Family windFamily();
Family seatFamily();
Family animalFamily();
Family bikeFamily();
Family railFamily();
Family planeFamily();
Family caseFamily();
Family cartFamily();
Family machineFamily();
Family householdFamily();
Family toolFamily();

// All of the above.
std::vector<Family> families();

} // namespace soco::demo
