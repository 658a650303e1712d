#pragma once

#include "app/cli/command.h"
#include "core/benchmark/matcher.h"
#include "core/benchmark/runner.h"
#include "core/vision/model_registry.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace soco::cli {

// The options that `soco evaluate` and `soco bench evaluate` share, as text and as what they mean.
struct EvaluationArguments {
    DatasetArguments dataset;
    std::vector<std::string> models;
    std::string pairs = "intra,cross";
    double threshold = 0.1;
    int maxPairs = 0;
    std::string categories;
    std::string device = "auto";
    std::string memory;
    int threads = 0;
    std::string matcher = benchmark::standardMatcher().info().id;
};
void addEvaluationOptions(CLI::App &command, EvaluationArguments &arguments);

struct EvaluationRequest {
    std::vector<vision::ModelSpec> models;
    vision::Device device;
    std::uint64_t memory = 0;
    benchmark::EvaluationOptions options;
    std::vector<std::string> notes; // what is not as it was asked for, and goes on all the same
};
Result<EvaluationRequest> evaluationRequest(const EvaluationArguments &arguments);

// "dinov2_vitb14: 312 of 800 pairs, 41 of 80 images, 3.2 pairs/s, 0:42 left"
std::string progressText(const std::string &model, const benchmark::EvaluationProgress &progress, double seconds);

} // namespace soco::cli
