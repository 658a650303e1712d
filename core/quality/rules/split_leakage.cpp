#include "core/quality/rules/pair_facts.h"

namespace soco::quality::rules {

using dataset::PairKind;

std::unique_ptr<Rule> splitLeakage()
{
    return makeRule(
        {"split-leakage", Severity::Error,
         "The same two images are a training pair and a test pair, so that a probe is tested on what it has seen",
         "Take the pair out of one of the splits"},
        [](const CheckContext &context, FindingSink &findings) {
            using Images = std::pair<std::string, std::string>; // in order, whichever is the source
            std::map<Images, std::vector<const PairFacts *>> train, test;
            for (const PairFacts &pair : context.pairs()) {
                const PairKind kind = pair.ref->kind;
                if (kind != PairKind::Train && kind != PairKind::Test)
                    continue;
                auto [source, target] = imagesOf(pair);
                if (source.empty())
                    continue;
                if (target < source)
                    std::swap(source, target);
                (kind == PairKind::Train ? train : test)[{source, target}].push_back(&pair);
            }
            struct Leak {
                Finding finding;
                std::set<std::string> pairs;
            };
            std::map<std::string, Leak> byGroup;
            for (const auto &[images, tested] : test) {
                const auto trained = train.find(images);
                if (trained == train.end())
                    continue;
                Leak &leak = byGroup[tested.front()->ref->group];
                leak.pairs.insert(images.first + " and " + images.second);
                for (const PairFacts *pair : trained->second)
                    addPair(leak.finding, *pair, {});
                for (const PairFacts *pair : tested)
                    addPair(leak.finding, *pair, {});
                if (leak.finding.file.empty())
                    leak.finding.file = tested.front()->json.file;
            }
            for (auto &[group, leak] : byGroup) {
                leak.finding.message = counted(leak.pairs.size(), "pair") + " of " + inQuotes(group)
                    + (leak.pairs.size() == 1 ? " is" : " are")
                    + " in both splits: " + listed({leak.pairs.begin(), leak.pairs.end()}, 2);
                leak.finding.evidence = {countFact("pairs", leak.pairs.size()), namesFact("images", leak.pairs)};
                findings.add(std::move(leak.finding));
            }
        });
}

} // namespace soco::quality::rules
