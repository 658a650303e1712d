#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

#include <map>

namespace soco::quality::rules {

using namespace dataset;

std::unique_ptr<Rule> orphanAnnotation()
{
    return makeRule(
        {"orphan-annotation", Severity::Warning, "An annotation belongs to no image",
         "Name its image in it, or remove it"},
        [](const CheckContext &context, FindingSink &findings) {
            std::map<std::string, Finding> byFolder;
            for (const AnnotationFacts &annotation : context.annotations()) {
                if (!annotation.view || annotation.imageIsThere)
                    continue;
                const std::string folder = std::string(imagesFolder) + '/' + annotation.category;
                if (context.listing().isUnknown(folder) || !context.listing().has(imagesFolder))
                    continue;
                if (!context.listing().has(folder)) {
                    if (!expectsImagesFolder(context, annotation.category))
                        byFolder[annotation.category].occurrences.push_back({annotation.json.file, "image"});
                } else if (annotation.image.empty() && context.hasImages(annotation.category)) {
                    Finding finding;
                    finding.message = "No image belongs to this annotation";
                    finding.file = annotation.json.file;
                    finding.place = "image";
                    findings.add(std::move(finding));
                }
            }
            for (auto &[category, finding] : byFolder) {
                finding.file = std::string(annotationsFolder) + '/' + category;
                finding.message = counted(finding.occurrences.size(), "annotation")
                    + " of a category that has no folder of images";
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
