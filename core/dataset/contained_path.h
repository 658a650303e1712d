#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

// What keeps every access inside the dataset's folder, internal to this folder.

namespace soco::dataset {

// A single name: not empty, no separator, no NUL, neither "." nor "..".
bool isPlainName(std::string_view name);

// root/part/part..., an Error where a part is not made of plain names or a link in it leads out of `root`, which must
// be canonical. The file itself may be missing; NotFound where it
// is a link to nothing.
Result<std::filesystem::path> containedPath(const std::filesystem::path &root,
                                            std::initializer_list<std::string_view> parts);

} // namespace soco::dataset
