#include "core/quality/rules/pair_facts.h"

#include <algorithm>
#include <charconv>

namespace soco::quality {

std::optional<std::int64_t> numberOf(std::string_view file)
{
    const std::size_t digits = std::min(file.find_first_not_of("0123456789"), file.size());
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(file.data(), file.data() + digits, number);
    return digits > 0 && problem == std::errc() ? std::optional(number) : std::nullopt;
}

std::map<std::string, std::vector<const PairFacts *>> pairsByFolder(const CheckContext &context)
{
    std::map<std::string, std::vector<const PairFacts *>> folders;
    for (const PairFacts &pair : context.pairs())
        folders[pair.json.file.substr(0, pair.json.file.rfind('/'))].push_back(&pair);
    return folders;
}

std::pair<std::string, std::string> imagesOf(const PairFacts &pair)
{
    if (pair.source && pair.target)
        return {pair.source->category + '/' + std::string(stemOf(pair.source->image)),
                pair.target->category + '/' + std::string(stemOf(pair.target->image))};
    // Which category the source of a cross pair is of cannot be told.
    if (pair.ref->source.empty() || pair.ref->kind == dataset::PairKind::Cross)
        return {};
    return {pair.ref->group + '/' + pair.ref->source, pair.ref->group + '/' + pair.ref->target};
}

std::set<const PairFacts *> repeatedPairs(const CheckContext &context)
{
    std::set<const PairFacts *> repeated;
    for (const auto &[folder, pairs] : pairsByFolder(context)) {
        std::set<std::pair<std::string, std::string>> seen;
        for (const PairFacts *pair : pairs)
            if (auto images = imagesOf(*pair); !images.first.empty() && !seen.insert(std::move(images)).second)
                repeated.insert(pair);
    }
    return repeated;
}

std::set<const PairFacts *> leakedPairs(const CheckContext &context)
{
    const auto unordered = [](std::pair<std::string, std::string> images) {
        if (images.second < images.first)
            std::swap(images.first, images.second);
        return images;
    };
    std::set<std::pair<std::string, std::string>> trained;
    std::set<const PairFacts *> leaked;
    for (const PairFacts &pair : context.pairs()) { // training pairs come before test pairs
        auto images = unordered(imagesOf(pair));
        if (images.first.empty())
            continue;
        if (pair.ref->kind == dataset::PairKind::Train)
            trained.insert(std::move(images));
        else if (pair.ref->kind == dataset::PairKind::Test && trained.count(images))
            leaked.insert(&pair);
    }
    return leaked;
}

} // namespace soco::quality
