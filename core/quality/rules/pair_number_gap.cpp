#include "core/dataset/pairs_subfolder.h"
#include "core/quality/rules/layout_facts.h"
#include "core/quality/rules/pair_facts.h"

#include <algorithm>

namespace soco::quality::rules {

using namespace dataset;

std::unique_ptr<Rule> pairNumberGap()
{
    return makeRule({"pair-number-gap", Severity::Warning,
                     "A group's pairs count from 1, and numbers are left out: files are gone", "Fetch the pairs again"},
                    [](const CheckContext &context, FindingSink &findings) {
                        constexpr std::int64_t mostMissing = 100'000; // more is no counting
                        std::set<std::string> others; // files whose number says nothing: rules of their own name them
                        for (const auto &odd : {repeatedPairs(context), leakedPairs(context)})
                            for (const PairFacts *pair : odd)
                                others.insert(pair->json.file);
                        std::set<std::string> unread;
                        for (const JsonFacts *file : context.oddFiles())
                            if (file->fault == FileFault::Unreadable)
                                unread.insert(file->file);
                        for (const PairKind kind : allPairKinds)
                            for (const std::string &group : context.dataset().groups(kind)) {
                                const std::string path = pairsPath(kind) + '/' + group;
                                const auto *folder = context.listing().find(path);
                                if (!folder || folder->unreadable) {
                                    findings.abstain("the folder cannot be listed");
                                    continue;
                                }
                                std::set<std::int64_t> numbers; // of files under a wrong ending too: stray-file
                                // Of what cannot be read or is a folder: it may stand in a pair's place, and says
                                // nothing of how far the numbers go.
                                std::set<std::int64_t> taken;
                                std::size_t twice = 0;
                                for (const auto *names : {&folder->files, &folder->folders})
                                    for (const std::string &name : *names) {
                                        const auto number = numberOf(name);
                                        if (!number || others.count(path + '/' + name))
                                            continue;
                                        if (names == &folder->folders || unread.count(path + '/' + name))
                                            taken.insert(*number);
                                        else
                                            twice += numbers.insert(*number).second ? 0 : 1;
                                    }
                                if (numbers.empty())
                                    continue;
                                const bool isSplit = kind == PairKind::Train || kind == PairKind::Test;
                                // A split may keep the numbers that its pairs have elsewhere.
                                if (isSplit && *numbers.begin() != 1) {
                                    findings.abstain("a split keeps the numbers that its pairs have elsewhere");
                                    continue;
                                }
                                if (*numbers.rbegin() - std::int64_t(numbers.size()) > mostMissing) {
                                    findings.abstain("the numbers do not count");
                                    continue;
                                }
                                std::vector<std::int64_t> missing;
                                for (std::int64_t number = 1; number <= *numbers.rbegin(); ++number)
                                    if (!numbers.count(number) && !taken.count(number))
                                        missing.push_back(number);
                                if (missing.size() <= twice)
                                    continue; // none, or pair-number-twice
                                Finding finding;
                                finding.file = path;
                                finding.message = "Of the numbers 1 to " + std::to_string(*numbers.rbegin()) + ", "
                                    + shownRanges(missing) + (missing.size() == 1 ? " is" : " are") + " gone";
                                finding.evidence = {countFact("missing", missing.size()),
                                                    {"numbers", shownRanges(missing)},
                                                    countFact("pairs", numbers.size())};
                                findings.add(std::move(finding));
                            }
                    });
}

} // namespace soco::quality::rules
