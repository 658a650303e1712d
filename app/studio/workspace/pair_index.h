#pragma once

#include "core/base/task.h"
#include "core/benchmark/runner.h"
#include "core/dataset/dataset.h"

#include <QHash>
#include <QString>

#include <memory>
#include <vector>

namespace soco::studio {

// What is inside the pairs: which keypoints each one scores. Read once in the background, for the lists ("pairs that
// show this keypoint") and for scores per concept and keypoint. Immutable once built.
class PairIndex
{
public:
    static std::shared_ptr<const PairIndex> build(std::shared_ptr<const dataset::Dataset> dataset, const Task &task);

    // Pairs of that group that score the keypoint, which both pictures show then; concept: any keypoint of it, by SOC or CC.
    std::vector<dataset::PairRef> pairsWithKeypoint(dataset::PairKind kind, const std::string &group,
                                                    const std::string &keypoint) const;
    std::vector<dataset::PairRef> pairsWithConcept(dataset::PairKind kind, const std::string &group,
                                                   const std::string &conceptName) const;

    // Percent right for every level of the tree, keyed as TaxonomyPanel::setScores() wants them: points pooled for
    // concepts and keypoints; the benchmark's own averages for categories and super-categories.
    QHash<QString, double> scores(const benchmark::KindResult &result, benchmark::Criterion criterion, double alpha,
                                  const dataset::Taxonomy &taxonomy) const;

private:
    struct Entry {
        std::vector<int> semantic; // ids of the source keypoints, in the order of PairMatches::semantic
        std::vector<int> concepts; // likewise of PairMatches::concepts
    };
    struct Name {
        std::string keypoint, conceptName;
    };
    template <class Matches>
    std::vector<dataset::PairRef> pairsWhere(dataset::PairKind kind, const std::string &group, bool semanticOnly,
                                               Matches matches) const;

    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::array<std::vector<Entry>, 4> m_entries; // parallel to Dataset::pairs(kind)
    std::vector<Name> m_names;
};

} // namespace soco::studio
