#include "core/quality/rules/rule_text.h"

#include <map>

namespace soco::quality::rules {

std::unique_ptr<Rule> pathEscape()
{
    return makeRule(
        {"path-escape", Severity::Error, "A name or a link leads out of the dataset's folder, and is not followed",
         "Name a file in the dataset; allow a link on purpose with --allow-links PATH"},
        [](const CheckContext &context, FindingSink &findings) {
            std::map<std::string, Finding> byCause; // by what is said: one name in 51 pairs is one finding
            const auto add = [&](const Error &error, const std::string &file) {
                Finding &finding = byCause[error.message];
                finding.message = error.message;
                finding.remedy = error.remedy;
                finding.occurrences.push_back({file, error.place});
            };
            for (const Error &error : context.dataset().unreadable())
                if (error.kind == ErrorKind::InvalidArgument)
                    add(error, context.relative(error.file));
            for (const JsonFacts *file : context.oddFiles())
                if (file->fault == FileFault::Escapes)
                    add(*file->error, file->file);
            for (const ImageFacts &image : context.images())
                if (image.escapes)
                    add(*image.problem, image.file);
            for (auto &[cause, finding] : byCause)
                findings.add(std::move(finding));
        });
}

} // namespace soco::quality::rules
