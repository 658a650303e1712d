#include "core/benchmark/evaluation_result.h"

#include "core/benchmark/judge.h"

#include <algorithm>
#include <cstdio>
#include <random>

namespace soco::benchmark {

const KindResult *kindOf(const EvaluationResult &run, dataset::PairKind kind)
{
    for (const KindResult &entry : run.kinds) {
        if (entry.kind == kind)
            return &entry;
    }
    return nullptr;
}

bool isJudgedBy(const KindResult &kind, Criterion criterion)
{
    const auto judged = [&](Criterion one) {
        const Score &score = kind.overall[one];
        return score.pairs + score.droppedPairs > 0
            || std::any_of(kind.scores.begin(), kind.scores.end(),
                           [one](const PairScore &pair) { return !pair.errors(one).empty(); });
    };
    // Where no pair could be judged at all, that holds for every criterion alike.
    const std::vector<Criterion> all = criteria();
    return judged(criterion) || std::none_of(all.begin(), all.end(), judged);
}

bool isComplete(const KindResult &kind)
{
    return kind.open == 0;
}

bool isSettled(const KindResult &kind)
{
    const std::vector<Criterion> all = criteria();
    return isComplete(kind) && kind.givenUp == 0
        && std::all_of(all.begin(), all.end(), [&](Criterion one) { return isJudgedBy(kind, one); });
}

bool isWhole(const EvaluationResult &run, const KindResult &kind)
{
    return kind.givenUp == 0 && asksForAll(run, kind);
}

bool asksForAll(const EvaluationResult &run, const KindResult &kind)
{
    if (kind.available >= 0)
        return kind.selected >= kind.available;
    return run.maxPairs == 0 && run.categories.empty();
}

std::string newRunId()
{
    std::random_device random;
    std::string id;
    for (int word = 0; word < 4; ++word) {
        char digits[9];
        std::snprintf(digits, sizeof digits, "%08x", unsigned(random()));
        id += digits;
    }
    return id;
}

} // namespace soco::benchmark
