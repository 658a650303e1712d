#pragma once

#include "core/base/result.h"
#include "core/dataset/pair.h"

#include <string_view>

// KeypointAnnotations/, internal to this folder. Errors carry a place and no file name.

namespace soco::dataset {

// The fields of these files are not published, so they are read by shape: an object with a name and a position is a
// keypoint, wherever it is nested; so is a position under its name in an object of keypoints. Keypoints that are said
// to be invisible are left out. Box, size, image and category are taken where they are found first; the caller
// fills in what the file does not say (category and image empty, width and height 0).
// Malformed where nothing in the file looks like a keypoint or a list of them.
Result<View> readAnnotation(std::string_view bytes);

} // namespace soco::dataset
