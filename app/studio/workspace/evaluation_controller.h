#pragma once

#include "app/studio/workspace/explore_engine.h"
#include "app/studio/workspace/pair_index.h"
#include "core/benchmark/results_store.h"
#include "core/benchmark/runner.h"
#include "widgets/jobs/job_queue.h"

#include <QHash>
#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace soco::studio {

// Evaluates models on the open dataset and keeps the results that the charts, the tree and the pair list show: one per
// model, the newest, own runs of earlier sessions included. GUI thread.
class EvaluationController : public QObject
{
    Q_OBJECT

public:
    using ResultPtr = std::shared_ptr<const benchmark::EvaluationResult>;

    EvaluationController(widgets::JobQueue *jobs, ExploreEngine *engine, const QString &resultsPath,
                         QObject *parent = nullptr);

    void setDataset(std::shared_ptr<const dataset::Dataset> dataset); // reads earlier results
    void evaluate(const std::vector<int> &slots);

    const std::vector<ResultPtr> &results() const { return m_results; }
    ResultPtr resultOf(const QString &modelName) const;
    // Scored points of one pair, and how many of them are right. nullopt: the pair was not judged.
    struct PairCount {
        int right = 0;
        int of = 0;
    };
    std::optional<PairCount> pairCount(const QString &modelName, const dataset::PairRef &ref,
                                       const widgets::JudgeSettings &judge) const;

Q_SIGNALS:
    void resultsChanged();
    void message(const QString &text, bool problem);

private:
    // kind, group, file -> its scores
    struct Position {
        std::size_t kind, score;
    };
    using Positions = QHash<QString, Position>;
    // A result with what looks it up: tens of thousands of names, gathered where the result comes from.
    struct Judged {
        ResultPtr result;
        Positions positions;
    };
    static Judged judged(benchmark::EvaluationResult result); // any thread
    void take(Judged judged);

    widgets::JobQueue *m_jobs;
    ExploreEngine *m_engine;
    QString m_resultsPath;
    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::vector<ResultPtr> m_results;
    std::map<QString, Positions> m_positions; // by model name
    int m_generation = 0;
};

} // namespace soco::studio
