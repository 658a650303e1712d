#include "app/studio/workspace/executor.h"

#include <QCoreApplication>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace soco::studio {

struct Executor::Piece {
    Request request;
    QPointer<QObject> receiver;
    Lane *lane = nullptr;
    std::stop_source stop;
    std::optional<std::stop_callback<std::function<void()>>> forwarded; // of the request's own token

    // The newest progress that was not delivered yet.
    std::mutex mutex;
    std::optional<Progress> progress;

    bool counts() const { return request.order != Order::WhenIdle; }
};

struct Executor::Lane {
    int threadCount = 1;
    int mostWaiting = 0;
    bool givesWay = false;
    int pending = 0; // GUI thread

    std::mutex mutex;
    std::condition_variable_any wake, ended;
    std::deque<std::shared_ptr<Piece>> waiting;
    std::vector<std::shared_ptr<Piece>> running;
    std::vector<std::jthread> threads; // last: joins before the rest goes

    // The next piece: idle ones only when nothing else waits. Null: none.
    std::shared_ptr<Piece> next()
    {
        auto found = std::find_if(waiting.begin(), waiting.end(), [](const auto &piece) { return piece->counts(); });
        if (found == waiting.end())
            found = waiting.begin();
        if (found == waiting.end())
            return nullptr;
        auto piece = *found;
        waiting.erase(found);
        running.push_back(piece);
        return piece;
    }
};

namespace {

// Of this thread and of those that it starts. Where the system has no such thing all threads are equal.
void lowerPriority()
{
#ifdef Q_OS_LINUX
    constexpr int niceness = 10;
    setpriority(PRIO_PROCESS, id_t(gettid()), niceness);
#endif
}

} // namespace

Executor::Executor(QObject *parent) : QObject(parent) {}

Executor::~Executor()
{
    for (const auto &[name, lane] : m_lanes) {
        const std::scoped_lock lock(lane->mutex);
        for (auto &thread : lane->threads)
            thread.request_stop();
        for (const auto &piece : lane->running)
            piece->stop.request_stop();
    }
    for (const auto &[name, lane] : m_lanes) {
        lane->wake.notify_all();
        lane->threads.clear();
    }
    QCoreApplication::removePostedEvents(this);
}

Executor::Lane &Executor::lane(const QString &name)
{
    auto &lane = m_lanes[name];
    if (!lane)
        lane = std::make_unique<Lane>();
    return *lane;
}

void Executor::setLane(const QString &name, int threads, int mostWaiting)
{
    Lane &l = lane(name);
    l.threadCount = threads;
    l.mostWaiting = mostWaiting;
}

void Executor::giveWay(const QString &name)
{
    lane(name).givesWay = true;
}

void Executor::run(Request request)
{
    if (m_stopped)
        return;
    Lane &l = lane(request.lane);
    if (request.order == Order::Latest)
        drop(l, [](const Piece &piece) { return piece.counts(); });
    auto piece = std::make_shared<Piece>();
    piece->receiver = request.receiver;
    piece->lane = &l;
    piece->request = std::move(request);
    if (piece->request.stop.stop_possible())
        piece->forwarded.emplace(piece->request.stop, [p = piece.get()] { p->stop.request_stop(); });
    if (piece->counts())
        ++l.pending;
    std::shared_ptr<Piece> oldest;
    {
        const std::scoped_lock lock(l.mutex);
        l.waiting.push_back(piece);
        if (l.mostWaiting > 0 && int(l.waiting.size()) > l.mostWaiting)
            oldest = l.waiting.front();
    }
    if (oldest)
        drop(l, [&](const Piece &other) { return &other == oldest.get(); });
    l.wake.notify_one();
    if (!l.threads.empty())
        return;
    const auto work = [this, &l](const std::stop_token &stop) {
        if (l.givesWay)
            lowerPriority();
        while (true) {
            std::shared_ptr<Piece> current;
            {
                std::unique_lock lock(l.mutex);
                l.wake.wait(lock, stop, [&] { return !l.waiting.empty(); });
                if (stop.stop_requested())
                    return;
                current = l.next();
            }
            const QString fault = begin(current);
            {
                const std::scoped_lock lock(l.mutex);
                std::erase(l.running, current);
            }
            l.ended.notify_all();
            QMetaObject::invokeMethod(
                this,
                [this, current = std::move(current), fault] {
                    if (!fault.isEmpty())
                        Q_EMIT failed(current->request.lane, fault);
                    if (current->receiver && current->request.done)
                        current->request.done();
                    settle(current);
                },
                Qt::QueuedConnection);
        }
    };
    for (int i = 0; i < l.threadCount; ++i)
        l.threads.emplace_back(work);
}

// On a worker thread. What went wrong in a way that work must not, or nothing.
QString Executor::begin(const std::shared_ptr<Piece> &piece)
{
    const auto report = [this, piece](const Progress &progress) {
        const std::scoped_lock lock(piece->mutex);
        if (std::exchange(piece->progress, progress))
            return; // a delivery is on its way
        QMetaObject::invokeMethod(
            this,
            [piece] {
                std::optional<Progress> newest;
                {
                    const std::scoped_lock inner(piece->mutex);
                    newest = std::exchange(piece->progress, std::nullopt);
                }
                if (newest && piece->receiver)
                    piece->request.progress(*newest);
            },
            Qt::QueuedConnection);
    };
    try {
        piece->request.work(Task(piece->request.progress ? Task::Sink(report) : Task::Sink(), piece->stop.get_token()));
    } catch (const std::bad_alloc &) {
        return tr("there is not enough memory");
    } catch (const std::exception &error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

void Executor::settle(const std::shared_ptr<Piece> &piece)
{
    if (piece->counts())
        --piece->lane->pending;
    piece->forwarded.reset();
}

void Executor::drop(Lane &l, const std::function<bool(const Piece &)> &which)
{
    std::vector<std::shared_ptr<Piece>> gone;
    {
        const std::scoped_lock lock(l.mutex);
        std::erase_if(l.waiting, [&](const std::shared_ptr<Piece> &piece) {
            if (!which(*piece))
                return false;
            gone.push_back(piece);
            return true;
        });
    }
    for (const auto &piece : gone) {
        settle(piece);
        if (piece->receiver && piece->request.dropped)
            piece->request.dropped();
    }
}

void Executor::drop(const QString &name, Order order)
{
    drop(lane(name), [&](const Piece &piece) { return piece.request.order == order; });
}

void Executor::cancel(const QString &name)
{
    Lane &l = lane(name);
    drop(l, [](const Piece &) { return true; });
    const std::scoped_lock lock(l.mutex);
    for (const auto &piece : l.running)
        piece->stop.request_stop();
}

bool Executor::stop(std::chrono::milliseconds patience)
{
    m_stopped = true;
    for (const auto &[name, lane] : m_lanes)
        cancel(name);
    const auto until = std::chrono::steady_clock::now() + patience;
    bool ended = true;
    for (const auto &[name, lane] : m_lanes) {
        std::unique_lock lock(lane->mutex);
        ended = lane->ended.wait_until(lock, until, [&lane = lane] { return lane->running.empty(); }) && ended;
    }
    return ended;
}

int Executor::pending(const QString &name) const
{
    const auto found = m_lanes.find(name);
    return found == m_lanes.end() ? 0 : found->second->pending;
}

int Executor::pending() const
{
    int sum = 0;
    for (const auto &[name, lane] : m_lanes)
        sum += lane->pending;
    return sum;
}

} // namespace soco::studio
