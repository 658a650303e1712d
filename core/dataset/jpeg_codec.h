#pragma once

#include "core/base/result.h"
#include "core/base/rgb_image.h"
#include "core/dataset/image_file.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// JPEG through libjpeg(-turbo), internal to this folder. Errors carry no file name: the caller knows it.

namespace soco::dataset::jpeg {

bool hasSignature(std::string_view bytes);

// Empty where the header goes on beyond `bytes`: call again with more of the file.
Result<std::optional<ImageInfo>> probe(std::string_view bytes);

// What Pillow reads though it is damaged is read too; `oddities` says what.
Result<RgbImage> decode(std::string_view bytes, std::vector<std::string> *oddities = nullptr);

// Scaled by eighths while decoding: the smallest scale that still covers what fits into maxWidth x maxHeight.
Result<RgbImage> decodeScaled(std::string_view bytes, int maxWidth, int maxHeight);

// Empty where JPEG cannot hold the picture (no pixels, or a side above 65,500).
std::string encode(const RgbImage &image, int quality);

} // namespace soco::dataset::jpeg
