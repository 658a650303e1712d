#pragma once

#include "core/benchmark/matcher.h"

#include <QString>

namespace soco::studio {

// What a matcher says of itself (benchmark::MatcherInfo), in the window's language; in its own English where nobody has
// translated it.
QString matcherTitle(const benchmark::Matcher &matcher);   // "nearest cell"
QString matcherMeaning(const benchmark::Matcher &matcher); // "the upper left corner of the cell of ..."

} // namespace soco::studio
