#pragma once

#include "core/dataset/json_document.h"
#include "core/quality/check_context.h"

#include <string_view>

// What can be said of a JSON file whatever it holds; internal to this folder.

namespace soco::quality {

// Byte order mark, doubled keys, and whether it is JSON at all. The root is valid until the next parse on this thread;
// empty where `facts` got a fault.
std::optional<dataset::json::Value> examineJson(std::string_view bytes, JsonFacts &facts);

// Files an error of reading the file or its fields under the fault that it is. One that only says again that a key is
// doubled is no fault of its own.
void setFault(JsonFacts &facts, Error error, bool isJson);

} // namespace soco::quality
