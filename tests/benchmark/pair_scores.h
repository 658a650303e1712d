#pragma once

#include "core/benchmark/metrics.h"

#include <string>
#include <utility>
#include <vector>

namespace soco::test {

// A judged pair with these errors.
inline benchmark::PairScore pairScore(std::string group, std::string file, std::vector<float> soc, std::vector<float> cc)
{
    benchmark::PairScore score;
    score.group = std::move(group);
    score.file = std::move(file);
    score.points[benchmark::Criterion::Cc].errors = std::move(cc);
    score.points[benchmark::Criterion::Soc].errors = std::move(soc);
    return score;
}

inline benchmark::PairScore withErrors(benchmark::PairScore score, benchmark::Criterion criterion,
                                       std::vector<float> errors)
{
    score.points[criterion].errors = std::move(errors);
    return score;
}

} // namespace soco::test
