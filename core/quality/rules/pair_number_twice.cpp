#include "core/quality/rules/pair_facts.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> pairNumberTwice()
{
    return makeRule({"pair-number-twice", Severity::Warning, "Two pairs of a group have the same number in their names",
                     "Give one of them a number of its own"},
                    [](const CheckContext &context, FindingSink &findings) {
                        const auto leaked = leakedPairs(context);
                        for (const auto &[folder, pairs] : pairsByFolder(context)) {
                            std::map<std::int64_t, std::vector<const PairFacts *>> byNumber;
                            for (const PairFacts *pair : pairs)
                                if (const auto number = numberOf(pair->ref->file); number && !leaked.count(pair))
                                    byNumber[*number].push_back(pair);
                            for (const auto &[number, same] : byNumber) {
                                if (same.size() < 2)
                                    continue;
                                Finding finding;
                                std::vector<std::string> files;
                                for (const PairFacts *pair : same) {
                                    addPair(finding, *pair, "pair_id");
                                    files.push_back(pair->ref->file);
                                }
                                finding.message = "Number " + std::to_string(number) + " is that of " + listed(files);
                                finding.evidence = {{"number", number}, {"files", files}};
                                findings.add(std::move(finding));
                            }
                        }
                    });
}

} // namespace soco::quality::rules
