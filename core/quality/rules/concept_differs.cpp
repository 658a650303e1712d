#include "core/quality/rules/vocabulary.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> conceptDiffers()
{
    return makeRule(
        {"concept-differs", Severity::Warning,
         "A keypoint belongs to another concept here than in the taxonomy, or in most files",
         "Give it the same concept everywhere"},
        [](const CheckContext &context, FindingSink &findings) {
            const Concepts concepts(context);
            struct Odd {
                std::vector<KeypointUse> uses;
                std::set<std::string> keypoints;
            };
            std::map<std::pair<std::string, std::string>, Odd> odd; // expected, said
            for (const auto &[key, uses] : concepts.keypoints()) {
                const std::string &expected = concepts.expected(key);
                for (const KeypointUse &use : uses) {
                    const std::string &said = use.keypoint().conceptName;
                    if (said.empty() || said == expected || !concepts.isKnown(said))
                        continue;
                    odd[{expected, said}].uses.push_back(use);
                    odd[{expected, said}].keypoints.insert(key.second);
                }
            }
            for (const auto &[names, entry] : odd) {
                Finding finding;
                addUses(finding, entry.uses, ".concept_name");
                finding.message = listed({entry.keypoints.begin(), entry.keypoints.end()})
                    + (entry.keypoints.size() == 1 ? " is" : " are") + " of the concept " + inQuotes(names.second)
                    + " in " + shownFiles(finding) + ", and of " + inQuotes(names.first)
                    + (context.taxonomy().empty() ? " elsewhere" : " in the taxonomy");
                finding.evidence = {
                    {"expected", names.first}, {"said", names.second}, namesFact("keypoints", entry.keypoints)};
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
