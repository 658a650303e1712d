#pragma once

#include "core/benchmark/evaluation_result.h"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

// Which of many runs is shown. Charts, the tree, lists and the command line ask here and nowhere else.

namespace soco::benchmark {

using RunPtr = std::shared_ptr<const EvaluationResult>;

// What runs belong to: the content of a dataset, and where it lies for results that know no fingerprint or were made
// before an edit.
struct DatasetIdentity {
    std::string fingerprint;
    std::string root;
};
// The same content, or the same folder (compared after resolving links, where it is there).
bool belongsTo(const EvaluationResult &run, const DatasetIdentity &dataset);

// The rule: complete before cut short, all pairs before a selection of them, the fewer were given up the better, then
// the newest by UTC. True where `one` is to be
// shown rather than `other`. Both have the kind.
bool ranksBefore(const EvaluationResult &one, const EvaluationResult &other, dataset::PairKind kind);

// "2026-11-30 21:05 UTC: 24 of 24 intra pairs, whole dataset, complete"
std::string provenanceText(const EvaluationResult &run, dataset::PairKind kind);

class RunCatalogue;

// Which of these kinds of pairs still have to be evaluated for a model: those without a complete run over the whole
// dataset as it is now that has figures of every criterion; all of them while the dataset's fingerprint is not known
// (empty). An empty answer: nothing to do.
std::vector<dataset::PairKind> missingKinds(const RunCatalogue &catalogue, const std::string &modelFingerprint,
                                            std::span<const dataset::PairKind> kinds,
                                            const std::string &datasetFingerprint);

// All runs on one dataset. A value; concurrent reading is safe.
class RunCatalogue
{
public:
    // A run of the same id is replaced; that is how a repaired run takes the place of its first half.
    void add(RunPtr run);
    std::span<const RunPtr> runs() const { return m_runs; } // in the order they came

    // Runs of one model that have this kind of pairs, best first by the rule.
    std::vector<RunPtr> ranked(const std::string &modelFingerprint, dataset::PairKind kind) const;
    // The one to show: what was chosen, else the first of ranked(); null where there is none.
    RunPtr shown(const std::string &modelFingerprint, dataset::PairKind kind) const;
    // A person picks another one from a menu. An id that is not there, or empty, goes back to the rule.
    void choose(const std::string &modelFingerprint, dataset::PairKind kind, const std::string &runId);
    bool isChosen(const std::string &modelFingerprint, dataset::PairKind kind) const;

private:
    using Key = std::pair<std::string, dataset::PairKind>;
    std::vector<RunPtr> m_runs;
    std::map<Key, std::string> m_chosen;
};

} // namespace soco::benchmark
