#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

#include <algorithm>

namespace soco::quality::rules {

using namespace dataset;

std::unique_ptr<Rule> categoryWithoutPairs()
{
    return makeRule(
        {"category-without-pairs", Severity::Warning,
         "A category has images and no pair of any kind, so that nothing scores it",
         "Fetch its pairs, or remove the category"},
        [](const CheckContext &context, FindingSink &findings) {
            if (context.pairs().empty())
                return; // missing-folder says so once
            for (const std::string &category : context.dataset().categories()) {
                if (!context.hasImages(category) || context.hasPairs(category))
                    continue;
                const auto categories = context.dataset().categories();
                if (std::count_if(categories.begin(), categories.end(),
                                  [&](const std::string &other) { return lowered(other) == lowered(category); })
                    > 1)
                    continue; // name-collision
                bool isUnknown = context.listing().isUnknown(pairsFolder), isEmpty = false;
                for (const PairKind kind : allPairKinds) {
                    const std::string path = pairsPath(kind) + '/' + category;
                    isUnknown = isUnknown || context.listing().isUnknown(path);
                    isEmpty = isEmpty || context.listing().has(path);
                }
                if (isUnknown)
                    findings.abstain("a folder of pairs cannot be listed");
                if (isUnknown || isEmpty)
                    continue;
                Finding finding;
                finding.file = std::string(imagesFolder) + '/' + category;
                finding.message = "No pair shows any of its "
                    + counted(context.dataset().imageCount(category), "image");
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
