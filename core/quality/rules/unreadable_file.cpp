#include "core/quality/rules/rule_text.h"

#include <set>

namespace soco::quality::rules {

std::unique_ptr<Rule> unreadableFile()
{
    return makeRule({"unreadable-file", Severity::Error,
                     "A file or folder is there and cannot be read, so that nobody knows what is in it",
                     "Give yourself the right to read it (chmod u+r, for a folder u+rx), or fetch it again"},
                    [](const CheckContext &context, FindingSink &findings) {
                        std::set<std::string> told;
                        const auto add = [&](const Error &error, const std::string &file) {
                            if (!told.insert(file).second)
                                return;
                            Finding finding;
                            finding.message = error.message;
                            finding.remedy = error.remedy;
                            finding.file = file;
                            findings.add(std::move(finding));
                        };
                        for (const Error &error : context.dataset().unreadable())
                            if (error.kind != ErrorKind::InvalidArgument)
                                add(error, context.relative(error.file));
                        for (const JsonFacts *file : context.oddFiles())
                            if (file->fault == FileFault::Unreadable)
                                add(*file->error, file->file);
                        for (const ImageFacts &image : context.images())
                            if (image.problem && (image.isNoFile || image.problem->kind == ErrorKind::Io))
                                add(*image.problem, image.file);
                    });
}

} // namespace soco::quality::rules
