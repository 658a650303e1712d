#pragma once

#include "core/benchmark/judge.h"
#include "core/vision/matching.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace soco::benchmark {

struct MatcherInfo {
    std::string id;        // in results and run states: "first-maximum"
    std::string title;     // for people
    bool softEval = false; // OmniProbe's word for a prediction between cells
};

// Both maps come from one model.
struct MatchInput {
    const vision::FeatureMap &source;
    const vision::FeatureMap &target;
    const PairGeometry &geometry;
    const dataset::PairMatches &matches;
};

// Turns features into predictions. A new one is a class in matcher.cpp and its entry in matchers(); the evaluation, the
// Explore layout and the command line take it from there. Stateless: used by several threads at once.
class Matcher
{
public:
    virtual ~Matcher() = default;
    virtual const MatcherInfo &info() const = 0;
    // A prediction for every source keypoint. Errors: those of vision::match().
    virtual Result<std::vector<vision::Match>> match(const MatchInput &input) const = 0;
    // Where it puts a point whose similarity map is there already: the same as match() gives.
    virtual vision::Match pick(const vision::SimilarityMap &map) const = 0;
};
std::span<const Matcher *const> matchers();
// The one of the published tables.
const Matcher &standardMatcher();
const Matcher *matcherNamed(std::string_view id); // null where there is none

} // namespace soco::benchmark
