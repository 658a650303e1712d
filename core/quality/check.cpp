#include "core/quality/check.h"

#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "core/dataset/folder_mistake.h"
#include "core/dataset/image_file.h"
#include "core/dataset/json_document.h"
#include "core/dataset/taxonomy_reader.h"
#include "core/quality/view_check.h"

#include <algorithm>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <unordered_map>

namespace soco::quality {

using namespace dataset;

namespace {

std::string stemOf(const std::string &file) { return file.substr(0, file.rfind('.')); }

// "car/car_1.JPEG", the key of everything that is known of an image.
std::string imageKey(const std::string &category, const std::string &file) { return category + '/' + file; }

// What two copies of one image's keypoints must agree in, as a number: copies are many, and mostly equal.
std::size_t fingerprint(const View &view)
{
    std::string text = view.stated ? std::to_string(view.stated->width) + 'x' + std::to_string(view.stated->height)
                                   : std::string();
    const auto add = [&](double number) { text += ' ' + std::to_string(number); };
    if (view.box)
        for (const double side : {view.box->left, view.box->top, view.box->right, view.box->bottom})
            add(side);
    for (const Keypoint &keypoint : view.keypoints) {
        text += '\n' + keypoint.name + '\t' + keypoint.conceptName + '\t' + keypoint.kind;
        add(keypoint.position.x);
        add(keypoint.position.y);
    }
    return std::hash<std::string>()(text);
}

class Checker
{
public:
    Checker(const Dataset &dataset, const Task &task, int threads)
        : m_dataset(dataset), m_task(task), m_threads(threads)
    {
        for (const PairKind kind : allPairKinds)
            for (const PairRef &ref : dataset.pairs(kind))
                m_pairs.push_back(&ref);
        for (const std::string &category : dataset.annotatedCategories())
            for (const std::string &file : dataset.annotationFiles(category))
                m_annotations.emplace_back(category, file);
        m_total = std::int64_t(dataset.images().size() + m_annotations.size() + m_pairs.size());
    }

    std::vector<Problem> run()
    {
        checkImages();
        checkAnnotations();
        checkPairs();
        checkCopiesOfUnannotated();
        checkMetadata();
        reportUnreadable();
        std::sort(m_problems.begin(), m_problems.end(), [](const Problem &a, const Problem &b) {
            return std::tie(a.file, a.place, a.rule, a.message) < std::tie(b.file, b.place, b.rule, b.message);
        });
        return std::move(m_problems);
    }

private:
    using Size = std::optional<std::pair<int, int>>;
    struct Original {
        View view;
        std::string file; // relative
    };
    struct Copy {
        std::string image;
        std::size_t fingerprint;
        std::size_t pair; // index into m_pairs
        bool isTarget;
    };

    void forEach(std::size_t count, const std::function<std::string(std::size_t, FileProblems &)> &body,
                 const std::function<std::string(std::size_t)> &fileOf)
    {
        parallelFor(count, m_threads, [&](std::size_t i) {
            FileProblems problems(fileOf(i));
            const std::string what = body(i, problems);
            const std::scoped_lock lock(m_mutex);
            for (Problem &problem : problems.take())
                m_problems.push_back(std::move(problem));
            if (!what.empty())
                m_task.report({++m_done, m_total, what});
        }, m_task.stopToken());
    }

    std::string relative(const std::filesystem::path &path) const
    {
        return path.lexically_relative(m_dataset.root()).string();
    }

    void checkImages()
    {
        const auto images = m_dataset.images();
        for (const ImageId &image : images)
            m_sizes[imageKey(image.category, image.file)] = {};
        const auto check = [&](std::size_t i, FileProblems &problems) {
            const ImageId &image = images[i];
            const auto path = m_dataset.imagePath(image.category, image.file);
            if (!path) {
                problems.add(path.error());
                return image.file;
            }
            const auto info = probeImage(*path);
            const auto pixels = info ? decodeImage(*path) : Result<RgbImage>(info.error());
            if (!pixels)
                problems.add("bad-image", pixels.error().place, pixels.error().message);
            if (info) {
                if (info->orientation != 1)
                    problems.add("exif-orientation", "header",
                                 "The EXIF orientation is " + std::to_string(info->orientation)
                                     + "; it is ignored here, but other programs turn the picture");
                m_sizes.find(imageKey(image.category, image.file))->second = {{info->width, info->height}};
            }
            return image.file;
        };
        forEach(images.size(), check, [&](std::size_t i) {
            return std::string(imagesFolder) + '/' + imageKey(images[i].category, images[i].file);
        });
    }

    // The image that an annotation belongs to: the one it names, else the one of its own name.
    std::string imageOfAnnotation(const std::string &category, const std::string &file, const View &view) const
    {
        if (!view.image.empty())
            return view.image;
        for (const ImageId &image : m_dataset.images())
            if (image.category == category && (stemOf(image.file) == stemOf(file) || image.file == stemOf(file)))
                return image.file;
        return {};
    }

    void checkAnnotations()
    {
        const auto fileOf = [&](std::size_t i) {
            return std::string(annotationsFolder) + '/' + m_annotations[i].first + '/' + m_annotations[i].second;
        };
        const auto check = [&](std::size_t i, FileProblems &problems) {
            const auto &[category, file] = m_annotations[i];
            auto view = m_dataset.loadAnnotationFile(category, file);
            if (!view) {
                problems.add(view.error());
                return file;
            }
            const std::string image = imageOfAnnotation(category, file, *view);
            const auto size = m_sizes.find(imageKey(category, image));
            if (size == m_sizes.end())
                problems.add("missing-image", "image",
                             image.empty() ? "No image belongs to this annotation"
                                           : "The image " + imageKey(category, image) + " is not there");
            checkView(*view, ViewPlaces::ofAnnotation(), size == m_sizes.end() ? Size() : size->second, problems);
            if (!image.empty()) {
                const std::scoped_lock lock(m_mutex);
                // Of two annotations of one image, the first by name is the original.
                const auto [entry, isNew] = m_originals.try_emplace(imageKey(category, image));
                if (isNew || fileOf(i) < entry->second.file)
                    entry->second = {std::move(*view), fileOf(i)};
            }
            return file;
        };
        forEach(m_annotations.size(), check, fileOf);
    }

    void checkPairView(const View &view, const std::string &prefix, std::size_t pair, FileProblems &problems)
    {
        const ViewPlaces places = ViewPlaces::ofPair(prefix);
        const std::string key = imageKey(view.category, view.image);
        const auto size = m_sizes.find(key);
        if (size == m_sizes.end())
            problems.add("missing-image", places.image, "The image " + key + " is not there");
        checkView(view, places, size == m_sizes.end() ? Size() : size->second, problems);
        if (const auto original = m_originals.find(key); original != m_originals.end()) {
            checkCopy(view, original->second.view, original->second.file, places, problems);
            return;
        }
        Copy copy{key, fingerprint(view), pair, prefix == "trg"};
        const std::scoped_lock lock(m_mutex);
        m_copies.push_back(std::move(copy));
    }

    void checkPairs()
    {
        const auto check = [&](std::size_t i, FileProblems &problems) {
            const PairRef &ref = *m_pairs[i];
            const auto pair = m_dataset.loadPair(ref);
            if (!pair) {
                problems.add(pair.error());
                return ref.file;
            }
            checkPairView(pair->source, "src", i, problems);
            checkPairView(pair->target, "trg", i, problems);
            checkPairContent(*pair, ref, problems);
            return ref.file;
        };
        forEach(m_pairs.size(), check, [&](std::size_t i) { return relative(m_dataset.pairPath(*m_pairs[i])); });
    }

    // Images without an annotation of their own: the first pair that shows one speaks for it.
    void checkCopiesOfUnannotated()
    {
        std::sort(m_copies.begin(), m_copies.end(), [](const Copy &a, const Copy &b) {
            return std::tie(a.image, a.pair, a.isTarget) < std::tie(b.image, b.pair, b.isTarget);
        });
        std::vector<std::pair<std::size_t, std::size_t>> differing; // original, copy
        for (std::size_t i = 0, original = 0; i < m_copies.size(); ++i) {
            if (m_copies[i].image != m_copies[original].image)
                original = i;
            else if (m_copies[i].fingerprint != m_copies[original].fingerprint)
                differing.emplace_back(original, i);
        }
        const auto viewOf = [&](const Copy &copy) -> std::optional<View> {
            const auto pair = m_dataset.loadPair(*m_pairs[copy.pair]);
            return pair ? std::optional(copy.isTarget ? pair->target : pair->source) : std::nullopt;
        };
        const auto fileOf = [&](const Copy &copy) { return relative(m_dataset.pairPath(*m_pairs[copy.pair])); };
        const auto check = [&](std::size_t i, FileProblems &problems) {
            const Copy &original = m_copies[differing[i].first], &copy = m_copies[differing[i].second];
            const auto there = viewOf(original), here = viewOf(copy);
            if (there && here)
                checkCopy(*here, *there, fileOf(original), ViewPlaces::ofPair(copy.isTarget ? "trg" : "src"), problems);
            return std::string();
        };
        forEach(differing.size(), check, [&](std::size_t i) { return fileOf(m_copies[differing[i].second]); });
    }

    void checkMetadata()
    {
        for (const std::string &name : m_dataset.metadataFiles()) {
            if (!name.ends_with(".json"))
                continue;
            FileProblems problems(std::string(metadataFolder) + '/' + name);
            const auto path = m_dataset.metadataPath(name);
            const auto bytes = path ? readFile(*path, json::maxFileSize) : Result<std::string>(path.error());
            if (!bytes)
                problems.add(bytes.error());
            else if (name == taxonomyFile)
                checkTaxonomy(*bytes, problems);
            else if (const auto document = json::parse(*bytes); !document)
                problems.add(document.error());
            for (Problem &found : problems.take())
                m_problems.push_back(std::move(found));
        }
    }

    // What could not be listed or read when the dataset was opened; files that were tried again have said so.
    void reportUnreadable()
    {
        for (const Error &error : m_dataset.unreadable()) {
            const std::string file = relative(error.file);
            if (std::any_of(m_problems.begin(), m_problems.end(),
                            [&](const Problem &problem) { return problem.file == file; }))
                continue;
            FileProblems problems(file);
            problems.add(error);
            for (Problem &found : problems.take())
                m_problems.push_back(std::move(found));
        }
    }

    void checkTaxonomy(const std::string &bytes, FileProblems &problems) const
    {
        std::set<std::string> known;
        for (const std::string &category : m_dataset.categories())
            known.insert(category);
        for (const PairRef *ref : m_pairs)
            known.insert(ref->group);
        const auto reading = readTaxonomy(bytes, known);
        if (!reading)
            problems.add("bad-taxonomy", reading.error().place, reading.error().message);
        else if (reading->withoutCategory > 0)
            problems.add("bad-taxonomy", {},
                         std::to_string(reading->withoutCategory) + " keypoints name no category and were left out");
    }

    const Dataset &m_dataset;
    const Task &m_task;
    int m_threads;
    std::vector<const PairRef *> m_pairs;
    std::vector<std::pair<std::string, std::string>> m_annotations; // category, file
    std::unordered_map<std::string, Size> m_sizes;                  // of every image that is there
    std::unordered_map<std::string, Original> m_originals;
    std::vector<Copy> m_copies;
    std::mutex m_mutex;
    std::int64_t m_done = 0, m_total = 0;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> checkDataset(const Dataset &dataset, const Task &task, int threads)
{
    return Checker(dataset, task, threads).run();
}

} // namespace soco::quality
