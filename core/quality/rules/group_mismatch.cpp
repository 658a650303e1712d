#include "core/quality/rules/rule_text.h"

#include <map>
#include <tuple>

namespace soco::quality::rules {

std::unique_ptr<Rule> groupMismatch()
{
    return makeRule(
        {"group-mismatch", Severity::Warning,
         "A pair's pair_group is not the folder that it lies in, by which scores are averaged",
         "Move the pair to the folder of its group, or correct pair_group"},
        [](const CheckContext &context, FindingSink &findings) {
            std::map<std::tuple<dataset::PairKind, std::string, std::string>, Finding> byFolder;
            for (const PairFacts &pair : context.pairs())
                if (!pair.statedGroup.empty() && pair.statedGroup != pair.ref->group)
                    addPair(byFolder[{pair.ref->kind, pair.ref->group, pair.statedGroup}], pair, "pair_group");
            for (auto &[key, finding] : byFolder) {
                const auto &[kind, folder, stated] = key;
                const std::size_t count = finding.occurrences.size();
                finding.message = counted(count, "pair") + (count == 1 ? " names" : " name") + " the group "
                    + inQuotes(stated) + ", the folder is " + inQuotes(folder);
                finding.evidence = {{"folder", folder}, {"stated", stated}, countFact("pairs", count)};
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
