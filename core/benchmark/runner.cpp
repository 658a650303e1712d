#include "core/benchmark/runner.h"

#include "core/base/parallel.h"
#include "core/benchmark/dataset_fingerprint.h"
#include "core/benchmark/evaluation_order.h"
#include "core/benchmark/judge.h"
#include "core/benchmark/predictions.h"
#include "core/benchmark/results_store.h"
#include "core/benchmark/run_state.h"
#include "core/benchmark/utc_time.h"
#include "core/dataset/image_file.h"
#include "core/vision/matching.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <mutex>
#include <unistd.h>
#include <unordered_map>

namespace soco::benchmark {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

fs::path cacheFolder()
{
    if (const char *cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
        return cache;
    if (const char *home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".cache";
    return fs::temp_directory_path();
}

// Size and time of change: an image that was replaced between two halves of a run is forwarded again.
std::uint64_t imageStamp(const fs::path &path)
{
    std::error_code code;
    const std::uintmax_t size = fs::file_size(path, code);
    if (code)
        return 0;
    const auto time = fs::last_write_time(path, code);
    return Digest().add(std::uint64_t(size)).add(std::uint64_t(time.time_since_epoch().count())).value();
}

struct Work {
    std::size_t kind = 0; // index into the kinds that were asked for
    const dataset::PairRef *ref = nullptr;
    std::string name; // relative to the dataset
    std::string group;
    dataset::PairMatches matches;
    PairGeometry geometry;
    std::array<std::pair<std::string, std::string>, 2> imageNames; // category and file, source and target
    std::size_t source = 0;                                        // indices into the images
    std::size_t target = 0;
    std::uint64_t content = 0;
    std::vector<UnitPoint> predicted;
    enum class State { Unread, Open, Done, Failed } state = State::Unread;
    Error error;

    void fail(Error why)
    {
        state = State::Failed;
        error = std::move(why);
    }
};

struct Image {
    fs::path path;
    std::uint64_t stamp = 0;
    vision::FeatureMap map; // while it is in memory
    std::optional<Error> error;
};

class Evaluation
{
public:
    Evaluation(const dataset::Dataset &dataset, const vision::Backbone &backbone, vision::FeatureStore &store,
               const EvaluationOptions &options, const Task &task)
        : m_dataset(dataset), m_backbone(backbone), m_store(store), m_options(options), m_task(task),
          m_threads(threadCount(options.threads))
    {
    }

    Result<EvaluationResult> run();

private:
    Result<void> select();
    Result<void> prepareOutputs();
    std::string request() const;
    fs::path stateFolder() const;
    void readPairs();
    void findImages();
    void takeOver();
    void forwardAndMatch();
    void loadImage(Image &image);
    void matchPair(Work &work);
    void keep(const Work &work);
    void report(const std::string &what);
    double secondsLeft() const;
    void collect();
    Result<void> writeOutputs() const;
    Result<void> writePredictions() const;

    const dataset::Dataset &m_dataset;
    const vision::Backbone &m_backbone;
    vision::FeatureStore &m_store;
    const EvaluationOptions &m_options;
    const Task &m_task;
    const int m_threads;

    std::vector<Work> m_work; // in the order of the kinds asked for, then of the index
    std::vector<Image> m_images;
    std::unique_ptr<RunState> m_state;
    EvaluationResult m_result;

    // What the threads of one phase share.
    std::mutex m_mutex;
    std::stop_source m_stop; // the task's wish to stop, or a full disk
    std::optional<Error> m_fatal;
    EvaluationProgress m_progress;
    std::int64_t m_matched = 0; // pairs matched in this run, without those taken over
    std::int64_t m_toMatch = 0;
    double m_loadSeconds = 0; // of finished phases
    double m_matchSeconds = 0;
    Clock::time_point m_phaseStart;
    bool m_loading = false;
};

Result<EvaluationResult> Evaluation::run()
{
    const Clock::time_point start = Clock::now();
    const std::stop_callback passOn(m_task.stopToken(), [this] { m_stop.request_stop(); });
    m_result.runId = newRunId();
    m_result.time = utcNow();
    if (Result<void> selected = select(); !selected)
        return selected.error();
    if (Result<void> ready = prepareOutputs(); !ready)
        return ready.error();
    readPairs();
    findImages();
    takeOver();
    forwardAndMatch();
    if (m_fatal)
        return *m_fatal;
    collect();
    m_result.seconds = secondsSince(start);
    if (m_result.complete) {
        if (Result<void> written = writeOutputs(); !written)
            return written.error();
        if (m_state)
            m_state->remove();
    }
    return std::move(m_result);
}

Result<void> Evaluation::select()
{
    const std::vector<std::string> &categories = m_options.categories;
    // A figure over the pairs that happen to be readable would pass for one over all of them.
    for (const dataset::PairKind kind : m_options.kinds)
        if (const std::vector<Error> hidden = m_dataset.unreadablePairs(kind, categories); !hidden.empty())
            return hidden.front();
    std::vector<std::string> unknown = categories;
    for (std::size_t kind = 0; kind < m_options.kinds.size(); ++kind) {
        const dataset::PairKind pairKind = m_options.kinds[kind];
        int inGroup = 0;
        const std::string *group = nullptr;
        for (const dataset::PairRef &ref : m_dataset.pairs(pairKind)) {
            if (!group || *group != ref.group) {
                group = &ref.group;
                inGroup = 0;
                std::erase(unknown, ref.group);
            }
            const bool wanted =
                categories.empty() || std::find(categories.begin(), categories.end(), ref.group) != categories.end();
            if (!wanted || (m_options.maxPairs > 0 && inGroup >= m_options.maxPairs))
                continue;
            ++inGroup;
            Work &work = m_work.emplace_back();
            work.kind = kind;
            work.ref = &ref;
            work.name = pairFolder(pairKind) + '/' + ref.group + '/' + ref.file;
        }
    }
    if (!unknown.empty()) {
        std::string names;
        for (const std::string &name : unknown)
            names += (names.empty() ? "" : ", ") + name;
        return Error{ErrorKind::InvalidArgument, "No pairs of this category: " + names, m_dataset.root().string(), {},
                     "soco info lists the categories"};
    }
    if (m_work.empty())
        return Error{ErrorKind::InvalidArgument, "There are no pairs of the kinds that were asked for",
                     (m_dataset.root() / "PairAnnotations").string(), {}, "soco info lists what the dataset has"};
    m_progress.pairsTotal = std::int64_t(m_work.size());
    return {};
}

// What predictions depend on. Not the threshold nor the reduction: scores are made from predictions.
std::string Evaluation::request() const
{
    std::error_code code;
    const fs::path root = fs::weakly_canonical(m_dataset.root(), code);
    std::string text = m_backbone.info().fingerprint + '\n' + m_backbone.device().text() + '\n' +
                       (code ? m_dataset.root() : root).string() + "\npairs";
    for (const dataset::PairKind kind : m_options.kinds)
        text += std::string(" ") + dataset::pairKindName(kind);
    text += "\nat most " + std::to_string(m_options.maxPairs) + "\ncategories";
    for (const std::string &category : m_options.categories)
        text += ' ' + category;
    return text;
}

fs::path Evaluation::stateFolder() const
{
    if (!m_options.stateFolder.empty())
        return m_options.stateFolder;
    if (!m_options.results.empty())
        return resultsFile(m_options.results).parent_path() / ".soco-runs";
    if (!m_options.predictions.empty())
        return m_options.predictions.parent_path() / ".soco-runs";
    return cacheFolder() / "soco-studio" / "runs";
}

// Before the long work: a folder that cannot be written to is found out now, not at the end.
Result<void> Evaluation::prepareOutputs()
{
    std::vector<fs::path> folders;
    if (!m_options.results.empty())
        folders.push_back(resultsFile(m_options.results).parent_path());
    if (!m_options.predictions.empty()) {
        std::error_code unknown;
        const fs::file_status there = fs::status(m_options.predictions, unknown);
        if (fs::is_directory(there))
            return Error{ErrorKind::InvalidArgument, "Is a folder, and predictions go to a file",
                         m_options.predictions.string(), {}, "Name a file in it"};
        if (fs::exists(there) && !fs::is_regular_file(there))
            return Error{ErrorKind::InvalidArgument, "Is a device or a pipe, and predictions replace a file",
                         m_options.predictions.string(), {}, "Name another file"};
        folders.push_back(m_options.predictions.parent_path());
    }
    for (fs::path &folder : folders) {
        if (folder.empty())
            folder = ".";
        std::error_code code;
        fs::create_directories(folder, code);
        if (code || ::access(folder.c_str(), W_OK | X_OK) != 0)
            return Error{ErrorKind::Io, code ? "Could not be created: " + code.message() : "May not be written to",
                         folder.string(), {}, "Choose a folder that you may write to"};
    }
    const std::string key = request();
    auto state = RunState::open(RunState::pathFor(stateFolder(), key), key, m_options.resume);
    if (state)
        m_state = std::move(*state);
    else if (!folders.empty() || m_options.resume)
        return state.error();
    else
        m_result.notes.push_back("If it is interrupted, this run starts from the beginning: " + state.error().text());
    return {};
}

void Evaluation::readPairs()
{
    report("reading pairs");
    parallelFor(
        m_work.size(), m_threads,
        [this](std::size_t i) {
            Work &work = m_work[i];
            const Result<dataset::Pair> pair = m_dataset.loadPair(*work.ref);
            if (!pair)
                return work.fail(pair.error());
            work.group = pair->group.empty() ? work.ref->group : pair->group;
            work.matches = dataset::matchesOf(*pair);
            work.geometry = geometryOf(*pair, m_backbone.info().inputSize);
            work.imageNames = {std::pair{pair->source.category, pair->source.image},
                               std::pair{pair->target.category, pair->target.image}};
            work.state = Work::State::Open;
        },
        m_stop.get_token());
}

void Evaluation::findImages()
{
    std::unordered_map<std::string, std::size_t> indices; // "category/file"
    const auto indexOf = [&](const std::pair<std::string, std::string> &name) {
        const auto [it, added] = indices.try_emplace(name.first + '/' + name.second, m_images.size());
        if (added) {
            Image &image = m_images.emplace_back();
            const Result<fs::path> path = m_dataset.imagePath(name.first, name.second);
            if (path) {
                image.path = *path;
                image.stamp = imageStamp(*path);
            } else {
                image.error = path.error();
            }
        }
        return it->second;
    };
    for (Work &work : m_work) {
        if (work.state != Work::State::Open)
            continue;
        work.source = indexOf(work.imageNames[0]);
        work.target = indexOf(work.imageNames[1]);
        Digest digest;
        for (const UnitPoint &point : work.geometry.source)
            digest.add(point.x).add(point.y);
        work.content = digest.add(m_images[work.source].stamp).add(m_images[work.target].stamp).value();
        for (const std::size_t image : {work.source, work.target}) {
            if (m_images[image].error && work.state == Work::State::Open)
                work.fail(*m_images[image].error);
        }
        work.imageNames = {};
    }
    m_result.images = std::int64_t(m_images.size());
}

// Pairs that need no work: finished by an interrupted run, or without a point to match.
void Evaluation::takeOver()
{
    for (Work &work : m_work) {
        if (work.state != Work::State::Open)
            continue;
        const std::size_t points = work.geometry.source.size();
        const std::vector<UnitPoint> *kept = m_state && points > 0 ? m_state->find(work.name, work.content) : nullptr;
        if (kept && kept->size() == points) {
            work.predicted = *kept;
            ++m_result.resumedPairs;
        } else if (points > 0) {
            continue;
        }
        work.state = Work::State::Done;
    }
    m_progress.pairsDone = std::count_if(m_work.begin(), m_work.end(), [](const Work &work) {
        return work.state == Work::State::Done || work.state == Work::State::Failed;
    });
}

void Evaluation::forwardAndMatch()
{
    std::vector<std::size_t> open;
    std::vector<ImagePair> pairs;
    for (std::size_t i = 0; i < m_work.size(); ++i) {
        if (m_work[i].state == Work::State::Open) {
            open.push_back(i);
            pairs.push_back({m_work[i].source, m_work[i].target});
        }
    }
    const vision::BackboneInfo &info = m_backbone.info();
    const std::uint64_t mapBytes =
        std::max<std::uint64_t>(1, std::uint64_t(info.channels) * info.gridSize * info.gridSize * sizeof(float));
    const std::vector<Batch> batches =
        planBatches(m_images.size(), pairs, std::size_t(m_store.budget() / mapBytes), std::size_t(2 * m_threads));
    for (const Batch &batch : batches)
        m_progress.imagesTotal += std::int64_t(batch.load.size());
    m_toMatch = std::int64_t(open.size());
    report("");

    std::vector<std::size_t> inMemory;
    for (const Batch &batch : batches) {
        if (m_stop.stop_requested())
            return;
        for (const std::size_t image : batch.drop) {
            m_images[image].map = {};
            std::erase(inMemory, image);
        }
        // The store lets the least recently used map go: what we still hold shall not be it.
        for (const std::size_t image : inMemory)
            m_store.peek(m_backbone, m_images[image].path.string());
        inMemory.insert(inMemory.end(), batch.load.begin(), batch.load.end());

        m_loading = true;
        m_phaseStart = Clock::now();
        parallelFor(
            batch.load.size(), m_threads, [&](std::size_t i) { loadImage(m_images[batch.load[i]]); },
            m_stop.get_token());
        m_loadSeconds += secondsSince(m_phaseStart);

        m_loading = false;
        m_phaseStart = Clock::now();
        parallelFor(
            batch.pairs.size(), m_threads, [&](std::size_t i) { matchPair(m_work[open[batch.pairs[i]]]); },
            m_stop.get_token());
        m_matchSeconds += secondsSince(m_phaseStart);
    }
}

void Evaluation::loadImage(Image &image)
{
    if (image.error) // once is enough, though it left the memory in between
        return;
    bool forwarded = false;
    const auto decode = [&] {
        forwarded = true;
        return dataset::decodeImage(image.path);
    };
    Result<vision::FeatureMap> map =
        m_store.get(m_backbone, image.path.string(), decode, Task({}, m_stop.get_token()));
    const std::scoped_lock lock(m_mutex);
    if (map)
        image.map = std::move(*map);
    else if (map.error().kind == ErrorKind::Cancelled)
        return;
    else
        image.error = map.error();
    m_result.imagesForwarded += forwarded ? 1 : 0;
    ++m_progress.imagesDone;
    report(image.path.filename().string());
}

void Evaluation::matchPair(Work &work)
{
    const Image &source = m_images[work.source];
    const Image &target = m_images[work.target];
    if (source.error || target.error) {
        work.fail(source.error ? *source.error : *target.error);
    } else if (source.map.empty() || target.map.empty()) {
        return; // cancelled while they were made
    } else {
        const Result<std::vector<vision::Match>> matches = vision::match(source.map, work.geometry.source, target.map);
        if (matches) {
            work.predicted.reserve(matches->size());
            for (const vision::Match &match : *matches)
                work.predicted.push_back(match.predicted);
            work.state = Work::State::Done;
        } else {
            work.fail(matches.error());
        }
    }
    const std::scoped_lock lock(m_mutex);
    if (work.state == Work::State::Done)
        keep(work);
    ++m_matched;
    ++m_progress.pairsDone;
    report(work.ref->group + '/' + work.ref->file);
}

// Called with the mutex held.
void Evaluation::keep(const Work &work)
{
    if (!m_state || m_fatal)
        return;
    const Result<void> added = m_state->add(work.name, work.content, work.predicted);
    if (added)
        return;
    if (m_options.results.empty() && m_options.predictions.empty()) {
        m_result.notes.push_back("If it is interrupted, this run starts from the beginning: " + added.error().text());
        m_state.reset();
    } else {
        // The results could not be written either. What is done so far stays in the state.
        m_fatal = added.error();
        m_stop.request_stop();
    }
}

double Evaluation::secondsLeft() const
{
    const double running = m_phaseStart == Clock::time_point() ? 0 : secondsSince(m_phaseStart);
    const double load = m_loadSeconds + (m_loading ? running : 0);
    const double match = m_matchSeconds + (m_loading ? 0 : running);
    if (m_progress.imagesDone == 0)
        return -1;
    double left = load / double(m_progress.imagesDone) * double(m_progress.imagesTotal - m_progress.imagesDone);
    if (m_matched > 0)
        left += match / double(m_matched) * double(m_toMatch - m_matched);
    return left;
}

// Called with the mutex held, or while no other thread works.
void Evaluation::report(const std::string &what)
{
    m_task.report({m_progress.pairsDone, m_progress.pairsTotal, what});
    if (m_options.progress) {
        m_progress.secondsLeft = secondsLeft();
        m_options.progress(m_progress);
    }
}

void Evaluation::collect()
{
    m_result.model = m_backbone.info();
    m_result.device = m_backbone.device().text();
    m_result.dataset = m_dataset.name();
    m_result.datasetRoot = m_dataset.root().string();
    m_result.datasetFingerprint = datasetFingerprint(m_dataset);
    m_result.threshold = m_options.threshold;
    m_result.reduction = m_options.reduction;
    m_result.maxPairs = m_options.maxPairs;
    m_result.categories = m_options.categories;
    m_result.kinds.resize(m_options.kinds.size());
    for (std::size_t kind = 0; kind < m_options.kinds.size(); ++kind) {
        m_result.kinds[kind].kind = m_options.kinds[kind];
        m_result.kinds[kind].available = std::int64_t(m_dataset.pairs(m_options.kinds[kind]).size());
    }
    for (const Work &work : m_work) {
        KindResult &kind = m_result.kinds[work.kind];
        ++kind.selected;
        if (work.state == Work::State::Done) {
            PairScore &score = kind.scores.emplace_back(scorePair(work.matches, work.geometry, work.predicted));
            score.group = work.group;
            score.file = work.ref->file;
            kind.droppedNames += work.matches.droppedNames;
            kind.withoutBox += work.geometry.hasBox ? 0 : 1;
        } else if (work.state == Work::State::Failed) {
            ++kind.failed;
            m_result.failures.push_back({work.name, work.error});
        } else {
            ++kind.open;
            m_result.complete = false;
        }
    }
    for (KindResult &kind : m_result.kinds) {
        kind.cc = pck(kind.scores, Criterion::Cc, m_options.threshold, m_options.reduction);
        kind.soc = pck(kind.scores, Criterion::Soc, m_options.threshold, m_options.reduction);
    }
}

Result<void> Evaluation::writeOutputs() const
{
    if (!m_options.predictions.empty()) {
        if (Result<void> written = writePredictions(); !written)
            return written;
    }
    return m_options.results.empty() ? Result<void>() : appendResults(m_options.results, m_result);
}

Result<void> Evaluation::writePredictions() const
{
    Result<PredictionWriter> writer = PredictionWriter::create(m_options.predictions);
    if (!writer)
        return writer.error();
    for (const Work &work : m_work) {
        if (work.state != Work::State::Done)
            continue;
        // Names and concepts were not kept in memory.
        const Result<dataset::Pair> pair = m_dataset.loadPair(*work.ref);
        if (!pair)
            return pair.error();
        if (pair->source.keypoints.size() != work.predicted.size())
            return Error{ErrorKind::Mismatch, "Was changed while it was evaluated", work.name, {}, "Evaluate again"};
        const std::string line = predictionLine(*pair, work.matches, work.geometry, work.predicted, work.name);
        if (Result<void> written = writer->write(line); !written)
            return written;
    }
    return writer->commit();
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
