#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> missingAnnotation()
{
    return makeRule({"missing-annotation", Severity::Warning,
                     "An image that pairs use has no annotation, while others of its category have one",
                     "Fetch the annotation again; until then the pairs' copies speak for the image"},
                    [](const CheckContext &context, FindingSink &findings) {
                        for (const ShownImage &image : context.shown()) {
                            if (!lacksAnnotation(context, image))
                                continue;
                            Finding finding;
                            finding.file = std::string(dataset::annotationsFolder) + '/' + image.id.category + '/'
                                + std::string(stemOf(image.id.file)) + ".json";
                            std::vector<ViewUse> uses;
                            for (const Copy &copy : image.copies)
                                uses.insert(uses.end(), copy.uses.begin(), copy.uses.end());
                            finding.message = "No annotation belongs to " + shown(image.id) + ", which "
                                + shownUses(uses) + (uses.size() == 1 ? " uses" : " use");
                            finding.subjects = {image.id};
                            finding.evidence = {countFact("pairs", uses.size())};
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
