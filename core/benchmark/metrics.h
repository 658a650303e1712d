#pragma once

#include "core/benchmark/criterion.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace soco::benchmark {

enum class Reduction { Pair, Keypoint };

// What one criterion asked of a pair, in the order of its judge: errors in units of the target box's longer side, and
// of which source keypoint. As the judge gives them `keypoints` are indices into the pair's source keypoints; in a
// KindResult, into its `keypoints`. Empty where that is not known (results of earlier versions).
struct ScoredPoints {
    std::vector<float> errors;
    std::vector<int> keypoints;
    friend bool operator==(const ScoredPoints &, const ScoredPoints &) = default;
};

// One judged pair; what every chart and table is made from.
struct PairScore {
    std::string group; // category folder (intra) or pair group (cross)
    std::string file;  // pair file name
    PerCriterion<ScoredPoints> points;
    std::uint64_t annotation = 0; // annotationDigest() of what was judged; 0: not known

    const std::vector<float> &errors(Criterion criterion) const { return points[criterion].errors; }
};

struct Score {
    double percent = 0; // 0 to 100; NaN where nothing was scored
    std::int64_t pairs = 0;         // pairs with at least one scored point
    std::int64_t droppedPairs = 0;  // pairs without one
    std::int64_t points = 0;
    std::int64_t rightPoints = 0;
    std::map<std::string, double> byGroup; // percent; only groups that were scored
    std::map<std::string, std::int64_t> pairsByGroup;
    std::map<std::string, std::int64_t> pointsByGroup;
};

// The one place where an error becomes right or wrong: strictly below the threshold, in float32.
inline bool isRight(float error, double threshold)
{
    return error < float(threshold);
}
std::int64_t rightCount(std::span<const float> errors, double threshold);

// PCK. Pair: mean over points, over pairs of the group, over groups. Keypoint: points of a group pooled, mean over
// groups.
Score pck(std::span<const PairScore> scores, Criterion criterion, double threshold, Reduction reduction = Reduction::Pair);

// The same for many thresholds in one pass.
std::vector<double> pckCurve(std::span<const PairScore> scores, Criterion criterion, std::span<const double> thresholds,
                             Reduction reduction = Reduction::Pair);

} // namespace soco::benchmark
