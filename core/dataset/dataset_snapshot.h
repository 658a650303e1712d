#pragma once

#include "core/base/task.h"
#include "core/dataset/dataset_change.h"
#include "core/dataset/dataset.h"
#include "core/base/file_stamp.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace soco::dataset {

// An opened dataset as its files stood at one moment, with a number that grows with every change. Immutable; any thread.
class DatasetSnapshot
{
public:
    // Looks at size and time of every file: off the GUI thread. `before`: the snapshot that this one follows; revisions
    // count on from it where something changed, and from 1 without one. Empty where the task was cancelled.
    static std::shared_ptr<const DatasetSnapshot> record(std::shared_ptr<const Dataset> dataset,
                                                         const DatasetSnapshot *before = nullptr,
                                                         const Task &task = {});

    const std::shared_ptr<const Dataset> &dataset() const { return m_dataset; }
    std::uint64_t revision() const { return m_revision; }

    // What leads from one snapshot to a later one: what only one of them has, and the files whose size or time differ,
    // unless their contents are known to be the same (the earlier one must have been read; the later one is read now).
    // Between two folders everything differs.
    static DatasetChange changeBetween(const DatasetSnapshot &before, const DatasetSnapshot &after);

private:
    using Stamp = std::optional<FileStamp>;
    struct File {
        std::string category; // empty in Metadata/
        std::string name;
        Stamp stamp;
    };

    DatasetSnapshot() = default;
    static bool differs(const DatasetSnapshot &before, const Stamp &then, const std::filesystem::path &pathThen,
                        const DatasetSnapshot &after, const Stamp &now, const std::filesystem::path &pathNow);
    static void comparePairs(const DatasetSnapshot &before, const DatasetSnapshot &after, DatasetChange &change);
    static void compareImages(const DatasetSnapshot &before, const DatasetSnapshot &after, DatasetChange &change);
    static std::vector<File> changedFiles(const DatasetSnapshot &before, const DatasetSnapshot &after,
                                          std::vector<File> DatasetSnapshot::*files, const char *folder);
    static void compareAnnotations(const DatasetSnapshot &before, const DatasetSnapshot &after, DatasetChange &change);

    std::shared_ptr<const Dataset> m_dataset;
    std::uint64_t m_revision = 1;
    std::array<std::vector<Stamp>, 4> m_pairs; // as Dataset::pairs() of each kind
    std::vector<Stamp> m_images;               // as Dataset::images()
    std::vector<File> m_annotations;           // sorted by category, then by name
    std::vector<File> m_metadata;              // sorted by name
};

} // namespace soco::dataset
