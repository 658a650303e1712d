#pragma once

#include "app/studio/workspace/explore_engine.h"
#include "core/benchmark/matcher.h"
#include "core/benchmark/pair_index.h"
#include "core/benchmark/results_store.h"
#include "core/benchmark/run_catalogue.h"
#include "core/benchmark/runner.h"
#include "widgets/jobs/job_queue.h"

#include <QHash>
#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace soco::studio {

// Evaluates models on the open dataset and knows all runs on it, own runs of earlier sessions included. What the
// charts, the tree and the pair list show of a model is what benchmark::RunCatalogue says. Everything goes by the
// model's fingerprint: a model that is not loaded has none, and so no results. GUI thread.
class EvaluationController : public QObject
{
    Q_OBJECT

public:
    using ResultPtr = benchmark::RunPtr;

    EvaluationController(widgets::JobQueue *jobs, ExploreEngine *engine, const QString &resultsPath,
                         QObject *parent = nullptr);

    // Reads earlier results. `growing`: it is being drawn, and read when it is whole.
    void setDataset(std::shared_ptr<const dataset::Dataset> dataset, bool growing = false);
    // How points are matched from now on: by this are evaluations made, and runs that were matched so are shown.
    void setMatcher(const benchmark::Matcher &matcher);
    // Evaluates what the models of these slots lack on this dataset, and says so where they lack nothing. While earlier
    // results are being read it waits for them: nobody knows yet what is lacking.
    void evaluate(const std::vector<int> &slots);
    // Every kind of pairs, whatever is there already: nothing is taken over from a run that was interrupted.
    void evaluateAgain(const std::vector<int> &slots);
    // Finishes what evaluate() left open because files could not be read: their pairs count as failed.
    void finishWithoutUnreadable(const std::string &fingerprint);

    // The evaluation under way, else the first that waits: "Evaluating DINOv2-B/14: 12 of 400 · 3.1 a second". Empty
    // without one.
    QString running() const;

    // All runs on this dataset by the matcher in force, and which of them are shown.
    const benchmark::RunCatalogue &runs() const;
    // Earlier results are still being read; resultsChanged() comes when they are.
    bool readsResults() const { return m_readsResults; }
    // They were read, so that what is not there was never computed.
    bool knowsResults() const { return m_knowsResults; }
    // On this dataset, by whatever matcher.
    bool hasRuns() const;
    // Of the dataset as it is now; empty until it is known.
    const std::string &datasetFingerprint() const { return m_datasetFingerprint; }
    // The run that a kind of pairs is shown from; null without one.
    ResultPtr shown(const std::string &fingerprint, dataset::PairKind kind) const;
    // All runs of that kind, best first by the rule, and which one is shown: an empty id goes by the rule again.
    std::vector<ResultPtr> runsOf(const std::string &fingerprint, dataset::PairKind kind) const;
    bool isChosen(const std::string &fingerprint, dataset::PairKind kind) const
    {
        return runs().isChosen(fingerprint, kind);
    }
    void choose(const std::string &fingerprint, dataset::PairKind kind, const std::string &runId);

    // Scored points of one pair, and how many of them are right. nullopt: the pair was not judged.
    struct PairCount {
        int right = 0;
        int of = 0;
        bool isStale = false; // by the index: the pair was edited since
    };
    // `index` of the dataset as it is now; null while it is not known.
    std::optional<PairCount> pairCount(const std::string &fingerprint, const dataset::PairRef &ref,
                                       const widgets::JudgeSettings &judge,
                                       const benchmark::PairIndex *index = nullptr) const;
    // The kinds of pairs that are left to compute for this model on this dataset.
    std::vector<dataset::PairKind> missingKinds(const std::string &fingerprint) const;
    bool isEvaluated(const std::string &fingerprint) const { return missingKinds(fingerprint).empty(); }

Q_SIGNALS:
    void resultsChanged();
    void runningChanged();
    void message(const QString &text);
    // Of what was to be evaluated some is not, for want of a loaded model: which, why, and what to do. `slot` of the first
    // that has no weights or could not be loaded; 0: all are still being loaded.
    void leftOut(const QString &text, int slot);
    // What the last leftOut() said is true no longer: one of those models is loaded, gone, or failed otherwise. Of the
    // others leftOut() comes again.
    void leftOutEnded();
    // A run of this model is complete, and its figures mean something.
    void evaluated(const std::string &fingerprint);
    // An evaluation of this model ended with an error, or its figures mean nothing.
    void failed(const QString &text, const std::string &fingerprint);
    // Of the stored results, once they are read, or why they cannot be; empty: nothing is.
    void resultsDamaged(const QString &text);
    // An evaluation of this model ended and is open only for want of files: it can be done again, or without them.
    void unreadablePairs(const QString &text, const std::string &fingerprint);

private:
    // Where a pair's scores lie in a run.
    struct Position {
        std::size_t kind, score;
    };
    using Positions = QHash<QString, Position>; // by kind, group, file
    // A run with what looks it up: tens of thousands of names, gathered where the run comes from.
    struct Indexed {
        ResultPtr run;
        Positions positions;
    };
    static Indexed indexed(benchmark::EvaluationResult result); // any thread
    struct Read;
    void takeResults(Read &read, const Result<QString> &result);
    void add(Indexed run);
    struct Request {
        std::vector<dataset::PairKind> kinds; // never empty
        bool resume = true;
        bool withoutUnreadable = false;
    };
    std::vector<dataset::PairKind> kindsOfDataset() const;
    // Slots with a model, each model once, without those whose evaluation runs or waits.
    std::vector<int> startable(const std::vector<int> &slots);
    // Why none of these slots is startable, where it is not for want of a loaded model; false where it is.
    bool sayWhyNoneIsStartable(const std::vector<int> &slots);
    void forgetChangedModels();
    // Says which models of these slots are not loaded, and why; false where all are.
    bool sayWhatIsLeftOut(const std::vector<int> &slots);
    bool isUnderWay(const std::string &fingerprint) const;
    void start(int slot, const Request &request);

    widgets::JobQueue *m_jobs;
    ExploreEngine *m_engine;
    QString m_resultsPath;
    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::string m_datasetFingerprint; // empty until it is known
    std::string m_matcher = benchmark::standardMatcher().info().id;
    std::map<std::string, benchmark::RunCatalogue> m_runs; // by matcher
    std::map<std::string, Positions> m_positions; // by run id
    // What the catalogue says of a model's fingerprint and a kind: asked for every pair of a list.
    mutable std::map<std::pair<std::string, dataset::PairKind>, ResultPtr> m_shown;
    QHash<int, std::pair<std::string, std::string>> m_jobsStarted; // fingerprint of the model and matcher, by job
    bool m_readsResults = false;
    bool m_knowsResults = false;
    std::vector<int> m_waiting;                   // slots to evaluate once the earlier results are read
    std::map<int, widgets::ModelState> m_leftOut; // of the models that the last leftOut() named, by slot
    int m_generation = 0; // of the folder
    int m_reading = 0;    // of its results
    int m_readingJob = 0; // the latest; 0: none yet
};

} // namespace soco::studio
