#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace soco {

// For a name that is not there: those of `names` that were most likely meant, the best first; always one where there are
// any, at most three. Counted in characters; accents that stand alone (macOS writes "é" as "e" and an accent) do not count.
std::vector<std::string> nearestNames(std::string_view name, std::span<const std::string> names);

// The same as a remedy says it: "The nearest: van, car"; empty where there are no names. Where names hold more than ASCII
// it says that letters which look the same may differ.
std::string nearestText(std::string_view name, std::span<const std::string> names);

} // namespace soco
