// Any bytes as the head of a demo dataset's truth: nothing, or options that this program could have been given.
#include "core/demo/writing/origin.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto origin = soco::demo::demoOriginOf({reinterpret_cast<const char *>(data), size});
    if (!origin)
        return 0;
    if (origin->options.images < 1 || origin->pictures() < 0 || (origin->canGoOn && !origin->options.check()))
        std::abort();
    return 0;
}
