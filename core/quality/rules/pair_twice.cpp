#include "core/quality/rules/pair_facts.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> pairTwice()
{
    return makeRule(
        {"pair-twice", Severity::Warning,
         "A group has the same source and target under two numbers, and scores them twice", "Keep one of them"},
        [](const CheckContext &context, FindingSink &findings) {
            for (const auto &[folder, pairs] : pairsByFolder(context)) {
                std::map<std::pair<std::string, std::string>, std::vector<const PairFacts *>> byImages;
                for (const PairFacts *pair : pairs)
                    if (auto images = imagesOf(*pair); !images.first.empty())
                        byImages[std::move(images)].push_back(pair);
                for (const auto &[images, same] : byImages) {
                    if (same.size() < 2)
                        continue;
                    Finding finding;
                    std::vector<std::string> files;
                    for (const PairFacts *pair : same) {
                        addPair(finding, *pair, {});
                        files.push_back(pair->ref->file);
                    }
                    finding.file = same.back()->json.file;
                    finding.message = images.first + " to " + images.second + " is there "
                        + counted(same.size(), "time") + ": " + listed(files);
                    finding.evidence = {{"source", images.first}, {"target", images.second}, {"files", files}};
                    findings.add(std::move(finding));
                }
            }
        });
}

} // namespace soco::quality::rules
