#include "core/quality/rules/rule_text.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> byteOrderMark()
{
    return makeRule({"byte-order-mark", Severity::Error,
                     "A file begins with a byte order mark, at which Python's json module stops",
                     "Save the file again as UTF-8 without a byte order mark"},
                    [](const CheckContext &context, FindingSink &findings) {
                        for (const JsonFacts *file : context.oddFiles())
                            if (file->byteOrderMark) {
                                Finding finding;
                                finding.message = "The file begins with a byte order mark";
                                finding.file = file->file;
                                finding.place = "byte 0";
                                findings.add(std::move(finding));
                            }
                    });
}

} // namespace soco::quality::rules
