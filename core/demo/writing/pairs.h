#pragma once

#include "core/demo/writing/picture.h"

#include <string>
#include <vector>

namespace soco::demo {

enum class PairType { Intra, Cross, Train, Test };
inline constexpr PairType allPairTypes[] = {PairType::Intra, PairType::Cross, PairType::Train, PairType::Test};

struct PairChoice {
    PairType type = PairType::Intra;
    int id = 0;                 // within type and group, from 1
    int source = 0, target = 0; // indices into the pictures
};

struct PairPlan {
    std::vector<PairChoice> pairs;
    std::vector<std::string> notes; // where fewer are usable than asked for
};

// How many pairs of each type a category gets; splits: train and test each.
struct PairCounts {
    int intra = 0, cross = 0, split = 0;
};
PairCounts pairCounts(int pairs, int images);

// Draws among the pairs that share at least three visible keypoints. Decided by geometry and the seed alone. Ids follow
// the pictures' numbers, so that the first pairs are complete first; train and test use disjoint pictures.
PairPlan planPairs(const std::vector<Picture> &pictures, const std::vector<const Category *> &categories,
                   const PairCounts &counts, std::uint64_t seed);

// A keypoint of a picture that takes part in a pair with `other`: between two categories only the common levels do.
bool takesPart(const KeypointDefinition &keypoint, const Category &other);

} // namespace soco::demo
