#include "core/dataset/fingerprint.h"

#include "core/base/hash.h"
#include "core/base/parallel.h"
#include "core/dataset/folder_mistake.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <vector>

namespace soco::dataset {

namespace fs = std::filesystem;

namespace {

struct Item {
    std::string name; // relative, as in the layout
    const PairRef *pair = nullptr; // else a picture
    const ImageId *image = nullptr;
    Result<std::uint64_t> content = std::uint64_t(0);
};

std::vector<Item> itemsOf(const Dataset &dataset)
{
    std::vector<Item> items;
    items.reserve(dataset.pairCount() + dataset.images().size());
    for (const PairKind kind : allPairKinds)
        for (const PairRef &ref : dataset.pairs(kind))
            items.push_back({std::string(pairKindName(kind)) + '/' + ref.group + '/' + ref.file, &ref});
    for (const ImageId &image : dataset.images())
        items.push_back({"Images/" + image.category + '/' + image.file, nullptr, &image});
    std::sort(items.begin(), items.end(), [](const Item &a, const Item &b) { return a.name < b.name; });
    return items;
}

// What keeps names from being known that count: not of annotations and metadata.
const Error *unknownNames(const Dataset &dataset)
{
    for (const Error &error : dataset.unreadable()) {
        const fs::path inside = fs::path(error.file).lexically_relative(dataset.root());
        const bool counts = inside.empty()
            || (*inside.begin() != annotationsFolder && *inside.begin() != metadataFolder);
        if (counts)
            return &error;
    }
    return nullptr;
}

} // namespace

Result<std::string> datasetFingerprint(const Dataset &dataset, const Task &task)
{
    if (const Error *error = unknownNames(dataset))
        return *error;
    std::vector<Item> items = itemsOf(dataset);
    std::mutex reporting;
    std::int64_t done = 0;
    parallelFor(items.size(), 0, [&](std::size_t i) {
        Item &item = items[i];
        item.content = item.pair ? dataset.contentOf(*item.pair) : dataset.contentOf(*item.image);
        const std::scoped_lock lock(reporting);
        if (const auto total = std::int64_t(items.size()); ++done % 64 == 0 || done == total)
            task.report({done, total, item.name});
    }, task.stopToken());
    if (task.cancelled())
        return Error{ErrorKind::Cancelled, "Reading the dataset was cancelled", dataset.root().string(), {}, {}};
    Sha256 hash;
    for (const Item &item : items) {
        if (!item.content)
            return item.content.error();
        hash.add(item.name).add(std::string_view("\0", 1)).add(std::to_string(*item.content)).add("\n");
    }
    return hash.hex();
}

} // namespace soco::dataset
