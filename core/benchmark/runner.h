#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/benchmark/evaluation_result.h"
#include "core/benchmark/matcher.h"
#include "core/dataset/dataset.h"
#include "core/vision/feature_store.h"
#include "core/vision/model_registry.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace soco::benchmark {

struct EvaluationProgress {
    std::int64_t pairsDone = 0;
    std::int64_t pairsTotal = 0;
    std::int64_t imagesDone = 0; // loads of feature maps; more than there are images where memory is small
    std::int64_t imagesTotal = 0;
    double secondsLeft = -1; // estimated from what images and pairs took so far; negative: not known yet
};

struct EvaluationOptions {
    std::vector<dataset::PairKind> kinds{dataset::PairKind::Intra, dataset::PairKind::Cross};
    double threshold = 0.1;
    int maxPairs = 0;                    // per category folder, in name order; 0: all
    std::vector<std::string> categories; // empty: all
    Reduction reduction = Reduction::Pair;
    std::filesystem::path results;     // folder or .jsonl; empty: none written
    std::filesystem::path predictions; // OmniProbe JSON lines; empty: none written
    // Go on from the run state of the same model and dataset. Where the results hold exactly this run already, complete,
    // and no predictions are asked for, that is the answer (EvaluationResult::isStored).
    bool resume = false;
    bool saysNothingToResume = true; // where there is none, a note says so: `resume` was asked for
    // What a disk or a share does not give counts as failed, like a missing picture, instead of keeping the run open:
    // for a picture that can never be read again. The result says how many pairs failed.
    bool withoutUnreadable = false;
    bool keepState = false; // leave the run state of a complete run to the caller (EvaluationResult::finishedStates)
    int threads = 0;                   // 0: all cores
    // More than the Task's sink tells (that counts pairs); called with it, one call at a time.
    std::function<void(const EvaluationProgress &)> progress;
    // Where the state of an unfinished run is kept; empty: ".soco-runs" in the folder of the results, else of the
    // predictions, else "soco-studio/runs" in the user's cache folder.
    std::filesystem::path stateFolder;
    std::string matcher = standardMatcherId;        // one of matchers()
    std::function<int(int fd, int operation)> lock; // of the run state; empty: flock
    Result<void> check() const;
};

// Every image is forwarded once per model while it is in the store; pairs are ordered for reuse, results are in the
// index's order whatever the order of work and the number of threads.
// A plan (evaluation_plan.h), then batch by batch a feature pass and a match pass, then the outputs.
// Not complete (cancelled, or pairs that a disk or a share did not give): a result with complete == false; the finished
// pairs stay in the run state, and nothing is written to results and predictions. These are written when all pairs are
// done, whole or not at all; after an Error there (a full disk) the state stays as well. A resumed run has the id it
// began with and is stored once.
// Errors: InvalidArgument (options, unknown categories, no pairs), Io. A pair that cannot be evaluated is a Failure.
Result<EvaluationResult> evaluate(const dataset::Dataset &dataset, const vision::Backbone &backbone,
                                  vision::FeatureStore &store, const EvaluationOptions &options, const Task &task);

} // namespace soco::benchmark
