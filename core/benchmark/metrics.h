#pragma once

#include "core/benchmark/criterion.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace soco::benchmark {

enum class Reduction { Pair, Keypoint };

// Errors of one judged pair in units of the target box's longer side; what every chart and table is made from.
struct PairScore {
    std::string group; // category folder (intra) or pair group (cross)
    std::string file;  // pair file name
    std::vector<float> socErrors;
    std::vector<float> ccErrors;
};

struct Score {
    double percent = 0; // 0 to 100; NaN where nothing was scored
    std::int64_t pairs = 0;         // pairs with at least one scored point
    std::int64_t droppedPairs = 0;  // pairs without one
    std::int64_t points = 0;
    std::int64_t rightPoints = 0;
    std::map<std::string, double> byGroup; // percent; only groups that were scored
    std::map<std::string, std::int64_t> pairsByGroup;
};

// PCK: a point is right when its error is strictly below float(threshold). Pair: mean over points, over pairs of the
// group, over groups. Keypoint: points of a group pooled, mean over groups.
Score pck(std::span<const PairScore> scores, Criterion criterion, double threshold, Reduction reduction = Reduction::Pair);

// The same for many thresholds in one pass.
std::vector<double> pckCurve(std::span<const PairScore> scores, Criterion criterion, std::span<const double> thresholds,
                             Reduction reduction = Reduction::Pair);

} // namespace soco::benchmark
