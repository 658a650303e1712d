#include "widgets/jobs/job_queue.h"

#include "widgets/jobs/job_rate.h"
#include "widgets/jobs/job_text.h"

#include <QElapsedTimer>
#include <QTime>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <stop_token>
#include <thread>

namespace soco::widgets {

namespace {

constexpr int pollMs = 50;
constexpr std::size_t logLimit = 10000;
constexpr std::size_t doneLogLimit = 1000; // of a job that came to its end

// What a worker writes and the GUI thread reads at its own pace: however fast progress comes, one lock is all it costs.
struct Mailbox {
    std::mutex mutex;
    Progress latest;
    bool fresh = false;
    std::deque<std::string> lines; // new values of Progress::what

    void put(const Progress &progress)
    {
        const std::lock_guard lock(mutex);
        if (!progress.what.empty() && progress.what != latest.what) {
            lines.push_back(progress.what);
            if (lines.size() > logLimit)
                lines.pop_front();
        }
        latest = progress;
        fresh = true;
    }
};

Result<QString> guarded(const JobQueue::Work &work, const Task &task)
{
    try {
        return work(task);
    } catch (const std::bad_alloc &) {
        return Error{.kind = ErrorKind::OutOfMemory, .message = "there is not enough memory",
                     .remedy = "Close other programs, or give a smaller memory limit"};
    } catch (const std::exception &e) {
        return Error{.kind = ErrorKind::Io, .message = e.what()};
    }
}

} // namespace

struct JobQueue::Entry {
    QString lane;
    Work work;
    Done done;
    int ticket = 0; // the order of requests: a retried job draws a new one and so waits behind the others
    std::stop_source stop;
    std::shared_ptr<Mailbox> mailbox;
    std::thread thread;
    QElapsedTimer clock;
    JobRate rate;
};

double JobQueue::Job::fraction() const
{
    if (state == State::Done)
        return 1;
    return total > 0 ? qBound(0.0, double(done) / double(total), 1.0) : -1;
}

JobQueue::JobQueue(QObject *parent) : QObject(parent), m_timer(new QTimer(this))
{
    m_timer->setInterval(pollMs);
    connect(m_timer, &QTimer::timeout, this, &JobQueue::poll);
}

JobQueue::JobQueue(Runner runner, QObject *parent) : JobQueue(parent)
{
    m_runner = std::move(runner);
}

JobQueue::~JobQueue()
{
    for (const auto &entry : m_entries)
        entry->stop.request_stop();
    for (const auto &entry : m_entries) {
        if (entry->thread.joinable())
            entry->thread.join();
    }
}

int JobQueue::start(const QString &title, const QString &lane, Work work, Done done, Unit unit)
{
    Job job;
    job.id = int(m_jobs.size()) + 1;
    job.title = title;
    job.unit = unit;
    auto entry = std::make_unique<Entry>();
    entry->ticket = ++m_lastTicket;
    entry->lane = lane;
    entry->work = std::move(work);
    entry->done = std::move(done);
    m_jobs.push_back(std::move(job));
    m_entries.push_back(std::move(entry));
    const int id = m_jobs.back().id;
    Q_EMIT added(id);
    startNext(lane);
    return id;
}

const JobQueue::Job *JobQueue::job(int id) const
{
    return id >= 1 && id <= int(m_jobs.size()) ? &m_jobs[std::size_t(id) - 1] : nullptr;
}

int JobQueue::activeCount() const
{
    return int(std::count_if(m_jobs.begin(), m_jobs.end(), [](const Job &job) { return job.active(); }));
}

JobQueue::Entry &JobQueue::entry(int id)
{
    return *m_entries[std::size_t(id) - 1];
}

void JobQueue::startNext(const QString &lane)
{
    int next = 0;
    for (const Job &job : m_jobs) {
        if (entry(job.id).lane != lane)
            continue;
        if (job.state == Job::State::Running)
            return;
        if (job.state == Job::State::Waiting && (next == 0 || entry(job.id).ticket < entry(next).ticket))
            next = job.id;
    }
    if (next == 0)
        return;
    Job &job = m_jobs[std::size_t(next) - 1];
    Entry &e = entry(next);
    job.state = Job::State::Running;
    addLine(job, tr("Started"));
    e.clock.start();
    e.rate.reset();
    e.rate.add(0, 0);
    e.stop = std::stop_source();
    e.mailbox = std::make_shared<Mailbox>();
    const auto mailbox = e.mailbox;
    const Task task([mailbox](const Progress &progress) { mailbox->put(progress); }, e.stop.get_token());
    auto result = std::make_shared<std::optional<Result<QString>>>();
    const auto run = [work = e.work, task, result] { *result = guarded(work, task); };
    const auto end = [this, id = next, result] { finish(id, **result); };
    if (m_runner)
        m_runner(lane, run, this, end);
    else
        e.thread = std::thread([this, run, end] {
            run();
            // The destructor joins this thread, so the queue is alive here; a message left over when it goes is dropped.
            QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
        });
    if (!m_timer->isActive())
        m_timer->start();
    Q_EMIT changed(next);
}

void JobQueue::finish(int id, const Result<QString> &result)
{
    if (entry(id).thread.joinable())
        entry(id).thread.join();
    readProgress(id);
    settle(id, result);
}

// The final state of a job that ran, or that was cancelled while it waited.
void JobQueue::settle(int id, const Result<QString> &outcome)
{
    Entry &e = entry(id);
    Result<QString> result = outcome;
    if (outcome) {
        const QStringList lines = outcome->split(QLatin1Char('\n'));
        result = lines.first();
        for (const QString &remark : lines.mid(1))
            addLine(m_jobs[std::size_t(id) - 1], remark);
    }
    {
        Job &job = m_jobs[std::size_t(id) - 1];
        const bool asked = e.stop.stop_requested();
        const bool whole = job.total > 0 && job.done >= job.total;
        if (result) {
            // Work that was told to stop may still return what it has so far, unless it had come to its end.
            job.state = asked && !whole ? Job::State::Cancelled : Job::State::Done;
            job.lastLine = *result;
        } else {
            job.state = result.error().kind == ErrorKind::Cancelled ? Job::State::Cancelled : Job::State::Failed;
            job.lastLine = job.state == Job::State::Failed ? QString::fromStdString(result.error().text())
                : job.total > 0                            ? tr("Cancelled after %1.").arg(jobCountText(job))
                                                           : tr("Cancelled.");
        }
        if (job.lastLine.isEmpty())
            job.lastLine = tr("Done.");
        job.cancelling = false;
        job.secondsLeft = -1;
        addLine(job, job.lastLine);
    }
    // Copies: whoever listens may start further jobs, and the vectors grow.
    const QString lane = e.lane;
    const Done done = e.done;
    if (m_jobs[std::size_t(id) - 1].state == Job::State::Done)
        letGo(id);
    Q_EMIT changed(id);
    if (done)
        done(result);
    Q_EMIT finished(id);
    startNext(lane);
    if (activeCount() == 0)
        m_timer->stop();
}

// Of a job that no one can start again: its functions own whole datasets and models, and its lines are thousands.
void JobQueue::letGo(int id)
{
    Entry &e = entry(id);
    e.work = {};
    e.done = {};
    e.mailbox.reset();
    Job &job = m_jobs[std::size_t(id) - 1];
    keepLastLines(job, doneLogLimit);
    job.log.shrink_to_fit();
}

void JobQueue::cancel(int id)
{
    if (!job(id))
        return;
    Job &j = m_jobs[std::size_t(id) - 1];
    if (j.state == Job::State::Waiting) {
        settle(id, Error{.kind = ErrorKind::Cancelled, .message = "cancelled"});
    } else if (j.state == Job::State::Running && !j.cancelling) {
        j.cancelling = true;
        entry(id).stop.request_stop();
        Q_EMIT changed(id);
    }
}

void JobQueue::cancelAll()
{
    // The waiting ones first, so that none of them gets a turn when a running one ends.
    for (const Job::State state : {Job::State::Waiting, Job::State::Running}) {
        for (std::size_t i = 0; i < m_jobs.size(); ++i) {
            if (m_jobs[i].state == state)
                cancel(m_jobs[i].id);
        }
    }
}

void JobQueue::retry(int id)
{
    if (!job(id) || job(id)->active() || job(id)->state == Job::State::Done)
        return;
    Job &j = m_jobs[std::size_t(id) - 1];
    Entry &e = entry(id);
    e.ticket = ++m_lastTicket;
    e.stop = std::stop_source();
    j.state = Job::State::Waiting;
    j.done = j.total = 0;
    j.what.clear();
    j.rate = j.seconds = 0;
    j.secondsLeft = -1;
    j.lastLine.clear();
    const QString lane = e.lane;
    Q_EMIT changed(id);
    startNext(lane);
}

bool JobQueue::readProgress(int id)
{
    Job &job = m_jobs[std::size_t(id) - 1];
    Entry &e = entry(id);
    std::deque<std::string> lines;
    {
        const std::lock_guard lock(e.mailbox->mutex);
        if (!e.mailbox->fresh)
            return false;
        e.mailbox->fresh = false;
        job.done = e.mailbox->latest.done;
        job.total = e.mailbox->latest.total;
        job.what = QString::fromStdString(e.mailbox->latest.what);
        lines.swap(e.mailbox->lines);
    }
    for (const std::string &line : lines)
        addLine(job, QString::fromStdString(line), true);
    return true;
}

void JobQueue::poll()
{
    for (std::size_t i = 0; i < m_jobs.size(); ++i) {
        if (m_jobs[i].state != Job::State::Running)
            continue;
        Entry &e = *m_entries[i];
        const double before = m_jobs[i].seconds;
        const bool fresh = readProgress(m_jobs[i].id);
        Job &job = m_jobs[i];
        job.seconds = double(e.clock.elapsed()) / 1000;
        e.rate.add(job.seconds, job.done);
        job.rate = e.rate.perSecond();
        job.secondsLeft = e.rate.secondsLeft(job.total);
        // Without news the clock still moves the rate and the time left, but twice a second is enough for that.
        if (fresh || int(before * 2) != int(job.seconds * 2))
            Q_EMIT changed(job.id);
    }
}

void JobQueue::addLine(Job &job, const QString &line, bool step)
{
    job.log.push_back({QTime::currentTime().toString(QStringLiteral("HH:mm:ss")) + QStringLiteral("  ") + line, step});
    if (job.log.size() > logLimit + logLimit / 10) // many at once: the front of a vector is dear
        keepLastLines(job, logLimit);
}

void JobQueue::keepLastLines(Job &job, std::size_t count)
{
    if (job.log.size() <= count)
        return;
    const auto surplus = std::ptrdiff_t(job.log.size() - count);
    job.log.erase(job.log.begin(), job.log.begin() + surplus);
    job.droppedLines += surplus;
}

} // namespace soco::widgets
