#include "core/benchmark/matcher.h"

namespace soco::benchmark {

namespace {

// The cell of the highest cosine, the first of several in row-major order; its upper left corner is the prediction.
class FirstMaximum : public Matcher
{
public:
    const MatcherInfo &info() const override
    {
        static const MatcherInfo info{
            .id = standardMatcherId,
            .title = "nearest cell",
            .meaning = "the upper left corner of the cell of the highest cosine, as the published tables have it",
        };
        return info;
    }
    Result<std::vector<vision::Match>> match(const MatchInput &input) const override
    {
        return vision::match(input.source, input.geometry.source, input.target);
    }
    vision::Match pick(const PickInput &input) const override { return {input.map.predicted(), input.map.maximum}; }
};

const FirstMaximum firstMaximum;
std::vector<const Matcher *> &allMatchers()
{
    static std::vector<const Matcher *> all{&firstMaximum};
    return all;
}

} // namespace

Result<std::vector<vision::Match>> Matcher::match(const MatchInput &input) const
{
    std::vector<vision::Match> matches;
    matches.reserve(input.geometry.source.size());
    for (std::size_t i = 0; i < input.geometry.source.size(); ++i) {
        const auto map = vision::similarity(input.source, input.geometry.source[i], input.target);
        if (!map)
            return map.error();
        matches.push_back(pick({*map, int(i), input.geometry, input.matches}));
    }
    return matches;
}

std::span<const Matcher *const> matchers()
{
    return allMatchers();
}

void addMatcher(const Matcher &matcher)
{
    allMatchers().push_back(&matcher);
}

const Matcher &standardMatcher()
{
    return firstMaximum;
}

const Matcher *matcherNamed(std::string_view id)
{
    for (const Matcher *matcher : matchers()) {
        if (matcher->info().id == id)
            return matcher;
    }
    return nullptr;
}

std::string matcherList()
{
    std::string list;
    for (const Matcher *matcher : matchers())
        list += (list.empty() ? "" : ", ") + matcher->info().id;
    return list;
}

Error noSuchMatcher(const std::string &id)
{
    return {ErrorKind::InvalidArgument, '"' + id + "\" is no way to match points", {}, {}, "There is " + matcherList()};
}

} // namespace soco::benchmark
