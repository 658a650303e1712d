#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace soco::dataset {

// Slots of the language template: "the {position} of the {partPosition} {part}".
struct Language {
    std::string position;     // "center point"
    std::string part;         // "wheel"
    std::string partPosition; // "front left"
    std::string sentence;     // as the file has it, else filled in from the slots: "the center point of the ..."
};

struct TaxonomyKeypoint {
    int id = 0;
    std::string name;
    // What tells it from its siblings of the same concept: "front left". Empty where it is the only one.
    std::string identity;
    std::string conceptName;
    std::string kind; // "structural", "functional" or empty
    std::optional<bool> shared;
    Language language;
    int images = 0; // images that show it
};

struct TaxonomyConcept {
    std::string name;
    int images = 0;
    std::vector<TaxonomyKeypoint> keypoints;
};

struct TaxonomyCategory {
    std::string name;
    int images = 0;
    std::vector<TaxonomyConcept> concepts; // sorted by name
    const TaxonomyKeypoint *find(const std::string &keypointName) const;
};

struct TaxonomySuperCategory {
    std::string name; // "transportation"; "other" where the file does not say
    int images = 0;
    std::vector<TaxonomyCategory> categories; // sorted by name
};

struct Taxonomy {
    std::vector<TaxonomySuperCategory> superCategories;
    bool empty() const { return superCategories.empty(); }
    const TaxonomyCategory *category(const std::string &name) const;
    std::string superCategoryOf(const std::string &category) const; // empty if unknown
};

// Fills `identity` of every keypoint of one concept: the words of the names that are not common to all siblings, in
// their order, e.g. {vehicle_wheel_front_left_center, vehicle_wheel_rear_left_center, ...} -> "front left", ...
void setIdentities(std::vector<TaxonomyKeypoint> &siblings);

// "wheel_center" + "front left" -> "wheel_center, front left"; without identity only the concept.
std::string siblingLabel(const TaxonomyKeypoint &keypoint);

} // namespace soco::dataset
