#pragma once

#include "core/dataset/ids.h"

#include <cstdint>
#include <set>

namespace soco::dataset {

// What differs between two states of a dataset: the one notice for opening, a growing demo, reading again, files that
// changed on disk, and edits.
struct DatasetChange {
    std::set<ImageId> images; // that came, went, or whose picture or own annotation changed
    std::set<PairId> pairs;   // that came, went or changed; not those whose picture alone changed
    bool taxonomy = false;    // Metadata/, or what counts in the tree are made of: which images and annotations there are
    std::uint64_t revision = 0; // of the state that it leads to
    bool another = false;       // another dataset than before: all of it is new, and the sets stay empty

    bool empty() const { return !another && images.empty() && pairs.empty() && !taxonomy; }
    friend bool operator==(const DatasetChange &, const DatasetChange &) = default;
};

} // namespace soco::dataset
