#include "core/dataset/image_limits.h"

#include "core/base/text.h"
#include "core/dataset/image_file.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace soco::dataset {

namespace {

// TIFF numbers come in the byte order that its first two bytes name.
struct TiffReader {
    std::string_view bytes;
    bool bigEndian;

    std::uint32_t number(std::size_t at, std::size_t size) const
    {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t shift = 8 * (bigEndian ? size - 1 - i : i);
            value |= std::uint32_t(static_cast<unsigned char>(bytes[at + i])) << shift;
        }
        return value;
    }
};

} // namespace

Result<void> checkImageSize(long long width, long long height)
{
    if (width <= 0 || height <= 0)
        return Error{ErrorKind::Malformed, "The image has no pixels", {}, "header"};
    if (width > maxImagePixels / height)
        return Error{ErrorKind::Unsupported,
                     "The image says that it is " + groupedDigits(width) + " x " + groupedDigits(height)
                         + " pixels, more than the limit of " + groupedDigits(maxImagePixels),
                     {}, "header", "Replace it with a smaller copy, and scale its annotation"};
    return {};
}

Error truncatedImage(std::string_view place)
{
    return {ErrorKind::Malformed, "The image file is truncated", {}, std::string(place),
            "Fetch or copy the file again"};
}

int exifOrientation(std::string_view tiff)
{
    constexpr std::size_t headerSize = 8, entrySize = 12;
    constexpr std::uint32_t orientationTag = 0x0112, shortType = 3;
    if (tiff.size() < headerSize)
        return 1;
    const bool bigEndian = tiff.substr(0, 2) == "MM";
    if (!bigEndian && tiff.substr(0, 2) != "II")
        return 1;
    const TiffReader reader{tiff, bigEndian};
    const std::size_t directory = reader.number(4, 4);
    if (directory + 2 > tiff.size())
        return 1;
    const std::size_t entries = reader.number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + i * entrySize;
        if (entry + entrySize > tiff.size())
            return 1;
        if (reader.number(entry, 2) != orientationTag)
            continue;
        const std::uint32_t value = reader.number(entry + 8, 2);
        return reader.number(entry + 2, 2) == shortType && value >= 1 && value <= 8 ? int(value) : 1;
    }
    return 1;
}

} // namespace soco::dataset
