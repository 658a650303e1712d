#pragma once

#include "core/base/result.h"
#include "core/base/rgb_image.h"
#include "core/dataset/image_file.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// PNG through libpng, internal to this folder. Errors carry no file name: the caller knows it.

namespace soco::dataset::png {

bool hasSignature(std::string_view bytes);

// Empty where the header goes on beyond `bytes`: call again with more of the file.
Result<std::optional<ImageInfo>> probe(std::string_view bytes);

// As Pillow's convert("RGB"): alpha and transparency dropped, 16-bit colour cut to its upper byte, 16-bit grey
// clipped at 255. What Pillow reads though it is damaged is read too; `oddities` says what.
Result<RgbImage> decode(std::string_view bytes, std::vector<std::string> *oddities = nullptr);

// Empty where PNG cannot hold the picture (no pixels).
std::string encode(const RgbImage &image);

} // namespace soco::dataset::png
