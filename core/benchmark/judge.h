#pragma once

#include "core/base/point.h"
#include "core/benchmark/criterion.h"
#include "core/benchmark/metrics.h"
#include "core/dataset/pair.h"

#include <span>
#include <string>
#include <vector>

// Metrics on values: predictions in, verdicts and PCK out. No LibTorch, no files.
// Source of every rule: core/benchmark/README.md.

namespace soco::benchmark {

// Ground truth of a pair in the unit square, with the two truncations for one input size S.
struct PairGeometry {
    std::vector<UnitPoint> source; // by index of the view's keypoints
    std::vector<UnitPoint> target;
    float scale = 1; // max(box side) / max(image side) of the target; 1 without a box
    bool hasBox = false;
};
PairGeometry geometryOf(const dataset::Pair &pair, int inputSize);

// || predicted - truth || / scale, in float32 as PyTorch computes it. Always finite: a scale that is not positive gives
// the largest float.
float errorOf(UnitPoint predicted, UnitPoint truth, float scale);

// What is known about one source keypoint's prediction. Errors are in units of the box side (compare with alpha);
// infinity where not scored.
struct PointJudgement {
    int source = -1;
    UnitPoint predicted;
    float cosine = 0;
    float socError = 0;
    float ccError = 0;
    int ccTarget = -1;     // the valid target nearest to the prediction
    int nearestTarget = -1; // the target keypoint nearest to the prediction within alpha, -1 for none
    Verdict soc(double alpha) const;
    Verdict cc(double alpha) const;
    float error(Criterion criterion) const { return criterion == Criterion::Soc ? socError : ccError; }
    Verdict verdict(Criterion criterion, double alpha) const { return criterion == Criterion::Soc ? soc(alpha) : cc(alpha); }
};

// One judgement per source keypoint, result[i].source == i; those without a target are NotScored. `predicted` and
// `cosines` are parallel to pair.source.keypoints (`cosines` may be empty).
std::vector<PointJudgement> judgePair(const dataset::Pair &pair, const dataset::PairMatches &matches,
                                      const PairGeometry &geometry, std::span<const UnitPoint> predicted,
                                      std::span<const float> cosines, double alpha);

// The errors that the benchmark's numbers are made from: one per entry of matches.semantic (a name that the list has
// twice counts twice, as in the official code), one per source of matches.concepts. Group and file stay empty.
// `predicted` has an entry for every source keypoint of the pair.
PairScore scorePair(const dataset::PairMatches &matches, const PairGeometry &geometry,
                    std::span<const UnitPoint> predicted);

} // namespace soco::benchmark
