#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> missingImage()
{
    return makeRule({"missing-image", Severity::Error, "An image that annotations or pairs name is not there",
                     "Fetch the image again, or correct its name"},
                    [](const CheckContext &context, FindingSink &findings) {
                        for (const ShownImage &image : context.shown()) {
                            if (!isMissing(context, image))
                                continue;
                            Finding finding;
                            const std::string folder = std::string(dataset::imagesFolder) + '/' + image.id.category;
                            std::vector<ViewUse> uses;
                            for (const Copy &copy : image.copies)
                                uses.insert(uses.end(), copy.uses.begin(), copy.uses.end());
                            std::size_t pairs = 0;
                            for (const ViewUse &use : uses) {
                                addUse(finding, use, use.imagePlace());
                                pairs += use.pair != nullptr;
                            }
                            finding.message = "The image " + shown(image.id) + " is not there; " + shownUses(uses)
                                + (uses.size() == 1 ? " names it" : " name it");
                            std::set<std::string> alike;
                            if (const auto *listing = context.listing().find(folder))
                                for (const std::string &file : listing->files)
                                    if (lowered(stemOf(file)) == lowered(stemOf(image.id.file)))
                                        alike.insert(file);
                            if (!alike.empty()) {
                                finding.message += ", and " + *alike.begin() + " is there";
                                finding.evidence.push_back(namesFact("alike", alike));
                            }
                            finding.evidence.push_back(countFact("annotations", uses.size() - pairs));
                            finding.evidence.push_back(countFact("pairs", pairs));
                            finding.file = folder + '/' + image.id.file;
                            finding.subjects.emplace_back(image.id);
                            // One file alone names it: the name in that file is likelier at fault.
                            if (uses.size() == 1) {
                                finding.file = uses.front().file();
                                finding.place = uses.front().imagePlace();
                            }
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
