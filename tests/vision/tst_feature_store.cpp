// Budget, order of leaving, and several threads that want the same map. The threads are steered by gates that the
// false backbone waits at, never by time.

#include "core/vision/feature_store.h"

#include <QTest>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <new>
#include <stdexcept>
#include <thread>

using namespace soco;
using namespace soco::vision;

namespace {

// Opens once, for good.
class Gate
{
public:
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
};

// Gives a map of 4 x 4 x 1 floats, 64 bytes, whose first number is the image's first byte.
class FakeBackbone : public Backbone
{
public:
    explicit FakeBackbone(std::string fingerprint = "fake") { m_info.fingerprint = std::move(fingerprint); }
    void setWorkingBytes(std::uint64_t bytes) { m_info.workingBytes = bytes; }

    const BackboneInfo &info() const override { return m_info; }
    Device device() const override { return {}; }
    Result<FeatureMap> features(const RgbImage &image, const Task &task) const override
    {
        ++calls;
        if (work)
            return work(image, task);
        return mapOf(image);
    }

    static FeatureMap mapOf(const RgbImage &image)
    {
        std::vector<float> values(16, 0.0f);
        values[0] = float(image.pixels[0]);
        return FeatureMap::fromVector(values, 16, 1, 1, 8);
    }

    std::function<Result<FeatureMap>(const RgbImage &, const Task &)> work;
    mutable std::atomic<int> calls{0};

private:
    BackboneInfo m_info;
};

Result<RgbImage> picture()
{
    return RgbImage(1, 1, 9);
}

constexpr std::uint64_t mapBytes = 64;

// Runs get() on a thread of its own.
std::future<Result<FeatureMap>> ask(FeatureStore &store, const Backbone &backbone, const std::string &image,
                                    std::stop_token stop = {})
{
    return std::async(std::launch::async, [&store, &backbone, image, stop] {
        return store.get(backbone, image, picture, Task({}, stop));
    });
}

// Lets a stop request and a join settle: spins until `condition`, which a test's time limit bounds.
template <class Condition>
void until(Condition condition)
{
    while (!condition())
        std::this_thread::yield();
}

} // namespace

class TestFeatureStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesOnce();
    void keysAreModelAndImage();
    void leastRecentlyUsedLeavesFirst();
    void peekNeitherComputesNorWaits();
    void tooLargeIsHandedOutButNotKept();
    void clearForgets();
    void clearWhileComputing();
    void errorsAreNotKept_data();
    void errorsAreNotKept();
    void waitingThreadsGetTheSameMap();
    void everybodyHearsProgress();
    void cancelledWaiterLeavesOthersAlone();
    void cancelledOwnerFinishesForOthers();
    void lastOneCancelledStopsTheWork();
    void comingWhileWorkIsGivenUpStartsAnew();
    void cancelledBeforeTheStart();
    void cancelledButThere();
    void manyThreads();
    void defaultBudget();
    void boundsWhatThreadsUseAtOnce();
};

void TestFeatureStore::computesOnce()
{
    FeatureStore store(1000);
    const FakeBackbone backbone;
    int decoded = 0;
    const auto decode = [&]() -> Result<RgbImage> {
        ++decoded;
        return picture();
    };
    const auto first = store.get(backbone, "a", decode), second = store.get(backbone, "a", decode);
    QVERIFY(first.ok() && second.ok());
    QCOMPARE(first->data(), second->data());
    QCOMPARE(decoded, 1);
    QCOMPARE(int(backbone.calls), 1);
    QCOMPARE(store.computed(), std::uint64_t(1));
    QCOMPARE(store.bytes(), mapBytes);
    QCOMPARE(store.budget(), std::uint64_t(1000));
}

void TestFeatureStore::keysAreModelAndImage()
{
    FeatureStore store(1000);
    const FakeBackbone one("one"), two("two");
    const auto a = store.get(one, "a", picture), b = store.get(two, "a", picture), c = store.get(one, "b", picture);
    QVERIFY(a.ok() && b.ok() && c.ok());
    QCOMPARE(store.computed(), std::uint64_t(3));
    QCOMPARE(store.peek(one, "a").data(), a->data());
    QCOMPARE(store.peek(two, "a").data(), b->data());
    QVERIFY(store.peek(two, "b").empty());
}

void TestFeatureStore::leastRecentlyUsedLeavesFirst()
{
    FeatureStore store(3 * mapBytes);
    const FakeBackbone backbone;
    for (const char *image : {"a", "b", "c"})
        QVERIFY(store.get(backbone, image, picture).ok());
    QVERIFY(store.get(backbone, "a", picture).ok()); // now b is the oldest
    QVERIFY(!store.peek(backbone, "c").empty());     // looking counts as use
    QVERIFY(store.get(backbone, "d", picture).ok());
    QVERIFY(store.peek(backbone, "b").empty());
    for (const char *image : {"a", "c", "d"})
        QVERIFY2(!store.peek(backbone, image).empty(), image);
    QCOMPARE(store.bytes(), 3 * mapBytes);
    QCOMPARE(store.computed(), std::uint64_t(4));
}

void TestFeatureStore::peekNeitherComputesNorWaits()
{
    FeatureStore store(1000);
    FakeBackbone backbone;
    QVERIFY(store.peek(backbone, "a").empty());
    QCOMPARE(int(backbone.calls), 0);
    Gate started, go;
    backbone.work = [&](const RgbImage &image, const Task &) -> Result<FeatureMap> {
        started.open();
        go.wait();
        return FakeBackbone::mapOf(image);
    };
    auto result = ask(store, backbone, "a");
    started.wait();
    QVERIFY(store.peek(backbone, "a").empty());
    go.open();
    QVERIFY(result.get().ok());
    QVERIFY(!store.peek(backbone, "a").empty());
}

void TestFeatureStore::tooLargeIsHandedOutButNotKept()
{
    FeatureStore store(mapBytes - 1);
    const FakeBackbone backbone;
    QVERIFY(store.get(backbone, "a", picture).ok());
    QVERIFY(store.get(backbone, "a", picture).ok());
    QCOMPARE(store.computed(), std::uint64_t(2));
    QCOMPARE(store.bytes(), std::uint64_t(0));
}

void TestFeatureStore::clearForgets()
{
    FeatureStore store(1000);
    const FakeBackbone backbone;
    const auto map = store.get(backbone, "a", picture);
    store.clear();
    QCOMPARE(store.bytes(), std::uint64_t(0));
    QVERIFY(store.peek(backbone, "a").empty());
    QCOMPARE(map->channels(), 16); // what was handed out lives on
    QVERIFY(store.get(backbone, "a", picture).ok());
    QCOMPARE(store.computed(), std::uint64_t(2));
}

void TestFeatureStore::clearWhileComputing()
{
    FeatureStore store(1000);
    FakeBackbone backbone;
    backbone.work = [&](const RgbImage &image, const Task &) -> Result<FeatureMap> {
        store.clear();
        return FakeBackbone::mapOf(image);
    };
    QVERIFY(store.get(backbone, "a", picture).ok());
    QCOMPARE(store.bytes(), std::uint64_t(0)); // begun before clear(): not kept after it
}

void TestFeatureStore::errorsAreNotKept_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<QString>("message");
    QTest::newRow("the image cannot be decoded") << 0 << "truncated";
    QTest::newRow("the model fails") << 1 << "too large";
    QTest::newRow("decoding throws") << 2 << "computing features of a: thrown";
    QTest::newRow("the model runs out of memory") << 3 << "computing features of a: not enough memory (std::bad_alloc)";
}

void TestFeatureStore::errorsAreNotKept()
{
    QFETCH(int, how);
    FeatureStore store(1000);
    FakeBackbone backbone;
    const auto decode = [&]() -> Result<RgbImage> {
        if (how == 0)
            return Error{.kind = ErrorKind::Malformed, .message = "truncated"};
        if (how == 2)
            throw std::runtime_error("thrown");
        return picture();
    };
    backbone.work = [&](const RgbImage &, const Task &) -> Result<FeatureMap> {
        if (how == 3)
            throw std::bad_alloc();
        return Error{.kind = ErrorKind::OutOfMemory, .message = "too large"};
    };
    const auto failed = store.get(backbone, "a", decode);
    QVERIFY(!failed.ok());
    QTEST(QString::fromStdString(failed.error().message), "message");
    QCOMPARE(store.computed(), std::uint64_t(0));
    backbone.work = {};
    QVERIFY(store.get(backbone, "a", picture).ok());
    QCOMPARE(store.computed(), std::uint64_t(1));
}

// A backbone that reports through its task until told to go on, so that a test sees who is listening.
struct Steered {
    FakeBackbone backbone;
    Gate started, go;
    std::atomic<bool> stopped{false};

    Steered()
    {
        backbone.work = [this](const RgbImage &image, const Task &task) -> Result<FeatureMap> {
            started.open();
            std::jthread opener([this, &task](const std::stop_token &end) {
                // A forward pass that ends early when asked to.
                while (!end.stop_requested() && !task.cancelled()) {
                    task.report({1, 2, "layer"});
                    std::this_thread::yield();
                }
                if (task.cancelled()) {
                    stopped = true;
                    go.open();
                }
            });
            go.wait();
            opener.request_stop();
            opener.join();
            if (stopped)
                return Error{.kind = ErrorKind::Cancelled, .message = "stopped between layers"};
            return FakeBackbone::mapOf(image);
        };
    }
};

// get() on a thread, with a count of the reports it hears: once one is heard, it has joined.
struct Asker {
    std::stop_source stop;
    std::atomic<int> heard{0};
    std::future<Result<FeatureMap>> result;

    Asker(FeatureStore &store, const Backbone &backbone)
    {
        result = std::async(std::launch::async, [this, &store, &backbone] {
            return store.get(backbone, "a", picture, Task([this](const Progress &) { ++heard; }, stop.get_token()));
        });
    }
    void waitUntilJoined()
    {
        until([this] { return heard > 0; });
    }
};

void TestFeatureStore::waitingThreadsGetTheSameMap()
{
    FeatureStore store(1000);
    Steered steered;
    Asker owner(store, steered.backbone);
    steered.started.wait();
    Asker second(store, steered.backbone), third(store, steered.backbone);
    second.waitUntilJoined();
    third.waitUntilJoined();
    steered.go.open();
    const auto a = owner.result.get(), b = second.result.get(), c = third.result.get();
    QVERIFY(a.ok() && b.ok() && c.ok());
    QCOMPARE(a->data(), b->data());
    QCOMPARE(a->data(), c->data());
    QCOMPARE(int(steered.backbone.calls), 1);
    QCOMPARE(store.computed(), std::uint64_t(1));
}

void TestFeatureStore::everybodyHearsProgress()
{
    FeatureStore store(1000);
    Steered steered;
    Asker owner(store, steered.backbone);
    owner.waitUntilJoined();
    Asker second(store, steered.backbone);
    second.waitUntilJoined();
    const int before = owner.heard;
    until([&] { return owner.heard > before; });
    steered.go.open();
    QVERIFY(owner.result.get().ok());
    QVERIFY(second.result.get().ok());
}

void TestFeatureStore::cancelledWaiterLeavesOthersAlone()
{
    FeatureStore store(1000);
    Steered steered;
    Asker owner(store, steered.backbone);
    steered.started.wait();
    Asker waiter(store, steered.backbone);
    waiter.waitUntilJoined();
    waiter.stop.request_stop();
    const auto given = waiter.result.get(); // returns at once, while the work goes on
    QVERIFY(!given.ok());
    QCOMPARE(given.error().kind, ErrorKind::Cancelled);
    QVERIFY(!steered.stopped);
    steered.go.open();
    QVERIFY(owner.result.get().ok());
    QCOMPARE(int(steered.backbone.calls), 1);
}

void TestFeatureStore::cancelledOwnerFinishesForOthers()
{
    FeatureStore store(1000);
    Steered steered;
    Asker owner(store, steered.backbone);
    steered.started.wait();
    Asker waiter(store, steered.backbone);
    waiter.waitUntilJoined();
    owner.stop.request_stop();
    const int before = waiter.heard;
    until([&] { return waiter.heard > before + 1; }); // the work goes on, and a stop would have been seen
    QVERIFY(!steered.stopped);
    steered.go.open();
    QVERIFY(waiter.result.get().ok());
    QVERIFY(owner.result.get().ok()); // it has the map in hand
    QCOMPARE(int(steered.backbone.calls), 1);
}

void TestFeatureStore::lastOneCancelledStopsTheWork()
{
    FeatureStore store(1000);
    Steered steered;
    Asker owner(store, steered.backbone);
    steered.started.wait();
    Asker waiter(store, steered.backbone);
    waiter.waitUntilJoined();
    owner.stop.request_stop();
    waiter.stop.request_stop();
    const auto a = owner.result.get(), b = waiter.result.get();
    QVERIFY(!a.ok() && !b.ok());
    QCOMPARE(a.error().kind, ErrorKind::Cancelled);
    QCOMPARE(b.error().kind, ErrorKind::Cancelled);
    QVERIFY(steered.stopped);
    steered.backbone.work = {};
    QVERIFY(store.get(steered.backbone, "a", picture).ok());
}

void TestFeatureStore::comingWhileWorkIsGivenUpStartsAnew()
{
    FeatureStore store(1000);
    FakeBackbone backbone;
    Gate started, go;
    backbone.work = [&](const RgbImage &image, const Task &task) -> Result<FeatureMap> {
        if (backbone.calls > 1)
            return FakeBackbone::mapOf(image);
        started.open();
        go.wait();
        return task.cancelled() ? Result<FeatureMap>(Error{.kind = ErrorKind::Cancelled, .message = "stopped"})
                                : Result<FeatureMap>(FakeBackbone::mapOf(image));
    };
    std::stop_source stop;
    auto first = ask(store, backbone, "a", stop.get_token());
    started.wait();
    stop.request_stop(); // nobody is left: the work is being given up, but has not ended
    auto second = ask(store, backbone, "a");
    go.open();
    QCOMPARE(first.get().error().kind, ErrorKind::Cancelled);
    QVERIFY(second.get().ok());
    QCOMPARE(int(backbone.calls), 2);
}

void TestFeatureStore::cancelledBeforeTheStart()
{
    FeatureStore store(1000);
    const FakeBackbone backbone;
    std::stop_source stop;
    stop.request_stop();
    bool decoded = false;
    const auto result = store.get(backbone, "a", [&]() -> Result<RgbImage> {
        decoded = true;
        return picture();
    }, Task({}, stop.get_token()));
    QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    QVERIFY(!decoded);
}

void TestFeatureStore::cancelledButThere()
{
    FeatureStore store(1000);
    const FakeBackbone backbone;
    QVERIFY(store.get(backbone, "a", picture).ok());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(store.get(backbone, "a", picture, Task({}, stop.get_token())).ok());
}

void TestFeatureStore::manyThreads()
{
    // Eight threads, 40 images in different orders, a budget for ten, every third request cancelled half-way.
    FeatureStore store(10 * mapBytes);
    FakeBackbone backbone;
    backbone.work = [](const RgbImage &image, const Task &task) -> Result<FeatureMap> {
        for (int layer = 0; layer < 20; ++layer) {
            if (task.cancelled())
                return Error{.kind = ErrorKind::Cancelled, .message = "stopped"};
            task.report({layer, 20, "layer"});
            std::this_thread::yield();
        }
        return FakeBackbone::mapOf(image);
    };
    std::atomic<int> wrong{0}, good{0};
    {
        std::vector<std::jthread> threads;
        for (unsigned t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                for (unsigned i = 0; i < 200; ++i) {
                    std::stop_source stop;
                    int reports = 0;
                    const bool impatient = (i + t) % 3 == 0;
                    const Task task([&](const Progress &) {
                        if (impatient && ++reports == 5)
                            stop.request_stop();
                    }, stop.get_token());
                    const std::string image = std::to_string((i * 7 + t * 13) % 40);
                    const auto result = store.get(backbone, image, picture, task);
                    if (result ? result->channels() != 16 : result.error().kind != ErrorKind::Cancelled || !impatient)
                        ++wrong;
                    if (result)
                        ++good;
                }
            });
        }
    }
    QCOMPARE(int(wrong), 0);
    QVERIFY(good >= 8 * 200 * 2 / 3);
    QVERIFY(store.bytes() <= store.budget());
    QVERIFY(store.bytes() > 0);
}

void TestFeatureStore::defaultBudget()
{
    QVERIFY(defaultFeatureBudget() > std::uint64_t(16) << 20);
}

// Each of four threads says that it needs more than half of what there is: they forward one after the other.
void TestFeatureStore::boundsWhatThreadsUseAtOnce()
{
    FeatureStore store(10'000);
    FakeBackbone backbone;
    backbone.setWorkingBytes(std::uint64_t(500) << 20);
    std::atomic<int> atOnce = 0, most = 0;
    backbone.work = [&](const RgbImage &image, const Task &) -> Result<FeatureMap> {
        const int now = ++atOnce;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        for (int i = 0; i < 200; ++i)
            std::this_thread::yield(); // a chance for the others to come in
        --atOnce;
        return FakeBackbone::mapOf(image);
    };
    std::vector<std::future<Result<FeatureMap>>> results;
    for (const char *image : {"a", "b", "c", "d"})
        results.push_back(ask(store, backbone, image));
    for (auto &result : results)
        QVERIFY(result.get().ok());
    QCOMPARE(int(most), 1);
    // One that needs more than all of it still gets its turn.
    backbone.setWorkingBytes(std::uint64_t(5) << 30);
    QVERIFY(store.get(backbone, "e", picture).ok());
}

QTEST_APPLESS_MAIN(TestFeatureStore)
#include "tst_feature_store.moc"
