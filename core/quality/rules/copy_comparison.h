#pragma once

#include "core/quality/rules/view_facts.h"

#include <string>
#include <vector>

// How a copy of an image's keypoints differs from the original; internal to core/quality. Ids, concepts and kinds are
// compared by name over the whole dataset, by rules of their own.

namespace soco::quality {

struct CopyDifference {
    enum class What { Size, Box, Position, Renamed, Extra, Lost };
    What what;
    std::string name;         // of the keypoint in the copy, in the original where it is lost
    std::string originalName; // of a renamed one
    std::size_t index = 0;    // of the keypoint in the copy
    std::string text;         // "vehicle_mirror_left" is at (18, 12), not at (20, 12)
};

// Where boxes stand at all. The format leaves them open: what nothing of its sort has is not lost.
struct BoxHolders {
    bool annotations = false;
    bool pairs = false;
};
BoxHolders boxHoldersOf(const CheckContext &context);

// In the order of the fields. Values that another rule reports as impossible (outside the picture, an empty box) are
// left to it.
std::vector<CopyDifference> differencesOf(const ShownImage &image, const Copy &copy, const BoxHolders &holders);

} // namespace soco::quality
