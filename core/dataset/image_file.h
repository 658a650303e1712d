#pragma once

#include "core/base/result.h"
#include "core/base/rgb_image.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace soco::dataset {

// Larger pictures are refused before memory is taken for them.
inline constexpr long long maxImagePixels = 178'956'970; // Pillow's own limit

// Size from the header alone; orientation is the EXIF tag (1 where there is none).
struct ImageInfo {
    int width = 0;
    int height = 0;
    int orientation = 1;
};
Result<ImageInfo> probeImage(const std::filesystem::path &path);

// The pixels that PIL's Image.open(path).convert("RGB") gives: libjpeg(-turbo) defaults (slow integer transform, fancy
// upsampling), EXIF orientation ignored, grey and CMYK converted as Pillow does. JPEG and PNG, told apart by content.
// A truncated picture is an Error (as in Pillow), with the place.
// Whatever Pillow reads though it is damaged is read too. `oddities` gets what is damaged in such a file, for people
// ("The checksum of the pixel data is wrong or missing"). A name of another format than the content's is no damage.
Result<RgbImage> decodeImage(const std::filesystem::path &path, std::vector<std::string> *oddities = nullptr);
Result<RgbImage> decodeImageBytes(std::string_view bytes, const std::filesystem::path &nameForErrors);

// Fast and small, for thumbnails: libjpeg scales while decoding. Fits into maxWidth x maxHeight, keeps the relation.
Result<RgbImage> decodeThumbnail(const std::filesystem::path &path, int maxWidth, int maxHeight);

// Without loss, no metadata. Empty for a picture without pixels.
std::string encodePng(const RgbImage &image);

// Baseline JPEG, 4:2:0, slow integer transform, no metadata.
std::string encodeJpeg(const RgbImage &image, int quality);

} // namespace soco::dataset
