#include "core/benchmark/matcher.h"

#include <array>

namespace soco::benchmark {

namespace {

// The cell of the highest cosine, the first of several in row-major order; its upper left corner is the prediction.
class FirstMaximum : public Matcher
{
public:
    const MatcherInfo &info() const override
    {
        static const MatcherInfo info{"first-maximum", "nearest cell", false};
        return info;
    }
    Result<std::vector<vision::Match>> match(const MatchInput &input) const override
    {
        return vision::match(input.source, input.geometry.source, input.target);
    }
    vision::Match pick(const vision::SimilarityMap &map) const override { return {map.predicted(), map.maximum}; }
};

const FirstMaximum firstMaximum;
constexpr std::array<const Matcher *, 1> allMatchers{&firstMaximum};

} // namespace

std::span<const Matcher *const> matchers()
{
    return allMatchers;
}

const Matcher &standardMatcher()
{
    return firstMaximum;
}

const Matcher *matcherNamed(std::string_view id)
{
    for (const Matcher *matcher : allMatchers) {
        if (matcher->info().id == id)
            return matcher;
    }
    return nullptr;
}

} // namespace soco::benchmark
