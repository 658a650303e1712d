#include "core/quality/rules/vocabulary.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> conceptIdClash()
{
    return makeRule(
        {"concept-id-clash", Severity::Warning,
         "One concept_id stands for two concepts of a category, or one concept has two ids",
         "Give every concept of the category one id of its own, the same everywhere"},
        [](const CheckContext &context, FindingSink &findings) {
            const Concepts concepts(context);
            std::map<std::string, std::map<std::string, Sayings>> categories; // category, concept
            for (const auto &[key, uses] : concepts.keypoints())
                for (const KeypointUse &use : uses)
                    if (const auto &keypoint = use.keypoint(); keypoint.conceptId
                        && keypoint.conceptName == concepts.expected(key) && !keypoint.conceptName.empty())
                        categories[key.first][keypoint.conceptName].add(std::to_string(*keypoint.conceptId), use);
            for (const auto &[category, byConcept] : categories) {
                std::map<std::string, std::set<std::string>> owners;
                for (const auto &[name, sayings] : byConcept)
                    owners[sayings.usual()].insert(name);
                for (const auto &[name, sayings] : byConcept)
                    for (const auto &[id, value] : sayings.values) {
                        if (id == sayings.usual())
                            continue;
                        Finding finding;
                        addUses(finding, value.uses, ".concept_id");
                        finding.message = "The concept " + inQuotes(name) + " of " + category + " has the id " + id
                            + " instead of " + sayings.usual() + " in " + shownFiles(finding);
                        finding.evidence = {{"concept", name}, {"id", id}, {"usual", sayings.usual()}};
                        findings.add(std::move(finding));
                    }
                for (const auto &[id, names] : owners) {
                    if (names.size() < 2)
                        continue;
                    Finding finding;
                    for (const std::string &name : names)
                        addUses(finding, byConcept.at(name).values.at(id).uses, ".concept_id");
                    finding.message = "The concept_id " + id + " of " + category + " stands for "
                        + listed({names.begin(), names.end()});
                    finding.evidence = {{"id", id}, namesFact("concepts", names)};
                    findings.add(std::move(finding));
                }
            }
        });
}

} // namespace soco::quality::rules
