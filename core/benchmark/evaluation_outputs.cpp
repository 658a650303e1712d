#include "core/benchmark/evaluation_outputs.h"

#include "core/base/text.h"
#include "core/benchmark/evaluation_write_error.h"
#include "core/benchmark/output_files.h"
#include "core/benchmark/predictions.h"
#include "core/benchmark/results_store.h"
#include "core/benchmark/utc_time.h"

#include <algorithm>
#include <set>

namespace soco::benchmark {

namespace {

namespace fs = std::filesystem;

// Edited, damaged or removed by somebody, in a dataset that is still there.
bool wasChanged(const Result<dataset::Pair> &pair, const PlannedPair &planned, const dataset::Dataset &dataset)
{
    if (pair)
        return annotationDigest(*pair) != planned.annotation;
    std::error_code code;
    return pair.error().kind == ErrorKind::NotFound
        ? fs::is_directory(dataset.pairPath(*planned.ref).parent_path(), code)
        : !mayPass(pair.error());
}

Result<void> writePredictions(const EvaluationPlan &plan, const dataset::Dataset &dataset, const fs::path &path,
                              std::vector<std::string> &notes)
{
    Result<PredictionWriter> writer = PredictionWriter::create(path);
    if (!writer)
        return writer.error();
    std::vector<std::string> changed;
    for (const PlannedPair &planned : plan.pairs) {
        if (planned.state != PlannedPair::State::Done)
            continue;
        // Names and concepts were not kept in memory.
        const Result<dataset::Pair> pair = dataset.loadPair(*planned.ref);
        if (wasChanged(pair, planned, dataset)) {
            changed.push_back(planned.name);
            continue;
        }
        if (!pair)
            return vanished(pair.error());
        const std::string line =
            predictionLine(*pair, planned.matches, planned.geometry, planned.predicted, planned.name);
        if (Result<void> written = writer->write(line); !written)
            return written;
    }
    if (!changed.empty())
        notes.push_back("Without " + counted(changed.size(), "pair that was", "pairs that were")
                        + " changed during the evaluation, the predictions are not complete: " + changed.front()
                        + (changed.size() == 1 ? "" : " and others"));
    return writer->commit();
}

std::set<std::string> asSet(const std::vector<std::string> &names)
{
    return {names.begin(), names.end()};
}

// All that does not depend on the pairs.
bool asksTheSame(const EvaluationResult &one, const EvaluationResult &other)
{
    return one.model.fingerprint == other.model.fingerprint && one.device == other.device
        && one.datasetFingerprint == other.datasetFingerprint && one.protocol == other.protocol
        && one.threshold == other.threshold && one.reduction == other.reduction && one.maxPairs == other.maxPairs
        && asSet(one.categories) == asSet(other.categories);
}

// Every pair of the plan has its figures or an error that stays.
bool answers(const KindResult &kind, std::int64_t planned)
{
    return isSettled(kind) && kind.selected == planned && std::int64_t(kind.scores.size()) + kind.failed == planned;
}

} // namespace

std::optional<EvaluationResult> storedRun(const EvaluationPlan &plan, const EvaluationOptions &options,
                                          const EvaluationResult &asked)
{
    if (asked.datasetFingerprint.empty())
        return std::nullopt;
    std::vector<std::int64_t> planned(options.kinds.size());
    for (const PlannedPair &pair : plan.pairs)
        ++planned[pair.kind];
    Result<StoredResults> stored = readResults(options.results,
                                               [&](const EvaluationResult &run) { return asksTheSame(run, asked); });
    if (!stored)
        return std::nullopt;
    for (auto run = stored->results.rbegin(); run != stored->results.rend(); ++run) {
        if (run->kinds.size() != options.kinds.size())
            continue;
        std::vector<KindResult> kinds; // in the order they are asked for now
        for (std::size_t i = 0; i < options.kinds.size(); ++i) {
            if (const KindResult *kind = kindOf(*run, options.kinds[i]); kind && answers(*kind, planned[i]))
                kinds.push_back(*kind);
        }
        if (kinds.size() != options.kinds.size())
            continue;
        EvaluationResult result = std::move(*run);
        result.kinds = std::move(kinds);
        result.model = asked.model;
        result.dataset = asked.dataset;
        result.datasetRoot = asked.datasetRoot;
        result.notes.push_back("Already evaluated on " + minuteText(result.time) + ", run " + result.runId
                               + ": nothing to do");
        result.isStored = true;
        return result;
    }
    return std::nullopt;
}

Result<void> prepareOutputs(const EvaluationOptions &options, const fs::path &dataset)
{
    if (Result<void> apart = checkOutputFiles(options.results, {options.predictions}, dataset); !apart)
        return apart;
    if (Result<void> usable = checkOutputPlaces(options.results, {options.predictions}); !usable)
        return usable;
    for (const fs::path &file :
         {options.results.empty() ? fs::path() : resultsFile(options.results), options.predictions}) {
        if (!file.has_parent_path())
            continue;
        std::error_code code;
        fs::create_directories(file.parent_path(), code);
        if (code)
            return evaluationWriteError(file.parent_path(), "Could not be created", code.value());
    }
    if (!options.predictions.empty()) // opened and let go: what keeps it from being replaced shows before the work
        if (const auto trial = PredictionWriter::create(options.predictions); !trial)
            return trial.error();
    return {};
}

void collectScores(const EvaluationPlan &plan, const dataset::Dataset &dataset, const EvaluationOptions &options,
                   EvaluationResult &result)
{
    result.kinds.resize(options.kinds.size());
    for (std::size_t i = 0; i < options.kinds.size(); ++i) {
        result.kinds[i].kind = options.kinds[i];
        result.kinds[i].available = std::int64_t(dataset.pairs(options.kinds[i]).size());
        result.kinds[i].keypoints = plan.labels;
    }
    for (const PlannedPair &planned : plan.pairs) {
        KindResult &kind = result.kinds[planned.kind];
        ++kind.selected;
        switch (planned.state) {
        case PlannedPair::State::Done: {
            PairScore &score = kind.scores.emplace_back(scorePair(planned.matches, planned.geometry, planned.predicted));
            score.group = planned.ref->group;
            score.file = planned.ref->file;
            score.annotation = planned.annotation;
            for (const Criterion criterion : criteria()) {
                for (int &keypoint : score.points[criterion].keypoints)
                    keypoint = planned.labels[std::size_t(keypoint)];
            }
            kind.droppedNames += planned.matches.droppedNames;
            kind.withoutBox += planned.geometry.hasBox ? 0 : 1;
            kind.emptyBoxes += planned.geometry.scale > 0 ? 0 : 1;
            kind.otherSizes += planned.hasOtherSize ? 1 : 0;
            break;
        }
        case PlannedPair::State::Failed:
            ++kind.failed;
            if (mayPass(planned.error))
                ++(options.withoutUnreadable ? kind.givenUp : kind.open);
            result.failures.push_back({planned.name, planned.error});
            break;
        case PlannedPair::State::Unread:
        case PlannedPair::State::Open:
            ++kind.open;
            break;
        }
    }
    for (KindResult &kind : result.kinds) {
        for (const Criterion criterion : criteria())
            kind.overall[criterion] = pck(kind.scores, criterion, options.threshold, options.reduction);
        result.complete = result.complete && isComplete(kind);
    }
}

Result<void> writeOutputs(const EvaluationPlan &plan, const dataset::Dataset &dataset, const EvaluationOptions &options,
                          EvaluationResult &result)
{
    if (!options.predictions.empty()) {
        if (Result<void> written = writePredictions(plan, dataset, options.predictions, result.notes); !written)
            return written;
    }
    if (options.results.empty() || holdsRun(options.results, result.runId))
        return {};
    return appendResults(options.results, result);
}

} // namespace soco::benchmark
