#pragma once

#include "core/benchmark/criterion.h"
#include "core/dataset/ids.h"

#include <optional>
#include <span>
#include <string>

namespace soco::benchmark {

// One published row of CC / SOC / Cross-SOC at PCK@0.10, in percent.
struct PublishedScore {
    std::string model;  // "DINOv2-B/14"
    std::string name;   // this program's model name where it is the same model: "dinov2_vitb14"
    std::optional<double> cc, soc, crossSoc;
    std::string source; // "SOCO supplement, Tab. r5 (arXiv 2605.31597)"

    // The figure of that metric, nullopt where none was published.
    std::optional<double> value(Criterion criterion, dataset::PairKind kind) const;
};
std::span<const PublishedScore> publishedScores();
// By this program's name or the published one; null where nothing was published.
const PublishedScore *publishedFor(const std::string &modelName);

} // namespace soco::benchmark
