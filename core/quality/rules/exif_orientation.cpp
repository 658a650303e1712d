#include "core/quality/rules/rule_text.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> exifOrientation()
{
    return makeRule({"exif-orientation", Severity::Warning,
                     "A picture asks to be turned by its EXIF orientation; the evaluation does not, other programs do",
                     "Make sure that the keypoints fit the picture as it is stored, then remove the tag"},
                    [](const CheckContext &context, FindingSink &findings) {
                        for (const ImageFacts &image : context.images()) {
                            if (!image.info || image.info->orientation == 1)
                                continue;
                            Finding finding;
                            finding.message = "The EXIF orientation is " + std::to_string(image.info->orientation)
                                + "; it is ignored here, but other programs turn the picture";
                            finding.file = image.file;
                            finding.place = "header";
                            finding.subjects = {image.id};
                            finding.evidence = {countFact("orientation", std::size_t(image.info->orientation))};
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
