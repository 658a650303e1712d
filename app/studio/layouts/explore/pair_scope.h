#pragma once

#include "core/benchmark/pair_index.h"
#include "core/dataset/dataset.h"
#include "widgets/taxonomy/taxonomy_filter.h"
#include "widgets/taxonomy/taxonomy_model.h"

#include <QSet>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace soco::studio {

// What the pair list shows, and why: a kind of pairs, of a row of the tree or behind a mark of a chart. Plain values.
struct PairScope {
    struct Marked {
        QString title; // "DINOv2-B/14, SOC, car, worst first"
        std::vector<dataset::PairRef> pairs;
    };

    dataset::PairKind kind = dataset::PairKind::Intra;
    widgets::TreeSelection row; // empty: all
    std::optional<Marked> marked;

    bool isAll() const { return row == widgets::TreeSelection() && !marked; }
};

// Before the index of pairs is read, a concept or keypoint has the pairs of its category, and `exact` is false.
struct ScopedPairs {
    std::vector<dataset::PairRef> pairs;
    bool exact = true;
};
// A keypoint's pairs are those that score it: both pictures show it. A concept's: those that score any of its keypoints.
ScopedPairs pairsOf(const PairScope &scope, const dataset::Dataset &dataset, const dataset::Taxonomy *taxonomy,
                    const benchmark::PairIndex *index);

// "car › bumper_corner › front right"; empty where the scope is all pairs.
QString rowText(const widgets::TreeSelection &row, const dataset::Taxonomy *taxonomy);

// Which pairs the words above the tree leave: those of a category that matches, those that score a keypoint that
// matches, and those whose pictures have the words in their names. Any thread; `index` may be null.
std::function<bool(const dataset::PairRef &)> pairFilter(const widgets::TaxonomyFilter &filter,
                                                         const std::vector<widgets::TaxonomyMatch> &matches,
                                                         dataset::PairKind kind, const benchmark::PairIndex *index);

} // namespace soco::studio
