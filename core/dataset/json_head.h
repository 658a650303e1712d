#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace soco::dataset::json {

// The text under `key` of the object that a document holds, by the document's beginning alone: what follows the text is
// not looked at, so that of a large file a few kilobytes suffice. Nothing where the text does not stand in `head`, or
// where what stands before it is no JSON.
std::optional<std::string> textInHead(std::string_view head, std::string_view key);

} // namespace soco::dataset::json
