#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/rule_text.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> badTaxonomy()
{
    return makeRule({"bad-taxonomy", Severity::Warning,
                     "The taxonomy cannot be understood, so that the tree is built from the other files",
                     "Fetch Metadata/keypoint_taxonomy.json again"},
                    [](const CheckContext &context, FindingSink &findings) {
                        const std::string file = std::string(dataset::metadataFolder) + '/' + dataset::taxonomyFile;
                        for (const JsonFacts &facts : context.metadata()) {
                            if (facts.file != file || facts.fault == FileFault::Unreadable
                                || facts.fault == FileFault::Escapes)
                                continue;
                            Finding finding;
                            finding.file = file;
                            if (facts.error) {
                                finding.message = facts.error->message;
                                finding.place = facts.error->place;
                            } else if (context.taxonomyKeypointsLeftOut() > 0) {
                                finding.message = counted(context.taxonomyKeypointsLeftOut(), "keypoint")
                                    + " of the taxonomy name no category and were left out";
                            } else {
                                continue;
                            }
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
