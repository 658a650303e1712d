#pragma once

#include "core/base/result.h"
#include "core/dataset/json_document.h"
#include "core/dataset/pair.h"

#include <utility>

// Readers of the parts that pair files and annotations share, internal to this folder.

namespace soco::dataset {

// [x, y] or {x, y}; further entries are tolerated.
Result<ImagePoint> readPoint(const json::Value &value);
// [left, top, right, bottom], or an object with such names; empty for null and what Python takes as false, such as [].
Result<std::optional<Box>> readBox(const json::Value &value);
// [width, height], further entries tolerated, or {width, height}; at least 1 x 1.
Result<std::pair<int, int>> readSize(const json::Value &value);
// Fields of a keypoint other than its name and position, where `key` (plain) names one; false where it does not.
Result<bool> readKeypointExtra(const std::string &key, const json::Value &value, Keypoint &keypoint);
// Text, or empty for null.
Result<std::string> readWord(const json::Value &value);
// A whole number that fits into an int.
Result<int> readSmallInteger(const json::Value &value);

} // namespace soco::dataset
