#include "core/dataset/folder_mistake.h"
#include "core/quality/rules/layout_facts.h"

#include <map>
#include <set>

namespace soco::quality::rules {

using namespace dataset;

std::unique_ptr<Rule> unusedImage()
{
    return makeRule(
        {"unused-image", Severity::Hint,
         "No annotation and no pair uses an image, while others of its category are used", "Annotate it, or remove it"},
        [](const CheckContext &context, FindingSink &findings) {
            // What files that cannot be read use is known by their names alone.
            std::set<std::string> used, unknownCategories;
            for (const AnnotationFacts &annotation : context.annotations())
                if (!annotation.view)
                    used.insert(annotation.category + '/' + std::string(stemOf(annotation.image)));
            for (const PairFacts &pair : context.pairs()) {
                if (pair.source)
                    continue;
                used.insert(pair.ref->group + '/' + pair.ref->source);
                used.insert(pair.ref->group + '/' + pair.ref->target);
                if (pair.ref->source.empty())
                    unknownCategories.insert(pair.ref->group);
            }
            std::map<std::pair<std::string, std::string>, std::size_t> alike; // name-collision tells of more
            for (const ImageFacts &image : context.images())
                ++alike[{image.id.category, lowered(stemOf(image.id.file))}];
            for (const ShownImage &image : context.shown()) {
                const std::string &category = image.id.category;
                if (!image.facts || image.facts->isNoFile || !image.copies.empty() || !context.hasPairs(category)
                    || alike[{category, lowered(stemOf(image.id.file))}] > 1
                    || used.count(category + '/' + std::string(stemOf(image.id.file)))
                    || standsForMissingImage(context, category, image.id.file))
                    continue;
                bool isUnknown = unknownCategories.count(category) > 0
                    || context.listing().isUnknown(std::string(annotationsFolder) + '/' + category);
                for (const PairKind kind : allPairKinds)
                    isUnknown = isUnknown || context.listing().isUnknown(pairsPath(kind) + '/' + category);
                if (isUnknown) {
                    findings.abstain("files that may use the image cannot be read");
                    continue;
                }
                Finding finding;
                finding.file = image.facts->file;
                finding.message = "Nothing uses the image " + shown(image.id);
                finding.subjects = {image.id};
                findings.add(std::move(finding));
            }
        });
}

} // namespace soco::quality::rules
