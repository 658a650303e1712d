// Any bytes as a picture: whole pixels, or an error that can be shown.
#include "core/base/text.h"
#include "core/dataset/image_file.h"
#include "core/dataset/image_limits.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const auto image = soco::dataset::decodeImageBytes(bytes, "fuzz");
    if (!image) {
        if (image.error().message.empty() || !soco::isUtf8(image.error().text()))
            std::abort();
    } else if (image->empty()
               || image->pixels.size() != std::size_t(3) * std::size_t(image->width) * std::size_t(image->height)) {
        std::abort();
    }
    const int orientation = soco::dataset::exifOrientation(bytes);
    if (orientation < 1 || orientation > 8)
        std::abort();
    return 0;
}
