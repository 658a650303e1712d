#include "app/studio/workspace/evaluation_controller.h"

#include "app/studio/workspace/lanes.h"
#include "core/base/text.h"
#include "core/dataset/fingerprint.h"
#include "widgets/common/count_text.h"
#include "widgets/common/model_labels.h"
#include "widgets/jobs/job_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace soco::studio {

using benchmark::EvaluationResult;
using widgets::countText;

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
    connect(m_engine, &ExploreEngine::modelsChanged, this, &EvaluationController::forgetChangedModels);
}

// A slot is given to another model once its own is gone: what was meant for that one ends here.
void EvaluationController::forgetChangedModels()
{
    const auto &models = m_engine->models();
    const auto modelIn = [&](int slot) {
        return std::find_if(models.begin(), models.end(), [slot](const auto &model) { return model.slot == slot; });
    };
    const std::size_t waiting = m_waiting.size();
    std::erase_if(m_waiting, [&](int slot) { return modelIn(slot) == models.end(); });
    if (waiting > 0 && m_waiting.empty())
        Q_EMIT message(tr("No evaluation begins: its model was removed."));
    std::vector<int> unchanged, notLoading;
    for (const auto &[slot, state] : m_leftOut) {
        const auto model = modelIn(slot);
        if (model == models.end() || model->state != state)
            continue;
        unchanged.push_back(slot);
        if (state != widgets::ModelState::Loading)
            notLoading.push_back(slot);
    }
    if (unchanged.size() == m_leftOut.size())
        return;
    m_leftOut.clear();
    Q_EMIT leftOutEnded();
    sayWhatIsLeftOut(notLoading); // of the others it is as true as before
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

// What a job reads of a dataset and of the runs on it.
struct EvaluationController::Read {
    std::shared_ptr<const dataset::Dataset> dataset; // null: another is being read
    std::string fingerprint = {};                    // empty: not known
    std::optional<Error> unidentified = {};
    std::vector<Indexed> runs = {};
    std::vector<Error> damage = {};
};

void EvaluationController::setDataset(std::shared_ptr<const dataset::Dataset> dataset, bool growing)
{
    const bool same = m_dataset && dataset && m_dataset->root() == dataset->root();
    m_dataset = std::move(dataset);
    const int reading = ++m_reading;
    m_jobs->cancel(m_readingJob);
    m_readsResults = m_knowsResults = false;
    m_datasetFingerprint.clear();
    if (!same) {
        ++m_generation;
        if (!std::exchange(m_waiting, {}).empty())
            Q_EMIT message(tr("No evaluation begins: another dataset was opened."));
        m_runs.clear();
        m_positions.clear();
        m_shown.clear();
        Q_EMIT resultsChanged();
        Q_EMIT resultsDamaged({});
    }
    if (!m_dataset || growing)
        return;
    auto read = std::make_shared<Read>(Read{.dataset = m_dataset});
    m_readsResults = true;
    m_readingJob = m_jobs->start(
        tr("Reading results"), contentsLane,
        [read, path = m_resultsPath](const Task &task) -> Result<QString> {
            const auto dataset = read->dataset;
            *read = {.dataset = dataset}; // the job may be a retry
            const Error cancelled{.kind = ErrorKind::Cancelled, .message = "cancelled"};
            if (!dataset)
                return cancelled;
            auto fingerprint = dataset::datasetFingerprint(*dataset, task);
            if (!fingerprint && fingerprint.error().kind == ErrorKind::Cancelled)
                return fingerprint.error();
            if (fingerprint)
                read->fingerprint = std::move(*fingerprint);
            else
                read->unidentified = fingerprint.error(); // runs are known by the folder then
            const benchmark::DatasetIdentity identity{read->fingerprint, dataset->root().string()};
            auto stored = benchmark::readResults(path.toStdString(), [&](const EvaluationResult &run) {
                return !task.cancelled() && benchmark::belongsTo(run, identity);
            });
            if (!stored && stored.error().kind == ErrorKind::NotFound)
                return tr("No results yet");
            if (!stored)
                return stored.error();
            for (EvaluationResult &result : stored->results)
                if (!task.cancelled())
                    read->runs.push_back(indexed(std::move(result)));
            if (task.cancelled()) // part of them would pass for all
                return cancelled;
            QStringList lines{countText((long long)stored->results.size(), tr("%1 result"), tr("%1 results"))};
            for (const benchmark::Failure &failure : stored->failures)
                lines << QString::fromStdString(failure.error.text());
            read->damage = stored->damage();
            return lines.join('\n');
        },
        [this, read, reading](const Result<QString> &result) {
            if (reading == m_reading)
                takeResults(*read, result);
            else
                *read = {}; // a cancelled job is kept
        },
        widgets::JobQueue::Unit::Files);
}

void EvaluationController::takeResults(Read &read, const Result<QString> &result)
{
    m_datasetFingerprint = read.fingerprint;
    m_readsResults = false;
    m_knowsResults = bool(result);
    const std::vector<int> waiting = std::exchange(m_waiting, {});
    if (read.unidentified)
        Q_EMIT message(
            tr("Whether earlier runs are of this state of the dataset is not known. %1")
                .arg(QString::fromStdString(read.unidentified->text()))); // told as a problem where it was met
    QString damage;
    if (!result)
        damage = QString::fromStdString(result.error().text());
    else if (!read.damage.empty())
        damage = countText((long long)read.damage.size(),
                           tr("Stored results are damaged in %1 place, which is left out: %2"),
                           tr("Stored results are damaged in %1 places, which are left out. The first: %2"))
                     .arg(QString::fromStdString(read.damage.front().text()));
    if (result)
        for (Indexed &run : read.runs)
            add(std::move(run));
    Q_EMIT resultsChanged();
    if (result || result.error().kind != ErrorKind::Cancelled)
        Q_EMIT resultsDamaged(damage);
    if (waiting.empty())
        return;
    if (result)
        evaluate(waiting);
    else
        Q_EMIT message(tr("No evaluation begins: the earlier results were not read."));
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
                                                                               const widgets::JudgeSettings &judge,
                                                                               const benchmark::PairIndex *index) const
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
    count.isStale = index && index->isStale(ref.kind, score);
    return count;
}

std::vector<dataset::PairKind> EvaluationController::kindsOfDataset() const
{
    std::vector<dataset::PairKind> kinds = benchmark::EvaluationOptions().kinds;
    std::erase_if(kinds, [this](dataset::PairKind kind) { return m_dataset->pairs(kind).empty(); });
    return kinds;
}

std::vector<dataset::PairKind> EvaluationController::missingKinds(const std::string &fingerprint) const
{
    return benchmark::missingKinds(runs(), fingerprint, kindsOfDataset(), m_datasetFingerprint);
}

bool EvaluationController::isUnderWay(const std::string &fingerprint) const
{
    return std::any_of(m_jobs->jobs().begin(), m_jobs->jobs().end(), [&](const widgets::JobQueue::Job &job) {
        const auto model = m_jobsStarted.constFind(job.id);
        return job.active() && !job.cancelling && model != m_jobsStarted.cend()
            && *model == std::pair(fingerprint, m_matcher);
    });
}

std::vector<int> EvaluationController::startable(const std::vector<int> &slots)
{
    std::vector<int> free;
    if (!m_dataset)
        return free;
    std::set<std::string> asked;
    for (const int slot : slots) {
        const auto backbone = m_engine->backbone(slot);
        if (!backbone)
            continue;
        const std::string &fingerprint = backbone->info().fingerprint;
        if (!isUnderWay(fingerprint) && asked.insert(fingerprint).second)
            free.push_back(slot);
    }
    return free;
}

bool EvaluationController::sayWhyNoneIsStartable(const std::vector<int> &slots)
{
    const bool anyLoaded = std::any_of(slots.begin(), slots.end(),
                                       [this](int slot) { return m_engine->backbone(slot); });
    if (!m_dataset)
        Q_EMIT message(tr("Open a dataset first."));
    else if (m_engine->models().empty())
        Q_EMIT message(tr("Add a model first."));
    else if (anyLoaded)
        Q_EMIT message(tr("These models are being evaluated already."));
    else
        return false;
    return true;
}

bool EvaluationController::sayWhatIsLeftOut(const std::vector<int> &slots)
{
    using widgets::ModelState;
    struct Group {
        QStringList labels;
        QString detail; // of the first
    };
    std::map<ModelState, Group> groups;
    std::map<int, ModelState> named;
    int first = 0;
    const auto &models = m_engine->models();
    for (const widgets::ModelSlot &model : models) {
        if (model.state == ModelState::Ready || std::find(slots.begin(), slots.end(), model.slot) == slots.end())
            continue;
        Group &group = groups[model.state];
        if (group.labels.isEmpty())
            group.detail = model.detail;
        group.labels << widgets::modelLabel(models, model.slot);
        named[model.slot] = model.state;
        if (first == 0 && model.state != ModelState::Loading)
            first = model.slot;
    }
    if (!m_dataset || groups.empty())
        return false;
    QStringList sentences;
    for (const auto &[state, group] : groups) {
        const bool one = group.labels.size() == 1;
        const QString names = group.labels.join(QStringLiteral(", "));
        if (state == ModelState::Loading)
            sentences << tr("Not evaluated, because still being loaded: %1. Evaluate once more when that is done.")
                             .arg(names);
        else if (one)
            sentences << (state == ModelState::NotLoaded ? tr("%1 is not evaluated: it is not loaded. %2")
                                                         : tr("%1 is not evaluated: it could not be loaded. %2"))
                             .arg(names, group.detail);
        else if (state == ModelState::NotLoaded)
            sentences << tr("Not evaluated, because they have no weights: %1. The pane of each says what to get and "
                            "where to put it, and its button takes a file.")
                             .arg(names);
        else
            sentences << tr("Not evaluated, because they could not be loaded: %1. The pane of each says why, and its "
                            "button takes another file.")
                             .arg(names);
    }
    m_leftOut = std::move(named);
    Q_EMIT leftOut(sentences.join(QLatin1Char(' ')).trimmed(), first);
    return true;
}

bool EvaluationController::hasRuns() const
{
    return std::any_of(m_runs.begin(), m_runs.end(),
                       [](const auto &ofMatcher) { return !ofMatcher.second.runs().empty(); });
}

void EvaluationController::evaluate(const std::vector<int> &slots)
{
    if (m_readsResults) {
        m_waiting.insert(m_waiting.end(), slots.begin(), slots.end());
        Q_EMIT message(tr("Evaluation begins when the earlier results are read."));
        return;
    }
    const std::vector<int> free = startable(slots);
    bool anything = free.empty() && sayWhyNoneIsStartable(slots);
    for (const int slot : free) {
        const auto kinds = missingKinds(m_engine->backbone(slot)->info().fingerprint);
        if (kinds.empty())
            continue;
        anything = true;
        start(slot, {.kinds = kinds});
    }
    if (!free.empty() && !anything && kindsOfDataset().empty())
        Q_EMIT message(tr("This dataset has no pairs to evaluate."));
    else if (!sayWhatIsLeftOut(slots) && !anything)
        Q_EMIT message(
            tr("Nothing to do: all pairs of this dataset are evaluated. Evaluate again computes them anew."));
}

void EvaluationController::evaluateAgain(const std::vector<int> &slots)
{
    const std::vector<int> free = startable(slots);
    if (free.empty())
        sayWhyNoneIsStartable(slots);
    else if (kindsOfDataset().empty())
        Q_EMIT message(tr("This dataset has no pairs to evaluate."));
    else
        for (const int slot : free)
            start(slot, {.kinds = kindsOfDataset(), .resume = false});
    sayWhatIsLeftOut(slots);
}

void EvaluationController::finishWithoutUnreadable(const std::string &fingerprint)
{
    if (!m_dataset)
        return;
    for (const widgets::ModelSlot &model : m_engine->models()) {
        const auto backbone = m_engine->backbone(model.slot);
        if (!backbone || backbone->info().fingerprint != fingerprint)
            continue;
        if (const auto kinds = missingKinds(fingerprint); !kinds.empty() && !isUnderWay(fingerprint))
            start(model.slot, {.kinds = kinds, .withoutUnreadable = true});
        return;
    }
    Q_EMIT message(tr("The model is no longer loaded."));
}

void EvaluationController::start(int slot, const Request &request)
{
    const auto backbone = m_engine->backbone(slot);
    const QString title = widgets::modelLabel(m_engine->models(), slot);
    auto outcome = std::make_shared<Indexed>();
    auto unreadable = std::make_shared<std::int64_t>(0);
    const int job = m_jobs->start(
        tr("Evaluating %1").arg(title), "evaluate",
        [outcome, unreadable, request, backbone, dataset = m_dataset, store = m_engine->store(), path = m_resultsPath,
         matcher = m_matcher](const Task &task) -> Result<QString> {
            benchmark::EvaluationOptions options;
            options.results = path.toStdString();
            options.kinds = request.kinds;
            options.resume = request.resume;
            options.saysNothingToResume = false; // the window always goes on where it can
            options.matcher = matcher;
            options.withoutUnreadable = request.withoutUnreadable;
            auto result = benchmark::evaluate(*dataset, *backbone, *store, options, task);
            if (!result)
                return result.error();
            std::int64_t pairs = 0, asked = 0;
            for (const auto &kind : result->kinds) {
                pairs += std::int64_t(kind.scores.size());
                asked += kind.selected;
            }
            // Behind the closing line, for the job's log: why pairs failed, a line a cause, and what the run remarks.
            std::vector<widgets::FailedFile> failed;
            for (const benchmark::Failure &failure : result->failures)
                failed.push_back({QString::fromStdString(failure.file), QString::fromStdString(failure.error.message)});
            QStringList lines;
            if (!task.cancelled()) {
                lines = widgets::failureLines(failed);
                for (const std::string &note : result->notes)
                    lines << QString::fromStdString(note);
                if (!result->featureWarning.empty())
                    lines << QString::fromStdString(result->featureWarning);
            }
            const bool complete = result->complete;
            *unreadable = 0; // the job may be a retry
            for (const auto &kind : result->kinds)
                *unreadable += task.cancelled() ? 0 : kind.open;
            const QString done = countText(pairs, tr("%1 pair"), tr("%1 pairs"));
            lines.prepend(complete ? tr("%1 in %2, %3 failed")
                                         .arg(done, QString::fromStdString(durationText(result->seconds)))
                                         .arg(result->failures.size())
                              : *unreadable > 0
                              ? tr("%1 done, %2 could not be read. What is done is kept.")
                                    .arg(done, widgets::groupedText(*unreadable))
                              : tr("Cancelled after %1 of %2. Results so far are kept.")
                                    .arg(widgets::groupedText(pairs), countText(asked, tr("%1 pair"), tr("%1 pairs"))));
            *outcome = indexed(std::move(*result));
            return lines.join('\n');
        },
        [this, outcome, unreadable, generation = m_generation, title,
         fingerprint = backbone->info().fingerprint](const Result<QString> &result) {
            // Figures that mean nothing are no mere line in a log.
            QString warning;
            bool complete = false;
            if (outcome->run && generation == m_generation) {
                warning = QString::fromStdString(outcome->run->featureWarning);
                complete = outcome->run->complete;
                add(std::move(*outcome));
                *outcome = {};
                Q_EMIT resultsChanged();
            }
            if (!result) {
                if (result.error().kind != ErrorKind::Cancelled)
                    Q_EMIT failed(QString::fromStdString(result.error().text()), fingerprint);
            } else if (generation == m_generation && *unreadable > 0) {
                Q_EMIT unreadablePairs(title + ": " + *result, fingerprint);
            } else if (!warning.isEmpty()) {
                Q_EMIT failed(warning, fingerprint);
            } else {
                if (complete)
                    Q_EMIT evaluated(fingerprint);
                Q_EMIT message(title + ": " + *result);
            }
        },
        widgets::JobQueue::Unit::Pairs);
    m_jobsStarted.insert(job, {backbone->info().fingerprint, m_matcher});
    Q_EMIT runningChanged();
}

} // namespace soco::studio
