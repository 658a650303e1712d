#include "tests/widgets/jobs/gate.h"
#include "widgets/jobs/job_queue.h"
#include "widgets/jobs/job_text.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <stdexcept>

using namespace soco;
using namespace soco::widgets;
using State = JobQueue::Job::State;

namespace {

Result<QString> cancelledError()
{
    return Error{.kind = ErrorKind::Cancelled, .message = "cancelled"};
}

JobQueue::Work waitFor(Gate &gate, const QString &text = QStringLiteral("Finished"))
{
    return [&gate, text](const Task &task) -> Result<QString> {
        gate.wait(task);
        return task.cancelled() ? cancelledError() : Result<QString>(text);
    };
}

} // namespace

class TestJobQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workRunsElsewhereAndDoneRunsHere()
    {
        JobQueue queue;
        QSignalSpy added(&queue, &JobQueue::added), finished(&queue, &JobQueue::finished);
        QThread *worker = nullptr, *answer = nullptr;
        QString text;
        const int id = queue.start(
            "Reading", "data",
            [&](const Task &) -> Result<QString> {
                worker = QThread::currentThread();
                return QStringLiteral("Read 8 files");
            },
            [&](const Result<QString> &result) {
                answer = QThread::currentThread();
                text = *result;
            });
        QCOMPARE(added.count(), 1);
        QCOMPARE(added[0][0].toInt(), id);
        QCOMPARE(queue.job(id)->state, State::Running);
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(worker && worker != QThread::currentThread());
        QCOMPARE(answer, QThread::currentThread());
        QCOMPARE(text, QStringLiteral("Read 8 files"));
        QCOMPARE(queue.job(id)->state, State::Done);
        QCOMPARE(queue.job(id)->lastLine, QStringLiteral("Read 8 files"));
        QCOMPARE(queue.job(id)->fraction(), 1.0);
        QCOMPARE(queue.activeCount(), 0);
    }

    void lanesKeepTheirOrderAndRunBesideEachOther()
    {
        Gate first, other;
        JobQueue queue;
        QList<int> order;
        const auto note = [&](int n) { return [&order, n](const Result<QString> &) { order.append(n); }; };
        const int a = queue.start("a", "gpu", waitFor(first), note(1));
        const int b = queue.start("b", "gpu", [](const Task &) -> Result<QString> { return QString(); }, note(2));
        const int c = queue.start("c", "disk", waitFor(other), note(3));
        QCOMPARE(queue.job(a)->state, State::Running);
        QCOMPARE(queue.job(b)->state, State::Waiting);
        QCOMPARE(queue.job(c)->state, State::Running);
        other.open();
        QTRY_COMPARE(queue.job(c)->state, State::Done);
        QCOMPARE(queue.job(b)->state, State::Waiting);
        first.open();
        QTRY_COMPARE(queue.job(b)->state, State::Done);
        QCOMPARE(order, (QList<int>{3, 1, 2}));
    }

    void manyReportsCostFewSignalsAndTheLastOneCounts()
    {
        JobQueue queue;
        QSignalSpy changed(&queue, &JobQueue::changed);
        constexpr int total = 20000;
        const int id = queue.start("Counting", "lane", [](const Task &task) -> Result<QString> {
            for (int i = 1; i <= total; ++i)
                task.report({.done = i, .total = total, .what = "file " + std::to_string(i)});
            return QStringLiteral("Counted");
        });
        QTRY_COMPARE_WITH_TIMEOUT(queue.job(id)->state, State::Done, 20000);
        QCOMPARE(queue.job(id)->done, total);
        QCOMPARE(queue.job(id)->total, total);
        QCOMPARE(queue.job(id)->what, QStringLiteral("file %1").arg(total));
        // Start, end, and at most one for every twentieth of a second.
        QVERIFY2(changed.count() <= 3 + int(queue.job(id)->seconds * 20) + 1, QByteArray::number(changed.count()));
        const JobQueue::Job &job = *queue.job(id);
        QVERIFY2(job.log.size() <= 11000, "bounded, however long the job");
        QVERIFY2(job.log.at(job.log.size() - 2).text.endsWith("file 20000"), "the newest lines are kept");
        QVERIFY(job.log.at(job.log.size() - 2).step);
        QVERIFY(job.log.back().text.endsWith("Counted") && !job.log.back().step);
    }

    void failureNamesFilePlaceAndRemedy()
    {
        JobQueue queue;
        ErrorKind kind = ErrorKind::Io;
        const int id = queue.start(
            "Loading", "gpu",
            [](const Task &) -> Result<QString> {
                return Error{.kind = ErrorKind::Malformed,
                             .message = "the header is cut short",
                             .file = "a.safetensors",
                             .place = "byte 8",
                             .remedy = "Download it again"};
            },
            [&](const Result<QString> &result) { kind = result.error().kind; });
        QTRY_COMPARE(queue.job(id)->state, State::Failed);
        for (const char *part : {"a.safetensors", "byte 8", "the header is cut short", "Download it again"})
            QVERIFY2(queue.job(id)->lastLine.contains(part), qPrintable(queue.job(id)->lastLine));
        QCOMPARE(kind, ErrorKind::Malformed);
        QVERIFY(jobReport(*queue.job(id)).contains("Loading: failed"));
        QVERIFY(jobReport(*queue.job(id)).contains("the header is cut short"));
    }

    void exceptionsBecomeErrors_data()
    {
        QTest::addColumn<bool>("memory");
        QTest::addColumn<QString>("part");
        QTest::newRow("out of memory") << true << "not enough memory";
        QTest::newRow("anything else") << false << "unforeseen";
    }
    void exceptionsBecomeErrors()
    {
        QFETCH(bool, memory);
        QFETCH(QString, part);
        JobQueue queue;
        const int id = queue.start("Throwing", "lane", [memory](const Task &) -> Result<QString> {
            if (memory)
                throw std::bad_alloc();
            throw std::runtime_error("unforeseen");
        });
        QTRY_COMPARE(queue.job(id)->state, State::Failed);
        QVERIFY(queue.job(id)->lastLine.contains(part));
    }

    void cancelWhileRunning()
    {
        Gate gate;
        JobQueue queue;
        bool told = false;
        const int id = queue.start(
            "Evaluating", "gpu",
            [&](const Task &task) -> Result<QString> {
                task.report({.done = 992, .total = 1600});
                gate.wait(task);
                return cancelledError();
            },
            [&](const Result<QString> &result) { told = !result && result.error().kind == ErrorKind::Cancelled; },
            JobQueue::Unit::Pairs);
        QTRY_COMPARE(queue.job(id)->done, 992);
        queue.cancel(id);
        QVERIFY(queue.job(id)->cancelling);
        QCOMPARE(jobStateWord(*queue.job(id)), QStringLiteral("cancelling"));
        QTRY_COMPARE(queue.job(id)->state, State::Cancelled);
        QVERIFY(told);
        QVERIFY(!queue.job(id)->cancelling);
        QCOMPARE(queue.job(id)->lastLine, QStringLiteral("Cancelled after 992 of 1,600 pairs."));
    }

    void cancelledWorkMayKeepWhatItHas_data()
    {
        QTest::addColumn<int>("done");
        QTest::addColumn<State>("state");
        QTest::newRow("part of it") << 992 << State::Cancelled;
        QTest::newRow("it was through already") << 1600 << State::Done;
    }
    void cancelledWorkMayKeepWhatItHas()
    {
        QFETCH(int, done);
        QFETCH(State, state);
        Gate gate;
        JobQueue queue;
        const int id = queue.start("Evaluating", "gpu", [&gate, done](const Task &task) -> Result<QString> {
            task.report({.done = done, .total = 1600});
            gate.wait(task);
            return QStringLiteral("Cancelled after 992 of 1,600 pairs. Results so far are kept.");
        });
        queue.cancel(id);
        QTRY_COMPARE(queue.job(id)->state, state);
        QVERIFY(queue.job(id)->lastLine.endsWith("kept."));
    }

    void cancelWhileWaiting()
    {
        Gate gate;
        JobQueue queue;
        bool ran = false, told = false;
        const int first = queue.start("first", "gpu", waitFor(gate));
        const int second = queue.start(
            "second", "gpu",
            [&](const Task &) -> Result<QString> {
                ran = true;
                return QString();
            },
            [&](const Result<QString> &result) { told = !result; });
        queue.cancel(second);
        QCOMPARE(queue.job(second)->state, State::Cancelled);
        QVERIFY(told);
        gate.open();
        QTRY_COMPARE(queue.job(first)->state, State::Done);
        QVERIFY(!ran);
    }

    void cancelAllLetsNoneOfThemStart()
    {
        Gate gate;
        JobQueue queue;
        std::atomic<int> runs = 0;
        for (int i = 0; i < 4; ++i) {
            queue.start("job", "gpu", [&](const Task &task) -> Result<QString> {
                ++runs;
                gate.wait(task);
                return cancelledError();
            });
        }
        QTRY_COMPARE(runs.load(), 1);
        queue.cancelAll();
        QTRY_COMPARE(queue.activeCount(), 0);
        QCOMPARE(runs.load(), 1);
        for (const JobQueue::Job &job : queue.jobs())
            QCOMPARE(job.state, State::Cancelled);
    }

    void retryRunsAgainBehindTheOthers()
    {
        Gate gate;
        JobQueue queue;
        std::atomic<int> tries = 0;
        int answers = 0;
        QStringList order;
        const int id = queue.start(
            "flaky", "net",
            [&](const Task &) -> Result<QString> {
                if (++tries == 1)
                    return Error{.message = "no connection"};
                return QStringLiteral("Done at last");
            },
            [&](const Result<QString> &) {
                ++answers;
                order.append("flaky");
            });
        QTRY_COMPARE(queue.job(id)->state, State::Failed);
        queue.start("holds", "net", waitFor(gate), [&](const Result<QString> &) { order.append("holds"); });
        queue.start(
            "waits", "net", [](const Task &) -> Result<QString> { return QString(); },
            [&](const Result<QString> &) { order.append("waits"); });
        queue.retry(id);
        QCOMPARE(queue.job(id)->state, State::Waiting);
        QCOMPARE(queue.job(id)->lastLine, QString());
        gate.open();
        QTRY_COMPARE(queue.job(id)->state, State::Done);
        QCOMPARE(answers, 2);
        QCOMPARE(order, (QStringList{"flaky", "holds", "waits", "flaky"}));
        QVERIFY2(jobReport(*queue.job(id)).contains("no connection"), "the log keeps the first try");
        queue.retry(id);
        QCOMPARE(queue.job(id)->state, State::Done);
    }

    void doneMayStartTheNextJob()
    {
        JobQueue queue;
        int second = 0;
        queue.start(
            "first", "a", [](const Task &) -> Result<QString> { return QString(); },
            [&](const Result<QString> &) {
                for (int i = 0; i < 30; ++i) // the lists grow under the one that is ending
                    second =
                        queue.start("next", "a", [](const Task &) -> Result<QString> { return QStringLiteral("ok"); });
            });
        QTRY_VERIFY(second != 0);
        QTRY_COMPARE(queue.job(second)->state, State::Done);
        QCOMPARE(queue.activeCount(), 0);
    }

    void destructorCancelsAndWaits()
    {
        std::atomic<bool> left = false;
        bool told = false;
        {
            Gate gate;
            JobQueue queue;
            std::atomic<bool> in = false;
            queue.start(
                "long", "gpu",
                [&](const Task &task) -> Result<QString> {
                    in = true;
                    gate.wait(task);
                    left = true;
                    return cancelledError();
                },
                [&](const Result<QString> &) { told = true; });
            queue.start(
                "never", "gpu", [](const Task &) -> Result<QString> { return QString(); },
                [&](const Result<QString> &) { told = true; });
            QTRY_VERIFY(in.load());
        }
        QVERIFY(left);
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }

    void remarksBehindTheClosingLineGoIntoTheLog()
    {
        JobQueue queue;
        QString told;
        const int id = queue.start(
            "Reading", "data",
            [](const Task &) -> Result<QString> { return QStringLiteral("Read 8 files\nTwo are empty"); },
            [&](const Result<QString> &result) { told = *result; });
        QTRY_COMPARE(queue.job(id)->state, State::Done);
        QCOMPARE(told, QStringLiteral("Read 8 files"));
        QCOMPARE(queue.job(id)->lastLine, QStringLiteral("Read 8 files"));
        const QStringList log = jobLogLines(*queue.job(id));
        QCOMPARE(int(log.size()), 3);
        QCOMPARE(log[1].mid(10), QStringLiteral("Two are empty"));
        QCOMPARE(log[2].mid(10), QStringLiteral("Read 8 files"));
    }

    void whatAJobHoldsGoesWhenItIsDone()
    {
        JobQueue queue;
        QSignalSpy finished(&queue, &JobQueue::finished);
        // Stand for a dataset that the work reads and a model that its answer names.
        auto read = std::make_shared<int>(1), named = std::make_shared<int>(2);
        const std::weak_ptr<int> work = read, done = named;
        bool succeeds = false;
        const int id = queue.start(
            "Reading", "data",
            [read, &succeeds](const Task &task) -> Result<QString> {
                for (int i = 1; i <= 3000; ++i)
                    task.report({i, 3000, "file " + std::to_string(i)});
                return succeeds ? Result<QString>(QStringLiteral("Read")) : Error{.message = "no rights"};
            },
            [named](const Result<QString> &) {});
        read.reset();
        named.reset();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY2(!work.expired() && !done.expired(), "a failed job can be started again");
        succeeds = true;
        queue.retry(id);
        QTRY_COMPARE(finished.count(), 2);
        QVERIFY(work.expired());
        QVERIFY(done.expired());
        QVERIFY(queue.job(id)->log.size() <= 1000);
        QCOMPARE(queue.job(id)->log.back().text.mid(10), QStringLiteral("Read"));
    }

    void unknownIdsAreIgnored()
    {
        JobQueue queue;
        queue.cancel(0);
        queue.cancel(7);
        queue.retry(-1);
        QVERIFY(!queue.job(1));
    }

    void words_data()
    {
        QTest::addColumn<JobQueue::Job>("job");
        QTest::addColumn<QString>("detail");
        JobQueue::Job job;
        job.state = State::Running;
        QTest::newRow("nothing known") << job << "running";
        job.done = 412;
        job.total = 1600;
        QTest::newRow("counted") << job << "412 of 1,600";
        job.unit = JobQueue::Unit::Pairs;
        QTest::newRow("with its unit") << job << "412 of 1,600 pairs";
        job.rate = 23.44;
        job.secondsLeft = 52;
        QTest::newRow("with rate") << job << "412 of 1,600 pairs · 23.4 a second · 0:52 left";
        job.rate = 0.2;
        QTest::newRow("slow") << job << "412 of 1,600 pairs · 12.0 a minute · 0:52 left";
        job.cancelling = true;
        QTest::newRow("cancelling") << job << "412 of 1,600 pairs · 12.0 a minute";
        job = {};
        job.done = 12345;
        job.state = State::Running;
        QTest::newRow("no total") << job << "12,345";
        job.unit = JobQueue::Unit::Pictures;
        QTest::newRow("pictures without a total") << job << "12,345 pictures";
        job.state = State::Done;
        job.lastLine = "Evaluated";
        QTest::newRow("done") << job << "Evaluated";
        job = {};
        QTest::newRow("waiting") << job << "waiting";
    }
    void words()
    {
        QFETCH(JobQueue::Job, job);
        QTEST(jobDetailText(job), "detail");
    }
};

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_job_queue.moc"
