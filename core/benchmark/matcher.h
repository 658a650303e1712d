#pragma once

#include "core/base/error.h"
#include "core/benchmark/judge.h"
#include "core/vision/matching.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace soco::benchmark {

// The id of standardMatcher(), which results and run states of all versions hold.
inline constexpr const char *standardMatcherId = "first-maximum";

struct MatcherInfo {
    std::string id;        // in results and run states
    std::string title;     // "nearest cell": for people, in English
    std::string meaning;   // "the cell of the highest cosine, ..."
    bool softEval = false; // OmniProbe's word for a prediction between cells
};

// Both maps come from one model.
struct MatchInput {
    const vision::FeatureMap &source;
    const vision::FeatureMap &target;
    const PairGeometry &geometry;
    const dataset::PairMatches &matches;
};

// One point whose similarity map is there already.
struct PickInput {
    const vision::SimilarityMap &map;
    int source = -1; // index into the source's keypoints; -1: a point that is none of them
    const PairGeometry &geometry;
    const dataset::PairMatches &matches;
};

// Turns features into predictions. A new one is a class in matcher.cpp and its entry in the list there; the evaluation,
// the Explore layout and the command line take it from there. Stateless: used by several threads at once.
class Matcher
{
public:
    virtual ~Matcher() = default;
    virtual const MatcherInfo &info() const = 0;
    virtual vision::Match pick(const PickInput &input) const = 0;
    // A prediction for every source keypoint, the same as pick() gives: as it is here, by a map and a pick for each.
    // Errors: those of vision::similarity() and vision::match().
    virtual Result<std::vector<vision::Match>> match(const MatchInput &input) const;
};
std::span<const Matcher *const> matchers();
// Puts one that is defined elsewhere at the end of the list, for the rest of the program, which it must live through.
// Before another thread, a window or a command asks for the list.
void addMatcher(const Matcher &matcher);
// The one of the published tables.
const Matcher &standardMatcher();
const Matcher *matcherNamed(std::string_view id); // null where there is none
// InvalidArgument, with those that there are.
Error noSuchMatcher(const std::string &id);
std::string matcherList(); // their ids: "A, B"

} // namespace soco::benchmark
