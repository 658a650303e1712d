#include "core/quality/rules/json_fault.h"

namespace soco::quality {

void reportFault(const CheckContext &context, FileFault fault, FindingSink &findings)
{
    for (const JsonFacts *file : context.oddFiles()) {
        if (file->fault != fault || file->file == std::string("Metadata/keypoint_taxonomy.json"))
            continue; // the taxonomy has a rule of its own
        Finding finding;
        finding.message = file->error->message;
        finding.file = file->file;
        finding.place = file->error->place;
        findings.add(std::move(finding));
    }
}

} // namespace soco::quality
