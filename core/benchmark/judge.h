#pragma once

#include "core/base/point.h"
#include "core/benchmark/criterion.h"
#include "core/benchmark/metrics.h"
#include "core/dataset/ids.h"
#include "core/dataset/pair.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
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

// The target keypoint nearest to the prediction within alpha, -1 for none: whose place it is, whatever was asked for.
int nearestTarget(const PairGeometry &geometry, UnitPoint predicted, double alpha);

// What a criterion is called, in texts, in files, in OmniProbe's `metrics`, and what it means, in English. The window
// translates the words that it knows and shows the others as they are.
struct Metric {
    std::string id;        // "soc": in files and options
    std::string name;      // "SOC"
    std::string omniprobe; // "semantic"; empty where OmniProbe has none
    std::string title;     // "semantic object correspondence"
    std::string meaning;   // after "SOC: ", where there is little room: "the same keypoint of the object"
    std::string
        example; // after "SOC: "; {} holds what speaks of a keypoint, %1 "wheel center", %2 "front left wheel center"
    std::string help; // the same in whole sentences; may hold <i> and </i>
    // Kinds of pairs on which its figure is reported: what charts and help speak of.
    std::vector<dataset::PairKind> reportedOn{dataset::PairKind::Intra, dataset::PairKind::Cross};
    bool severalTargets = false; // more than the same keypoint may be right
    float radiusShare = 1;       // a match is right within this share of alpha; positive
};

// Something a criterion asks of a pair: where does this source keypoint lie in the target? There is at least one right
// answer.
struct Question {
    int source = -1;          // index into the pair's source keypoints
    std::vector<int> targets; // indices into its target keypoints
};

// A prediction held against one question, or against none.
struct Outcome {
    float error;     // in units of the box side over Metric::radiusShare (compare with alpha); infinity: not scored
    int target = -1; // the valid target nearest to the prediction

    Outcome();
    Verdict verdict(double alpha) const;
};

// Turns predictions into errors. A new metric is a class in judge.cpp and its entry in the list there; whoever shows,
// explains, stores or reads metrics goes over judges(). Stateless.
class Judge
{
public:
    virtual ~Judge() = default;
    virtual const Metric &metric() const = 0;
    // In the order in which they are counted; a source that is asked twice counts twice.
    virtual std::vector<Question> questions(const dataset::PairMatches &matches) const = 0;
    // The nearest of the valid targets; its error is divided by Metric::radiusShare.
    virtual Outcome outcome(const Question &question, const PairGeometry &geometry, UnitPoint predicted) const;
};
std::span<const Judge *const> judges();
// Puts one that is defined elsewhere at the end of the list, for the rest of the program, which it must live through.
// Before another thread, a window or a result asks for the list.
Criterion addJudge(const Judge &judge);
std::vector<Criterion> criteria(); // of all judges, in their order
const Judge &judgeOf(Criterion criterion);
const Metric &metricOf(Criterion criterion);
std::optional<Criterion> criterionOf(std::string_view metricId);
// As results are headed: "SOC", "Cross-SOC", "train SOC", "test SOC".
std::string metricName(Criterion criterion, dataset::PairKind kind);

// A figure that is reported: a criterion on a kind of pairs.
struct ReportedFigure {
    dataset::PairKind kind;
    Criterion criterion;
};
std::vector<ReportedFigure> reportedFigures(); // CC, SOC, Cross-SOC: by kind, then in the order of the judges

// What is known about one source keypoint's prediction.
struct PointJudgement {
    int source = -1;
    UnitPoint predicted;
    float cosine = 0;
    PerCriterion<Outcome> outcomes;
    int nearestTarget = -1; // as the function has it

    float error(Criterion criterion) const { return outcomes[criterion].error; }
    int target(Criterion criterion) const { return outcomes[criterion].target; }
    Verdict verdict(Criterion criterion, double alpha) const { return outcomes[criterion].verdict(alpha); }
};

// One judgement per source keypoint, result[i].source == i; those without a target are NotScored. `predicted` and
// `cosines` are parallel to pair.source.keypoints (`cosines` may be empty).
std::vector<PointJudgement> judgePair(const dataset::Pair &pair, const dataset::PairMatches &matches,
                                      const PairGeometry &geometry, std::span<const UnitPoint> predicted,
                                      std::span<const float> cosines, double alpha);

// The errors that the benchmark's numbers are made from: one per question of every judge. Group and file stay empty.
// `predicted` has an entry for every source keypoint of the pair.
PairScore scorePair(const dataset::PairMatches &matches, const PairGeometry &geometry,
                    std::span<const UnitPoint> predicted);

// Of all that the judges look at: keypoints, sizes, box, lists. Two pairs of one digest are judged alike, whatever the
// predictions; never 0.
std::uint64_t annotationDigest(const dataset::Pair &pair);

} // namespace soco::benchmark
