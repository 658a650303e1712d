#pragma once

#include "core/base/result.h"
#include "core/base/task.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

class QTimer;

namespace soco::widgets {

// Runs plain, synchronous functions off the GUI thread and says how far they are. All members are for the GUI thread.
class JobQueue : public QObject
{
    Q_OBJECT

public:
    // On a worker thread. The text is the closing line: "Evaluated 1,600 pairs in 0:52"; further
    // lines of it are remarks that go into the log alone. Exceptions become errors.
    using Work = std::function<soco::Result<QString>(const soco::Task &)>;
    // On the GUI thread, after the job's state is final; also for a cancelled job (ErrorKind::Cancelled unless the work
    // returned a text, as one that keeps what it has so far does). Called again after each retry. Not called once the
    // queue is being destroyed. Both functions, with all that they hold, go when the job is done; a job that failed or was
    // cancelled keeps them for retry().
    using Done = std::function<void(const soco::Result<QString> &)>;

    // What a job's steps are.
    enum class Unit { None, Pairs, Pictures, Files, Folders };

    struct Job {
        int id = 0;
        QString title;
        Unit unit = Unit::None;
        enum class State { Waiting, Running, Done, Failed, Cancelled } state = State::Waiting;
        qint64 done = 0;
        qint64 total = 0;        // 0: not known
        QString what;            // what is being worked on: "car_12.JPEG"
        double rate = 0;         // steps a second; 0: not known yet
        double secondsLeft = -1; // negative: not known yet
        double seconds = 0;      // since it was started, without waiting
        bool cancelling = false; // asked to stop, still running
        QString lastLine;        // closing line, or the error in one line
        // One line of the log. A step says what was worked on, "car_12.JPEG": thousands of them are the rule.
        struct Line {
            QString text; // with its time
            bool step = false;
        };
        std::vector<Line> log;   // the last 10,000 lines; the last 1,000 once it is done
        qint64 droppedLines = 0; // that were before these

        bool active() const { return state == State::Waiting || state == State::Running; }
        // 0 to 1; negative where the total is not known.
        double fraction() const;
    };

    // Runs `work` off the GUI thread and then, if `receiver` is still there, `done` on it. Work of one lane never overlaps.
    using Runner = std::function<void(const QString &lane, std::function<void()> work, QObject *receiver, std::function<void()> done)>;

    // Each running job has a thread of its own.
    explicit JobQueue(QObject *parent = nullptr);
    // Jobs run wherever the program runs its other work.
    explicit JobQueue(Runner runner, QObject *parent = nullptr);
    // Cancels everything and waits.
    ~JobQueue() override;

    // Jobs of one lane run one after the other, in the order of their start; lanes run in parallel. Returns the id.
    int start(const QString &title, const QString &lane, Work work, Done done = {}, Unit unit = Unit::None);
    // A waiting job is cancelled at once, a running one as soon as its work looks at its task.
    void cancel(int id);
    void cancelAll();
    // Starts a failed or cancelled job anew, under the same id, at the end of its lane.
    void retry(int id);

    const std::vector<Job> &jobs() const { return m_jobs; } // by id, ascending
    const Job *job(int id) const;
    int activeCount() const; // waiting or running

Q_SIGNALS:
    void added(int id);
    void changed(int id); // at most about twenty times a second for each job, and always with the last value
    void finished(int id);

private:
    struct Entry;

    Entry &entry(int id);
    void startNext(const QString &lane);
    void finish(int id, const soco::Result<QString> &result);
    void settle(int id, const soco::Result<QString> &result);
    void letGo(int id);
    static void keepLastLines(Job &job, std::size_t count);
    bool readProgress(int id);
    void poll();
    void addLine(Job &job, const QString &line, bool step = false);

    Runner m_runner; // null: own threads
    std::vector<Job> m_jobs;
    std::vector<std::unique_ptr<Entry>> m_entries; // parallel to m_jobs
    QTimer *m_timer = nullptr;
    int m_lastTicket = 0;
};

} // namespace soco::widgets
