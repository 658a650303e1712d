#include "core/vision/checkpoints/shard_index.h"

#include <cstdint>
#include <cstdlib>

using namespace soco::vision;

// Whatever is accepted names files of the same folder.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto shards = parseShardIndex(std::string_view(reinterpret_cast<const char *>(data), size), "fuzz");
    if (!shards) {
        if (shards.error().message.empty())
            std::abort();
        return 0;
    }
    for (const auto &[shard, tensors] : *shards)
        if (shard.empty() || tensors.empty() || shard == ".." || shard.find('/') != std::string::npos)
            std::abort();
    return 0;
}
