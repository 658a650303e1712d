#include "core/benchmark/evaluation_result.h"

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

bool isComplete(const KindResult &kind)
{
    return kind.open == 0;
}

bool isWhole(const EvaluationResult &run, const KindResult &kind)
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
