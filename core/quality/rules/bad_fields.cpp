#include "core/quality/rules/json_fault.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> badFields()
{
    return makeRule({"bad-fields", Severity::Error, "A file is JSON, but not what such a file has to hold",
                     "Give the field the value that core/dataset/README.md names"},
                    [](const CheckContext &context, FindingSink &findings) {
                        reportFault(context, FileFault::BadFields, findings);
                    });
}

} // namespace soco::quality::rules
