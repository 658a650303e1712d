#pragma once

#include "core/benchmark/runner.h"

#include <span>
#include <string>

namespace soco::cli {

// What `soco evaluate` prints: the same bytes for the same numbers, without times.
std::string evaluationText(std::span<const benchmark::EvaluationResult> results);
std::string evaluationJson(std::span<const benchmark::EvaluationResult> results);

} // namespace soco::cli
