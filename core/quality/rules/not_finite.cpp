#include "core/quality/rules/json_fault.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> notFinite()
{
    return makeRule({"not-finite", Severity::Error, "A file holds NaN or Infinity, which is no JSON and no position",
                     "Put in the number that was meant"},
                    [](const CheckContext &context, FindingSink &findings) {
                        reportFault(context, FileFault::NotFinite, findings);
                    });
}

} // namespace soco::quality::rules
