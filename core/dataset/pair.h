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

struct ImageSize {
    int width = 0;
    int height = 0;
    friend bool operator==(const ImageSize &, const ImageSize &) = default;
};

struct View {
    std::string category; // folder below Images/
    std::string image;    // bare file name
    // Of the picture, which points are measured in. Dataset::loadPair() takes the picture's own size, as the official
    // evaluation does; a reader that sees one file alone takes what that says, 0 where it says nothing.
    int width = 0;
    int height = 0;
    std::optional<ImageSize> stated; // imsize, where the file has one
    std::optional<Box> box;
    std::vector<Keypoint> keypoints; // only visible ones

    // The side that the box is divided by for the threshold's scale: the longer one of the size that the file states,
    // of the picture where it states none. At least 1.
    int thresholdSide() const;
    // Index of the keypoint of that name, the last one where a name is doubled (as the official code has it); -1.
    int indexOf(const std::string &name) const;
};

struct ConceptMatch {
    std::string conceptName;
    std::vector<std::string> source; // keypoint names
    std::vector<std::string> target;
};

// What a file leaves open or says otherwise than its surroundings, and what was taken: "src_imsize", "The size is
// missing; the picture's own, 500 x 375, is taken".
struct Assumption {
    std::string place;
    std::string text;
    friend bool operator==(const Assumption &, const Assumption &) = default;
};

struct Pair {
    std::int64_t id = 0;
    // What scores are averaged over. Dataset::loadPair() takes the folder of the file, as the official evaluation does.
    std::string group;
    std::string statedGroup; // pair_group, else `category`; empty where the file has neither
    View source;
    View target;
    std::vector<std::string> semanticOverlap;
    std::vector<ConceptMatch> conceptMatches;
    std::vector<Assumption> assumptions; // in the order of the fields; mostly none
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
