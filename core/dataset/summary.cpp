#include "core/dataset/summary.h"

#include "core/base/parallel.h"
#include "core/base/read_error.h"
#include "core/dataset/folder_mistake.h"
#include "core/dataset/survey.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <mutex>
#include <set>

#include <unistd.h>

namespace soco::dataset {

namespace {

// Pairs and pictures that are listed and that may not be read: whoever counts them should know.
std::vector<Error> withoutRights(const Dataset &dataset, const Task &task)
{
    std::vector<const PairRef *> pairs;
    for (const PairKind kind : allPairKinds)
        for (const PairRef &ref : dataset.pairs(kind))
            pairs.push_back(&ref);
    const auto images = dataset.images();
    std::vector<Error> errors;
    std::mutex mutex;
    parallelFor(
        pairs.size() + images.size(), 0,
        [&](std::size_t i) {
            const std::filesystem::path path = i < pairs.size()
                ? dataset.pairPath(*pairs[i])
                : dataset.root() / imagesFolder / images[i - pairs.size()].category / images[i - pairs.size()].file;
            if (::access(path.c_str(), R_OK) == 0)
                return;
            const Error error = readError(path, "May not be read", errno);
            const std::scoped_lock lock(mutex);
            errors.push_back(error);
        },
        task.stopToken());
    return errors;
}

} // namespace

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
    std::set<std::string> told;
    for (const Error &error : survey.unreadable)
        told.insert(error.file);
    for (Error &error : withoutRights(dataset, task))
        if (!told.count(error.file))
            summary.unreadable.push_back(std::move(error));
    std::stable_sort(summary.unreadable.begin(), summary.unreadable.end(),
                     [](const Error &one, const Error &other) { return one.file < other.file; });
    for (const auto &[category, views] : survey.views)
        for (const auto &[stem, view] : views) {
            summary.keypointsByCategory[category] += view.keypoints.size();
            summary.keypoints += view.keypoints.size();
        }
    return summary;
}

} // namespace soco::dataset
