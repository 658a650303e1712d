#include "core/quality/rules/rule_text.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> lenientImage()
{
    return makeRule({"lenient-image", Severity::Warning,
                     "A picture is damaged in a way that Pillow, and therefore this program, forgives",
                     "Fetch the picture again, or save what is shown anew"},
                    [](const CheckContext &context, FindingSink &findings) {
                        for (const ImageFacts &image : context.images()) {
                            if (image.leniencies.empty() || image.problem)
                                continue;
                            Finding finding;
                            finding.message = listed(image.leniencies);
                            finding.file = image.file;
                            finding.subjects = {image.id};
                            finding.evidence = {{"forgiven", image.leniencies}};
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
