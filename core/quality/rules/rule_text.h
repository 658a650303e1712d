#pragma once

#include "core/base/text.h"
#include "core/quality/check_context.h"
#include "core/quality/rule.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

// Words and lists that the rules share; internal to core/quality.

namespace soco::quality {

std::string inQuotes(std::string_view text);
// "a, b and c"; of more than `most`, the first ones "and 12 more".
std::string listed(const std::vector<std::string> &names, std::size_t most = 4);
std::string shownNumber(double number);
std::string shownPoint(const ImagePoint &point);
std::string shownBox(const dataset::Box &box);
std::string shownSize(int width, int height);
// "its annotation and 6 pairs"
std::string shownUses(const std::vector<ViewUse> &uses);

// Adds the place in `use`, and the pair or image that it belongs to.
void addUse(Finding &finding, const ViewUse &use, const std::string &place);
void addPair(Finding &finding, const PairFacts &pair, const std::string &place);
// The sorted elements of a set, as evidence.
Fact namesFact(std::string name, const std::set<std::string> &names);
Fact countFact(std::string name, std::size_t count);

// "1-4, 7"
std::string shownRanges(const std::vector<std::int64_t> &sorted);

} // namespace soco::quality
