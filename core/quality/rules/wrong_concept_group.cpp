#include "core/dataset/json_document.h"
#include "core/quality/rules/vocabulary.h"

namespace soco::quality::rules {

using dataset::json::indexed;

std::unique_ptr<Rule> wrongConceptGroup()
{
    return makeRule(
        {"wrong-concept-group", Severity::Error,
         "A pair matches a keypoint in the group of a concept that it does not belong to",
         "Move the keypoint to the group of its own concept"},
        [](const CheckContext &context, FindingSink &findings) {
            const Concepts concepts(context);
            struct Odd {
                Finding finding;
                std::set<std::string> keypoints;
            };
            std::map<std::pair<std::string, std::string>, Odd> odd; // group, own concept
            for (const PairFacts &pair : context.pairs()) {
                if (!pair.source || !pair.target)
                    continue;
                for (std::size_t i = 0; i < pair.conceptMatches.size(); ++i) {
                    const ListedMatch &match = pair.conceptMatches[i];
                    const std::string group(match.conceptName);
                    if (group.empty() || !concepts.isKnown(group))
                        continue; // unknown-concept
                    for (const bool isTarget : {false, true}) {
                        const dataset::View &view = *pair.view(isTarget);
                        const auto &names = isTarget ? match.target : match.source;
                        for (std::size_t j = 0; j < names.size(); ++j) {
                            const int index = view.indexOf(std::string(names[j]));
                            if (index < 0)
                                continue; // unknown-name
                            const dataset::Keypoint &keypoint = view.keypoints[std::size_t(index)];
                            const std::string &own = keypoint.conceptName;
                            if (own.empty() || own == group || concepts.expected({view.category, keypoint.name}) != own)
                                continue; // concept-differs
                            Odd &entry = odd[{group, own}];
                            addPair(entry.finding, pair,
                                    indexed(indexed("concept_matches", i)
                                                + (isTarget ? ".trg_keypoints" : ".src_keypoints"),
                                            j));
                            entry.keypoints.insert(keypoint.name);
                            entry.finding.subjects.emplace_back(
                                dataset::KeypointRef{{view.category, view.image}, keypoint.name});
                        }
                    }
                }
            }
            for (auto &[names, entry] : odd) {
                entry.finding.message = listed({entry.keypoints.begin(), entry.keypoints.end()}) + " of the concept "
                    + inQuotes(names.second) + (entry.keypoints.size() == 1 ? " is" : " are")
                    + " matched in the group of " + inQuotes(names.first) + ", in " + shownFiles(entry.finding);
                entry.finding.evidence = {
                    {"group", names.first}, {"concept", names.second}, namesFact("keypoints", entry.keypoints)};
                findings.add(std::move(entry.finding));
            }
        });
}

} // namespace soco::quality::rules
