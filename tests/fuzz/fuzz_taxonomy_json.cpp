// Any bytes as the taxonomy: a tree without empty names, or an error that can be shown.
#include "core/base/text.h"
#include "core/dataset/taxonomy_reader.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::set<std::string> known{"bus", "car"};
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto reading = soco::dataset::readTaxonomy(bytes, known);
    if (!reading) {
        if (reading.error().message.empty() || !soco::isUtf8(reading.error().text()))
            std::abort();
        return 0;
    }
    for (const auto &superCategory : reading->taxonomy.superCategories)
        for (const auto &category : superCategory.categories)
            for (const auto &entry : category.concepts)
                for (const auto &keypoint : entry.keypoints)
                    if (superCategory.name.empty() || category.name.empty() || entry.name.empty()
                        || keypoint.name.empty())
                        std::abort();
    return 0;
}
