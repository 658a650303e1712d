#include "app/studio/workspace/evaluation_controller.h"

#include "core/base/text.h"

#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace soco::studio {

using benchmark::EvaluationResult;

namespace {

QString keyOf(dataset::PairKind kind, const std::string &group, const std::string &file)
{
    return QString::number(int(kind)) + '/' + QString::fromStdString(group) + '/' + QString::fromStdString(file);
}

} // namespace

EvaluationController::EvaluationController(widgets::JobQueue *jobs, ExploreEngine *engine, const QString &resultsPath,
                                           QObject *parent)
    : QObject(parent), m_jobs(jobs), m_engine(engine), m_resultsPath(resultsPath)
{
}

void EvaluationController::setDataset(std::shared_ptr<const dataset::Dataset> dataset)
{
    const bool same = m_dataset && dataset && m_dataset->root() == dataset->root();
    m_dataset = std::move(dataset);
    if (same)
        return;
    ++m_generation;
    m_results.clear();
    m_positions.clear();
    Q_EMIT resultsChanged();
    if (!m_dataset || !QFileInfo::exists(m_resultsPath))
        return;
    auto own = std::make_shared<std::vector<Judged>>();
    m_jobs->start(
        tr("Reading results"), "results",
        [own, path = m_resultsPath, dataset = m_dataset](const Task &) -> Result<QString> {
            auto read = benchmark::readResults(path.toStdString());
            if (!read)
                return read.error();
            own->clear();
            std::error_code code; // a folder that is gone is not this one
            const auto root = std::filesystem::weakly_canonical(dataset->root(), code);
            for (EvaluationResult &result : read->results)
                if (std::filesystem::weakly_canonical(result.datasetRoot, code) == root)
                    own->push_back(judged(std::move(result)));
            return tr("%1 results").arg(read->results.size());
        },
        [this, own, generation = m_generation](const Result<QString> &result) {
            if (generation != m_generation)
                return;
            if (!result) {
                Q_EMIT message(QString::fromStdString(result.error().text()), true);
                return;
            }
            for (Judged &judged : *own)
                take(std::move(judged));
            Q_EMIT resultsChanged();
        });
}

EvaluationController::Judged EvaluationController::judged(EvaluationResult result)
{
    Judged judged;
    for (std::size_t k = 0; k < result.kinds.size(); ++k) {
        const auto &kind = result.kinds[k];
        for (std::size_t i = 0; i < kind.scores.size(); ++i)
            judged.positions.insert(keyOf(kind.kind, kind.scores[i].group, kind.scores[i].file), {k, i});
    }
    judged.result = std::make_shared<const EvaluationResult>(std::move(result));
    return judged;
}

void EvaluationController::take(Judged judged)
{
    std::erase_if(m_results, [&](const ResultPtr &old) { return old->model.name == judged.result->model.name; });
    m_positions[QString::fromStdString(judged.result->model.name)] = std::move(judged.positions);
    m_results.push_back(std::move(judged.result));
}

EvaluationController::ResultPtr EvaluationController::resultOf(const QString &modelName) const
{
    for (const ResultPtr &result : m_results)
        if (QString::fromStdString(result->model.name) == modelName)
            return result;
    return nullptr;
}

std::optional<EvaluationController::PairCount> EvaluationController::pairCount(const QString &modelName,
                                                                               const dataset::PairRef &ref,
                                                                               const widgets::JudgeSettings &judge) const
{
    const auto result = resultOf(modelName);
    const auto positions = m_positions.find(modelName);
    if (!result || positions == m_positions.end())
        return std::nullopt;
    const auto found = positions->second.constFind(keyOf(ref.kind, ref.group, ref.file));
    if (found == positions->second.cend())
        return std::nullopt;
    const benchmark::PairScore &score = result->kinds[found->kind].scores[found->score];
    const auto &errors = judge.criterion == benchmark::Criterion::Soc ? score.socErrors : score.ccErrors;
    PairCount count;
    count.of = int(errors.size());
    for (const float error : errors)
        count.right += error < float(judge.alpha);
    return count;
}

void EvaluationController::evaluate(const std::vector<int> &slots)
{
    if (!m_dataset) {
        Q_EMIT message(tr("Open a dataset first."), false);
        return;
    }
    if (std::none_of(slots.begin(), slots.end(), [this](int slot) { return m_engine->backbone(slot); })) {
        Q_EMIT message(tr("No model is loaded yet."), false);
        return;
    }
    for (const int slot : slots) {
        const auto backbone = m_engine->backbone(slot);
        if (!backbone)
            continue;
        auto outcome = std::make_shared<Judged>();
        m_jobs->start(
            tr("Evaluating %1").arg(QString::fromStdString(backbone->info().title)), "evaluate",
            [outcome, backbone, dataset = m_dataset, store = m_engine->store(), path = m_resultsPath](const Task &task) -> Result<QString> {
                benchmark::EvaluationOptions options;
                options.results = path.toStdString();
                options.resume = true;
                auto result = benchmark::evaluate(*dataset, *backbone, *store, options, task);
                if (!result)
                    return result.error();
                std::int64_t pairs = 0;
                for (const auto &kind : result->kinds)
                    pairs += std::int64_t(kind.scores.size());
                const bool complete = result->complete;
                const QString line = tr("%1 pairs in %2, %3 failed")
                                         .arg(QString::fromStdString(groupedDigits(pairs)),
                                              QString::fromStdString(durationText(result->seconds)))
                                         .arg(result->failures.size());
                *outcome = judged(std::move(*result));
                return complete ? line : tr("Cancelled after %1 pairs. Results so far are kept.").arg(QString::fromStdString(groupedDigits(pairs)));
            },
            [this, outcome, generation = m_generation, title = QString::fromStdString(backbone->info().title)](const Result<QString> &result) {
                if (outcome->result && generation == m_generation) {
                    take(std::move(*outcome));
                    *outcome = {};
                    Q_EMIT resultsChanged();
                }
                if (result)
                    Q_EMIT message(title + ": " + *result, false);
                else if (result.error().kind != ErrorKind::Cancelled)
                    Q_EMIT message(QString::fromStdString(result.error().text()), true);
            });
    }
}

} // namespace soco::studio
