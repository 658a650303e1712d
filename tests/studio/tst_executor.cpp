#include "app/studio/workspace/executor.h"

#include <QTest>
#include <QThread>

#include <array>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

using namespace soco;
using studio::Executor;
using Order = Executor::Order;

class TestExecutor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLaneWorksInTurnAndAnswersHere();
    void lanesDoNotWaitForEachOther();
    void theLatestWins();
    void idleWorkWaitsAndDoesNotCount();
    void aFullLaneDropsTheOldest();
    void whatRunsCanBeStopped_data();
    void whatRunsCanBeStopped();
    void progressComesHereAndTheNewestLast();
    void aReceiverThatIsGoneHearsNothing();
    void exceptionsAreSaid();
    void goesCleanlyWithWorkInEveryState();
    void stopsAtOnce();
    void whatGivesWayHasALowerPriority();

private:
    // Occupies the lane, by work that has begun, until the promise is kept.
    static std::promise<void> hold(Executor &executor, const QString &lane)
    {
        std::promise<void> release, begun;
        executor.run({.lane = lane, .work = [&begun, waiting = release.get_future().share()](const Task &) {
                          begun.set_value();
                          waiting.wait();
                      }});
        begun.get_future().wait();
        return release;
    }
};

void TestExecutor::aLaneWorksInTurnAndAnswersHere()
{
    Executor executor;
    QString worked, answered; // the lane's single thread, then this one
    bool elsewhere = false;
    for (const char *name : {"a", "b", "c"})
        executor.run({.lane = "one",
                      .work = [&, name](const Task &) { worked += name; elsewhere = QThread::currentThread() != thread(); },
                      .receiver = this,
                      .done = [&, name] { answered += name; }});
    QCOMPARE(executor.pending("one"), 3);
    QTRY_COMPARE(executor.pending(), 0);
    QCOMPARE(worked, "abc");
    QCOMPARE(answered, "abc");
    QVERIFY(elsewhere);
}

void TestExecutor::lanesDoNotWaitForEachOther()
{
    Executor executor;
    auto release = hold(executor, "slow");
    bool done = false;
    executor.run({.lane = "quick", .work = [](const Task &) {}, .receiver = this, .done = [&] { done = true; }});
    QTRY_VERIFY(done);
    QCOMPARE(executor.pending("slow"), 1);
    release.set_value();
    QTRY_COMPARE(executor.pending(), 0);
}

void TestExecutor::theLatestWins()
{
    Executor executor;
    auto release = hold(executor, "lane");
    QStringList answered, dropped;
    for (const QString name : {"a", "b", "c"})
        executor.run({.lane = "lane", .order = Order::Latest, .work = [](const Task &) {}, .receiver = this,
                      .done = [&, name] { answered << name; }, .dropped = [&, name] { dropped << name; }});
    QCOMPARE(executor.pending("lane"), 2); // the one that holds, and c
    release.set_value();
    QTRY_COMPARE(executor.pending(), 0);
    QCOMPARE(answered, QStringList{"c"});
    QCOMPARE(dropped, (QStringList{"a", "b"}));
}

void TestExecutor::idleWorkWaitsAndDoesNotCount()
{
    Executor executor;
    auto release = hold(executor, "lane");
    QString order;
    const auto add = [&](Order how, const char *name) {
        executor.run({.lane = "lane", .order = how, .work = [&order, name](const Task &) { order += name; }});
    };
    add(Order::WhenIdle, "i");
    add(Order::InTurn, "a");
    add(Order::InTurn, "b");
    QCOMPARE(executor.pending("lane"), 3);
    release.set_value();
    QTRY_COMPARE(executor.pending(), 0);
    bool last = false;
    executor.run({.lane = "lane", .order = Order::WhenIdle, .work = [](const Task &) {}, .receiver = this, .done = [&] { last = true; }});
    QCOMPARE(executor.pending(), 0);
    QTRY_VERIFY(last);
    QCOMPARE(order, "abi");
}

void TestExecutor::aFullLaneDropsTheOldest()
{
    Executor executor;
    executor.setLane("lane", 1, 2);
    auto release = hold(executor, "lane");
    QStringList answered, dropped;
    for (const QString name : {"a", "b", "c", "d"})
        executor.run({.lane = "lane", .work = [](const Task &) {}, .receiver = this, .done = [&, name] { answered << name; },
                      .dropped = [&, name] { dropped << name; }});
    release.set_value();
    QTRY_COMPARE(executor.pending(), 0);
    QCOMPARE(dropped, (QStringList{"a", "b"}));
    QCOMPARE(answered, (QStringList{"c", "d"}));
}

void TestExecutor::whatRunsCanBeStopped_data()
{
    QTest::addColumn<bool>("byToken");
    QTest::newRow("its lane is cancelled") << false;
    QTest::newRow("its token asks") << true;
}

void TestExecutor::whatRunsCanBeStopped()
{
    QFETCH(bool, byToken);
    Executor executor;
    std::stop_source source;
    std::promise<void> begun;
    executor.run({.lane = "lane",
                  .work =
                      [&](const Task &task) {
                          begun.set_value();
                          while (!task.cancelled())
                              QThread::yieldCurrentThread();
                      },
                  .stop = source.get_token()});
    begun.get_future().wait();
    if (byToken)
        source.request_stop();
    else
        executor.cancel("lane");
    QTRY_COMPARE(executor.pending(), 0);
}

void TestExecutor::progressComesHereAndTheNewestLast()
{
    Executor executor;
    std::vector<std::int64_t> seen;
    bool elsewhere = false;
    executor.run({.lane = "lane",
                  .work =
                      [](const Task &task) {
                          for (int i = 1; i <= 1000; ++i)
                              task.report({i, 1000});
                      },
                  .receiver = this,
                  .progress =
                      [&](const Progress &progress) {
                          seen.push_back(progress.done);
                          elsewhere = elsewhere || QThread::currentThread() != thread();
                      }});
    QTRY_COMPARE(executor.pending(), 0);
    QVERIFY(!seen.empty());
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QCOMPARE(seen.back(), 1000);
    QVERIFY(!elsewhere);
}

void TestExecutor::aReceiverThatIsGoneHearsNothing()
{
    Executor executor;
    auto release = hold(executor, "lane");
    bool heard = false;
    auto receiver = std::make_unique<QObject>();
    executor.run({.lane = "lane", .work = [](const Task &) {}, .receiver = receiver.get(), .done = [&] { heard = true; }});
    receiver.reset();
    release.set_value();
    QTRY_COMPARE(executor.pending(), 0);
    QVERIFY(!heard);
}

void TestExecutor::exceptionsAreSaid()
{
    Executor executor;
    QStringList said;
    connect(&executor, &Executor::failed, this, [&](const QString &lane, const QString &what) { said << lane + ": " + what; });
    executor.run({.lane = "lane", .work = [](const Task &) { throw std::runtime_error("a fault"); }});
    QTRY_COMPARE(executor.pending(), 0);
    QCOMPARE(said, QStringList{"lane: a fault"});
}

void TestExecutor::goesCleanlyWithWorkInEveryState()
{
    const auto shared = std::make_shared<int>(0);
    for (int round = 0; round < 20; ++round) {
        Executor executor;
        for (const QString lane : {"a", "b"})
            for (int i = 0; i < 3; ++i)
                executor.run({.lane = lane,
                              .order = i == 2 ? Order::WhenIdle : Order::InTurn,
                              .work =
                                  [shared](const Task &task) {
                                      for (int k = 0; k < 1000 && !task.cancelled(); ++k)
                                          task.report({k, 1000});
                                  },
                              .receiver = this,
                              .done = [shared] {},
                              .progress = [shared](const Progress &) {}});
        if (round % 2)
            QCoreApplication::processEvents();
    }
    QCOMPARE(shared.use_count(), 1L);
}

void TestExecutor::stopsAtOnce()
{
    using namespace std::chrono_literals;
    Executor executor;
    std::promise<void> begun;
    bool waited = false;
    executor.run({.lane = "polite", .work = [&begun](const Task &task) {
                      begun.set_value();
                      while (!task.cancelled())
                          std::this_thread::yield();
                  }});
    executor.run({.lane = "polite", .work = [&waited](const Task &) { waited = true; }});
    begun.get_future().wait();
    QVERIFY(executor.stop(10s));
    executor.run({.lane = "polite", .work = [&waited](const Task &) { waited = true; }});
    QVERIFY(!waited); // neither what waited nor what came after

    Executor busy;
    auto release = hold(busy, "deaf");
    QVERIFY(!busy.stop(1ms)); // it says so and does not wait for it
    release.set_value();
    QVERIFY(busy.stop(10s));
}

void TestExecutor::whatGivesWayHasALowerPriority()
{
#ifdef Q_OS_LINUX
    const int own = getpriority(PRIO_PROCESS, 0);
    std::array<int, 2> seen{own, own};
    Executor executor;
    executor.giveWay("unasked");
    executor.run({.lane = "unasked", .work = [&](const Task &) { seen[0] = getpriority(PRIO_PROCESS, 0); }});
    executor.run({.lane = "asked", .work = [&](const Task &) { seen[1] = getpriority(PRIO_PROCESS, 0); }});
    QTRY_COMPARE(executor.pending(), 0);
    QVERIFY(seen[0] > own || own == 19);
    QCOMPARE(seen[1], own);
#else
    QSKIP("Only Linux has priorities of threads");
#endif
}

QTEST_GUILESS_MAIN(TestExecutor)
#include "tst_executor.moc"
