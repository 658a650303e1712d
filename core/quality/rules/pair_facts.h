#pragma once

#include "core/quality/rules/rule_text.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

// What rules about pairs share; internal to core/quality.

namespace soco::quality {

// The number that the file's name begins with; empty where it begins with none or with too long a one.
std::optional<std::int64_t> numberOf(std::string_view file);

// "PairAnnotations/intra/car" -> its pairs, in order.
std::map<std::string, std::vector<const PairFacts *>> pairsByFolder(const CheckContext &context);

// The two images, "car/car_1.JPEG"; by the file's name where it cannot be read. Empty where that says nothing either.
std::pair<std::string, std::string> imagesOf(const PairFacts &pair);

// Pairs of a folder whose images an earlier pair of it has: pair-twice tells of them, and no other rule should.
std::set<const PairFacts *> repeatedPairs(const CheckContext &context);
// Test pairs that are training pairs too: split-leakage tells of them.
std::set<const PairFacts *> leakedPairs(const CheckContext &context);

} // namespace soco::quality
