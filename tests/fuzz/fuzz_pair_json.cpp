// Any bytes as a pair file: a pair or an error that can be shown, and matches that stay inside the views.
#include "core/base/text.h"
#include "core/dataset/pair_reader.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto pair = soco::dataset::readPair(bytes);
    if (!pair) {
        if (pair.error().message.empty() || !soco::isUtf8(pair.error().text()))
            std::abort();
        return 0;
    }
    const auto matches = soco::dataset::matchesOf(*pair);
    const auto sources = int(pair->source.keypoints.size()), targets = int(pair->target.keypoints.size());
    for (const auto &[source, target] : matches.semantic)
        if (source < 0 || source >= sources || target < 0 || target >= targets)
            std::abort();
    for (const auto &entry : matches.concepts)
        for (const int target : entry.targets)
            if (entry.source < 0 || entry.source >= sources || target < 0 || target >= targets)
                std::abort();
    return 0;
}
