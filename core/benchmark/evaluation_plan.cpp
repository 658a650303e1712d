#include "core/benchmark/evaluation_plan.h"

#include "core/base/hash.h"
#include "core/base/nearest_names.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/benchmark/predictions.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace soco::benchmark {

namespace {

namespace fs = std::filesystem;

std::string joined(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

// All that a matcher sees of a pair (MatchInput): what it predicts can depend on nothing else.
std::uint64_t contentOf(const PlannedPair &pair, const PlannedImage &source, const PlannedImage &target)
{
    ContentHash hash;
    for (const std::vector<UnitPoint> *points : {&pair.geometry.source, &pair.geometry.target}) {
        hash.field(std::uint64_t(points->size()));
        for (const UnitPoint &point : *points)
            hash.field(point.x).field(point.y);
    }
    hash.field(pair.geometry.scale).field(std::uint64_t(pair.geometry.hasBox));
    hash.field(std::uint64_t(pair.matches.semantic.size()));
    for (const auto &[from, to] : pair.matches.semantic)
        hash.field(std::uint64_t(from)).field(std::uint64_t(to));
    hash.field(std::uint64_t(pair.matches.concepts.size()));
    for (const dataset::PairMatches::ConceptTargets &entry : pair.matches.concepts) {
        hash.field(std::uint64_t(entry.source)).field(std::uint64_t(entry.targets.size()));
        for (const int to : entry.targets)
            hash.field(std::uint64_t(to));
    }
    hash.field(std::uint64_t(pair.matches.droppedNames));
    return hash.field(source.content).field(target.content).value();
}

// Points are measured in the picture that was read: where they were written for one of the stated size, all of them lie
// elsewhere in this one, as in the official evaluation.
bool hasOtherSize(const dataset::View &view)
{
    return view.stated && *view.stated != dataset::ImageSize{view.width, view.height};
}

Error unknownCategories(const std::vector<std::string> &unknown, std::vector<std::string> known, const fs::path &root)
{
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    Error error{
        ErrorKind::InvalidArgument,
        (unknown.size() == 1 ? "No pairs of this category: " : "No pairs of these categories: ") + joined(unknown),
        root.string(),
        {},
        {}};
    if (!known.empty())
        error.remedy = nearestText(unknown.front(), known) + "; ";
    error.remedy += "soco info lists the categories";
    if (std::any_of(known.begin(), known.end(), [](const std::string &name) { return name.find(',') != name.npos; }))
        error.remedy += ", and \\, stands for a comma in a name";
    return error;
}

} // namespace

bool mayPass(const Error &error)
{
    return error.kind == ErrorKind::Io;
}

Error vanished(Error error)
{
    if (error.kind == ErrorKind::NotFound) {
        error.kind = ErrorKind::Io;
        if (!error.remedy.empty())
            return error; // a link to nothing, which says more
        error.message = "Was there when the evaluation began, and is gone";
        error.remedy = "Look whether its disk or share is still connected, and go on with --resume";
    }
    return error;
}

Result<EvaluationPlan> selectPairs(const dataset::Dataset &dataset, const EvaluationOptions &options)
{
    EvaluationPlan plan;
    const std::vector<std::string> &categories = options.categories;
    // A figure over the pairs that happen to be readable would pass for one over all of them.
    for (const dataset::PairKind kind : options.kinds) {
        if (const std::vector<Error> hidden = dataset.unreadablePairs(kind, categories); !hidden.empty())
            return hidden.front();
    }
    std::vector<std::string> unknown = categories, known;
    for (std::size_t kind = 0; kind < options.kinds.size(); ++kind) {
        const dataset::PairKind pairKind = options.kinds[kind];
        int inGroup = 0;
        const std::string *group = nullptr;
        for (const dataset::PairRef &ref : dataset.pairs(pairKind)) {
            if (!group || *group != ref.group) {
                group = &ref.group;
                inGroup = 0;
                std::erase(unknown, ref.group);
                known.push_back(ref.group);
            }
            const bool wanted =
                categories.empty() || std::find(categories.begin(), categories.end(), ref.group) != categories.end();
            if (!wanted || (options.maxPairs > 0 && inGroup >= options.maxPairs))
                continue;
            ++inGroup;
            PlannedPair &pair = plan.pairs.emplace_back();
            pair.kind = kind;
            pair.ref = &ref;
            pair.name = pairFolder(pairKind) + '/' + ref.group + '/' + ref.file;
        }
    }
    if (!unknown.empty())
        return unknownCategories(unknown, std::move(known), dataset.root());
    if (plan.pairs.empty())
        return Error{ErrorKind::InvalidArgument, "There are no pairs of the kinds that were asked for",
                     (dataset.root() / "PairAnnotations").string(), {}, "soco info lists what the dataset has"};
    return plan;
}

std::string selectionText(const EvaluationOptions &options)
{
    std::vector<std::string> kinds;
    for (const dataset::PairKind kind : options.kinds)
        kinds.push_back(dataset::pairKindName(kind));
    std::vector<std::string> categories = options.categories;
    std::sort(kinds.begin(), kinds.end());
    std::sort(categories.begin(), categories.end());
    categories.erase(std::unique(categories.begin(), categories.end()), categories.end());
    return joined(kinds) + "; at most " + std::to_string(options.maxPairs) + " of: " + joined(categories)
        + "; threshold " + exactText(options.threshold)
        + (options.reduction == Reduction::Pair ? "; pair" : "; keypoint");
}

void readPairs(EvaluationPlan &plan, const dataset::Dataset &dataset, int inputSize, int threads,
               const std::stop_token &stop)
{
    std::mutex mutex;
    std::map<KeypointLabel, int> labels; // by the order in which threads meet them
    std::unordered_map<dataset::ImageId, std::size_t> images;
    std::vector<std::pair<dataset::ImageId, dataset::ImageId>> shown(plan.pairs.size());
    parallelFor(
        plan.pairs.size(), threads,
        [&](std::size_t i) {
            PlannedPair &planned = plan.pairs[i];
            const Result<dataset::Pair> pair = dataset.loadPair(*planned.ref);
            if (!pair)
                return planned.fail(vanished(pair.error()));
            planned.matches = dataset::matchesOf(*pair);
            planned.geometry = geometryOf(*pair, inputSize);
            planned.annotation = annotationDigest(*pair);
            planned.hasOtherSize = hasOtherSize(pair->source) || hasOtherSize(pair->target);
            shown[i] = {{pair->source.category, pair->source.image}, {pair->target.category, pair->target.image}};
            planned.state = PlannedPair::State::Open;
            const std::scoped_lock lock(mutex);
            for (const dataset::Keypoint &keypoint : pair->source.keypoints) {
                const auto label = labels.try_emplace({keypoint.name, keypoint.conceptName}, int(labels.size()));
                planned.labels.push_back(label.first->second);
            }
        },
        stop);

    std::vector<int> placeOf(labels.size());
    for (const auto &[label, index] : labels) {
        placeOf[std::size_t(index)] = int(plan.labels.size());
        plan.labels.push_back(label);
    }
    const auto indexOf = [&](dataset::ImageId &id) {
        const auto [it, isNew] = images.try_emplace(id, plan.images.size());
        if (isNew)
            plan.images.emplace_back().id = std::move(id);
        return it->second;
    };
    for (std::size_t i = 0; i < plan.pairs.size(); ++i) {
        PlannedPair &planned = plan.pairs[i];
        if (planned.state != PlannedPair::State::Open)
            continue;
        for (int &label : planned.labels)
            label = placeOf[std::size_t(label)];
        planned.source = indexOf(shown[i].first);
        planned.target = indexOf(shown[i].second);
    }
}

void findImages(EvaluationPlan &plan, const dataset::Dataset &dataset, vision::Pictures &pictures, int threads,
                const std::stop_token &stop)
{
    parallelFor(
        plan.images.size(), threads,
        [&](std::size_t i) {
            PlannedImage &image = plan.images[i];
            const Result<fs::path> path = dataset.imagePath(image.id.category, image.id.file);
            if (!path) {
                image.error = path.error();
                return;
            }
            image.path = *path;
            if (const Result<std::string> content = pictures.keyOf(*path))
                image.content = *content;
            else
                image.error = content.error();
        },
        stop);
    for (PlannedPair &pair : plan.pairs) {
        if (pair.state != PlannedPair::State::Open)
            continue;
        const PlannedImage &source = plan.images[pair.source], &target = plan.images[pair.target];
        if (source.error || target.error) {
            pair.fail(source.error ? *source.error : *target.error);
            continue;
        }
        pair.content = contentOf(pair, source, target);
    }
}

} // namespace soco::benchmark
