#include "core/benchmark/judge.h"

#include "core/base/hash.h"
#include "core/base/unit_frame.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace soco::benchmark {

namespace {

constexpr float notScored = std::numeric_limits<float>::infinity();

// The same concept: any keypoint of it in the target is right.
class ConceptJudge : public Judge
{
public:
    const Metric &metric() const override
    {
        static const Metric metric{
            .id = "cc",
            .name = "CC",
            .omniprobe = "concept",
            .title = "concept correspondence",
            .meaning = "the same concept",
            .example = "any place of the same kind is right{, any %1}",
            .help =
                "The match is right when it lies inside the circle of <i>any</i> wheel centre that the target shows. It "
                "asks whether the model knows what a wheel centre is. It also counts points whose own counterpart the "
                "target does not show.",
            .reportedOn = {dataset::PairKind::Intra}, // on cross pairs the released table has it, the paper does not
            .severalTargets = true,
        };
        return metric;
    }
    std::vector<Question> questions(const dataset::PairMatches &matches) const override
    {
        std::vector<Question> questions;
        questions.reserve(matches.concepts.size());
        for (const dataset::PairMatches::ConceptTargets &entry : matches.concepts) {
            if (!entry.targets.empty())
                questions.push_back({entry.source, entry.targets});
        }
        return questions;
    }
};

// The same keypoint of the object. A name that the list has twice is asked twice, as in the official code.
class SemanticJudge : public Judge
{
public:
    const Metric &metric() const override
    {
        static const Metric metric{
            .id = "soc",
            .name = "SOC",
            .omniprobe = "semantic",
            .title = "semantic object correspondence",
            .meaning = "the same keypoint of the object",
            .example = "only the very same place{, the %2}",
            .help =
                "Only the circle of <i>the same</i> wheel counts. It asks whether the model knows which one it is. Left and "
                "right are the object's own: a car's left is its driver's. The gap from CC to SOC is what a model loses by "
                "mistaking one of several like parts for another.",
        };
        return metric;
    }
    std::vector<Question> questions(const dataset::PairMatches &matches) const override
    {
        std::vector<Question> questions;
        questions.reserve(matches.semantic.size());
        for (const auto &[source, target] : matches.semantic)
            questions.push_back({source, {target}});
        return questions;
    }
};

const ConceptJudge conceptJudge;
const SemanticJudge semanticJudge;
// By Criterion::index.
std::vector<const Judge *> &allJudges()
{
    static std::vector<const Judge *> all{&conceptJudge, &semanticJudge};
    return all;
}

void addView(ContentHash &hash, const dataset::View &view)
{
    hash.field(view.category).field(view.image);
    hash.field(std::uint64_t(view.width)).field(std::uint64_t(view.height)).field(std::uint64_t(view.box.has_value()));
    if (view.box)
        hash.field(view.box->left).field(view.box->top).field(view.box->right).field(view.box->bottom);
    hash.field(std::uint64_t(view.keypoints.size()));
    for (const dataset::Keypoint &keypoint : view.keypoints)
        hash.field(keypoint.name).field(keypoint.conceptName).field(keypoint.position.x).field(keypoint.position.y);
}

void addNames(ContentHash &hash, const std::vector<std::string> &names)
{
    hash.field(std::uint64_t(names.size()));
    for (const std::string &name : names)
        hash.field(name);
}

} // namespace

std::span<const Judge *const> judges()
{
    return allJudges();
}

Criterion addJudge(const Judge &judge)
{
    allJudges().push_back(&judge);
    return {std::uint8_t(allJudges().size() - 1)};
}

std::vector<Criterion> criteria()
{
    std::vector<Criterion> all;
    for (std::size_t i = 0; i < judges().size(); ++i)
        all.push_back({std::uint8_t(i)});
    return all;
}

const Judge &judgeOf(Criterion criterion)
{
    return *allJudges().at(criterion.index);
}

const Metric &metricOf(Criterion criterion)
{
    return judgeOf(criterion).metric();
}

std::optional<Criterion> criterionOf(std::string_view metricId)
{
    for (const Criterion criterion : criteria()) {
        if (metricOf(criterion).id == metricId)
            return criterion;
    }
    return std::nullopt;
}

std::string metricName(Criterion criterion, dataset::PairKind kind)
{
    const std::string &name = metricOf(criterion).name;
    switch (kind) {
    case dataset::PairKind::Intra: return name;
    case dataset::PairKind::Cross: return "Cross-" + name;
    case dataset::PairKind::Train: return "train " + name;
    case dataset::PairKind::Test: return "test " + name;
    }
    return name;
}

std::vector<ReportedFigure> reportedFigures()
{
    std::vector<ReportedFigure> figures;
    for (const dataset::PairKind kind : dataset::allPairKinds) {
        for (const Criterion criterion : criteria()) {
            const std::vector<dataset::PairKind> &kinds = metricOf(criterion).reportedOn;
            if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end())
                figures.push_back({kind, criterion});
        }
    }
    return figures;
}

Outcome::Outcome() : error(notScored) {}

Verdict Outcome::verdict(double alpha) const
{
    if (error == notScored)
        return Verdict::NotScored;
    if (isRight(error, alpha))
        return Verdict::Right;
    return isRight(error, 2 * alpha) ? Verdict::NearMiss : Verdict::Wrong;
}

Outcome Judge::outcome(const Question &question, const PairGeometry &geometry, UnitPoint predicted) const
{
    Outcome nearest;
    const float share = metric().radiusShare;
    for (const int target : question.targets) {
        float error = errorOf(predicted, geometry.target[std::size_t(target)], geometry.scale);
        if (share != 1) // the largest float stays what it is: far from right, but scored
            error = std::min(error / share, std::numeric_limits<float>::max());
        if (error < nearest.error) {
            nearest.error = error;
            nearest.target = target;
        }
    }
    return nearest;
}

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

int nearestTarget(const PairGeometry &geometry, UnitPoint predicted, double alpha)
{
    int nearest = -1;
    float least = 0;
    for (std::size_t target = 0; target < geometry.target.size(); ++target) {
        const float error = errorOf(predicted, geometry.target[target], geometry.scale);
        if (isRight(error, alpha) && (nearest < 0 || error < least)) {
            least = error;
            nearest = int(target);
        }
    }
    return nearest;
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
        judgement.nearestTarget = nearestTarget(geometry, predicted[i], alpha);
    }
    for (const Criterion criterion : criteria()) {
        const Judge &judge = judgeOf(criterion);
        for (const Question &question : judge.questions(matches)) {
            if (question.source >= 0 && std::size_t(question.source) < count)
                judgements[std::size_t(question.source)].outcomes[criterion] =
                    judge.outcome(question, geometry, predicted[std::size_t(question.source)]);
        }
    }
    return judgements;
}

PairScore scorePair(const dataset::PairMatches &matches, const PairGeometry &geometry,
                    std::span<const UnitPoint> predicted)
{
    PairScore score;
    for (const Criterion criterion : criteria()) {
        const Judge &judge = judgeOf(criterion);
        ScoredPoints &points = score.points[criterion];
        for (const Question &question : judge.questions(matches)) {
            points.errors.push_back(judge.outcome(question, geometry, predicted[std::size_t(question.source)]).error);
            points.keypoints.push_back(question.source);
        }
    }
    return score;
}

std::uint64_t annotationDigest(const dataset::Pair &pair)
{
    ContentHash hash;
    addView(hash, pair.source);
    addView(hash, pair.target);
    addNames(hash, pair.semanticOverlap);
    hash.field(std::uint64_t(pair.conceptMatches.size()));
    for (const dataset::ConceptMatch &match : pair.conceptMatches) {
        hash.field(match.conceptName);
        addNames(hash, match.source);
        addNames(hash, match.target);
    }
    return std::max<std::uint64_t>(hash.value(), 1);
}

} // namespace soco::benchmark
