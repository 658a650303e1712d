#include "core/quality/rules/view_facts.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> boxEmpty()
{
    return makeRule(
        {"box-empty", Severity::Error,
         "An object's box has no area or its sides are exchanged, so that no distance can be measured by it",
         "Correct the box, or leave it out: [] means no box"},
        [](const CheckContext &context, FindingSink &findings) {
            reportBoxes(context, findings, "has no area in a picture",
                        [](const dataset::Box &box, const auto &) { return isEmpty(box); });
        });
}

} // namespace soco::quality::rules
