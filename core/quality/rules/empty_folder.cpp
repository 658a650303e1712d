#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

namespace soco::quality::rules {

using namespace dataset;

std::unique_ptr<Rule> emptyFolder()
{
    return makeRule({"empty-folder", Severity::Warning, "A category's or group's folder holds no file that is read",
                     "Fetch its files again, or remove the folder"},
                    [](const CheckContext &context, FindingSink &findings) {
                        const auto add = [&](const std::string &path, const char *what) {
                            const auto *folder = context.listing().find(path);
                            if (!folder || context.listing().isUnknown(path))
                                return;
                            Finding finding;
                            finding.file = path;
                            finding.message = std::string("The folder holds no ") + what;
                            if (!folder->files.empty())
                                finding.message += "; there are " + listed(folder->files);
                            findings.add(std::move(finding));
                        };
                        for (const std::string &category : context.dataset().categories())
                            if (!context.hasImages(category))
                                add(std::string(imagesFolder) + '/' + category, "picture");
                        for (const std::string &category : context.dataset().annotatedCategories())
                            if (context.dataset().annotationFiles(category).empty())
                                add(std::string(annotationsFolder) + '/' + category, "annotation");
                        // Of a small category no pair may be left for one half of a split: its folder is empty then.
                        for (const PairKind kind : {PairKind::Intra, PairKind::Cross})
                            if (const auto *folder = context.listing().find(pairsPath(kind)))
                                for (const std::string &group : folder->folders)
                                    if (context.dataset().pairsOf(kind, group).empty())
                                        add(pairsPath(kind) + '/' + group, "pair");
                    });
}

} // namespace soco::quality::rules
