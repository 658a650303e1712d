#include "core/quality/rules/vocabulary.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> unknownKeypoint()
{
    return makeRule({"unknown-keypoint", Severity::Warning,
                     "A keypoint has a name that the taxonomy does not have, and mostly no other image",
                     "Correct the name, or add it to the taxonomy"},
                    [](const CheckContext &context, FindingSink &findings) {
                        if (!isTaxonomyKnown(context)) {
                            findings.abstain(unreadTaxonomy);
                            return;
                        }
                        struct Unknown {
                            std::vector<KeypointUse> uses;
                            std::set<std::string> categories;
                        };
                        std::map<std::string, Unknown> byName;
                        std::map<std::string, std::size_t> withoutTaxonomy; // categories
                        for (const auto &[key, uses] : keypointsByName(context)) {
                            if (!isUnknownKeypoint(context, key, uses))
                                continue;
                            if (!context.taxonomy().empty() && !context.taxonomy().category(key.first)) {
                                ++withoutTaxonomy[key.first];
                                continue;
                            }
                            Unknown &unknown = byName[key.second];
                            unknown.uses.insert(unknown.uses.end(), uses.begin(), uses.end());
                            unknown.categories.insert(key.first);
                        }
                        if (context.taxonomy().empty())
                            findings.abstain("without a taxonomy, a keypoint that several files have may be right");
                        for (const auto &[category, names] : withoutTaxonomy) {
                            Finding finding;
                            finding.file = taxonomyPath;
                            finding.message = "The taxonomy does not have the category " + inQuotes(category)
                                + " with its " + counted(names, "keypoint");
                            finding.evidence = {{"category", category}};
                            findings.add(std::move(finding));
                        }
                        for (const auto &[name, unknown] : byName) {
                            Finding finding;
                            addUses(finding, unknown.uses, ".name");
                            finding.message = "The keypoint " + inQuotes(name) + " of "
                                + listed({unknown.categories.begin(), unknown.categories.end()}) + " is in "
                                + shownFiles(finding)
                                + (context.taxonomy().empty() ? " and in no other" : " and not in the taxonomy");
                            finding.evidence = {{"name", name}, namesFact("categories", unknown.categories)};
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
