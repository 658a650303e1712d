#include "core/vision/checkpoints/key_mapping.h"
#include "core/vision/checkpoints/safetensors.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace soco::vision;

// Whatever is accepted must lie inside the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::vector<std::byte> bytes(size);
    if (size > 0)
        std::memcpy(bytes.data(), data, size);
    const auto source = std::make_shared<MemorySource>("fuzz", std::move(bytes));
    const auto checkpoint = readSafetensors(source);
    if (!checkpoint) {
        if (checkpoint.error().message.empty())
            std::abort();
        return 0;
    }
    for (const auto &[name, tensor] : checkpoint->tensors)
        if (tensor.begin > size || tensor.extent > size - tensor.begin)
            std::abort();
    (void)mapKeys(*checkpoint);
    return 0;
}
