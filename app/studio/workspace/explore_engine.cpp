#include "app/studio/workspace/explore_engine.h"

#include "app/studio/workspace/pair_features.h"
#include "app/studio/workspace/shown_pair.h"
#include "app/studio/workspace/weights_words.h"
#include "core/base/hash.h"
#include "core/dataset/image_file.h"

#include <QMetaObject>

#include <algorithm>

namespace soco::studio {

using widgets::LoadedPairPtr;
using widgets::ModelSlot;
using widgets::ModelState;
using widgets::PairResult;
using widgets::PointResult;

namespace {

// Lanes of the executor, one for each thing that must not wait for another.
const QString readingLane = QStringLiteral("pair"), loadingLane = QStringLiteral("models"),
              featureLane = QStringLiteral("features"), mapLane = QStringLiteral("maps");

// What tells a pair from itself after a change: the bytes of its file and of its pictures. Empty where it has none.
std::string contentOf(const dataset::Dataset &dataset, vision::Pictures &pictures, const Result<LoadedPairPtr> &loaded)
{
    if (!loaded)
        return {};
    const widgets::LoadedPair &pair = **loaded;
    std::string content;
    if (const auto hash = contentHashOfFile(dataset.pairPath(pair.ref)))
        content = std::to_string(*hash);
    for (const dataset::View *view : {&pair.pair.source, &pair.pair.target}) {
        const auto path = dataset.imagePath(view->category, view->image);
        const auto key = path ? pictures.keyOf(*path) : path.error();
        content += ' ' + (key ? *key : std::string("none"));
    }
    return content;
}

constexpr std::uint64_t pictureBudget = 128 << 20; // bytes of decoded pictures: some pairs around the one on screen

} // namespace

ExploreEngine::ExploreEngine(Executor *executor, std::shared_ptr<vision::FeatureStore> store, const vision::Device &device,
                             QObject *parent)
    : QObject(parent), m_executor(executor), m_device(device), m_store(std::move(store)),
      m_pictures(std::make_shared<vision::Pictures>(dataset::decodeImageBytes, pictureBudget))
{
}

ExploreEngine::~ExploreEngine()
{
    m_pairStop.request_stop();
    m_prefetchStop.request_stop();
}

bool ExploreEngine::idle() const
{
    int pending = 0;
    for (const QString &lane : {readingLane, loadingLane, featureLane, mapLane})
        pending += m_executor ? m_executor->pending(lane) : 0;
    return pending == 0;
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

int ExploreEngine::slotOf(const vision::ModelSpec &spec) const
{
    const auto found = std::find_if(m_models.begin(), m_models.end(), [&](const ModelSlot &model) {
        return vision::namesTheSame(this->spec(model.slot), spec);
    });
    return found == m_models.end() ? 0 : found->slot;
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
    model.weightsFile = QString::fromStdString(spec.file.string());
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
    model->fingerprint = info.fingerprint;
    model->weightsFile = QString::fromStdString(info.weightsFile);
    model->publishedWeights = info.publishedWeights;
    model->forDemoOnly = info.forDemoOnly;
    model->gridSize = info.gridSize;
    model->inputSize = info.inputSize;
    m_slots[std::size_t(slot - 1)].backbone = std::move(backbone);
    const auto other = std::find_if(m_models.begin(), m_models.end(), [&](const ModelSlot &m) {
        return m.slot != slot && m.fingerprint == info.fingerprint;
    });
    const int otherSlot = other == m_models.end() ? 0 : other->slot;
    Q_EMIT modelsChanged();
    if (otherSlot > 0)
        Q_EMIT sameModel(slot, otherSlot);
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

void ExploreEngine::setWeights(int slot, const std::filesystem::path &file)
{
    ModelSlot *model = modelAt(slot);
    if (!model)
        return;
    m_slots[std::size_t(slot - 1)].spec.file = file;
    model->weightsFile = QString::fromStdString(file.string());
    loadModelInBackground(slot);
}

// In the window's language where it is the usual thing, that nobody has downloaded the weights yet.
static QString detailOf(const Error &error, const vision::ModelSpec &spec)
{
    if (error.kind == ErrorKind::NotFound && spec.file.empty())
        for (const vision::ModelEntry &entry : vision::listModels())
            if (const QString text = missingWeightsText(entry); entry.name == spec.name && !text.isEmpty())
                return text;
    return QString::fromStdString(error.text());
}

void ExploreEngine::loadModelInBackground(int slot)
{
    ModelSlot *model = modelAt(slot);
    model->state = ModelState::Loading;
    model->fingerprint.clear();
    model->publishedWeights = false;
    model->detail.clear();
    Slot &state = m_slots[std::size_t(slot - 1)];
    const int generation = ++state.generation;
    state.backbone.reset();
    state.source = state.target = {};
    Q_EMIT modelsChanged();
    auto loaded = std::make_shared<std::optional<Result<std::shared_ptr<vision::Backbone>>>>();
    m_executor->run({
        .lane = loadingLane,
        .work = [loaded, spec = state.spec, device = m_device](const Task &task) { *loaded = vision::loadModel(spec, device, task); },
        .receiver = this,
        .done =
            [this, slot, generation, loaded] {
                ModelSlot *m = modelAt(slot);
                if (!m || m_slots[std::size_t(slot - 1)].generation != generation || !*loaded)
                    return;
                if (const auto &result = **loaded; result) {
                    becomeReady(slot, *result);
                } else {
                    m->state = result.error().kind == ErrorKind::NotFound ? ModelState::NotLoaded : ModelState::Failed;
                    m->detail = detailOf(result.error(), m_slots[std::size_t(slot - 1)].spec);
                    Q_EMIT modelsChanged();
                }
            },
    });
}

void ExploreEngine::replacePair(const LoadedPairPtr &pair)
{
    m_pairStop.request_stop();
    m_pairStop = std::stop_source();
    ++m_pointEpoch;
    for (Slot &slot : m_slots)
        slot.source = slot.target = {};
    m_pair = pair;
}

void ExploreEngine::showPair(const std::optional<dataset::PairRef> &ref, bool swapped)
{
    m_executor->drop(featureLane, Executor::Order::WhenIdle);
    if (ref != m_prefetched)
        m_prefetchStop.request_stop();
    ++m_pairGeneration;
    m_point.reset();
    replacePair(nullptr);
    if (!ref || !m_dataset) {
        m_shownRef = {};
        Q_EMIT pairLoaded(m_pair);
        return;
    }
    Q_EMIT pairLoading(QString::fromStdString(swapped ? ref->target + " → " + ref->source : ref->source + " → " + ref->target));
    m_readingAgain = false;
    m_shownRef = *ref;
    m_shownSwapped = swapped;
    readShownPair();
}

void ExploreEngine::readShownPair()
{
    struct Read {
        std::optional<Result<LoadedPairPtr>> pair;
        std::string content;
    };
    auto read = std::make_shared<Read>();
    m_executor->run({
        .lane = readingLane,
        .order = Executor::Order::Latest,
        .work =
            [read, ref = m_shownRef, swapped = m_shownSwapped, dataset = m_dataset,
             pictures = m_pictures](const Task &) {
                read->pair = loadShownPair(*dataset, *pictures, ref, swapped);
                read->content = contentOf(*dataset, *pictures, *read->pair);
            },
        .receiver = this,
        .done =
            [this, generation = m_pairGeneration, again = m_readingAgain, dataset = m_dataset, read] {
                if (generation != m_pairGeneration || !read->pair)
                    return;
                takePair(*read->pair, read->content, again);
                if (dataset != m_dataset) // it has grown since
                    lookForMissingPictures();
            },
    });
}

void ExploreEngine::takePair(const Result<LoadedPairPtr> &loaded, const std::string &content, bool again)
{
    // A reading that began before it was asked to read again may have seen the old files.
    if (again)
        m_readingAgain = false;
    // Looked for missing pictures, and none has come, or for changes, and there are none: what is on screen stays.
    if (m_pair && again && loaded && content == m_shownContent)
        return;
    if (m_pair && !again && (!loaded || missingPictures(**loaded) >= missingPictures(*m_pair)))
        return;
    m_shownContent = content;
    replacePair(loaded ? *loaded : nullptr);
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

void ExploreEngine::readAgain()
{
    if (!m_dataset || m_shownRef.file.empty())
        return;
    m_readingAgain = true;
    readShownPair();
}

void ExploreEngine::startPairFeatures(int slot)
{
    Slot &state = m_slots[std::size_t(slot - 1)];
    if (!m_pair || !state.backbone)
        return;
    Q_EMIT featureProgress({slot, 0, 0});
    auto features = std::make_shared<PairFeatures>();
    const auto isCurrent = [this, slot, matcher = m_matcher, pair = m_pair, generation = state.generation] {
        return matcher == m_matcher && pair == m_pair && generation == m_slots[std::size_t(slot - 1)].generation;
    };
    m_executor->run({
        .lane = featureLane,
        .work =
            [features, pair = m_pair, dataset = m_dataset, backbone = state.backbone, store = m_store,
             pictures = m_pictures, matcher = m_matcher, alpha = m_alpha](const Task &task) {
                *features = computePairFeatures(*dataset, pair->pair, pair->matches, *backbone, *store, *pictures,
                                                *matcher, alpha, task);
                features->result.pair = pair;
            },
        .receiver = this,
        .done =
            [this, slot, features, isCurrent] {
                if (!isCurrent())
                    return;
                Slot &s = m_slots[std::size_t(slot - 1)];
                features->result.slot = slot;
                s.source = features->source;
                s.target = features->target;
                Q_EMIT featureProgress({slot, 1, 1}); // done, whether or not a point asks for a map
                Q_EMIT pairResult(features->result);
                Q_EMIT storeChanged();
                askForPoint();
            },
        .progress =
            [this, slot, isCurrent](const Progress &progress) {
                if (isCurrent())
                    Q_EMIT featureProgress({slot, int(progress.done), int(progress.total)});
            },
        .stop = m_pairStop.get_token(),
    });
}

void ExploreEngine::prefetch(const std::optional<dataset::PairRef> &ref)
{
    m_executor->drop(featureLane, Executor::Order::WhenIdle);
    // What runs ahead for the pair that has come on screen meanwhile is waited for, not begun anew.
    if (m_prefetched != m_shownRef)
        m_prefetchStop.request_stop();
    m_prefetchStop = std::stop_source();
    m_prefetched = ref;
    if (!ref)
        return;
    // A turn of the event loop later the features of the pair on screen are in the queue: an idle thread would begin
    // with the next pair, and a forward pass that has begun is waited for.
    QMetaObject::invokeMethod(
        this,
        [this, generation = m_pairGeneration, ref = *ref] {
            if (generation != m_pairGeneration || !m_dataset)
                return;
            for (const ModelSlot &model : m_models) {
                const auto backbone = m_slots[std::size_t(model.slot - 1)].backbone;
                if (!backbone)
                    continue;
                m_executor->run({
                    .lane = featureLane,
                    .order = Executor::Order::WhenIdle,
                    .work =
                        [ref, dataset = m_dataset, backbone, store = m_store, pictures = m_pictures](const Task &task) {
                            const auto pair = dataset->loadPair(ref);
                            if (!pair || task.cancelled())
                                return;
                            // A failure shows when the pair itself is opened.
                            if (featuresOf(*store, *pictures, *backbone, *dataset, pair->source, task) && !task.cancelled())
                                (void)featuresOf(*store, *pictures, *backbone, *dataset, pair->target, task).ok();
                        },
                    .receiver = this,
                    .done = [this] { Q_EMIT storeChanged(); },
                    .stop = m_prefetchStop.get_token(),
                });
            }
        },
        Qt::QueuedConnection);
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
    m_executor->drop(mapLane, Executor::Order::Latest);
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
    const benchmark::Matcher *matcher = nullptr;
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
        result.pair = pair;
        result.point = point;
        result.keypoint = keypoint;
        const UnitPoint unit = vision::toUnit(point, data.source.width, data.source.height, model.inputSize);
        auto map = vision::similarity(model.source, unit, model.target);
        if (map) {
            result.topCells = vision::topCells(*map, 5);
            const auto geometry = benchmark::geometryOf(data, model.inputSize);
            const vision::Match picked = matcher->pick({*map, index, geometry, pair->matches});
            result.match = picked;
            if (index >= 0) {
                std::vector<UnitPoint> predicted(data.source.keypoints.size());
                std::vector<float> cosines(predicted.size());
                predicted[std::size_t(index)] = picked.predicted;
                cosines[std::size_t(index)] = picked.cosine;
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
    request->matcher = m_matcher;
    for (const ModelSlot &model : m_models) {
        const Slot &slot = m_slots[std::size_t(model.slot - 1)];
        if (!slot.source.empty() && !slot.target.empty())
            request->models.push_back({model.slot, model.inputSize, slot.source, slot.target});
    }
    if (request->models.empty())
        return;
    auto results = std::make_shared<std::vector<PointResult>>();
    m_executor->run({
        .lane = mapLane,
        .order = Executor::Order::Latest,
        .work = [request, results](const Task &) { *results = request->answer(); },
        .receiver = this,
        .done =
            [this, epoch = m_pointEpoch, results] {
                // While the mouse moves on, an answer one step behind is better than none. After another pair, or
                // none, it is stale.
                if (epoch == m_pointEpoch)
                    Q_EMIT pointResults(*results);
            },
    });
}

void ExploreEngine::setAlpha(double alpha)
{
    if (alpha == m_alpha)
        return;
    m_alpha = alpha;
    askForPoint();
}

void ExploreEngine::setMatcher(const benchmark::Matcher &matcher)
{
    if (&matcher == m_matcher)
        return;
    m_matcher = &matcher;
    ++m_pointEpoch; // an answer on its way is the old one's
    for (const ModelSlot &model : m_models)
        startPairFeatures(model.slot);
    askForPoint();
}

} // namespace soco::studio
