#include "core/quality/context_reader.h"

#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "core/dataset/annotation_reader.h"
#include "core/dataset/folder_mistake.h"
#include "core/dataset/json_document.h"
#include "core/dataset/pair_reader.h"
#include "core/dataset/pairs_subfolder.h"
#include "core/dataset/taxonomy_reader.h"
#include "core/quality/json_examination.h"

#include <algorithm>
#include <map>
#include <new>
#include <set>

namespace soco::quality {

using dataset::ImageId;
using dataset::PairRef;
using dataset::View;

namespace {

// Everything that a view says, as bytes: equal for equal views.
std::string contentOf(const View &view)
{
    std::string key = view.category + '/' + view.image;
    const auto add = [&](const auto &value) { key.append(reinterpret_cast<const char *>(&value), sizeof value); };
    if (view.stated) {
        add(view.stated->width);
        add(view.stated->height);
    }
    key += view.box ? 'b' : '-';
    if (view.box)
        for (const double side : {view.box->left, view.box->top, view.box->right, view.box->bottom})
            add(side);
    for (const dataset::Keypoint &keypoint : view.keypoints) {
        key += '\n' + keypoint.name + '\t' + keypoint.conceptName + '\t' + keypoint.kind + '\t';
        add(keypoint.id);
        add(keypoint.conceptId.value_or(-1));
        add(keypoint.shared ? int(*keypoint.shared) : -1);
        add(keypoint.position.x);
        add(keypoint.position.y);
    }
    return key;
}

// The bytes of a JSON file; empty, with the fault filled in, where it cannot be read.
std::optional<std::string> bytesOf(const Result<std::filesystem::path> &path, JsonFacts &facts)
{
    auto bytes = path ? readFile(*path, dataset::json::maxFileSize) : Result<std::string>(path.error());
    if (bytes)
        return std::move(*bytes);
    setFault(facts, bytes.error(), false);
    return {};
}

std::string formatOf(std::string_view start)
{
    return start.starts_with("\xFF\xD8\xFF") ? "JPEG" : start.starts_with("\x89PNG\r\n\x1A\n") ? "PNG" : "";
}

// Runs `read`; a lack of memory becomes the file's fault.
template <class Read> void guarded(JsonFacts &facts, Read read)
{
    try {
        read();
    } catch (const std::bad_alloc &) {
        setFault(facts, {ErrorKind::OutOfMemory, "There is no memory left to read the file"}, false);
    }
}

} // namespace

ContextReader::ContextReader(const dataset::Dataset &dataset, const ReadOptions &options, const Task &task)
    : m_dataset(dataset), m_options(options), m_task(task)
{}

std::unique_ptr<const CheckContents> ContextReader::read()
{
    const dataset::Dataset &dataset = m_dataset;
    for (const ImageId &image : dataset.images()) {
        ImageFacts facts;
        facts.id = image;
        facts.file = std::string(dataset::imagesFolder) + '/' + shown(image);
        m_contents->images.push_back(std::move(facts));
    }
    for (const std::string &category : dataset.annotatedCategories())
        for (const std::string &file : dataset.annotationFiles(category)) {
            AnnotationFacts facts;
            facts.category = category;
            facts.name = file;
            facts.json.file.append(dataset::annotationsFolder).append("/").append(category).append("/").append(file);
            m_contents->annotations.push_back(std::move(facts));
        }
    m_contents->pairs.reserve(dataset.pairCount());
    for (const dataset::PairKind kind : dataset::allPairKinds)
        for (const PairRef &ref : dataset.pairs(kind)) {
            PairFacts &facts = m_contents->pairs.emplace_back();
            facts.ref = &ref;
            facts.json.file = dataset.pairPath(ref).lexically_relative(dataset.root()).string();
        }
    m_total = std::int64_t(m_contents->images.size() + m_contents->annotations.size() + m_contents->pairs.size());

    m_contents->listing = listFolders(dataset);
    indexImages();
    forEach(m_contents->images.size(), [this](std::size_t i) -> const std::string & {
        readImage(m_contents->images[i]);
        return m_contents->images[i].id.file;
    });
    forEach(m_contents->annotations.size(), [this](std::size_t i) -> const std::string & {
        AnnotationFacts &facts = m_contents->annotations[i];
        guarded(facts.json, [&] { readAnnotation(facts); });
        return facts.name;
    });
    forEach(m_contents->pairs.size(), [this](std::size_t i) -> const std::string & {
        PairFacts &facts = m_contents->pairs[i];
        guarded(facts.json, [&] { readPair(facts); });
        return facts.ref->file;
    });
    readMetadata();
    if (!m_task.cancelled()) {
        collectOddFiles();
        collectShown();
    }
    return std::move(m_contents);
}

void ContextReader::collectOddFiles()
{
    auto &odd = m_contents->oddFiles;
    const auto add = [&](const JsonFacts &file) {
        if (file.fault != FileFault::None || file.byteOrderMark || !file.doubledKeys.empty())
            odd.push_back(&file);
    };
    for (const AnnotationFacts &annotation : m_contents->annotations)
        add(annotation.json);
    for (const PairFacts &pair : m_contents->pairs)
        add(pair.json);
    for (const JsonFacts &file : m_contents->metadata)
        add(file);
    std::sort(odd.begin(), odd.end(), [](const auto *a, const auto *b) { return a->file < b->file; });
}

void ContextReader::forEach(std::size_t count, const std::function<const std::string &(std::size_t)> &body)
{
    parallelFor(
        count, m_options.threads,
        [&](std::size_t i) {
            const std::string &what = body(i);
            const std::scoped_lock lock(m_reporting);
            m_task.report({++m_done, m_total, what});
        },
        m_task.stopToken());
}

void ContextReader::indexImages()
{
    for (const ImageFacts &image : m_contents->images) {
        m_images.insert(image.id);
        m_imageByStem.try_emplace(image.id.category + '/' + std::string(stemOf(image.id.file)), image.id.file);
    }
}

void ContextReader::readImage(ImageFacts &facts) const
{
    const auto path = m_dataset.imagePath(facts.id.category, facts.id.file);
    if (!path) {
        facts.escapes = path.error().kind == ErrorKind::InvalidArgument;
        facts.problem = path.error();
        return;
    }
    std::error_code unknown;
    const auto status = std::filesystem::status(*path, unknown);
    facts.isNoFile = std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
    if (const auto start = readFileStart(*path, 8))
        facts.format = formatOf(*start);
    const auto info = dataset::probeImage(*path);
    if (info)
        facts.info = *info;
    if (!info)
        facts.problem = info.error();
    else if (m_options.decodePictures)
        if (const auto pixels = dataset::decodeImage(*path, &facts.leniencies); !pixels)
            facts.problem = pixels.error();
}

// The image that an annotation belongs to: the one it names, else the one of its own name.
std::string ContextReader::imageOfAnnotation(const AnnotationFacts &facts) const
{
    const auto ofStem = [&](std::string_view stem) {
        const auto found = m_imageByStem.find(facts.category + '/' + std::string(stem));
        return found == m_imageByStem.end() ? std::string() : found->second;
    };
    if (facts.view && !facts.view->image.empty()) {
        const std::string &named = facts.view->image;
        if (m_images.count({facts.category, named}))
            return named;
        const std::string found = ofStem(stemOf(named));
        return found.empty() ? named : found;
    }
    const std::string_view stem = stemOf(facts.name); // of "car_1.json", and of "car_1.JPEG.json"
    const std::string found = ofStem(stem);
    return found.empty() ? ofStem(stemOf(stem)) : found;
}

void ContextReader::readAnnotation(AnnotationFacts &facts)
{
    const auto bytes = bytesOf(m_dataset.annotationPath(facts.category, facts.name), facts.json);
    std::optional<View> view;
    if (bytes && examineJson(*bytes, facts.json)) {
        if (auto reading = dataset::readAnnotation(*bytes))
            view = std::move(*reading);
        else
            setFault(facts.json, reading.error(), true);
    }
    if (view)
        facts.view = std::make_shared<View>(*view);
    facts.image = imageOfAnnotation(facts);
    if (view) {
        view->category = facts.category;
        view->image = facts.image;
        facts.view = sharedView(std::move(*view));
    }
    facts.imageIsThere = m_images.count({facts.category, facts.image}) > 0;
}

void ContextReader::readPair(PairFacts &facts)
{
    const auto bytes = bytesOf(m_dataset.pairPathInside(*facts.ref), facts.json);
    if (!bytes || !examineJson(*bytes, facts.json))
        return;
    auto pair = dataset::readPair(*bytes);
    if (!pair) {
        setFault(facts.json, pair.error(), true);
        return;
    }
    for (const bool isTarget : {false, true}) {
        const View &view = isTarget ? pair->target : pair->source;
        if (const auto path = m_dataset.imagePath(view.category, view.image);
            !path && path.error().kind == ErrorKind::InvalidArgument) {
            // A link in the image's place is that image's own finding.
            if (!m_images.count({view.category, view.image})) {
                Error error = path.error();
                error.place = isTarget ? "trg_image" : "src_image";
                setFault(facts.json, std::move(error), true);
                return;
            }
        }
    }
    NamePool &names = m_contents->names;
    const auto keptNames = [&](const std::vector<std::string> &list) {
        std::vector<std::string_view> kept;
        kept.reserve(list.size());
        for (const std::string &name : list)
            kept.push_back(names.kept(name));
        return kept;
    };
    facts.id = pair->id;
    facts.statedGroup = pair->statedGroup;
    facts.semanticOverlap = keptNames(pair->semanticOverlap);
    for (const dataset::ConceptMatch &match : pair->conceptMatches)
        facts.conceptMatches.push_back(
            {names.kept(match.conceptName), keptNames(match.source), keptNames(match.target)});
    facts.source = sharedView(std::move(pair->source));
    facts.target = sharedView(std::move(pair->target));
}

void ContextReader::readMetadata()
{
    const dataset::Dataset &dataset = m_dataset;
    for (const std::string &name : dataset.metadataFiles()) {
        if (!name.ends_with(".json") || m_task.cancelled())
            continue;
        JsonFacts &facts = m_contents->metadata.emplace_back();
        facts.file = std::string(dataset::metadataFolder) + '/' + name;
        const auto bytes = bytesOf(dataset.metadataPath(name), facts);
        if (!bytes)
            continue;
        guarded(facts, [&] {
            if (!examineJson(*bytes, facts))
                return;
            if (name == dataset::taxonomyFile) {
                std::set<std::string> known;
                for (const std::string &category : dataset.categories())
                    known.insert(category);
                for (const PairFacts &pair : m_contents->pairs)
                    known.insert(pair.ref->group);
                const auto reading = dataset::readTaxonomy(*bytes, known);
                if (reading)
                    m_contents->taxonomyLeftOut = reading->withoutCategory;
                else
                    setFault(facts, reading.error(), true);
            } else if (name == "filename_mapping.json") {
                if (auto mapping = readFilenameMapping(*bytes))
                    m_contents->mapping = std::move(*mapping);
                else
                    setFault(facts, mapping.error(), true);
            }
        });
    }
}

std::shared_ptr<const View> ContextReader::sharedView(View view)
{
    std::string content = contentOf(view);
    const std::scoped_lock lock(m_viewsMutex);
    auto &entry = m_views[std::move(content)];
    if (!entry)
        entry = std::make_shared<const View>(std::move(view));
    return entry;
}

void ContextReader::collectShown()
{
    std::map<ImageId, ShownImage> shown;
    const auto entryOf = [&](const ImageId &id) -> ShownImage & {
        ShownImage &entry = shown[id];
        entry.id = id;
        return entry;
    };
    for (const ImageFacts &image : m_contents->images)
        entryOf(image.id).facts = &image;
    const auto add = [&](const std::shared_ptr<const View> &view, const ViewUse &use) {
        auto &copies = entryOf({view->category, view->image}).copies;
        const auto found = std::find_if(copies.begin(), copies.end(),
                                        [&](const Copy &copy) { return copy.view == view; });
        if (found == copies.end())
            copies.push_back({view, {use}});
        else
            found->uses.push_back(use);
    };
    for (const AnnotationFacts &annotation : m_contents->annotations)
        if (annotation.view && !annotation.image.empty())
            add(annotation.view, {&annotation, nullptr, false});
    for (const PairFacts &pair : m_contents->pairs) {
        auto &paired = m_contents->pairedCategories;
        paired.insert(pair.ref->group);
        for (const View *view : {pair.source.get(), pair.target.get()})
            if (view)
                paired.insert(view->category);
        if (pair.source)
            add(pair.source, {nullptr, &pair, false});
        if (pair.target)
            add(pair.target, {nullptr, &pair, true});
    }
    for (auto &[id, image] : shown) {
        if (!image.copies.empty() && !image.isAnnotated()) {
            const auto most = std::max_element(image.copies.begin(), image.copies.end(),
                                               [](const Copy &a, const Copy &b) {
                                                   return a.uses.size() < b.uses.size(); // the first of equals
                                               });
            std::rotate(image.copies.begin(), most, most + 1);
        }
        m_contents->shown.push_back(std::move(image));
    }
}

} // namespace soco::quality
