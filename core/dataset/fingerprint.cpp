#include "core/dataset/fingerprint.h"

#include "core/base/hash.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

namespace soco::dataset {

namespace {

struct Item {
    std::string name; // relative, as in the layout
    const PairRef *pair = nullptr; // else a picture
    const ImageId *image = nullptr;
    std::optional<std::uint64_t> content = {};
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

} // namespace

Result<std::string> datasetFingerprint(const Dataset &dataset, const Task &task)
{
    std::vector<Item> items = itemsOf(dataset);
    std::mutex reporting;
    std::int64_t done = 0;
    parallelFor(items.size(), 0, [&](std::size_t i) {
        Item &item = items[i];
        if (const auto content = item.pair ? dataset.contentOf(*item.pair) : dataset.contentOf(*item.image))
            item.content = *content;
        const std::scoped_lock lock(reporting);
        task.report({++done, std::int64_t(items.size()), item.name});
    }, task.stopToken());
    if (task.cancelled())
        return Error{ErrorKind::Cancelled, "Reading the dataset was cancelled", dataset.root().string(), {}, {}};
    Sha256 hash;
    for (const Item &item : items) {
        hash.add(item.name).add(std::string_view("\0", 1));
        hash.add(item.content ? std::to_string(*item.content) : "cannot be read").add("\n");
    }
    return hash.hex();
}

} // namespace soco::dataset
