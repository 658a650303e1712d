#pragma once

#include "core/base/result.h"

#include <string_view>

// Checks that both codecs share, internal to this folder.

namespace soco::dataset {

// An Error where a picture of this size is refused (maxImagePixels), before memory is taken for it.
Result<void> checkImageSize(long long width, long long height);

Error truncatedImage(std::string_view place);

// The orientation (1 to 8) in an EXIF block that starts with its TIFF header; 1 where it has none.
int exifOrientation(std::string_view tiff);

} // namespace soco::dataset
