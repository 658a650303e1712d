#include "app/studio/workspace/shown_pair.h"

#include "app/studio/workspace/to_qimage.h"

namespace soco::studio {

namespace {

void decodeSide(const dataset::Dataset &dataset, vision::Pictures &pictures, const dataset::View &view, QImage *image, std::optional<Error> *error)
{
    const auto path = dataset.imagePath(view.category, view.image);
    if (!path) {
        *error = path.error();
        return;
    }
    const auto decoded = pictures.get(*path);
    if (decoded)
        *image = toQImage(*decoded->image);
    else
        *error = decoded.error();
}

} // namespace

Result<widgets::LoadedPairPtr> loadShownPair(const dataset::Dataset &dataset, vision::Pictures &pictures, const dataset::PairRef &ref,
                                             bool swapped)
{
    auto loaded = dataset.loadPair(ref);
    if (!loaded)
        return loaded.error();
    auto shown = std::make_shared<widgets::LoadedPair>();
    shown->ref = ref;
    shown->pair = swapped ? swappedPair(*loaded) : std::move(*loaded);
    shown->matches = dataset::matchesOf(shown->pair);
    decodeSide(dataset, pictures, shown->pair.source, &shown->source, &shown->sourceError);
    decodeSide(dataset, pictures, shown->pair.target, &shown->target, &shown->targetError);
    return widgets::LoadedPairPtr(std::move(shown));
}

int missingPictures(const widgets::LoadedPair &pair)
{
    return int(pair.sourceError.has_value()) + int(pair.targetError.has_value());
}

dataset::Pair swappedPair(const dataset::Pair &pair)
{
    dataset::Pair swapped = pair;
    std::swap(swapped.source, swapped.target);
    for (dataset::ConceptMatch &match : swapped.conceptMatches)
        std::swap(match.source, match.target);
    return swapped;
}

} // namespace soco::studio
