#include "core/quality/rules/rule_text.h"

namespace soco::quality::rules {

std::unique_ptr<Rule> sizeMismatch()
{
    return makeRule({"size-mismatch", Severity::Warning,
                     "The size that files state for an image is not that of the picture; the picture's own counts",
                     "Correct the size in the files, or fetch the picture that they were made for"},
                    [](const CheckContext &context, FindingSink &findings) {
                        for (const ShownImage &image : context.shown()) {
                            if (!image.facts || !image.facts->info) {
                                if (image.facts)
                                    findings.abstain("the picture's size cannot be read");
                                continue;
                            }
                            const int width = image.facts->info->width, height = image.facts->info->height;
                            Finding finding;
                            std::vector<ViewUse> uses;
                            std::set<std::string> stated;
                            for (const Copy &copy : image.copies) {
                                const auto &size = copy.view->stated;
                                if (!size || (size->width == width && size->height == height))
                                    continue;
                                stated.insert(shownSize(size->width, size->height));
                                for (const ViewUse &use : copy.uses) {
                                    addUse(finding, use, use.sizePlace());
                                    uses.push_back(use);
                                }
                            }
                            if (uses.empty())
                                continue;
                            finding.message = "The picture " + shown(image.id) + " is " + shownSize(width, height)
                                + ", " + shownUses(uses) + (uses.size() == 1 ? " says " : " say ")
                                + listed({stated.begin(), stated.end()});
                            finding.subjects.emplace_back(image.id);
                            finding.evidence = {{"picture", shownSize(width, height)}, namesFact("stated", stated)};
                            findings.add(std::move(finding));
                        }
                    });
}

} // namespace soco::quality::rules
