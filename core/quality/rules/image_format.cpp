#include "core/quality/rules/layout_facts.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> imageFormat()
{
    return makeRule({"image-format", Severity::Hint, "A picture's name ends like another format than it has",
                     "Rename the picture, and what names it, or save it in the format of its name"},
                    [](const CheckContext &context, FindingSink &findings) {
                        for (const ImageFacts &image : context.images()) {
                            const bool isCalledPng = lowered(image.id.file).ends_with(".png");
                            if (image.format.empty() || isCalledPng == (image.format == "PNG"))
                                continue;
                            Finding finding;
                            finding.message = "The picture is a " + image.format + ", its name says "
                                + (isCalledPng ? "PNG" : "JPEG");
                            finding.file = image.file;
                            finding.place = "byte 0";
                            finding.subjects = {image.id};
                            finding.evidence = {{"format", image.format}};
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
