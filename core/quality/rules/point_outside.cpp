#include "core/dataset/json_document.h"
#include "core/quality/rules/view_facts.h"

namespace soco::quality::rules {

using dataset::json::indexed;

std::unique_ptr<Rule> pointOutside()
{
    return makeRule({"point-outside", Severity::Error, "A keypoint lies outside its picture", "Correct the position"},
                    [](const CheckContext &context, FindingSink &findings) {
                        for (const ShownImage &image : context.shown()) {
                            Finding finding;
                            std::set<std::string> points, names;
                            std::vector<ViewUse> uses;
                            for (const Copy &copy : image.copies) {
                                const auto frame = frameOf(image, copy);
                                if (!frame) {
                                    findings.abstain("the picture's size is not known");
                                    continue;
                                }
                                bool isOdd = false;
                                for (std::size_t i = 0; i < copy.view->keypoints.size(); ++i) {
                                    const dataset::Keypoint &keypoint = copy.view->keypoints[i];
                                    if (isInside(keypoint.position, *frame))
                                        continue;
                                    isOdd = true;
                                    names.insert(keypoint.name);
                                    points.insert(inQuotes(keypoint.name) + " at " + shownPoint(keypoint.position));
                                    finding.subjects.emplace_back(dataset::KeypointRef{image.id, keypoint.name});
                                    for (const ViewUse &use : copy.uses)
                                        addUse(finding, use, indexed(use.keypointsPlace(), i) + ".pos");
                                }
                                if (isOdd)
                                    uses.insert(uses.end(), copy.uses.begin(), copy.uses.end());
                            }
                            if (uses.empty())
                                continue;
                            const auto size = *image.size();
                            finding.message = listed({points.begin(), points.end()})
                                + (points.size() == 1 ? " lies" : " lie") + " outside " + shown(image.id) + " of "
                                + shownSize(size.first, size.second) + ", in " + shownUses(uses);
                            finding.evidence = {namesFact("keypoints", names)};
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
