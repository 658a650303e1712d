#include "core/quality/rules/vocabulary.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> kindDiffers()
{
    return makeRule(
        {"kind-differs", Severity::Warning, "A keypoint is of another kind here than in the taxonomy, or in most files",
         "Give it the same kind everywhere"},
        [](const CheckContext &context, FindingSink &findings) {
            for (const auto &[key, uses] : keypointsByName(context)) {
                Sayings sayings;
                for (const KeypointUse &use : uses)
                    if (const std::string &kind = use.keypoint().kind; !kind.empty() && isKnownKind(kind))
                        sayings.add(kind, use);
                const auto *entry = taxonomyKeypoint(context, key);
                const std::string expected = entry && !entry->kind.empty() ? entry->kind : sayings.usual();
                for (const auto &[kind, value] : sayings.values) {
                    if (kind == expected)
                        continue;
                    Finding finding;
                    addUses(finding, value.uses, ".kind");
                    finding.message = inQuotes(key.second) + " of " + key.first + " is " + kind + " in "
                        + shownFiles(finding) + ", and " + expected
                        + (entry && !entry->kind.empty() ? " in the taxonomy" : " elsewhere");
                    finding.evidence = {{"expected", expected}, {"said", kind}};
                    findings.add(std::move(finding));
                }
            }
        });
}

} // namespace soco::quality::rules
