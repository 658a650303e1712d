#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <simdjson.h>

// JSON through simdjson, internal to this folder. Errors carry a place ("src_keypoints[3].pos", "byte 431") and no
// file name: the caller knows it.

namespace soco::dataset::json {

using Value = simdjson::dom::element;
using Object = simdjson::dom::object;
using Array = simdjson::dom::array;

// Deeper than any file of a dataset; what walks a document may recurse.
inline constexpr std::size_t maxDepth = 64;
inline constexpr std::uint64_t maxFileSize = std::uint64_t(256) << 20;

// The root of the document, valid until the next parse() on the same thread. A byte order mark is skipped.
// `notFinite` becomes true where what keeps it from being JSON is NaN or Infinity.
Result<Value> parse(std::string_view bytes, bool *notFinite = nullptr);
// What parse() keeps on this thread for the next file, which is ten times the largest so far, goes back. Values of the
// last document are invalid then.
void giveBackMemory();

// What Python's float() and int() take: numbers, and text that spells one. Never NaN or infinite.
std::optional<double> number(const Value &value);
std::optional<std::int64_t> integer(const Value &value);

// Empty where it is not text.
std::optional<std::string_view> text(const Value &value);

// "null", "a number", "a list", for messages.
const char *kindName(const Value &value);

Error malformed(std::string message, std::string place = {});

// Puts `outer` before the place of an error that came from further inside: "src_keypoints[3]" + "pos".
Error inside(std::string_view outer, Error error);
std::string indexed(std::string_view list, std::size_t index);

// Lower case letters and digits only, so that "Super-Category" and "super_category" are one key.
std::string plainKey(std::string_view key);

} // namespace soco::dataset::json
