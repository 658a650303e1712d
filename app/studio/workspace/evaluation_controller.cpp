#include "app/studio/workspace/evaluation_controller.h"

#include "core/base/text.h"
#include "core/dataset/fingerprint.h"
#include "widgets/common/model_labels.h"
#include "widgets/jobs/job_text.h"

#include <QFileInfo>

#include <algorithm>
#include <optional>
#include <set>

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
    for (const auto signal : {&widgets::JobQueue::changed, &widgets::JobQueue::finished})
        connect(m_jobs, signal, this, [this](int id) {
            if (m_jobsStarted.contains(id))
                Q_EMIT runningChanged();
        });
}

QString EvaluationController::running() const
{
    const widgets::JobQueue::Job *first = nullptr;
    for (const widgets::JobQueue::Job &job : m_jobs->jobs()) {
        if (!m_jobsStarted.contains(job.id) || !job.active())
            continue;
        if (!first
            || (first->state == widgets::JobQueue::Job::State::Waiting
                && job.state == widgets::JobQueue::Job::State::Running))
            first = &job;
    }
    return first ? first->title + ": " + widgets::jobDetailText(*first) : QString();
}

void EvaluationController::setDataset(std::shared_ptr<const dataset::Dataset> dataset, bool growing)
{
    const bool same = m_dataset && dataset && m_dataset->root() == dataset->root();
    m_dataset = std::move(dataset);
    const int reading = ++m_reading;
    m_datasetFingerprint.clear();
    if (!same) {
        ++m_generation;
        m_runs.clear();
        m_positions.clear();
        m_shown.clear();
        Q_EMIT resultsChanged();
    }
    if (!m_dataset || growing)
        return;
    struct Read {
        std::string fingerprint; // empty: not known
        std::optional<Error> unidentified;
        std::vector<Indexed> runs;
    };
    auto read = std::make_shared<Read>();
    m_jobs->start(
        tr("Reading results"), "results",
        [read, path = m_resultsPath, dataset = m_dataset](const Task &task) -> Result<QString> {
            auto fingerprint = dataset::datasetFingerprint(*dataset, task);
            if (!fingerprint && fingerprint.error().kind == ErrorKind::Cancelled)
                return fingerprint.error();
            if (fingerprint)
                read->fingerprint = std::move(*fingerprint);
            else
                read->unidentified = fingerprint.error(); // runs are known by the folder then
            if (!QFileInfo::exists(path))
                return tr("No results yet");
            const benchmark::DatasetIdentity identity{read->fingerprint, dataset->root().string()};
            auto stored = benchmark::readResults(path.toStdString(), [&](const EvaluationResult &run) {
                return !task.cancelled() && benchmark::belongsTo(run, identity);
            });
            if (!stored)
                return stored.error();
            for (EvaluationResult &result : stored->results)
                if (!task.cancelled())
                    read->runs.push_back(indexed(std::move(result)));
            return tr("%1 results").arg(stored->results.size());
        },
        [this, read, reading](const Result<QString> &result) {
            if (reading != m_reading)
                return;
            m_datasetFingerprint = read->fingerprint;
            if (read->unidentified)
                Q_EMIT message(tr("Whether earlier runs are of this state of the dataset is not known. %1")
                                   .arg(QString::fromStdString(read->unidentified->text())),
                               true);
            if (!result) {
                Q_EMIT message(QString::fromStdString(result.error().text()), true);
                return;
            }
            for (Indexed &run : read->runs)
                add(std::move(run));
            Q_EMIT resultsChanged();
        });
}

EvaluationController::Indexed EvaluationController::indexed(EvaluationResult result)
{
    Indexed indexed;
    for (std::size_t k = 0; k < result.kinds.size(); ++k) {
        const auto &kind = result.kinds[k];
        for (std::size_t i = 0; i < kind.scores.size(); ++i)
            indexed.positions.insert(keyOf(kind.kind, kind.scores[i].group, kind.scores[i].file), {k, i});
    }
    indexed.run = std::make_shared<const EvaluationResult>(std::move(result));
    return indexed;
}

void EvaluationController::add(Indexed run)
{
    m_positions[run.run->runId] = std::move(run.positions);
    benchmark::RunCatalogue &sameMatcher = m_runs[run.run->protocol];
    sameMatcher.add(std::move(run.run));
    m_shown.clear();
}

const benchmark::RunCatalogue &EvaluationController::runs() const
{
    static const benchmark::RunCatalogue none;
    const auto found = m_runs.find(m_matcher);
    return found == m_runs.end() ? none : found->second;
}

void EvaluationController::setMatcher(const benchmark::Matcher &matcher)
{
    if (matcher.info().id == m_matcher)
        return;
    m_matcher = matcher.info().id;
    m_shown.clear();
    Q_EMIT resultsChanged();
}

EvaluationController::ResultPtr EvaluationController::shown(const std::string &fingerprint, dataset::PairKind kind) const
{
    if (fingerprint.empty())
        return nullptr;
    const auto [it, isNew] = m_shown.try_emplace({fingerprint, kind});
    if (isNew)
        it->second = runs().shown(fingerprint, kind);
    return it->second;
}

std::vector<EvaluationController::ResultPtr> EvaluationController::runsOf(const std::string &fingerprint, dataset::PairKind kind) const
{
    return fingerprint.empty() ? std::vector<ResultPtr>() : runs().ranked(fingerprint, kind);
}

void EvaluationController::choose(const std::string &fingerprint, dataset::PairKind kind, const std::string &runId)
{
    m_runs[m_matcher].choose(fingerprint, kind, runId);
    m_shown.clear();
    Q_EMIT resultsChanged();
}

std::optional<EvaluationController::PairCount> EvaluationController::pairCount(const std::string &fingerprint,
                                                                               const dataset::PairRef &ref,
                                                                               const widgets::JudgeSettings &judge) const
{
    const auto run = shown(fingerprint, ref.kind);
    const auto positions = run ? m_positions.find(run->runId) : m_positions.end();
    if (positions == m_positions.end())
        return std::nullopt;
    const auto found = positions->second.constFind(keyOf(ref.kind, ref.group, ref.file));
    if (found == positions->second.cend())
        return std::nullopt;
    if (!benchmark::isJudgedBy(run->kinds[found->kind], judge.criterion))
        return std::nullopt;
    const benchmark::PairScore &score = run->kinds[found->kind].scores[found->score];
    const std::vector<float> &errors = score.errors(judge.criterion);
    PairCount count;
    count.of = int(errors.size());
    count.right = int(benchmark::rightCount(errors, judge.alpha));
    return count;
}

bool EvaluationController::isEvaluated(const std::string &fingerprint) const
{
    std::vector<dataset::PairKind> kinds = benchmark::EvaluationOptions().kinds;
    std::erase_if(kinds, [this](dataset::PairKind kind) { return m_dataset->pairs(kind).empty(); });
    if (!kinds.empty() && m_datasetFingerprint.empty()) // not known yet
        return false;
    return benchmark::missingKinds(runs(), fingerprint, kinds, m_datasetFingerprint).empty();
}

void EvaluationController::evaluate(const std::vector<int> &slots)
{
    if (!m_dataset) {
        Q_EMIT message(tr("Open a dataset first."), false);
        return;
    }
    std::vector<int> missing;
    int loaded = 0;
    std::set<std::string> asked; // two slots of one model are one run
    for (const int slot : slots) {
        const auto backbone = m_engine->backbone(slot);
        if (!backbone)
            continue;
        ++loaded;
        const std::string &fingerprint = backbone->info().fingerprint;
        if (!isEvaluated(fingerprint) && asked.insert(fingerprint).second)
            missing.push_back(slot);
    }
    if (loaded == 0)
        Q_EMIT message(tr("No model is loaded yet."), false);
    else if (missing.empty())
        Q_EMIT message(tr("Nothing to do: all pairs of this dataset are evaluated. Evaluate again computes them anew."), false);
    for (const int slot : missing)
        start(slot);
}

void EvaluationController::evaluateAgain(const std::vector<int> &slots)
{
    if (!m_dataset) {
        Q_EMIT message(tr("Open a dataset first."), false);
        return;
    }
    std::set<std::string> asked; // two slots of one model are one run
    for (const int slot : slots)
        if (const auto backbone = m_engine->backbone(slot);
            backbone && asked.insert(backbone->info().fingerprint).second)
            start(slot);
}

void EvaluationController::finishWithoutUnreadable(const std::string &fingerprint)
{
    if (!m_dataset)
        return;
    for (const widgets::ModelSlot &model : m_engine->models()) {
        if (const auto backbone = m_engine->backbone(model.slot);
            backbone && backbone->info().fingerprint == fingerprint) {
            start(model.slot, true);
            return;
        }
    }
    Q_EMIT message(tr("The model is no longer loaded."), false);
}

void EvaluationController::start(int slot, bool withoutUnreadable)
{
    const auto backbone = m_engine->backbone(slot);
    const QString title = widgets::modelLabel(m_engine->models(), slot);
    auto outcome = std::make_shared<Indexed>();
    auto unreadable = std::make_shared<std::int64_t>(0);
    const int job = m_jobs->start(
        tr("Evaluating %1").arg(title), "evaluate",
        [outcome, unreadable, withoutUnreadable, backbone, dataset = m_dataset, store = m_engine->store(),
         path = m_resultsPath, matcher = m_matcher](const Task &task) -> Result<QString> {
            benchmark::EvaluationOptions options;
            options.results = path.toStdString();
            options.resume = true;
            options.matcher = matcher;
            options.withoutUnreadable = withoutUnreadable;
            auto result = benchmark::evaluate(*dataset, *backbone, *store, options, task);
            if (!result)
                return result.error();
            std::int64_t pairs = 0;
            for (const auto &kind : result->kinds)
                pairs += std::int64_t(kind.scores.size());
            // Why pairs failed, a line a cause, for the job's log.
            std::vector<widgets::FailedFile> failed;
            for (const benchmark::Failure &failure : result->failures)
                failed.push_back({QString::fromStdString(failure.file), QString::fromStdString(failure.error.message)});
            const std::int64_t tried = pairs + std::int64_t(failed.size());
            if (!task.cancelled()) {
                for (const QString &cause : widgets::failureLines(failed))
                    task.report({.done = tried, .total = tried, .what = cause.toStdString()});
            }
            const bool complete = result->complete;
            *unreadable = 0; // the job may be a retry
            for (const auto &kind : result->kinds)
                *unreadable += task.cancelled() ? 0 : kind.open;
            const QString line = tr("%1 pairs in %2, %3 failed")
                                     .arg(QString::fromStdString(groupedDigits(pairs)),
                                          QString::fromStdString(durationText(result->seconds)))
                                     .arg(result->failures.size());
            *outcome = indexed(std::move(*result));
            if (complete)
                return line;
            return *unreadable > 0 ? tr("%1 pairs done, %2 could not be read. What is done is kept.")
                                         .arg(QString::fromStdString(groupedDigits(pairs)),
                                              QString::fromStdString(groupedDigits(*unreadable)))
                                   : tr("Cancelled after %1 pairs. Results so far are kept.")
                                         .arg(QString::fromStdString(groupedDigits(pairs)));
        },
        [this, outcome, unreadable, generation = m_generation, title,
         fingerprint = backbone->info().fingerprint](const Result<QString> &result) {
            if (outcome->run && generation == m_generation) {
                add(std::move(*outcome));
                *outcome = {};
                Q_EMIT resultsChanged();
            }
            if (result && *unreadable > 0)
                Q_EMIT unreadablePairs(title + ": " + *result, fingerprint);
            else if (result)
                Q_EMIT message(title + ": " + *result, false);
            else if (result.error().kind != ErrorKind::Cancelled)
                Q_EMIT message(QString::fromStdString(result.error().text()), true);
        });
    m_jobsStarted.insert(job);
    Q_EMIT runningChanged();
}

} // namespace soco::studio
