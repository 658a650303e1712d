#include "core/dataset/survey.h"

#include "core/base/parallel.h"
#include "core/dataset/taxonomy_builder.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace soco::dataset {

namespace {

std::string stemOf(const std::string &file) { return file.substr(0, file.rfind('.')); }

// Progress over both waves; the sink is called by one thread at a time.
class Counter
{
public:
    Counter(const Task &task, std::size_t total) : m_task(task), m_total(std::int64_t(total)) {}
    void step(const std::string &what)
    {
        const std::scoped_lock lock(m_mutex);
        m_task.report({++m_done, m_total, what});
    }

private:
    const Task &m_task;
    std::int64_t m_total;
    std::int64_t m_done = 0;
    std::mutex m_mutex;
};

// One kind of pair shows all images of a category; further kinds only repeat them.
std::vector<const PairRef *> pairsShowing(const Dataset &dataset, const std::set<std::string> &categories)
{
    std::vector<const PairRef *> refs;
    for (const PairKind kind : allPairKinds)
        for (const PairRef &ref : dataset.pairs(kind))
            if (categories.count(ref.group))
                refs.push_back(&ref);
    return refs;
}

// The pairs that show a picture not yet shown, in order; those whose name does not say which picture are all taken.
std::vector<const PairRef *> withoutRepeats(const std::vector<const PairRef *> &refs)
{
    std::unordered_set<std::string> seen;
    std::vector<const PairRef *> needed;
    for (const PairRef *ref : refs) {
        const auto isNew = [&](const std::string &category, const std::string &stem) {
            return stem.empty() || category.empty() || seen.insert(pictureKey(category, stem)).second;
        };
        const bool newSource = isNew(ref->sourceCategory, ref->source);
        const bool newTarget = isNew(ref->targetCategory, ref->target);
        if (newSource || newTarget)
            needed.push_back(ref);
    }
    return needed;
}

struct AnnotationFile {
    std::string category;
    std::string file;
};

void surveyAnnotations(const Dataset &dataset, const std::vector<AnnotationFile> &files, Counter &counter,
                       const Task &task, Survey &survey)
{
    std::vector<std::optional<View>> views(files.size());
    std::vector<std::optional<Error>> errors(files.size());
    parallelFor(
        files.size(), 0,
        [&](std::size_t i) {
            auto view = dataset.loadAnnotationFile(files[i].category, files[i].file);
            if (view)
                views[i] = std::move(*view);
            else
                errors[i] = view.error();
            counter.step(files[i].file);
        },
        task.stopToken());
    for (std::optional<Error> &error : errors)
        if (error)
            survey.unreadable.push_back(std::move(*error));
    for (std::size_t i = 0; i < files.size(); ++i)
        if (views[i]) { // of two annotations of one image, the first by name
            const std::string stem = stemOf(views[i]->image.empty() ? files[i].file : views[i]->image);
            survey.views[files[i].category].try_emplace(stem, std::move(*views[i]));
        }
}

void surveyPairs(const Dataset &dataset, const std::vector<const PairRef *> &refs,
                 const std::set<std::string> &wanted, Counter &counter, const Task &task, Survey &survey)
{
    // The first pair in order speaks for an image, whichever thread comes first.
    struct Seen {
        std::size_t pair;
        View view;
    };
    std::map<std::pair<std::string, std::string>, Seen> seen;
    std::mutex mutex;
    parallelFor(refs.size(), 0, [&](std::size_t i) {
        auto pair = dataset.loadPair(*refs[i]);
        counter.step(refs[i]->file);
        const std::scoped_lock lock(mutex);
        if (!pair) {
            survey.unreadable.push_back(pair.error());
            return;
        }
        for (View *view : {&pair->source, &pair->target}) {
            if (!wanted.count(view->category))
                continue;
            const auto [entry, isNew] = seen.try_emplace({view->category, stemOf(view->image)}, Seen{i, {}});
            if (isNew || i < entry->second.pair)
                entry->second = {i, std::move(*view)};
        }
    }, task.stopToken());
    for (auto &[key, entry] : seen)
        survey.views[key.first][key.second] = std::move(entry.view);
}

} // namespace

Survey surveyImages(const Dataset &dataset, const Task &task)
{
    std::vector<AnnotationFile> files;
    std::set<std::string> withoutAnnotations;
    for (const PairKind kind : allPairKinds)
        for (const std::string &group : dataset.groups(kind))
            if (dataset.annotationFiles(group).empty())
                withoutAnnotations.insert(group);
    for (const std::string &category : dataset.annotatedCategories())
        for (const std::string &file : dataset.annotationFiles(category))
            files.push_back({category, file});
    const auto refs = withoutRepeats(pairsShowing(dataset, withoutAnnotations));
    Survey survey;
    Counter counter(task, files.size() + refs.size());
    surveyAnnotations(dataset, files, counter, task, survey);
    surveyPairs(dataset, refs, withoutAnnotations, counter, task, survey);
    std::stable_sort(survey.unreadable.begin(), survey.unreadable.end(),
                     [](const Error &one, const Error &other) { return one.file < other.file; });
    return survey;
}

Taxonomy countedTaxonomy(const Dataset &dataset, const Survey &survey)
{
    TaxonomyBuilder builder(dataset.taxonomy());
    for (const std::string &category : dataset.categories())
        builder.addCategory(category);
    for (const auto &[category, views] : survey.views)
        for (const auto &[stem, view] : views)
            for (const Keypoint &seen : view.keypoints) {
                TaxonomyKeypoint keypoint;
                keypoint.id = seen.id;
                keypoint.name = seen.name;
                keypoint.conceptName = seen.conceptName;
                keypoint.kind = seen.kind;
                keypoint.shared = seen.shared;
                builder.addKeypoint(category, std::move(keypoint));
            }

    Taxonomy taxonomy = builder.build();
    static const std::map<std::string, View> nothing;
    for (TaxonomySuperCategory &superCategory : taxonomy.superCategories)
        for (TaxonomyCategory &category : superCategory.categories) {
            const auto found = survey.views.find(category.name);
            const auto &views = found == survey.views.end() ? nothing : found->second;
            category.images = int(std::max(dataset.imageCount(category.name), views.size()));
            superCategory.images += category.images;
            std::unordered_map<std::string, int> byName;
            for (const auto &[stem, view] : views) {
                std::set<std::string> names; // a doubled name shows once
                for (const Keypoint &keypoint : view.keypoints)
                    names.insert(keypoint.name);
                for (const std::string &name : names)
                    ++byName[name];
                for (TaxonomyConcept &entry : category.concepts)
                    entry.images += std::any_of(entry.keypoints.begin(), entry.keypoints.end(),
                                                [&](const auto &keypoint) { return names.count(keypoint.name) > 0; });
            }
            for (TaxonomyConcept &entry : category.concepts)
                for (TaxonomyKeypoint &keypoint : entry.keypoints)
                    keypoint.images = byName[keypoint.name];
        }
    return taxonomy;
}

Taxonomy taxonomyWithCounts(const Dataset &dataset, const Task &task)
{
    return countedTaxonomy(dataset, surveyImages(dataset, task));
}

} // namespace soco::dataset
