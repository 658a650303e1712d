#include "core/vision/checkpoints/key_mapping.h"
#include "core/vision/checkpoints/torch_file.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace soco::vision;

// The zip directory, the pickle in it and the tensors it speaks of; the legacy format for what is no zip file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::vector<std::byte> bytes(size);
    if (size > 0)
        std::memcpy(bytes.data(), data, size);
    const bool zip = size > 0 && data[0] == 'P';
    const auto source = std::make_shared<MemorySource>("fuzz", std::move(bytes));
    const auto checkpoint = zip ? readTorchZip(source) : readTorchLegacy(source);
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
