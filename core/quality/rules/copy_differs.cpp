#include "core/dataset/json_document.h"
#include "core/quality/rules/copy_comparison.h"

#include <algorithm>

namespace soco::quality::rules {

using dataset::json::indexed;

namespace {

std::string placeOf(const CopyDifference &difference, const ViewUse &use)
{
    using What = CopyDifference::What;
    switch (difference.what) {
    case What::Size: return use.sizePlace();
    case What::Box: return use.boxPlace();
    case What::Position: return indexed(use.keypointsPlace(), difference.index) + ".pos";
    case What::Renamed:
    case What::Extra: return indexed(use.keypointsPlace(), difference.index) + ".name";
    case What::Lost: break;
    }
    return use.keypointsPlace();
}

Finding findingOf(const ShownImage &image, const Copy &copy, const std::vector<ViewUse> &uses,
                  const std::vector<CopyDifference> &differences)
{
    Finding finding;
    std::vector<std::string> texts;
    for (const CopyDifference &difference : differences) {
        texts.push_back(difference.text);
        if (!difference.name.empty())
            finding.subjects.emplace_back(dataset::KeypointRef{image.id, difference.name});
        for (const ViewUse &use : uses)
            addUse(finding, use, placeOf(difference, use));
    }
    const Copy &original = image.copies.front();
    const ViewUse &first = original.uses.front();
    finding.message = shown(image.id) + " in " + shownUses(uses) + ", unlike "
        + (image.isAnnotated() ? "its annotation" : first.file()) + ": " + listed(texts, 3);
    finding.subjects.emplace_back(image.id);
    finding.evidence = {{"differences", texts}, {"original", first.file()}, countFact("pairs", uses.size())};
    // Where every pair agrees against the annotation, that is where somebody changed something.
    if (image.isAnnotated() && image.copies.size() == 2 && original.uses.size() == 1 && copy.uses.size() > 1)
        finding.file = first.file();
    return finding;
}

} // namespace

std::unique_ptr<Rule> copyDiffers()
{
    return makeRule(
        {"copy-differs", Severity::Warning,
         "A pair's copy of an image's keypoints is not what the annotation, or the other pairs, have: it is stale or was edited alone",
         "Bring annotation and pairs to the same state; scores come from the pairs"},
        [](const CheckContext &context, FindingSink &findings) {
            const BoxHolders holders = boxHoldersOf(context);
            for (const ShownImage &image : context.shown())
                for (std::size_t i = 1; i < image.copies.size(); ++i) {
                    const Copy &copy = image.copies[i];
                    std::vector<ViewUse> uses; // a second annotation has a rule of its own
                    std::copy_if(copy.uses.begin(), copy.uses.end(), std::back_inserter(uses),
                                 [](const ViewUse &use) { return use.pair; });
                    const auto differences = differencesOf(image, copy, holders);
                    if (!uses.empty() && !differences.empty())
                        findings.add(findingOf(image, copy, uses, differences));
                }
        });
}

} // namespace soco::quality::rules
