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

// Can they be written, and the state of an unfinished run beside them? Whatever is known of that before the work; nothing
// is written for it, and folders that are missing are made later.
Result<void> checkOutputPlaces(const std::filesystem::path &results,
                               const std::vector<std::filesystem::path> &predictions);

} // namespace soco::benchmark
