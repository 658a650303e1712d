#include "core/benchmark/dataset_fingerprint.h"

#include "core/base/parallel.h"
#include "core/benchmark/run_state.h"

namespace soco::benchmark {

std::string datasetFingerprint(const dataset::Dataset &dataset)
{
    Digest digest;
    for (const dataset::PairKind kind : dataset::allPairKinds) {
        const auto pairs = dataset.pairs(kind);
        std::vector<std::uint64_t> sizes(pairs.size());
        parallelFor(pairs.size(), 0, [&](std::size_t i) {
            std::error_code code;
            const std::uintmax_t size = std::filesystem::file_size(dataset.pairPath(pairs[i]), code);
            sizes[i] = code ? 0 : std::uint64_t(size);
        });
        digest.add(dataset::pairKindName(kind));
        for (std::size_t i = 0; i < pairs.size(); ++i)
            digest.add(pairs[i].group).add(pairs[i].file).add(sizes[i]);
    }
    return digest.text();
}

} // namespace soco::benchmark
