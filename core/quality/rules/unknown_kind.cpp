#include "core/quality/rules/vocabulary.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> unknownKind()
{
    return makeRule(
        {"unknown-kind", Severity::Warning, "A keypoint is of a kind that is neither structural nor functional",
         "Write structural or functional, or leave the kind out"},
        [](const CheckContext &context, FindingSink &findings) {
            std::map<std::string, Finding> byKind;
            for (const auto &[key, uses] : keypointsByName(context))
                for (const KeypointUse &use : uses)
                    if (const std::string &kind = use.keypoint().kind; !isKnownKind(kind))
                        addUses(byKind[kind], {use}, ".kind");
            for (auto &[kind, finding] : byKind) {
                finding.message = "The kind " + inQuotes(kind) + " is in " + shownFiles(finding)
                    + "; the two kinds are structural and functional";
                finding.evidence = {{"kind", kind}};
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
