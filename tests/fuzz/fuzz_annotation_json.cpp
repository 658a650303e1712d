// Any bytes as an annotation: finite points inside the limit, or an error that can be shown.
#include "core/base/text.h"
#include "core/dataset/annotation_reader.h"
#include "core/dataset/pair_reader.h"

#include <cmath>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto view = soco::dataset::readAnnotation(bytes);
    if (!view) {
        if (view.error().message.empty() || !soco::isUtf8(view.error().text()))
            std::abort();
        return 0;
    }
    for (const auto &keypoint : view->keypoints)
        if (keypoint.name.empty() || !(std::abs(keypoint.position.x) <= soco::dataset::maxCoordinate)
            || !(std::abs(keypoint.position.y) <= soco::dataset::maxCoordinate))
            std::abort();
    return 0;
}
