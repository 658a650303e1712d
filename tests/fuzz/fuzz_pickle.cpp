#include "core/vision/checkpoints/pickle.h"

#include <cstdint>
#include <cstdlib>

using namespace soco::vision;

// Every reference of an accepted graph must point into it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto document = pickle::parse({reinterpret_cast<const char *>(data), size}, 0, "fuzz");
    if (!document)
        return 0;
    const auto inside = [&](pickle::Ref ref) { return ref < document->nodes.size(); };
    if (!inside(document->root) || document->end > size)
        std::abort();
    for (const pickle::Node &node : document->nodes) {
        if (!inside(node.callable) || !inside(node.arguments))
            std::abort();
        for (const pickle::Ref item : node.items)
            if (!inside(item))
                std::abort();
    }
    return 0;
}
