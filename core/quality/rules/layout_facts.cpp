#include "core/quality/rules/layout_facts.h"

#include "core/dataset/folder_mistake.h"
#include "core/dataset/pairs_subfolder.h"

#include <algorithm>

namespace soco::quality {

using namespace dataset;

namespace {

const std::string images = std::string(imagesFolder) + '/';
const std::string annotations = std::string(annotationsFolder) + '/';

} // namespace

std::string pairsPath(PairKind kind)
{
    return std::string(pairsFolder) + '/' + pairsSubfolder(kind);
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result)
        if (c >= 'A' && c <= 'Z')
            c = char(c - 'A' + 'a');
    return result;
}

bool expectsImagesFolder(const CheckContext &context, const std::string &category)
{
    if (context.listing().has(annotations + category) && context.taxonomy().category(category))
        return true;
    const bool annotated = !context.dataset().annotationFiles(category).empty();
    return std::any_of(context.pairs().begin(), context.pairs().end(), [&](const PairFacts &pair) {
        const bool shown = (pair.source && pair.source->category == category)
            || (pair.target && pair.target->category == category);
        return shown && (annotated || (pair.ref->group == category && pair.target->category == category));
    });
}

bool isMissing(const CheckContext &context, const ShownImage &image)
{
    if (image.facts || image.copies.empty() || !context.listing().has(imagesFolder))
        return false;
    const std::string &category = image.id.category, folder = images + category;
    if (context.listing().isUnknown(folder) || (context.listing().has(folder) && !context.hasImages(category)))
        return false;
    if (context.listing().has(folder))
        return true;
    if (expectsImagesFolder(context, category))
        return false;
    return std::any_of(image.copies.begin(), image.copies.end(), [](const Copy &copy) {
        return std::any_of(copy.uses.begin(), copy.uses.end(), [](const ViewUse &use) { return use.pair; });
    });
}

bool standsForMissingImage(const CheckContext &context, const std::string &category, const std::string &file)
{
    const std::string stem = lowered(stemOf(file));
    return std::any_of(context.shown().begin(), context.shown().end(), [&](const ShownImage &image) {
        return !image.facts && image.id.category == category && lowered(stemOf(image.id.file)) == stem
            && isMissing(context, image);
    });
}

bool lacksAnnotation(const CheckContext &context, const ShownImage &image)
{
    const std::string folder = annotations + image.id.category;
    const auto *listing = context.listing().find(folder);
    if (!image.facts || image.copies.empty() || image.isAnnotated() || !listing || context.listing().isUnknown(folder)
        || context.dataset().annotationFiles(image.id.category).empty())
        return false;
    return std::none_of(context.annotations().begin(), context.annotations().end(),
                        [&](const AnnotationFacts &annotation) {
                            return annotation.category == image.id.category && annotation.image == image.id.file;
                        });
}

} // namespace soco::quality
