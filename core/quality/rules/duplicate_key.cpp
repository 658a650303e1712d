#include "core/quality/rules/rule_text.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> duplicateKey()
{
    return makeRule(
        {"duplicate-key", Severity::Error, "An object has the same key twice, and readers differ in which they take",
         "Keep the one that is right"},
        [](const CheckContext &context, FindingSink &findings) {
            for (const JsonFacts *file : context.oddFiles()) {
                if (file->doubledKeys.empty())
                    continue;
                Finding finding;
                std::vector<std::string> places;
                for (const std::string &place : file->doubledKeys) {
                    places.push_back(inQuotes(place));
                    finding.occurrences.push_back({file->file, place});
                }
                finding.message = listed(places) + (places.size() == 1 ? " is" : " are") + " there twice";
                finding.evidence = {{"keys", file->doubledKeys}};
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
