#include "core/dataset/json_document.h"
#include "core/quality/rules/vocabulary.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> unknownConcept()
{
    return makeRule(
        {"unknown-concept", Severity::Warning,
         "A concept has a name that the taxonomy does not have, nor keypoints of another image",
         "Correct the name, or add it to the taxonomy"},
        [](const CheckContext &context, FindingSink &findings) {
            if (!isTaxonomyKnown(context)) {
                findings.abstain(unreadTaxonomy);
                return;
            }
            const Concepts concepts(context);
            std::map<std::string, Finding> byName;
            for (const auto &[key, uses] : concepts.keypoints())
                for (const KeypointUse &use : uses)
                    if (const std::string &name = use.keypoint().conceptName; !name.empty() && !concepts.isKnown(name))
                        addUses(byName[name], {use}, ".concept_name");
            for (const PairFacts &pair : context.pairs())
                for (std::size_t i = 0; i < pair.conceptMatches.size(); ++i)
                    if (const std::string name(pair.conceptMatches[i].conceptName);
                        !name.empty() && !concepts.isKnown(name))
                        addPair(byName[name], pair, dataset::json::indexed("concept_matches", i) + ".concept_name");
            for (auto &[name, finding] : byName) {
                finding.message = "The concept " + inQuotes(name) + " is in " + shownFiles(finding)
                    + " and nowhere else";
                finding.evidence = {{"name", name}};
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
