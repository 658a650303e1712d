#include "core/benchmark/run_catalogue.h"

#include "core/base/text.h"
#include "core/benchmark/matcher.h"
#include "core/benchmark/utc_time.h"

#include <algorithm>
#include <filesystem>

namespace soco::benchmark {

namespace {

namespace fs = std::filesystem;

fs::path resolved(const std::string &path)
{
    std::error_code code; // a folder that is gone is compared by its name
    const fs::path canonical = fs::weakly_canonical(path, code);
    return (code ? fs::path(path) : canonical).lexically_normal();
}

// What has no readable time is older than everything that has one.
std::chrono::sys_seconds timeOf(const EvaluationResult &run)
{
    return timeFromText(run.time).value_or(std::chrono::sys_seconds::min());
}

} // namespace

bool belongsTo(const EvaluationResult &run, const DatasetIdentity &dataset)
{
    if (!run.datasetFingerprint.empty() && run.datasetFingerprint == dataset.fingerprint)
        return true;
    return !run.datasetRoot.empty() && !dataset.root.empty() && resolved(run.datasetRoot) == resolved(dataset.root);
}

bool ranksBefore(const EvaluationResult &one, const EvaluationResult &other, dataset::PairKind kind)
{
    const KindResult *ofOne = kindOf(one, kind);
    const KindResult *ofOther = kindOf(other, kind);
    if (!ofOne || !ofOther)
        return ofOne != nullptr && ofOther == nullptr;
    if (isComplete(*ofOne) != isComplete(*ofOther))
        return isComplete(*ofOne);
    if (asksForAll(one, *ofOne) != asksForAll(other, *ofOther))
        return asksForAll(one, *ofOne);
    if (ofOne->givenUp != ofOther->givenUp)
        return ofOne->givenUp < ofOther->givenUp;
    return timeOf(one) > timeOf(other);
}

std::string provenanceText(const EvaluationResult &run, dataset::PairKind kind)
{
    std::string text = minuteText(run.time);
    const KindResult *result = kindOf(run, kind);
    if (!result)
        return text + ": no " + dataset::pairKindName(kind) + " pairs";
    text += ": "
        + groupedDigits((long long)(result->scores.empty() ? result->selected - result->failed
                                                           : std::int64_t(result->scores.size())))
        + " of "
        + counted(std::max(result->available, result->selected), std::string(dataset::pairKindName(kind)) + " pair")
        + ", ";
    if (asksForAll(run, *result)) {
        text += "whole dataset";
    } else {
        std::string selection;
        if (run.maxPairs > 0)
            selection = "the first " + groupedDigits(run.maxPairs) + " of each category";
        if (!run.categories.empty())
            selection += (selection.empty() ? "" : ", ") + counted(run.categories.size(), "category", "categories");
        text += selection.empty() ? "a selection" : selection;
    }
    if (run.protocol != standardMatcherId)
        text += ", matched by " + run.protocol;
    if (!isComplete(*result))
        text += ", cut short: " + counted(result->open, "pair") + " open";
    else
        text += ", complete";
    if (result->failed > 0)
        text += ", " + groupedDigits(result->failed) + " failed";
    if (result->givenUp > 0)
        text += ", finished without " + counted(result->givenUp, "unreadable pair");
    return text;
}

std::vector<dataset::PairKind> missingKinds(const RunCatalogue &catalogue, const std::string &modelFingerprint,
                                            std::span<const dataset::PairKind> kinds,
                                            const std::string &datasetFingerprint)
{
    std::vector<dataset::PairKind> missing;
    for (const dataset::PairKind kind : kinds) {
        const std::vector<RunPtr> runs = catalogue.ranked(modelFingerprint, kind);
        const bool there = std::any_of(runs.begin(), runs.end(), [&](const RunPtr &run) {
            const KindResult &result = *kindOf(*run, kind);
            return isSettled(result) && asksForAll(*run, result) && !datasetFingerprint.empty()
                && run->datasetFingerprint == datasetFingerprint;
        });
        if (!there)
            missing.push_back(kind);
    }
    return missing;
}

void RunCatalogue::add(RunPtr run)
{
    if (!run)
        return;
    const auto same = std::find_if(m_runs.begin(), m_runs.end(), [&](const RunPtr &old) {
        return !run->runId.empty() && old->runId == run->runId;
    });
    if (same != m_runs.end())
        m_runs.erase(same);
    m_runs.push_back(std::move(run));
}

std::vector<RunPtr> RunCatalogue::ranked(const std::string &modelFingerprint, dataset::PairKind kind) const
{
    std::vector<RunPtr> runs;
    // The last to come first: of two runs of one second it is the newer.
    for (auto it = m_runs.rbegin(); it != m_runs.rend(); ++it) {
        if ((*it)->model.fingerprint == modelFingerprint && kindOf(**it, kind))
            runs.push_back(*it);
    }
    std::stable_sort(runs.begin(), runs.end(), [kind](const RunPtr &one, const RunPtr &other) {
        return ranksBefore(*one, *other, kind);
    });
    return runs;
}

RunPtr RunCatalogue::shown(const std::string &modelFingerprint, dataset::PairKind kind) const
{
    const std::vector<RunPtr> runs = ranked(modelFingerprint, kind);
    if (const auto chosen = m_chosen.find({modelFingerprint, kind}); chosen != m_chosen.end()) {
        for (const RunPtr &run : runs) {
            if (run->runId == chosen->second)
                return run;
        }
    }
    return runs.empty() ? nullptr : runs.front();
}

void RunCatalogue::choose(const std::string &modelFingerprint, dataset::PairKind kind, const std::string &runId)
{
    const std::vector<RunPtr> runs = ranked(modelFingerprint, kind);
    const bool there =
        std::any_of(runs.begin(), runs.end(), [&](const RunPtr &run) { return !runId.empty() && run->runId == runId; });
    if (there)
        m_chosen[{modelFingerprint, kind}] = runId;
    else
        m_chosen.erase({modelFingerprint, kind});
}

bool RunCatalogue::isChosen(const std::string &modelFingerprint, dataset::PairKind kind) const
{
    return m_chosen.contains({modelFingerprint, kind});
}

} // namespace soco::benchmark
