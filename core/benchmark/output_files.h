#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace soco::benchmark {

// Do the files of one or several evaluations spare one another, and the dataset's own? Nothing is written for it.
// `results` as EvaluationOptions has it; `predictions` of each model; any of them may be empty.
Result<void> checkOutputFiles(const std::filesystem::path &results,
                              const std::vector<std::filesystem::path> &predictions,
                              const std::filesystem::path &dataset);

} // namespace soco::benchmark
