#include "widgets/charts/run_scores.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace soco::widgets {

namespace {

constexpr int curveSteps = 80;

} // namespace

const std::vector<float> &errorsOf(const benchmark::PairScore &score, benchmark::Criterion criterion)
{
    return score.errors(criterion);
}

void RunScores::forgetAllBut(std::span<const benchmark::RunPtr> runs)
{
    std::set<Run> stay;
    for (const benchmark::RunPtr &run : runs)
        stay.insert(run.get());
    const auto gone = [&](const auto &entry) { return !stay.contains(std::get<0>(entry.first)); };
    std::erase_if(m_scores, gone);
    std::erase_if(m_counts, gone);
    std::erase_if(m_curves, gone);
    m_held.assign(runs.begin(), runs.end());
}

const benchmark::Score &RunScores::score(const benchmark::RunPtr &run, const benchmark::KindResult &kind,
                                         benchmark::Criterion criterion, double alpha)
{
    const auto [it, isNew] = m_scores.try_emplace({run.get(), kind.kind, criterion, alpha});
    if (isNew) {
        if (!kind.scores.empty())
            it->second = benchmark::pck(kind.scores, criterion, alpha, run->reduction);
        else if (float(alpha) == float(run->threshold))
            it->second = kind.overall[criterion];
        else
            it->second.percent = std::nan("");
    }
    return it->second;
}

const std::map<std::string, RunScores::Counts> &
RunScores::countsOf(const benchmark::RunPtr &run, const benchmark::KindResult &kind, benchmark::Criterion criterion)
{
    const auto [it, isNew] = m_counts.try_emplace({run.get(), kind.kind, criterion});
    if (isNew) {
        for (const benchmark::PairScore &score : kind.scores) {
            Counts &counts = it->second[score.group];
            const std::size_t points = errorsOf(score, criterion).size();
            ++(points > 0 ? counts.pairs : counts.dropped);
            counts.points += std::int64_t(points);
        }
    }
    return it->second;
}

const RunScores::Curve &RunScores::curve(const benchmark::RunPtr &run, const benchmark::KindResult &kind,
                                         benchmark::Criterion criterion, const std::string &category, double alpha,
                                         double alphaMax)
{
    const auto [it, isNew] = m_curves.try_emplace({run.get(), kind.kind, criterion, category, alpha, alphaMax});
    if (!isNew)
        return it->second;
    std::vector<double> alphas;
    for (int i = 0; i <= curveSteps; ++i)
        alphas.push_back(std::round(alphaMax * i / curveSteps * 10'000) / 10'000); // as a read-out shows it
    const auto place = std::lower_bound(alphas.begin(), alphas.end(), alpha - 1e-9);
    if (place != alphas.end() && std::abs(*place - alpha) < 1e-9)
        *place = alpha; // exactly what is judged by: at a threshold the last bit may count
    else
        alphas.insert(place, alpha);
    std::vector<benchmark::PairScore> part;
    std::span<const benchmark::PairScore> scores = kind.scores;
    if (!category.empty()) {
        std::copy_if(kind.scores.begin(), kind.scores.end(), std::back_inserter(part),
                     [&](const auto &score) { return score.group == category; });
        scores = part;
    }
    const std::vector<double> percents = benchmark::pckCurve(scores, criterion, alphas, run->reduction);
    for (std::size_t i = 0; i < alphas.size(); ++i)
        it->second.emplace_back(alphas[i], percents[i]);
    return it->second;
}

} // namespace soco::widgets
