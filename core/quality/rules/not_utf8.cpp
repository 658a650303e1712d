#include "core/quality/rules/json_fault.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> notUtf8()
{
    return makeRule(
        {"not-utf8", Severity::Error, "A file holds bytes that are not UTF-8 text", "Save the file again as UTF-8"},
        [](const CheckContext &context, FindingSink &findings) { reportFault(context, FileFault::NotUtf8, findings); });
}

} // namespace soco::quality::rules
