#include "core/quality/rules/view_facts.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> boxOutside()
{
    return makeRule({"box-outside", Severity::Warning, "An object's box leaves the picture",
                     "Correct the box in every file that has it"},
                    [](const CheckContext &context, FindingSink &findings) {
                        reportBoxes(context, findings, "leaves the picture",
                                    [](const dataset::Box &box, const std::optional<Frame> &frame) {
                                        return frame && !isEmpty(box) && !isInside(box, *frame);
                                    });
                    });
}

} // namespace soco::quality::rules
