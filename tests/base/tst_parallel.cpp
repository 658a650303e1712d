#include "core/base/parallel.h"

#include <QtTest>

#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace soco;

class TestParallel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIndexOnce_data();
    void everyIndexOnce();
    void oneThreadIsTheCallers();
    void severalThreadsWorkAtOnce();
    void exceptionLeavesAfterTheOthers();
    void stopsWhenAsked();
    void threadCounts();
};

void TestParallel::everyIndexOnce_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("threads");
    QTest::newRow("nothing to do") << 0 << 4;
    QTest::newRow("one") << 1 << 4;
    QTest::newRow("fewer than threads") << 3 << 8;
    QTest::newRow("many, one thread") << 1000 << 1;
    QTest::newRow("many, all cores") << 1000 << 0;
    QTest::newRow("many, more threads than cores") << 1000 << 16;
}

void TestParallel::everyIndexOnce()
{
    QFETCH(int, count);
    QFETCH(int, threads);
    std::vector<std::atomic<int>> calls(static_cast<std::size_t>(count));
    parallelFor(calls.size(), threads, [&](std::size_t i) { ++calls[i]; });
    for (const auto &made : calls)
        QCOMPARE(made.load(), 1);
}

void TestParallel::oneThreadIsTheCallers()
{
    std::vector<std::size_t> order;
    bool elsewhere = false;
    const auto caller = std::this_thread::get_id();
    parallelFor(5, 1, [&](std::size_t i) {
        order.push_back(i);
        elsewhere = elsewhere || std::this_thread::get_id() != caller;
    });
    QCOMPARE(order, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
    QVERIFY(!elsewhere);
}

void TestParallel::severalThreadsWorkAtOnce()
{
    // Each body waits for the other: this ends only where two run at the same time.
    std::atomic<int> arrived = 0;
    parallelFor(2, 2, [&](std::size_t) {
        ++arrived;
        while (arrived < 2)
            std::this_thread::yield();
    });
    QCOMPARE(arrived.load(), 2);
}

void TestParallel::exceptionLeavesAfterTheOthers()
{
    std::atomic<int> running = 0;
    int runningAtTheEnd = -1;
    bool thrown = false;
    try {
        parallelFor(100, 3, [&](std::size_t i) {
            ++running;
            if (i == 7) {
                --running;
                throw std::runtime_error("seven");
            }
            --running;
        });
    } catch (const std::runtime_error &error) {
        runningAtTheEnd = running;
        thrown = std::string(error.what()) == "seven";
    }
    QVERIFY(thrown);
    QCOMPARE(runningAtTheEnd, 0);
}

void TestParallel::stopsWhenAsked()
{
    std::stop_source stop;
    std::atomic<int> calls = 0;
    parallelFor(1'000'000, 2, [&](std::size_t) {
        if (++calls == 10)
            stop.request_stop();
    }, stop.get_token());
    QVERIFY(calls >= 10);
    QVERIFY(calls < 1'000'000);

    calls = 0;
    parallelFor(5, 2, [&](std::size_t) { ++calls; }, stop.get_token());
    QCOMPARE(calls.load(), 0);
}

void TestParallel::threadCounts()
{
    QCOMPARE(threadCount(3), 3);
    QCOMPARE(threadCount(100000), 256);
    QVERIFY(threadCount(0) >= 1);
    QCOMPARE(threadCount(-1), threadCount(0));
}

QTEST_APPLESS_MAIN(TestParallel)
#include "tst_parallel.moc"
