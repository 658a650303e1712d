#pragma once

#include "core/benchmark/metrics.h"
#include "core/benchmark/run_catalogue.h"

#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace soco::widgets {

const std::vector<float> &errorsOf(const benchmark::PairScore &score, benchmark::Criterion criterion);

// What charts compute from the pairs of a run, remembered until the run is gone: another category or threshold, or
// another chart of the same numbers, costs little.
class RunScores
{
public:
    struct Counts {
        std::int64_t pairs = 0;   // with a scored point
        std::int64_t dropped = 0; // without one
        std::int64_t points = 0;
    };
    using Curve = std::vector<std::pair<double, double>>; // α and per cent, ascending

    // Forgets what was computed from other runs. The runs given are held, so that no address is used twice.
    void forgetAllBut(std::span<const benchmark::RunPtr> runs);

    // A result without errors of its pairs has its own figures at its own threshold, and NaN elsewhere.
    const benchmark::Score &score(const benchmark::RunPtr &run, const benchmark::KindResult &kind,
                                  benchmark::Criterion criterion, double alpha);
    const std::map<std::string, Counts> &countsOf(const benchmark::RunPtr &run, const benchmark::KindResult &kind,
                                                  benchmark::Criterion criterion); // by category
    // From 0 to `alphaMax`, `alpha` exactly among them; `category` empty: all.
    const Curve &curve(const benchmark::RunPtr &run, const benchmark::KindResult &kind, benchmark::Criterion criterion,
                       const std::string &category, double alpha, double alphaMax);

private:
    using Run = const benchmark::EvaluationResult *;
    using Kind = dataset::PairKind;

    std::vector<benchmark::RunPtr> m_held;
    std::map<std::tuple<Run, Kind, benchmark::Criterion, double>, benchmark::Score> m_scores;
    std::map<std::tuple<Run, Kind, benchmark::Criterion>, std::map<std::string, Counts>> m_counts;
    std::map<std::tuple<Run, Kind, benchmark::Criterion, std::string, double, double>, Curve> m_curves;
};

} // namespace soco::widgets
