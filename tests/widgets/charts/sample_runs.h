#pragma once

#include "core/benchmark/judge.h"
#include "core/benchmark/published.h"
#include "core/benchmark/run_catalogue.h"
#include "widgets/common/explore_data.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

// Runs as the evaluation makes them, with errors drawn from a fixed generator: enough pairs for every chart, the same
// in every run of the tests.

namespace soco::widgets::sample {

inline const std::array<const char *, 8> categories{"armchair",         "bus",    "car",   "chair", "egyptian_cat",
                                                    "golden_retriever", "kettle", "teapot"};

// A small linear congruential generator (Numerical Recipes' constants), uniform in [0, 1).
class Random
{
public:
    explicit Random(std::uint32_t seed) : m_state(seed) {}
    double next()
    {
        m_state = m_state * 1664525u + 1013904223u;
        return double(m_state >> 8) / double(1u << 24);
    }

private:
    std::uint32_t m_state;
};

inline ModelSlot model(int slot, const char *name, const char *title)
{
    ModelSlot result;
    result.slot = slot;
    result.name = QString::fromUtf8(name);
    result.title = QString::fromUtf8(title);
    result.fingerprint = std::string("fingerprint of ") + name;
    result.publishedWeights = true;
    result.state = ModelState::Ready;
    return result;
}

inline std::vector<ModelSlot> threeModels()
{
    return {model(1, "dinov2_vitb14", "DINOv2-B/14"), model(2, "dinov3_vitb16", "DINOv3-B/16"),
            model(3, "dense_sift", "dense_sift")};
}

// `skill` in (0, 1): the larger, the smaller the errors. CC errors are at most the SOC errors, as they must be.
inline benchmark::KindResult kind(dataset::PairKind pairs, double skill, int perCategory, std::uint32_t seed,
                                  int categoryCount = 8)
{
    Random random(seed);
    benchmark::KindResult result;
    result.kind = pairs;
    for (int c = 0; c < categoryCount; ++c) {
        const std::string group =
            c < int(categories.size()) ? categories[std::size_t(c)] : "category_" + std::to_string(c);
        const double own = skill * (0.8 + 0.4 * random.next());
        for (int p = 0; p < perCategory; ++p) {
            benchmark::PairScore score;
            score.group = group;
            const std::string id = std::string(5 - std::to_string(p + 1).size(), '0') + std::to_string(p + 1);
            score.file = id + "-" + group + "_" + std::to_string(p % 10 + 1) + "-" + group + "_"
                       + std::to_string((p * 3 + 2) % 10 + 1) + ".json";
            const int points = 4 + int(random.next() * 8);
            for (int i = 0; i < points; ++i) {
                const bool near = random.next() < own;
                const float error =
                    float(near ? 0.12 * random.next() * random.next() + 0.01 : 0.1 + 0.7 * random.next());
                score.points[benchmark::Criterion::Soc].errors.push_back(error);
                score.points[benchmark::Criterion::Cc].errors.push_back(random.next() < 0.25 ? error * 0.2f : error);
            }
            result.scores.push_back(std::move(score));
        }
    }
    result.selected = result.available = std::int64_t(result.scores.size());
    for (const benchmark::Criterion criterion : benchmark::criteria())
        result.overall[criterion] = benchmark::pck(result.scores, criterion, 0.1);
    return result;
}

inline std::shared_ptr<benchmark::EvaluationResult> run(const char *name, double skill, std::uint32_t seed,
                                                        int perCategory = 100, int categoryCount = 8)
{
    auto result = std::make_shared<benchmark::EvaluationResult>();
    result->runId = std::to_string(10000000 + seed) + "fedcba9876543210fedcba98";
    result->model.name = name;
    result->model.fingerprint = std::string("fingerprint of ") + name;
    result->device = "cpu";
    result->dataset = "demo dataset";
    result->time = "2026-05-03T14:02:11Z";
    result->seconds = 52;
    result->kinds = {kind(dataset::PairKind::Intra, skill, perCategory, seed, categoryCount),
                     kind(dataset::PairKind::Cross, skill * 0.9, perCategory, seed + 1, categoryCount)};
    return result;
}

inline std::vector<std::shared_ptr<const benchmark::EvaluationResult>> threeRuns()
{
    return {run("dinov2_vitb14", 0.72, 11), run("dinov3_vitb16", 0.63, 12), run("dense_sift", 0.14, 13)};
}

// Another run of the first model of threeRuns(), made two days before.
inline std::shared_ptr<benchmark::EvaluationResult> olderRun()
{
    auto older = run("dinov2_vitb14", 0.3, 21);
    older->time = "2026-05-01T08:00:00Z";
    return older;
}

inline benchmark::RunCatalogue catalogue(const std::vector<benchmark::RunPtr> &runs)
{
    benchmark::RunCatalogue result;
    for (const benchmark::RunPtr &run : runs)
        result.add(run);
    return result;
}

// Real figures of the paper's table 2.
inline std::vector<benchmark::PublishedScore> published()
{
    return {{"DINOv2-B/14", "dinov2_vitb14", 78.90, 60.43, 54.98, "SOCO paper, Tab. 2"},
            {"DINOv3-B/16", "dinov3_vitb16", 69.72, 55.52, 49.43, "SOCO paper, Tab. 2"}};
}

} // namespace soco::widgets::sample
