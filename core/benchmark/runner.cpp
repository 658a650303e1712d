#include "core/benchmark/runner.h"

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/base/user_folders.h"
#include "core/benchmark/evaluation_monitor.h"
#include "core/benchmark/evaluation_order.h"
#include "core/benchmark/evaluation_outputs.h"
#include "core/benchmark/evaluation_plan.h"
#include "core/benchmark/feature_pass.h"
#include "core/benchmark/match_pass.h"
#include "core/benchmark/results_store.h"
#include "core/benchmark/run_state.h"
#include "core/benchmark/utc_time.h"
#include "core/dataset/fingerprint.h"
#include "core/dataset/image_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <unordered_set>

namespace soco::benchmark {

namespace {

namespace fs = std::filesystem;

fs::path stateFolder(const EvaluationOptions &options)
{
    if (!options.stateFolder.empty())
        return options.stateFolder;
    if (!options.results.empty())
        return resultsFile(options.results).parent_path() / stateFolderName;
    if (!options.predictions.empty())
        return options.predictions.parent_path() / stateFolderName;
    return userCacheFolder() / "soco-studio" / "runs";
}

class Evaluation
{
public:
    Evaluation(const dataset::Dataset &dataset, const vision::Backbone &backbone, vision::FeatureStore &store,
               const EvaluationOptions &options, const Task &task)
        : m_dataset(dataset), m_backbone(backbone), m_store(store), m_options(options),
          m_matcher(*matcherNamed(options.matcher)), m_threads(threadCount(options.threads)),
          m_monitor(task, options.progress)
    {
    }

    Result<EvaluationResult> run();

private:
    void describe();
    Result<void> openState();
    void takeOverFinished();
    std::optional<EvaluationResult> alreadyStored();
    Error kept(Error error) const;
    void forwardAndMatch();
    void remember(const PlannedPair &pair);
    void finishState();

    const dataset::Dataset &m_dataset;
    const vision::Backbone &m_backbone;
    vision::FeatureStore &m_store;
    const EvaluationOptions &m_options;
    const Matcher &m_matcher;
    const int m_threads;
    EvaluationMonitor m_monitor;
    EvaluationPlan m_plan;
    vision::Pictures m_pictures{dataset::decodeImageBytes};
    std::unique_ptr<RunState> m_state;
    EvaluationResult m_result;
};

Result<EvaluationResult> Evaluation::run()
{
    const auto start = std::chrono::steady_clock::now();
    Result<EvaluationPlan> plan = selectPairs(m_dataset, m_options);
    if (!plan)
        return plan.error();
    m_plan = std::move(*plan);
    m_monitor.setPairs(std::int64_t(m_plan.pairs.size()), 0, 0);
    if (Result<void> ready = prepareOutputs(m_options, m_dataset.root()); !ready)
        return ready.error();
    m_monitor.report("reading pairs");
    // First, since what is read here is known to the fingerprint.
    readPairs(m_plan, m_dataset, m_backbone.info().inputSize, m_threads, m_monitor.stopToken());
    describe();
    if (Result<void> opened = openState(); !opened)
        return opened.error();
    findImages(m_plan, m_dataset, m_pictures, m_threads, m_monitor.stopToken());
    m_result.images = std::int64_t(m_plan.images.size());
    takeOverFinished();
    if (std::optional<EvaluationResult> stored = alreadyStored())
        return std::move(*stored);
    forwardAndMatch();
    if (const std::optional<Error> error = m_monitor.abortedBy())
        return kept(*error);
    collectScores(m_plan, m_dataset, m_options, m_result);
    m_result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (m_result.complete) {
        if (Result<void> written = writeOutputs(m_plan, m_dataset, m_options, m_result); !written)
            return kept(written.error());
        finishState();
    }
    return std::move(m_result);
}

void Evaluation::describe()
{
    m_result.runId = newRunId();
    m_result.time = utcNow();
    m_result.model = m_backbone.info();
    m_result.device = m_backbone.device().text();
    m_result.protocol = m_matcher.info().id;
    m_result.dataset = m_dataset.name();
    m_result.datasetRoot = m_dataset.root().string();
    const Task reading(
        [this](const Progress &progress) {
            m_monitor.report("identifying the dataset: " + groupedDigits(progress.done) + " of "
                             + counted(progress.total, "file"));
        },
        m_monitor.stopToken());
    if (auto fingerprint = dataset::datasetFingerprint(m_dataset, reading))
        m_result.datasetFingerprint = std::move(*fingerprint);
    else if (fingerprint.error().kind != ErrorKind::Cancelled)
        m_result.notes.push_back("Which state of the dataset this run is of is not known: "
                                 + fingerprint.error().text());
    m_result.threshold = m_options.threshold;
    m_result.reduction = m_options.reduction;
    m_result.maxPairs = m_options.maxPairs;
    m_result.categories = m_options.categories;
}

Result<void> Evaluation::openState()
{
    std::error_code code;
    const fs::path root = fs::weakly_canonical(m_dataset.root(), code);
    const StateRequest request{
        m_result.model.fingerprint, m_result.model.name,         m_result.device,
        m_result.protocol,          m_result.datasetFingerprint, (code ? m_dataset.root() : root).string(),
        selectionText(m_options)};
    const fs::path folder = stateFolder(m_options);
    auto state = RunState::open(folder, request, {m_options.resume, m_options.lock});
    Result<std::string> runId = state ? (*state)->begin(m_result.runId) : Result<std::string>(state.error());
    if (runId) {
        m_state = std::move(*state);
        m_result.runId = *runId;
        const std::vector<std::string> &notes = m_state->notes();
        m_result.notes.insert(m_result.notes.end(), notes.begin(), notes.end());
        return {};
    }
    if (!m_options.results.empty() || !m_options.predictions.empty() || m_options.resume)
        return runId.error();
    m_result.notes.push_back("If it is interrupted, this run starts from the beginning: " + runId.error().text());
    return {};
}

// Pairs that need no work: finished by an interrupted run, or without a point to match.
void Evaluation::takeOverFinished()
{
    std::int64_t outdated = 0;
    for (PlannedPair &pair : m_plan.pairs) {
        if (pair.state != PlannedPair::State::Open || m_monitor.stopped())
            continue;
        const std::size_t points = pair.geometry.source.size();
        if (m_state && points > 0) {
            const std::vector<UnitPoint> *finished = m_state->find(pair.name, pair.content);
            if (!finished || finished->size() != points) {
                outdated += m_state->isOutdated(pair.name, pair.content) ? 1 : 0;
                continue;
            }
            pair.predicted = *finished;
            ++m_result.resumedPairs;
        } else if (points > 0) {
            continue;
        }
        pair.state = PlannedPair::State::Done;
    }
    const bool says = m_state && (m_state->size() > 0 || m_options.saysNothingToResume);
    if (m_options.resume && says && m_result.resumedPairs == 0 && outdated == 0)
        m_result.notes.push_back(m_state->size() == 0
                                     ? "There were no finished pairs of an interrupted run to go on with"
                                     : "An interrupted run has finished " + counted(m_state->size(), "pair")
                                         + ", and none of those that are asked for now");
    if (outdated > 0)
        m_result.notes.push_back(counted(outdated, "finished pair is", "finished pairs are")
                                 + " not taken over: pictures or points have changed since");
}

// A job that is put into the queue again after it has finished. Its state is gone: what is in the state goes its way,
// since it may have to be removed.
std::optional<EvaluationResult> Evaluation::alreadyStored()
{
    const bool open = std::any_of(m_plan.pairs.begin(), m_plan.pairs.end(),
                                  [](const PlannedPair &pair) { return pair.state == PlannedPair::State::Open; });
    if (!open || !m_options.resume || m_options.results.empty() || !m_options.predictions.empty()
        || m_monitor.stopped())
        return std::nullopt;
    return storedRun(m_plan, m_options, m_result);
}

// Nothing is lost, and what takes up the finished pairs.
Error Evaluation::kept(Error error) const
{
    if (!m_state || error.kind == ErrorKind::Cancelled)
        return error;
    constexpr std::string_view again = " and try again";
    if (error.remedy.ends_with(again))
        error.remedy.erase(error.remedy.size() - again.size());
    if (error.remedy.find("--resume") == std::string::npos)
        error.remedy += error.remedy.empty() ? "Run the same command with --resume"
                                             : ", then run the same command with --resume";
    const fs::path folder = m_state->path().parent_path();
    error.remedy += ". What is done is kept in " + folder.string();
    // --resume looks beside the file that is to be written: where that goes elsewhere, what is kept has to go along.
    if (m_options.stateFolder.empty() && fs::path(error.file).parent_path() == folder.parent_path())
        error.remedy += "; if you write to another folder, copy that one into it first";
    return error;
}

void Evaluation::forwardAndMatch()
{
    if (m_monitor.stopped()) // pairs that were not read are not open, either, and would count as done
        return;
    std::vector<std::size_t> open; // indices into the plan's pairs
    std::vector<ImagePair> images;
    for (std::size_t i = 0; i < m_plan.pairs.size(); ++i) {
        const PlannedPair &pair = m_plan.pairs[i];
        if (pair.state == PlannedPair::State::Open) {
            open.push_back(i);
            images.push_back({pair.source, pair.target});
        }
    }
    m_monitor.setPairs(std::int64_t(m_plan.pairs.size()), std::int64_t(m_plan.pairs.size() - open.size()),
                       std::int64_t(open.size()));
    const vision::BackboneInfo &info = m_backbone.info();
    const std::uint64_t mapBytes =
        std::max<std::uint64_t>(1, std::uint64_t(info.channels) * info.gridSize * info.gridSize * sizeof(float));
    const std::vector<Batch> batches = planBatches(m_plan.images.size(), images,
                                                   std::size_t(m_store.budget() / mapBytes), std::size_t(2 * m_threads));
    std::int64_t loads = 0;
    for (const Batch &batch : batches)
        loads += std::int64_t(batch.load.size());
    m_monitor.setImages(loads);
    m_monitor.report("");

    FeaturePass features(m_plan, m_backbone, m_store, m_pictures, m_threads, m_monitor);
    MatchPass matches(m_plan, m_matcher, m_threads, m_monitor, [this](const PlannedPair &pair) { remember(pair); });
    for (const Batch &batch : batches) {
        if (m_monitor.stopped())
            break;
        features.exchange(batch.drop, batch.load);
        std::vector<std::size_t> pairs;
        for (const std::size_t pair : batch.pairs)
            pairs.push_back(open[pair]);
        matches.match(pairs);
    }
    m_result.imagesForwarded = features.forwarded();
    m_result.verifiedGrid = features.verifiedGrid();
    m_result.featureWarning = features.check().warning(info);
    m_result.meaningless = features.check().allMeaningless();
}

void Evaluation::remember(const PlannedPair &pair)
{
    if (!m_state)
        return;
    const Result<void> added = m_state->add(pair.name, pair.content, pair.predicted);
    if (added)
        return;
    if (m_options.results.empty() && m_options.predictions.empty()) {
        m_result.notes.push_back("If it is interrupted, this run starts from the beginning: " + added.error().text());
        m_state.reset();
    } else {
        // The results could not be written either. What is done so far stays in the state.
        m_monitor.abort(added.error());
    }
}

void Evaluation::finishState()
{
    if (!m_state)
        return;
    std::unordered_set<std::string> names;
    std::unordered_set<std::uint64_t> contents; // of pairs that had other names when they were finished
    for (const PlannedPair &pair : m_plan.pairs) {
        names.insert(pair.name);
        contents.insert(pair.content);
    }
    const auto isOfThisRun = [&](const std::string &pair, std::uint64_t content) {
        return names.contains(pair) || contents.contains(content);
    };
    if (m_options.keepState)
        m_result.finishedStates = m_state->finishedStates(isOfThisRun);
    else
        m_state->finish(isOfThisRun);
}

} // namespace

Result<void> EvaluationOptions::check() const
{
    if (kinds.empty())
        return Error{ErrorKind::InvalidArgument, "No kind of pairs was asked for", {}, {}, "Name intra, cross or both"};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (std::find(kinds.begin(), kinds.begin() + std::ptrdiff_t(i), kinds[i]) != kinds.begin() + std::ptrdiff_t(i))
            return Error{ErrorKind::InvalidArgument,
                         std::string("The pairs \"") + dataset::pairKindName(kinds[i]) + "\" are named twice"};
    }
    if (!std::isfinite(threshold) || threshold <= 0)
        return Error{ErrorKind::InvalidArgument, "The threshold must be a positive number", {}, {},
                     "The benchmark uses 0.1"};
    if (maxPairs < 0)
        return Error{ErrorKind::InvalidArgument, "The number of pairs per category must not be negative", {}, {},
                     "0 takes all"};
    if (!matcherNamed(matcher))
        return noSuchMatcher(matcher);
    if (threads < 0)
        return Error{ErrorKind::InvalidArgument, "The number of threads must not be negative", {}, {},
                     "0 takes all cores"};
    return {};
}

Result<EvaluationResult> evaluate(const dataset::Dataset &dataset, const vision::Backbone &backbone,
                                  vision::FeatureStore &store, const EvaluationOptions &options, const Task &task)
{
    if (Result<void> usable = options.check(); !usable)
        return usable.error();
    try {
        return Evaluation(dataset, backbone, store, options, task).run();
    } catch (const std::bad_alloc &) {
        return Error{ErrorKind::OutOfMemory, "The memory is used up", {}, {},
                     "Evaluate with a smaller --memory, or fewer categories at a time"};
    } catch (const std::exception &exception) {
        return Error{ErrorKind::Io, std::string("The evaluation could not go on: ") + exception.what()};
    }
}

} // namespace soco::benchmark
