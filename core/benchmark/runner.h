#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/benchmark/metrics.h"
#include "core/dataset/dataset.h"
#include "core/vision/feature_store.h"
#include "core/vision/model_registry.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace soco::benchmark {

struct EvaluationOptions {
    std::vector<dataset::PairKind> kinds{dataset::PairKind::Intra, dataset::PairKind::Cross};
    double threshold = 0.1;
    int maxPairs = 0;                    // per category folder, in name order; 0: all
    std::vector<std::string> categories; // empty: all
    Reduction reduction = Reduction::Pair;
    std::filesystem::path results;     // folder or .jsonl; empty: none written
    std::filesystem::path predictions; // OmniProbe JSON lines; empty: none written
    bool resume = false;               // go on from the run state of the same request
    int threads = 0;
    Result<void> check() const;
};

struct Failure {
    std::string file;
    Error error;
};

// One model on one kind of pairs. Pairs that failed (missing image, broken JSON) are in `failures` and not scored.
struct KindResult {
    dataset::PairKind kind = dataset::PairKind::Intra;
    std::vector<PairScore> scores; // in the order of the pair index
    Score cc, soc;
    std::int64_t droppedNames = 0;
};

struct EvaluationResult {
    vision::BackboneInfo model;
    std::string device;
    std::string dataset;
    std::string datasetRoot;
    std::string time; // ISO 8601, local
    double threshold = 0.1;
    Reduction reduction = Reduction::Pair;
    std::vector<KindResult> kinds;
    std::vector<Failure> failures;
    std::int64_t imagesForwarded = 0;
    double seconds = 0;
    bool complete = true; // false: cancelled, the scores are of the pairs done so far
};

// Every image is forwarded once per model while it is in the store; pairs are ordered for reuse, results are in the
// index's order whatever the order of work and the number of threads. Cancelled: a result with complete == false.
Result<EvaluationResult> evaluate(const dataset::Dataset &dataset, const vision::Backbone &backbone,
                                  vision::FeatureStore &store, const EvaluationOptions &options, const Task &task);

} // namespace soco::benchmark
