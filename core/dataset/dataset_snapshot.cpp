#include "core/dataset/dataset_snapshot.h"

#include "core/base/parallel.h"
#include "core/dataset/dataset_files.h"
#include "core/dataset/folder_mistake.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace soco::dataset {

namespace fs = std::filesystem;

namespace {

std::string_view stemOf(std::string_view file) { return file.substr(0, file.rfind('.')); }

// Walks two sorted lists side by side: changed(a, b) is called for what both have, alone(x) for what one of them has.
template <class List, class Less, class Changed, class Alone>
void walkBoth(const List &before, const List &after, Less less, Changed changed, Alone alone)
{
    std::size_t b = 0, a = 0;
    while (b < before.size() || a < after.size()) {
        if (a == after.size() || (b < before.size() && less(before[b], after[a])))
            alone(before[b++]);
        else if (b == before.size() || less(after[a], before[b]))
            alone(after[a++]);
        else
            changed(b++, a++);
    }
}

} // namespace

std::shared_ptr<const DatasetSnapshot> DatasetSnapshot::record(std::shared_ptr<const Dataset> dataset,
                                                               const DatasetSnapshot *before, const Task &task)
{
    const std::shared_ptr<DatasetSnapshot> snapshot(new DatasetSnapshot);
    snapshot->m_dataset = dataset;
    const fs::path &root = dataset->root();
    // What was read of files that did not change since is not read again.
    if (before && before->m_dataset != dataset && before->m_dataset->root() == root) {
        dataset->files().images.learnFrom(before->m_dataset->files().images);
        dataset->files().contents.learnFrom(before->m_dataset->files().contents);
    }
    for (const PairKind kind : allPairKinds) {
        const auto pairs = dataset->pairs(kind);
        auto &stamps = snapshot->m_pairs[std::size_t(kind)];
        stamps.resize(pairs.size());
        parallelFor(pairs.size(), 0, [&](std::size_t i) { stamps[i] = stampOf(dataset->pairPath(pairs[i])); },
                    task.stopToken());
    }
    const auto images = dataset->images();
    snapshot->m_images.resize(images.size());
    parallelFor(images.size(), 0, [&](std::size_t i) {
        snapshot->m_images[i] = stampOf(root / imagesFolder / images[i].category / images[i].file);
    }, task.stopToken());
    for (const std::string &category : dataset->annotatedCategories())
        for (const std::string &file : dataset->annotationFiles(category))
            snapshot->m_annotations.push_back({category, file, {}});
    parallelFor(snapshot->m_annotations.size(), 0, [&](std::size_t i) {
        File &file = snapshot->m_annotations[i];
        file.stamp = stampOf(root / annotationsFolder / file.category / file.name);
    }, task.stopToken());
    for (const std::string &file : dataset->metadataFiles())
        snapshot->m_metadata.push_back({{}, file, stampOf(root / metadataFolder / file)});
    if (task.cancelled())
        return nullptr;
    if (before)
        snapshot->m_revision = before->m_revision + (changeBetween(*before, *snapshot).empty() ? 0 : 1);
    return snapshot;
}

bool DatasetSnapshot::differs(const DatasetSnapshot &before, const Stamp &then, const fs::path &pathThen,
                              const DatasetSnapshot &after, const Stamp &now, const fs::path &pathNow)
{
    if (before.m_dataset->root() != after.m_dataset->root())
        return true;
    if (then == now)
        return false;
    const auto contentThen = before.m_dataset->files().contents.knownOf(pathThen, then);
    if (!contentThen || !now)
        return !then || !now || then->bytes != now->bytes || then->modifiedNs != now->modifiedNs;
    const auto contentNow = after.m_dataset->files().contentOf(pathNow);
    return !contentNow || *contentNow != *contentThen;
}

void DatasetSnapshot::comparePairs(const DatasetSnapshot &before, const DatasetSnapshot &after, DatasetChange &change)
{
    for (const PairKind kind : allPairKinds) {
        const auto then = before.m_dataset->pairs(kind), now = after.m_dataset->pairs(kind);
        const auto &stampsThen = before.m_pairs[std::size_t(kind)], &stampsNow = after.m_pairs[std::size_t(kind)];
        walkBoth(
            then, now,
            [](const PairRef &a, const PairRef &b) { return std::tie(a.group, a.file) < std::tie(b.group, b.file); },
            [&](std::size_t b, std::size_t a) {
                if (differs(before, stampsThen[b], before.m_dataset->pairPath(then[b]), after, stampsNow[a],
                            after.m_dataset->pairPath(now[a])))
                    change.pairs.insert(now[a].id());
            },
            [&](const PairRef &ref) { change.pairs.insert(ref.id()); });
    }
}

void DatasetSnapshot::compareImages(const DatasetSnapshot &before, const DatasetSnapshot &after, DatasetChange &change)
{
    const auto then = before.m_dataset->images(), now = after.m_dataset->images();
    std::unordered_map<ImageId, std::size_t> earlier;
    for (std::size_t i = 0; i < then.size(); ++i)
        earlier.emplace(then[i], i);
    const auto pathOf = [](const DatasetSnapshot &snapshot, const ImageId &image) {
        return snapshot.m_dataset->root() / imagesFolder / image.category / image.file;
    };
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto found = earlier.find(now[i]);
        if (found == earlier.end()) {
            change.images.insert(now[i]);
            change.taxonomy = true;
            continue;
        }
        if (differs(before, before.m_images[found->second], pathOf(before, now[i]), after, after.m_images[i],
                    pathOf(after, now[i])))
            change.images.insert(now[i]);
        earlier.erase(found);
    }
    change.taxonomy = change.taxonomy || !earlier.empty();
    for (const auto &[image, index] : earlier)
        change.images.insert(image);
}

std::vector<DatasetSnapshot::File> DatasetSnapshot::changedFiles(const DatasetSnapshot &before,
                                                                 const DatasetSnapshot &after,
                                                                 std::vector<File> DatasetSnapshot::*files,
                                                                 const char *folder)
{
    std::vector<File> changed;
    const std::vector<File> &then = before.*files, &now = after.*files;
    const auto pathOf = [&](const DatasetSnapshot &snapshot, const File &file) {
        const fs::path parent = snapshot.m_dataset->root() / folder;
        return (file.category.empty() ? parent : parent / file.category) / file.name;
    };
    walkBoth(
        then, now,
        [](const File &a, const File &b) { return std::tie(a.category, a.name) < std::tie(b.category, b.name); },
        [&](std::size_t b, std::size_t a) {
            if (differs(before, then[b].stamp, pathOf(before, then[b]), after, now[a].stamp, pathOf(after, now[a])))
                changed.push_back(now[a]);
        },
        [&](const File &file) { changed.push_back(file); });
    return changed;
}

void DatasetSnapshot::compareAnnotations(const DatasetSnapshot &before, const DatasetSnapshot &after,
                                         DatasetChange &change)
{
    for (const File &file : changedFiles(before, after, &DatasetSnapshot::m_annotations, annotationsFolder)) {
        change.taxonomy = true;
        std::set<ImageId> ofCategory, ofFile;
        for (const DatasetSnapshot *snapshot : {&before, &after})
            for (const ImageId &image : snapshot->m_dataset->images())
                if (image.category == file.category) {
                    ofCategory.insert(image);
                    if (stemOf(image.file) == stemOf(file.name) || image.file == stemOf(file.name))
                        ofFile.insert(image);
                }
        // A file that is not named after its image may speak of any of its category.
        change.images.merge(ofFile.empty() ? ofCategory : ofFile);
    }
}

DatasetChange DatasetSnapshot::changeBetween(const DatasetSnapshot &before, const DatasetSnapshot &after)
{
    DatasetChange change;
    change.revision = after.m_revision;
    comparePairs(before, after, change);
    compareImages(before, after, change);
    compareAnnotations(before, after, change);
    if (!changedFiles(before, after, &DatasetSnapshot::m_metadata, metadataFolder).empty()
        || before.m_dataset->categories() != after.m_dataset->categories())
        change.taxonomy = true;
    return change;
}

} // namespace soco::dataset
