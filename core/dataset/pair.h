#pragma once

#include "core/base/point.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// One annotated pair, as its JSON file has it (core/dataset/README.md, "Pair files").

namespace soco::dataset {

struct Keypoint {
    int id = 0;
    std::string name;        // unique in its image, such as vehicle_wheel_front_left_center
    ImagePoint position;
    std::optional<int> conceptId;
    std::string conceptName; // "wheel_center"; empty where the file has null
    std::string kind;        // "structural", "functional" or empty
    std::optional<bool> shared;
};

// Pixels of the original image, right and bottom exclusive.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
    friend bool operator==(const Box &, const Box &) = default;
};

struct View {
    std::string category; // folder below Images/
    std::string image;    // bare file name
    int width = 0;        // imsize
    int height = 0;
    std::optional<Box> box;
    std::vector<Keypoint> keypoints; // only visible ones

    // Index of the keypoint of that name, the last one where a name is doubled (as the official code has it); -1.
    int indexOf(const std::string &name) const;
};

struct ConceptMatch {
    std::string conceptName;
    std::vector<std::string> source; // keypoint names
    std::vector<std::string> target;
};

struct Pair {
    std::int64_t id = 0;
    std::string group; // what scores are averaged over; falls back to `category`
    View source;
    View target;
    std::vector<std::string> semanticOverlap;
    std::vector<ConceptMatch> conceptMatches;
};

// What is scored, as indices into source.keypoints and target.keypoints (core/benchmark/README.md, "What is scored").
struct PairMatches {
    // SOC: names of semantic_overlap that both views have, in file order.
    std::vector<std::pair<int, int>> semantic;
    // CC: for each source keypoint of a concept group, the sorted union of its valid targets; sources ascending.
    struct ConceptTargets {
        int source = 0;
        std::vector<int> targets;
    };
    std::vector<ConceptTargets> concepts;
    int droppedNames = 0; // names that a list uses and a view lacks: skipped, as the official code does

    // The SOC target of a source keypoint, or -1.
    int semanticTarget(int source) const;
    const std::vector<int> *conceptTargets(int source) const;
};
PairMatches matchesOf(const Pair &pair);

} // namespace soco::dataset
