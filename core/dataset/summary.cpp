#include "core/dataset/summary.h"

#include "core/dataset/survey.h"

namespace soco::dataset {

Summary summarise(const Dataset &dataset, const Task &task)
{
    Summary summary;
    summary.name = dataset.name();
    summary.images = dataset.images().size();
    for (const PairKind kind : allPairKinds) {
        const auto refs = dataset.pairs(kind);
        summary.pairs[std::size_t(kind)] = refs.size();
        for (const PairRef &ref : refs)
            ++summary.pairsByGroup[std::size_t(kind)][ref.group];
    }
    const Survey survey = surveyImages(dataset, task);
    summary.taxonomy = countedTaxonomy(dataset, survey);
    summary.unreadable = survey.unreadable;
    for (const auto &[category, views] : survey.views)
        for (const auto &[stem, view] : views) {
            summary.keypointsByCategory[category] += view.keypoints.size();
            summary.keypoints += view.keypoints.size();
        }
    return summary;
}

} // namespace soco::dataset
