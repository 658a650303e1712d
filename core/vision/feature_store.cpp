#include "core/vision/feature_store.h"

#include "core/vision/guard.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <fstream>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include <unistd.h>

namespace soco::vision {

namespace {

std::string keyOf(const Backbone &backbone, const std::string &imageKey)
{
    return backbone.info().fingerprint + '\n' + backbone.device().text() + '\n' + imageKey;
}

// What threads may use beside the maps while they forward at once. One may always.
constexpr std::uint64_t workingLimit = std::uint64_t(768) << 20;

// The file was replaced between the question for its key and its decoding.
constexpr auto replacedMeanwhile = "Was replaced while it was read";

Error notFinite(const BackboneInfo &model, const std::string &name)
{
    return {.kind = ErrorKind::Malformed,
            .message = model.name + " gives features that are not finite for this picture: its activations overflow",
            .file = name,
            .remedy = model.weightsFile.empty() ? "Use another model"
                                                : "Its weights are damaged or not meant for this model: "
                                                      + model.weightsFile};
}

Error cancelledError()
{
    return {.kind = ErrorKind::Cancelled, .message = "computing features was cancelled"};
}

// One map being computed, on the thread of the first caller, the owner. It stops when everybody who waits for it, the
// owner included, has been told to stop: one impatient caller does not take the map from the others.
class SharedForward
{
public:
    explicit SharedForward(const Task &owner) : m_participants{&owner} {}

    // False when the work is already being given up: wait for it to end and start anew.
    bool join(const Task &task)
    {
        for (int wanting = m_wanting; wanting > 0;) {
            if (m_wanting.compare_exchange_weak(wanting, wanting + 1)) {
                const std::scoped_lock lock(m_reporting);
                m_participants.push_back(&task);
                return true;
            }
        }
        return false;
    }

    // `task` gets no more reports. Returns after one that is under way.
    void leave(const Task &task)
    {
        const std::scoped_lock lock(m_reporting);
        std::erase(m_participants, &task);
    }

    // Called once for each participant whose task is cancelled, on the thread that cancels; that may be a sink which
    // is being reported to, so no lock is taken here.
    void lostInterest()
    {
        if (--m_wanting == 0)
            m_stop.request_stop();
    }

    // What the backbone is given: everybody's progress, and the shared wish to stop.
    Task sharedTask()
    {
        return Task(
            [this](const Progress &progress) {
                const std::scoped_lock lock(m_reporting);
                for (const Task *task : m_participants)
                    if (!task->cancelled())
                        task->report(progress);
            },
            m_stop.get_token());
    }

    std::optional<Result<FeatureMap>> result; // guarded by the store's mutex

private:
    std::mutex m_reporting; // guards m_participants; never held together with the store's mutex
    std::vector<const Task *> m_participants;
    std::atomic<int> m_wanting = 1;
    std::stop_source m_stop;
};

} // namespace

struct FeatureStore::Private {
    struct Kept {
        std::string key;
        FeatureMap map;
    };

    const std::uint64_t budget;
    std::mutex mutex;
    std::condition_variable_any forwardEnded;
    std::list<Kept> kept; // most recently used first
    std::unordered_map<std::string, std::list<Kept>::iterator> index;
    std::unordered_map<std::string, std::shared_ptr<SharedForward>> underWay;
    std::uint64_t bytes = 0;
    std::uint64_t computed = 0;
    std::uint64_t generation = 0; // grows with clear(), so that a map begun before is not kept after it
    std::uint64_t working = 0;    // BackboneInfo::workingBytes of the forwards under way
    std::condition_variable_any workEnded;

    explicit Private(std::uint64_t budgetBytes) : budget(budgetBytes) {}

    // Held by a thread while it decodes and forwards. Waits while others use what memory there is for that.
    class WorkingSpace
    {
    public:
        WorkingSpace(Private &store, std::uint64_t bytes, const std::stop_token &stop) : m_store(store), m_bytes(bytes)
        {
            std::unique_lock lock(store.mutex);
            store.workEnded.wait(lock, stop,
                                 [&] { return store.working == 0 || store.working + bytes <= workingLimit; });
            store.working += bytes;
        }
        ~WorkingSpace()
        {
            {
                const std::scoped_lock lock(m_store.mutex);
                m_store.working -= m_bytes;
            }
            m_store.workEnded.notify_all();
        }
        WorkingSpace(const WorkingSpace &) = delete;
        WorkingSpace &operator=(const WorkingSpace &) = delete;

    private:
        Private &m_store;
        const std::uint64_t m_bytes;
    };

    FeatureMap find(const std::string &key)
    {
        const auto it = index.find(key);
        if (it == index.end())
            return {};
        kept.splice(kept.begin(), kept, it->second);
        return it->second->map;
    }

    void keepWithinBudget(const std::string &key, const FeatureMap &map)
    {
        if (map.empty() || map.bytes() > budget || index.contains(key))
            return;
        while (!kept.empty() && bytes + map.bytes() > budget) {
            bytes -= kept.back().map.bytes();
            index.erase(kept.back().key);
            kept.pop_back();
        }
        kept.push_front({key, map});
        index.emplace(key, kept.begin());
        bytes += map.bytes();
    }
};

FeatureStore::FeatureStore(std::uint64_t budgetBytes) : d(std::make_unique<Private>(budgetBytes)) {}

FeatureStore::~FeatureStore() = default;

Result<FeatureMap> FeatureStore::get(const Backbone &backbone, const std::string &imageKey, const Decode &decode,
                                     const Task &task)
{
    return get(backbone, imageKey, imageKey, decode, task);
}

Result<FeatureMap> FeatureStore::get(const Backbone &backbone, Pictures &pictures, const std::filesystem::path &file,
                                     const Task &task)
{
    for (int attempt = 0;; ++attempt) {
        const Result<std::string> key = pictures.keyOf(file);
        if (!key)
            return key.error();
        const auto decode = [&]() -> Result<RgbImage> {
            const Result<Pictures::Picture> picture = pictures.get(file);
            if (!picture)
                return picture.error();
            if (picture->key != *key)
                return Error{.kind = ErrorKind::Io, .message = replacedMeanwhile, .file = file.string(), .remedy = {}};
            return *picture->image;
        };
        Result<FeatureMap> map = get(backbone, *key, file.string(), decode, task);
        if (map || map.error().message != replacedMeanwhile || attempt == 2)
            return map;
    }
}

Result<FeatureMap> FeatureStore::get(const Backbone &backbone, const std::string &imageKey, const std::string &name,
                                     const Decode &decode, const Task &task)
{
    const std::string key = keyOf(backbone, imageKey);
    for (;;) {
        std::unique_lock lock(d->mutex);
        if (FeatureMap map = d->find(key); !map.empty())
            return map;
        if (task.cancelled())
            return cancelledError();

        auto &slot = d->underWay[key];
        const bool mine = !slot;
        if (mine)
            slot = std::make_shared<SharedForward>(task);
        const std::shared_ptr<SharedForward> forward = slot;
        const std::uint64_t generation = d->generation;
        lock.unlock();

        const bool joined = mine || forward->join(task);
        // Runs at once where the task is cancelled already, else on the thread that cancels.
        std::optional<std::stop_callback<std::function<void()>>> onCancel;
        if (joined)
            onCancel.emplace(task.stopToken(), [forward] { forward->lostInterest(); });

        if (mine) {
            const Task shared = forward->sharedTask();
            bool forwarded = false;
            Result<FeatureMap> result = guarded("computing features of " + name, [&]() -> Result<FeatureMap> {
                const Private::WorkingSpace space(*d, backbone.info().workingBytes, shared.stopToken());
                if (shared.cancelled())
                    return cancelledError();
                Result<RgbImage> image = decode();
                if (!image)
                    return image.error();
                if (shared.cancelled())
                    return cancelledError();
                forwarded = true;
                Result<FeatureMap> map = backbone.features(*image, shared);
                if (map && !map->isFinite())
                    return notFinite(backbone.info(), name);
                return map;
            });
            onCancel.reset();
            lock.lock();
            forward->result = result;
            d->underWay.erase(key);
            if (forwarded && result)
                ++d->computed;
            if (result && generation == d->generation)
                d->keepWithinBudget(key, *result);
            lock.unlock();
            forward->leave(task);
            d->forwardEnded.notify_all();
            return result;
        }

        lock.lock();
        d->forwardEnded.wait(lock, task.stopToken(), [&] { return forward->result.has_value(); });
        lock.unlock();
        onCancel.reset();
        if (joined)
            forward->leave(task);
        lock.lock();
        if (!forward->result)
            return cancelledError();
        // Given up because all others had gone, or before this caller could join: it still wants the map.
        const Result<FeatureMap> &result = *forward->result;
        if (!result && result.error().kind == ErrorKind::Cancelled)
            continue;
        return result;
    }
}

FeatureMap FeatureStore::peek(const Backbone &backbone, const std::string &imageKey) const
{
    const std::string key = keyOf(backbone, imageKey);
    const std::scoped_lock lock(d->mutex);
    return d->find(key);
}

std::uint64_t FeatureStore::bytes() const
{
    const std::scoped_lock lock(d->mutex);
    return d->bytes;
}

std::uint64_t FeatureStore::budget() const
{
    return d->budget;
}

std::uint64_t FeatureStore::computed() const
{
    const std::scoped_lock lock(d->mutex);
    return d->computed;
}

void FeatureStore::clear()
{
    const std::scoped_lock lock(d->mutex);
    d->kept.clear();
    d->index.clear();
    d->bytes = 0;
    ++d->generation;
}

std::uint64_t defaultFeatureBudget()
{
    const long pages = sysconf(_SC_PHYS_PAGES), pageSize = sysconf(_SC_PAGESIZE);
    std::uint64_t memory = pages > 0 && pageSize > 0 ? std::uint64_t(pages) * std::uint64_t(pageSize)
                                                     : std::uint64_t(4) << 30;
    // In a container the limit of its control group is what counts; the file says "max" where there is none.
    for (const char *path : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        std::ifstream file(path);
        if (std::uint64_t limit = 0; file >> limit && limit > 0)
            memory = std::min(memory, limit);
    }
    return memory / 4;
}

} // namespace soco::vision
