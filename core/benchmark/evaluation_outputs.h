#pragma once

#include "core/benchmark/evaluation_plan.h"
#include "core/benchmark/runner.h"

#include <optional>

namespace soco::benchmark {

// Before the long work: a place that cannot be written to, or that holds what may not be replaced (output_files.h), is
// found out now, not at the end. Makes the folders that are missing. `dataset` is its folder.
Result<void> prepareOutputs(const EvaluationOptions &options, const std::filesystem::path &dataset);

// A complete run of exactly what `asked` describes (model, device, dataset, matcher, threshold, reduction, choice of
// pairs) that the results hold already, with a score or a failure for every pair of the plan; of several the newest. None
// where the dataset's fingerprint is not known.
std::optional<EvaluationResult> storedRun(const EvaluationPlan &plan, const EvaluationOptions &options,
                                          const EvaluationResult &asked);

// Scores of what is done, what failed, what is open; into result.kinds, failures and complete.
void collectScores(const EvaluationPlan &plan, const dataset::Dataset &dataset, const EvaluationOptions &options,
                   EvaluationResult &result);

// Predictions, then results; neither where they were not asked for, and results not twice under one run id. A pair whose
// file was changed meanwhile is not in the predictions, and a note says so: its scores are those of what was judged.
Result<void> writeOutputs(const EvaluationPlan &plan, const dataset::Dataset &dataset, const EvaluationOptions &options,
                          EvaluationResult &result);

} // namespace soco::benchmark
