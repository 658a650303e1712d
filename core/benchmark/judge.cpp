#include "core/benchmark/judge.h"

#include "core/base/unit_frame.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace soco::benchmark {

namespace {

constexpr float notScored = std::numeric_limits<float>::infinity();

Verdict verdictOf(float error, double alpha)
{
    if (error == notScored)
        return Verdict::NotScored;
    const float radius = float(alpha);
    if (error < radius)
        return Verdict::Right;
    return error < 2.0f * radius ? Verdict::NearMiss : Verdict::Wrong;
}

} // namespace

PairGeometry geometryOf(const dataset::Pair &pair, int inputSize)
{
    const auto unitPoints = [inputSize](const dataset::View &view) {
        std::vector<UnitPoint> points;
        points.reserve(view.keypoints.size());
        for (const dataset::Keypoint &keypoint : view.keypoints)
            points.push_back(toUnitPoint(keypoint.position, view.width, view.height, inputSize));
        return points;
    };
    PairGeometry geometry;
    geometry.source = unitPoints(pair.source);
    geometry.target = unitPoints(pair.target);
    if (const auto &box = pair.target.box) {
        geometry.hasBox = true;
        const double side = std::max(box->width(), box->height());
        geometry.scale = float(side / pair.target.thresholdSide());
    }
    return geometry;
}

float errorOf(UnitPoint predicted, UnitPoint truth, float scale)
{
    const float dx = predicted.x - truth.x;
    const float dy = predicted.y - truth.y;
    // PyTorch's norm over the last axis accumulates with a fused multiply-add; without it the last bit differs for one
    // point in ten, and a point on the circle could change sides.
    const float error = std::sqrt(std::fma(dy, dy, dx * dx)) / scale;
    // A box without extent: far from right, but scored. Infinity means "not scored".
    return std::isfinite(error) && scale > 0 ? error : std::numeric_limits<float>::max();
}

Verdict PointJudgement::soc(double alpha) const
{
    return verdictOf(socError, alpha);
}

Verdict PointJudgement::cc(double alpha) const
{
    return verdictOf(ccError, alpha);
}

std::vector<PointJudgement> judgePair(const dataset::Pair &pair, const dataset::PairMatches &matches,
                                      const PairGeometry &geometry, std::span<const UnitPoint> predicted,
                                      std::span<const float> cosines, double alpha)
{
    const std::size_t count = std::min(pair.source.keypoints.size(), predicted.size());
    std::vector<PointJudgement> judgements(count);
    for (std::size_t i = 0; i < count; ++i) {
        PointJudgement &judgement = judgements[i];
        judgement.source = int(i);
        judgement.predicted = predicted[i];
        judgement.cosine = i < cosines.size() ? cosines[i] : 0;
        judgement.socError = notScored;
        judgement.ccError = notScored;
        const int semantic = matches.semanticTarget(int(i));
        if (semantic >= 0)
            judgement.socError = errorOf(predicted[i], geometry.target[std::size_t(semantic)], geometry.scale);
        if (const std::vector<int> *targets = matches.conceptTargets(int(i))) {
            for (const int target : *targets) {
                const float error = errorOf(predicted[i], geometry.target[std::size_t(target)], geometry.scale);
                if (error < judgement.ccError) {
                    judgement.ccError = error;
                    judgement.ccTarget = target;
                }
            }
        }
        float nearest = float(alpha);
        for (std::size_t target = 0; target < geometry.target.size(); ++target) {
            const float error = errorOf(predicted[i], geometry.target[target], geometry.scale);
            if (error < nearest) {
                nearest = error;
                judgement.nearestTarget = int(target);
            }
        }
    }
    return judgements;
}

PairScore scorePair(const dataset::PairMatches &matches, const PairGeometry &geometry,
                    std::span<const UnitPoint> predicted)
{
    PairScore score;
    score.socErrors.reserve(matches.semantic.size());
    for (const auto &[source, target] : matches.semantic)
        score.socErrors.push_back(
            errorOf(predicted[std::size_t(source)], geometry.target[std::size_t(target)], geometry.scale));
    score.ccErrors.reserve(matches.concepts.size());
    for (const dataset::PairMatches::ConceptTargets &group : matches.concepts) {
        float best = notScored;
        for (const int target : group.targets)
            best = std::min(best, errorOf(predicted[std::size_t(group.source)],
                                          geometry.target[std::size_t(target)], geometry.scale));
        if (best != notScored)
            score.ccErrors.push_back(best);
    }
    return score;
}

} // namespace soco::benchmark
