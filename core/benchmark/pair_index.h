#pragma once

#include "core/base/task.h"
#include "core/benchmark/evaluation_result.h"
#include "core/dataset/dataset.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace soco::benchmark {

// A percentage with what it stands on.
struct LevelScore {
    double percent = 0;
    std::int64_t pairs = 0;
    std::int64_t points = 0;
};

// What is inside the pairs: which keypoints each one scores, as the judges ask for them, and what its annotation was.
// Read once in the background, for lists ("pairs that score this keypoint"), for scores per concept and keypoint, and
// for knowing which scores were made before an edit. Immutable once built.
class PairIndex
{
public:
    // Cancelled: what was not read scores nothing. Pairs that cannot be read likewise.
    static std::shared_ptr<const PairIndex> build(std::shared_ptr<const dataset::Dataset> dataset, const Task &task);

    // Pairs of that group that score the source keypoint by this criterion. By SOC both sides show it; CC also scores
    // one that the target lacks.
    std::vector<dataset::PairRef> pairsWithKeypoint(dataset::PairKind kind, const std::string &group,
                                                    const std::string &keypoint,
                                                    Criterion criterion = Criterion::Soc) const;
    // That score any of these by any criterion.
    std::vector<dataset::PairRef> pairsWithAny(dataset::PairKind kind, const std::string &group,
                                               const std::set<std::string> &keypoints) const;
    // That score any keypoint of the concept, by any criterion.
    std::vector<dataset::PairRef> pairsWithConcept(dataset::PairKind kind, const std::string &group,
                                                   const std::string &conceptName) const;

    // The pair has been edited since it was scored, or is gone. Of scores of earlier versions nobody knows: false.
    bool isStale(dataset::PairKind kind, const PairScore &score) const;

    // For every level of the tree: "super:transportation", "car", "car/wheel_center",
    // "car/wheel_center/vehicle_wheel_front_left_center". Categories and super-categories are the benchmark's own
    // averages (pck() with the run's reduction, then the plain mean); points are pooled for concepts and keypoints.
    std::map<std::string, LevelScore> treeScores(const KindResult &result, Criterion criterion, double threshold,
                                                 Reduction reduction, const dataset::Taxonomy &taxonomy) const;

private:
    struct Entry {
        PerCriterion<std::vector<int>> keypoints; // of every question, indices into m_labels
        std::uint64_t annotation = 0;             // 0: the pair could not be read
    };
    template <class Matches>
    std::vector<dataset::PairRef> pairsWhere(dataset::PairKind kind, const std::string &group,
                                             std::optional<Criterion> criterion, Matches matches) const;
    const Entry *entryOf(dataset::PairKind kind, const PairScore &score) const;

    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::array<std::vector<Entry>, 4> m_entries; // parallel to Dataset::pairs(kind)
    std::unordered_map<dataset::PairId, std::size_t> m_places; // in m_entries of the kind
    std::vector<KeypointLabel> m_labels;
};

} // namespace soco::benchmark
