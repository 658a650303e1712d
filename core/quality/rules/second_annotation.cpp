#include "core/quality/rules/rule_text.h"

#include <map>

namespace soco::quality::rules {

std::unique_ptr<Rule> secondAnnotation()
{
    return makeRule({"second-annotation", Severity::Warning,
                     "An image has two annotations, of which the first by name counts", "Keep the one that is right"},
                    [](const CheckContext &context, FindingSink &findings) {
                        std::map<dataset::ImageId, std::vector<const AnnotationFacts *>> byImage;
                        for (const AnnotationFacts &annotation : context.annotations())
                            if (!annotation.image.empty())
                                byImage[{annotation.category, annotation.image}].push_back(&annotation);
                        for (const auto &[image, annotations] : byImage) {
                            if (annotations.size() < 2)
                                continue;
                            Finding finding;
                            finding.file = annotations.back()->json.file;
                            finding.place = "image";
                            for (const AnnotationFacts *annotation : annotations)
                                finding.occurrences.push_back({annotation->json.file, "image"});
                            finding.message = shown(image) + " has " + counted(annotations.size(), "annotation");
                            finding.subjects = {image};
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
