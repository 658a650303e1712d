#include "core/quality/rules/json_fault.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> badJson()
{
    return makeRule(
        {"bad-json", Severity::Error, "A file does not hold valid JSON",
         "Fetch the file again, or mend it in a text editor"},
        [](const CheckContext &context, FindingSink &findings) { reportFault(context, FileFault::NotJson, findings); });
}

} // namespace soco::quality::rules
