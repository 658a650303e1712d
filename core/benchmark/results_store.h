#pragma once

#include "core/benchmark/runner.h"

#include <filesystem>
#include <vector>

namespace soco::benchmark {

// Appends one OmniProbe-compatible line per kind of pairs, with an `x_soco_studio` object that holds the provenance
// (backbones.md section 11).
Result<void> appendResults(const std::filesystem::path &folderOrFile, const EvaluationResult &result);

// Results that the window charts, read back from x_soco_studio: own runs of earlier sessions. Lines that are not
// understood are skipped and returned as failures.
struct StoredResults {
    std::vector<EvaluationResult> results; // per-pair scores included
    std::vector<Failure> failures;
};
Result<StoredResults> readResults(const std::filesystem::path &folderOrFile);

} // namespace soco::benchmark
