#pragma once

#include "core/base/error.h"
#include "core/benchmark/finished_state.h"
#include "core/benchmark/matcher.h"
#include "core/benchmark/metrics.h"
#include "core/dataset/ids.h"
#include "core/vision/backbone.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// What an evaluation gives, as values: which run it was, what it covers, and the scores.

namespace soco::benchmark {

struct Failure {
    std::string file; // the pair's, relative to the dataset
    Error error;
};

// A source keypoint that scores name.
struct KeypointLabel {
    std::string keypoint;
    std::string conceptName; // may be empty
    friend auto operator<=>(const KeypointLabel &, const KeypointLabel &) = default;
};

// One model on one kind of pairs. Pairs that failed (missing image, broken JSON) are not scored.
struct KindResult {
    dataset::PairKind kind = dataset::PairKind::Intra;
    std::vector<PairScore> scores; // in the order of the pair index
    std::vector<KeypointLabel> keypoints; // what ScoredPoints::keypoints point at
    PerCriterion<Score> overall;
    std::int64_t available = -1; // pairs of this kind that the dataset had; negative: not known (an old result)
    std::int64_t selected = 0;   // pairs that were asked for
    std::int64_t failed = 0;     // of those, not scored because of an error
    // Of those, still to be done: not reached before the run was stopped, or failed for want of a disk or a share, so
    // that trying again may help. 0: nothing more can be got out of this run.
    std::int64_t open = 0;
    // Of the failed, those that a disk or a share did not give and that the run was finished without.
    std::int64_t givenUp = 0;
    std::int64_t withoutBox = 0;   // scored with scale 1
    std::int64_t emptyBoxes = 0;   // scored, with a box whose longer side is not positive: no point can be right
    std::int64_t otherSizes = 0;   // scored, with a size in the file that a picture does not have
    std::int64_t droppedNames = 0; // names that a pair's lists use and its views lack
};

struct EvaluationResult {
    // 32 hexadecimal digits, made when the run begins; the same wherever it is stored and however often it is read.
    // Results of earlier versions have their old run name.
    std::string runId;
    vision::BackboneInfo model; // is its fingerprint, never its name
    std::string device;
    std::string dataset;
    std::string datasetRoot;
    std::string datasetFingerprint;           // empty in results of earlier versions, and where files could not be read
    std::string protocol = standardMatcherId; // how points were matched
    std::string time; // when it began, UTC: "2026-11-30T21:05:00Z"
    double threshold = 0.1;
    Reduction reduction = Reduction::Pair;
    int maxPairs = 0;                    // what was asked for: at most so many pairs of a category; 0: all
    std::vector<std::string> categories; // only these; empty: all
    std::vector<KindResult> kinds;
    std::vector<Failure> failures;
    std::string featureWarning;     // of features that mean nothing: one sentence; empty where all is well
    bool meaningless = false;       // those of every picture: no figure of this run means anything
    std::vector<std::string> notes; // for people: "The run cannot be resumed: ..."
    std::int64_t images = 0;          // different images that the pairs show
    std::int64_t imagesForwarded = 0; // through the backbone; fewer where the store had them, more where it is small
    // Cells a side that all feature maps of this run had; 0: none was looked at (all was taken over). Is written, not read.
    int verifiedGrid = 0;
    std::int64_t resumedPairs = 0;    // taken over from an interrupted run
    double seconds = 0;
    bool complete = true; // nothing is open in any kind
    // By evaluate(): the results held this run already; nothing was computed and nothing written.
    bool isStored = false;
    // Run states that a complete run no longer needs, where the caller asked to keep them.
    std::vector<FinishedState> finishedStates;
};

const KindResult *kindOf(const EvaluationResult &run, dataset::PairKind kind); // null where it was not asked for
// It has figures of this criterion. Not so for a criterion that the program learned after the run.
bool isJudgedBy(const KindResult &kind, Criterion criterion);
// All that was asked for is done.
bool isComplete(const KindResult &kind);
// Nothing is left to evaluate of what was asked for: complete, no pair given up, with figures of every criterion that the
// program knows. "Evaluated already" begins here, whoever asks: missingKinds() (run_catalogue.h) then wants all pairs of
// the dataset, whatever the run's device and threshold; storedRun() (evaluation_outputs.h) exactly the request at hand.
bool isSettled(const KindResult &kind);
// All that the dataset had was asked for.
bool asksForAll(const EvaluationResult &run, const KindResult &kind);
// The same, and no pair was given up: one that may be read again another day is missing, not broken.
bool isWhole(const EvaluationResult &run, const KindResult &kind);

// Random, never the same twice.
std::string newRunId();

} // namespace soco::benchmark
