// Any bytes as the filename mapping: entries that name where they stand, or an error that can be shown.
#include "core/base/text.h"
#include "core/quality/filename_mapping.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto mapping = soco::quality::readFilenameMapping(bytes);
    if (!mapping) {
        if (mapping.error().message.empty() || !soco::isUtf8(mapping.error().text()))
            std::abort();
        return 0;
    }
    for (const auto &entry : mapping->entries)
        if (!entry.place.ends_with(entry.key) || !entry.place.starts_with(entry.category))
            std::abort();
    return 0;
}
