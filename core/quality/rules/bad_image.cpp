#include "core/quality/rules/rule_text.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> badImage()
{
    return makeRule(
        {"bad-image", Severity::Error, "A picture cannot be decoded, wholly or in part", "Fetch the picture again"},
        [](const CheckContext &context, FindingSink &findings) {
            for (const ImageFacts &image : context.images()) {
                if (!image.problem || image.escapes || image.isNoFile || image.problem->kind == ErrorKind::Io)
                    continue;
                Finding finding;
                finding.message = image.problem->message;
                finding.file = image.file;
                finding.place = image.problem->place;
                if (image.problem->kind == ErrorKind::Unsupported) // whole, and another copy would be no better
                    finding.remedy = image.problem->remedy;
                finding.subjects = {image.id};
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
