#include "app/studio/workspace/explore_engine.h"

#include "app/studio/workspace/shown_pair.h"
#include "core/benchmark/judge.h"
#include "core/dataset/image_file.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <algorithm>

namespace soco::studio {

using widgets::LoadedPairPtr;
using widgets::ModelSlot;
using widgets::ModelState;
using widgets::PairResult;
using widgets::PointResult;

// Runs functions one after the other; idle ones only when nothing else waits.
class ExploreEngine::Thread
{
public:
    enum Priority { Normal, WhenIdle };

    Thread() : m_thread([this](const std::stop_token &stop) { run(stop); }) {}

    void add(Priority priority, std::function<void()> work)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_queues[priority].push_back(std::move(work));
        }
        m_wake.notify_one();
    }

    // Drops what has not begun, then adds: the latest request wins.
    void replace(Priority priority, std::function<void()> work)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_queues[priority].clear();
        }
        add(priority, std::move(work));
    }

    void drop(Priority priority)
    {
        const std::scoped_lock lock(m_mutex);
        m_queues[priority].clear();
    }

private:
    void run(const std::stop_token &stop)
    {
        while (true) {
            std::function<void()> work;
            {
                std::unique_lock lock(m_mutex);
                const auto waiting = [&] {
                    return std::find_if(m_queues.begin(), m_queues.end(), [](const auto &queue) { return !queue.empty(); });
                };
                m_wake.wait(lock, stop, [&] { return waiting() != m_queues.end(); });
                if (stop.stop_requested())
                    return;
                auto queue = waiting();
                work = std::move(queue->front());
                queue->pop_front();
            }
            work();
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::array<std::deque<std::function<void()>>, 2> m_queues;
    std::jthread m_thread; // last: joins before the rest goes
};

namespace {

Result<vision::FeatureMap> featuresOf(vision::FeatureStore &store, const vision::Backbone &backbone,
                                      const dataset::Dataset &dataset, const dataset::View &view, const Task &task)
{
    const auto path = dataset.imagePath(view.category, view.image);
    if (!path)
        return path.error();
    return store.get(backbone, path->string(), [&] { return dataset::decodeImage(*path); }, task);
}

} // namespace

ExploreEngine::ExploreEngine(std::uint64_t featureBudget, const vision::Device &device, QObject *parent)
    : QObject(parent), m_device(device), m_store(std::make_unique<vision::FeatureStore>(featureBudget)),
      m_reading(std::make_unique<Thread>()), m_loading(std::make_unique<Thread>()),
      m_features(std::make_unique<Thread>()), m_maps(std::make_unique<Thread>())
{
}

ExploreEngine::~ExploreEngine()
{
    m_pairStop.request_stop();
    m_prefetchStop.request_stop();
    for (auto *thread : {&m_maps, &m_features, &m_loading, &m_reading})
        thread->reset();
    // Answers that wait for the event loop hold tokens, and a token that goes posts in its turn: while there is still
    // somebody to post to. What they post goes with the QObject.
    QCoreApplication::removePostedEvents(this);
}

void ExploreEngine::post(std::function<void()> onGuiThread)
{
    QMetaObject::invokeMethod(this, std::move(onGuiThread), Qt::QueuedConnection);
}

std::shared_ptr<void> ExploreEngine::busyToken()
{
    ++m_busy;
    // Released where the work ends, or where it is dropped before it began.
    return std::shared_ptr<void>(this, [this](void *) {
        post([this] { --m_busy; });
    });
}

bool ExploreEngine::idle() const
{
    return m_busy == 0;
}

void ExploreEngine::setDataset(std::shared_ptr<const dataset::Dataset> dataset)
{
    m_dataset = std::move(dataset);
}

ModelSlot *ExploreEngine::modelAt(int slot)
{
    const auto it = std::find_if(m_models.begin(), m_models.end(), [&](const ModelSlot &m) { return m.slot == slot; });
    return it == m_models.end() ? nullptr : &*it;
}

std::shared_ptr<const vision::Backbone> ExploreEngine::backbone(int slot) const
{
    return slot >= 1 && slot <= 9 ? m_slots[std::size_t(slot - 1)].backbone : nullptr;
}

int ExploreEngine::addSlot(const vision::ModelSpec &spec, const QString &title)
{
    int slot = 1;
    while (slot <= 9 && modelAt(slot))
        ++slot;
    if (slot > 9)
        return 0;
    ModelSlot model;
    model.slot = slot;
    model.name = QString::fromStdString(spec.name);
    model.title = title;
    m_models.insert(std::upper_bound(m_models.begin(), m_models.end(), slot,
                                     [](int s, const ModelSlot &m) { return s < m.slot; }),
                    model);
    m_slots[std::size_t(slot - 1)].spec = spec;
    return slot;
}

int ExploreEngine::addModel(const vision::ModelSpec &spec)
{
    QString title = QString::fromStdString(spec.name);
    for (const vision::ModelEntry &entry : vision::listModels())
        if (entry.name == spec.name)
            title = QString::fromStdString(entry.title);
    const int slot = addSlot(spec, title);
    if (slot > 0)
        loadModelInBackground(slot);
    return slot;
}

int ExploreEngine::addBackbone(std::shared_ptr<vision::Backbone> backbone)
{
    const int slot = addSlot({backbone->info().name, {}}, QString::fromStdString(backbone->info().title));
    if (slot > 0)
        becomeReady(slot, std::move(backbone));
    return slot;
}

void ExploreEngine::becomeReady(int slot, std::shared_ptr<vision::Backbone> backbone)
{
    const vision::BackboneInfo &info = backbone->info();
    ModelSlot *model = modelAt(slot);
    model->state = ModelState::Ready;
    model->title = QString::fromStdString(info.title);
    model->gridSize = info.gridSize;
    model->inputSize = info.inputSize;
    m_slots[std::size_t(slot - 1)].backbone = std::move(backbone);
    Q_EMIT modelsChanged();
    startPairFeatures(slot);
}

void ExploreEngine::removeModel(int slot)
{
    std::erase_if(m_models, [&](const ModelSlot &m) { return m.slot == slot; });
    Slot &state = m_slots[std::size_t(slot - 1)];
    const int generation = state.generation + 1;
    state = Slot();
    state.generation = generation;
    ++m_pointEpoch; // an answer on its way may be the old occupant's
    Q_EMIT modelsChanged();
    askForPoint();
}

void ExploreEngine::reloadModel(int slot)
{
    if (modelAt(slot))
        loadModelInBackground(slot);
}

void ExploreEngine::loadModelInBackground(int slot)
{
    ModelSlot *model = modelAt(slot);
    model->state = ModelState::Loading;
    model->detail.clear();
    Slot &state = m_slots[std::size_t(slot - 1)];
    const int generation = ++state.generation;
    state.backbone.reset();
    state.source = state.target = {};
    Q_EMIT modelsChanged();
    m_loading->add(Thread::Normal, [this, slot, generation, spec = state.spec, device = m_device, busy = busyToken()] {
        auto loaded = vision::loadModel(spec, device);
        post([this, slot, generation, busy, loaded = std::move(loaded)] {
            ModelSlot *m = modelAt(slot);
            if (m && m_slots[std::size_t(slot - 1)].generation == generation) {
                if (loaded) {
                    becomeReady(slot, *loaded);
                } else {
                    m->state = loaded.error().kind == ErrorKind::NotFound ? ModelState::NotLoaded : ModelState::Failed;
                    m->detail = QString::fromStdString(loaded.error().text());
                    Q_EMIT modelsChanged();
                }
            }
        });
    });
}

void ExploreEngine::showPair(const std::optional<dataset::PairRef> &ref, bool swapped)
{
    m_pairStop.request_stop();
    m_pairStop = std::stop_source();
    m_features->drop(Thread::WhenIdle);
    if (ref != m_prefetched)
        m_prefetchStop.request_stop();
    ++m_pairGeneration;
    ++m_pointEpoch;
    m_point.reset();
    m_pair.reset();
    for (Slot &slot : m_slots)
        slot.source = slot.target = {};
    if (!ref || !m_dataset) {
        Q_EMIT pairLoaded(m_pair);
        return;
    }
    Q_EMIT pairLoading(QString::fromStdString(swapped ? ref->target + " → " + ref->source : ref->source + " → " + ref->target));
    m_shownRef = *ref;
    m_shownSwapped = swapped;
    readShownPair();
}

void ExploreEngine::readShownPair()
{
    m_reading->replace(Thread::Normal, [this, generation = m_pairGeneration, ref = m_shownRef, swapped = m_shownSwapped,
                                        dataset = m_dataset, busy = busyToken()] {
        auto loaded = loadShownPair(*dataset, ref, swapped);
        post([this, generation, dataset, busy, loaded = std::move(loaded)] {
            if (generation != m_pairGeneration)
                return;
            takePair(loaded);
            if (dataset != m_dataset) // it has grown since
                lookForMissingPictures();
        });
    });
}

void ExploreEngine::takePair(const Result<LoadedPairPtr> &loaded)
{
    // Read again, with nothing new: what is on screen stays.
    if (m_pair && (!loaded || missingPictures(**loaded) >= missingPictures(*m_pair)))
        return;
    m_pair = loaded ? *loaded : nullptr;
    if (!m_pair) {
        Q_EMIT pairFailed(QString::fromStdString(loaded.error().text()));
        return;
    }
    Q_EMIT pairLoaded(m_pair);
    for (const ModelSlot &model : m_models)
        startPairFeatures(model.slot);
}

void ExploreEngine::lookForMissingPictures()
{
    if (m_pair && m_dataset && missingPictures(*m_pair) > 0)
        readShownPair();
}

void ExploreEngine::startPairFeatures(int slot)
{
    Slot &state = m_slots[std::size_t(slot - 1)];
    if (!m_pair || !state.backbone)
        return;
    Q_EMIT featureProgress({slot, 0, 0});
    m_features->add(Thread::Normal, [this, slot, busy = busyToken(), pairGeneration = m_pairGeneration, generation = state.generation,
                                     pair = m_pair, dataset = m_dataset, backbone = state.backbone,
                                     stop = m_pairStop.get_token(), alpha = m_alpha] {
        const Task task(
            [this, slot, pairGeneration, generation](const Progress &progress) {
                post([this, slot, pairGeneration, generation, done = int(progress.done), total = int(progress.total)] {
                    if (pairGeneration == m_pairGeneration && generation == m_slots[std::size_t(slot - 1)].generation)
                        Q_EMIT featureProgress({slot, done, total});
                });
            },
            stop);
        PairResult result;
        result.slot = slot;
        result.ref = pair->ref;
        vision::FeatureMap sourceMap, targetMap;
        if (!stop.stop_requested()) {
            auto source = featuresOf(*m_store, *backbone, *dataset, pair->pair.source, task);
            auto target = source ? featuresOf(*m_store, *backbone, *dataset, pair->pair.target, task) : source;
            if (source && target) {
                sourceMap = *source;
                targetMap = *target;
                const auto geometry = benchmark::geometryOf(pair->pair, backbone->info().inputSize);
                const auto matches = vision::match(sourceMap, geometry.source, targetMap);
                if (matches) {
                    std::vector<UnitPoint> predicted;
                    std::vector<float> cosines;
                    for (const vision::Match &match : *matches) {
                        predicted.push_back(match.predicted);
                        cosines.push_back(match.cosine);
                    }
                    result.points = benchmark::judgePair(pair->pair, pair->matches, geometry, predicted, cosines, alpha);
                } else {
                    result.error = matches.error();
                }
            } else {
                result.error = source ? target.error() : source.error();
            }
        }
        post([this, slot, busy, pairGeneration, generation, result, sourceMap, targetMap] {
            Slot &s = m_slots[std::size_t(slot - 1)];
            if (pairGeneration == m_pairGeneration && s.generation == generation) {
                s.source = sourceMap;
                s.target = targetMap;
                Q_EMIT featureProgress({slot, 1, 1}); // done, whether or not a point asks for a map
                Q_EMIT pairResult(result);
                Q_EMIT storeChanged();
                askForPoint();
            }
        });
    });
}

void ExploreEngine::prefetch(const std::optional<dataset::PairRef> &ref)
{
    m_features->drop(Thread::WhenIdle);
    m_prefetchStop.request_stop();
    m_prefetchStop = std::stop_source();
    m_prefetched = ref;
    if (!ref)
        return;
    // A turn of the event loop later the features of the pair on screen are in the queue: an idle thread would begin
    // with the next pair, and a forward pass that has begun is waited for.
    post([this, generation = m_pairGeneration, ref = *ref] {
        if (generation != m_pairGeneration || !m_dataset)
            return;
        for (const ModelSlot &model : m_models) {
            const auto backbone = m_slots[std::size_t(model.slot - 1)].backbone;
            if (!backbone)
                continue;
            m_features->add(Thread::WhenIdle, [this, ref, dataset = m_dataset, backbone, stop = m_prefetchStop.get_token()] {
                const auto pair = dataset->loadPair(ref);
                if (!pair || stop.stop_requested())
                    return;
                const Task task({}, stop);
                // A failure shows when the pair itself is opened.
                if (featuresOf(*m_store, *backbone, *dataset, pair->source, task) && !stop.stop_requested())
                    (void)featuresOf(*m_store, *backbone, *dataset, pair->target, task).ok();
                post([this] { Q_EMIT storeChanged(); });
            });
        }
    });
}

void ExploreEngine::requestPoint(const ImagePoint &point, const QString &keypoint)
{
    m_point = {point, keypoint};
    askForPoint();
}

void ExploreEngine::clearPoint()
{
    m_point.reset();
    ++m_pointEpoch;
    m_maps->drop(Thread::Normal);
}

struct ExploreEngine::PointRequest {
    struct Model {
        int slot = 0;
        int inputSize = 0;
        vision::FeatureMap source, target;
    };
    ImagePoint point;
    QString keypoint;
    LoadedPairPtr pair;
    double alpha = 0.1;
    std::vector<Model> models;

    std::vector<PointResult> answer() const;
};

std::vector<PointResult> ExploreEngine::PointRequest::answer() const
{
    std::vector<PointResult> results;
    const dataset::Pair &data = pair->pair;
    const int index = keypoint.isEmpty() ? -1 : data.source.indexOf(keypoint.toStdString());
    for (const Model &model : models) {
        PointResult result;
        result.slot = model.slot;
        result.point = point;
        result.keypoint = keypoint;
        const UnitPoint unit = vision::toUnit(point, data.source.width, data.source.height, model.inputSize);
        auto map = vision::similarity(model.source, unit, model.target);
        if (map) {
            result.topCells = vision::topCells(*map, 5);
            if (index >= 0) {
                const auto geometry = benchmark::geometryOf(data, model.inputSize);
                std::vector<UnitPoint> predicted(data.source.keypoints.size());
                std::vector<float> cosines(predicted.size());
                predicted[std::size_t(index)] = map->predicted();
                cosines[std::size_t(index)] = map->maximum;
                for (const auto &judgement : benchmark::judgePair(data, pair->matches, geometry, predicted, cosines, alpha))
                    if (judgement.source == index)
                        result.judgement = judgement;
            }
            result.map = std::make_shared<const vision::SimilarityMap>(std::move(*map));
        } else {
            result.error = map.error();
        }
        results.push_back(std::move(result));
    }
    return results;
}

void ExploreEngine::askForPoint()
{
    if (!m_point || !m_pair)
        return;
    auto request = std::make_shared<PointRequest>();
    request->point = m_point->first;
    request->keypoint = m_point->second;
    request->pair = m_pair;
    request->alpha = m_alpha;
    for (const ModelSlot &model : m_models) {
        const Slot &slot = m_slots[std::size_t(model.slot - 1)];
        if (!slot.source.empty() && !slot.target.empty())
            request->models.push_back({model.slot, model.inputSize, slot.source, slot.target});
    }
    if (request->models.empty())
        return;
    m_maps->replace(Thread::Normal, [this, epoch = m_pointEpoch, request, busy = busyToken()] {
        auto results = request->answer();
        post([this, epoch, busy, results = std::move(results)] {
            // While the mouse moves on, an answer one step behind is better than none. After another pair, or none,
            // it is stale.
            if (epoch == m_pointEpoch)
                Q_EMIT pointResults(results);
        });
    });
}

void ExploreEngine::setAlpha(double alpha)
{
    if (alpha == m_alpha)
        return;
    m_alpha = alpha;
    askForPoint();
}

} // namespace soco::studio
