#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/rule_text.h"

#include <algorithm>

namespace soco::quality::rules {

std::unique_ptr<Rule> missingMetadata()
{
    return makeRule({"missing-metadata", Severity::Warning,
                     "The taxonomy or the filename mapping is gone, or the whole folder of them",
                     "Fetch Metadata/ again; without the taxonomy the tree is built from the other files"},
                    [](const CheckContext &context, FindingSink &findings) {
                        const std::string folder = dataset::metadataFolder;
                        const auto add = [&](const std::string &file, const char *message) {
                            Finding finding;
                            finding.file = file;
                            finding.message = message;
                            findings.add(std::move(finding));
                        };
                        const auto *listing = context.listing().find(folder);
                        if (!listing) {
                            add(folder, "The folder is gone, with the taxonomy and the filename mapping");
                            return;
                        }
                        if (context.listing().isUnknown(folder)) {
                            findings.abstain("the folder cannot be listed");
                            return;
                        }
                        const auto has = [&](const std::string &name) {
                            return std::binary_search(listing->files.begin(), listing->files.end(), name)
                                || std::binary_search(listing->folders.begin(), listing->folders.end(), name);
                        };
                        if (!has(dataset::taxonomyFile))
                            add(folder + '/' + dataset::taxonomyFile, "The taxonomy is gone");
                        if (!has("filename_mapping.json"))
                            add(folder + "/filename_mapping.json", "The filename mapping is gone");
                    });
}

} // namespace soco::quality::rules
