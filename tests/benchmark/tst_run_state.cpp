#include "core/benchmark/run_state.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace soco;
using namespace soco::benchmark;

namespace {

const std::vector<UnitPoint> somePoints{{0.1f, 0.2f}, {1.0f / 3.0f, 0.70000005f}};

} // namespace

class TestRunState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsComeBackBitForBit();
    void withoutResumeItStartsAnew();
    void cutAtAnyByteLosesOnlyTheLastPair();
    void brokenLinesAreForgotten_data();
    void brokenLinesAreForgotten();
    void otherContentIsNotTakenOver();
    void aPairWrittenTwiceCountsOnce();
    void otherRequestIsNotTakenOver();
    void oneProcessAtATime();
    void emptyStateLeavesNothing();
    void fullDiskIsAnErrorAndHealsItself();

private:
    std::filesystem::path file(const QTemporaryDir &folder) const
    {
        return RunState::pathFor((folder.path() + "/.soco-runs").toStdString(), "request");
    }
    static std::unique_ptr<RunState> open(const std::filesystem::path &path, bool resume)
    {
        auto state = RunState::open(path, "request", resume);
        return state ? std::move(*state) : nullptr;
    }
};

void TestRunState::pairsComeBackBitForBit()
{
    const QTemporaryDir folder;
    {
        const auto state = open(file(folder), false);
        QVERIFY(state);
        QVERIFY(state->add("intra/car/1.json", 7, somePoints));
        QVERIFY(state->add("intra/\xff\"odd\\.json", 0xFFFFFFFFFFFFFFFFu, std::vector{UnitPoint{-0.0f, 1e-30f}}));
    }
    const auto state = open(file(folder), true);
    QCOMPARE(state->size(), std::size_t(2));
    const std::vector<UnitPoint> *points = state->find("intra/car/1.json", 7);
    QVERIFY(points);
    QVERIFY(*points == somePoints);
    QVERIFY(!state->find("intra/car/2.json", 7));
}

void TestRunState::withoutResumeItStartsAnew()
{
    const QTemporaryDir folder;
    QVERIFY(open(file(folder), false)->add("a", 1, somePoints));
    QCOMPARE(open(file(folder), false)->size(), std::size_t(0));
    QCOMPARE(open(file(folder), true)->size(), std::size_t(0));
}

void TestRunState::cutAtAnyByteLosesOnlyTheLastPair()
{
    const QTemporaryDir folder;
    const QString path = QString::fromStdString(file(folder).string());
    qint64 afterFirst = 0;
    {
        const auto state = open(file(folder), false);
        QVERIFY(state->add("first", 1, somePoints));
        afterFirst = QFile(path).size();
        QVERIFY(state->add("second", 2, somePoints));
    }
    QFile whole(path);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    for (qint64 length = afterFirst; length <= bytes.size(); ++length) {
        QFile cut(path);
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(bytes.left(length));
        cut.close();
        {
            const auto state = open(file(folder), true);
            QVERIFY(state);
            QCOMPARE(state->size(), length == bytes.size() ? std::size_t(2) : std::size_t(1));
            QVERIFY(state->find("first", 1));
            QVERIFY(state->add("second", 2, somePoints)); // goes on as if nothing had happened
        }
        QCOMPARE(open(file(folder), true)->size(), std::size_t(2));
    }
}

void TestRunState::brokenLinesAreForgotten_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << QByteArray("garbage");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("other JSON") << QByteArray("{\"a\":1}");
    QTest::newRow("too short") << QByteArray("[\"b\",\"1\"]");
    QTest::newRow("no name") << QByteArray("[1,\"1\",[0.5,0.5]]");
    QTest::newRow("odd number of coordinates") << QByteArray("[\"b\",\"1\",[0.5]]");
    QTest::newRow("text for a coordinate") << QByteArray("[\"b\",\"1\",[0.5,\"x\"]]");
    QTest::newRow("zero bytes of a crash") << QByteArray(40, '\0');
}

void TestRunState::brokenLinesAreForgotten()
{
    QFETCH(QByteArray, line);
    const QTemporaryDir folder;
    QVERIFY(open(file(folder), false)->add("a", 1, somePoints));
    QFile state(QString::fromStdString(file(folder).string()));
    QVERIFY(state.open(QIODevice::Append));
    state.write(line + '\n');
    state.close();
    QVERIFY(open(file(folder), true)->add("c", 3, somePoints));
    const auto read = open(file(folder), true);
    QCOMPARE(read->size(), std::size_t(2));
    QVERIFY(read->find("a", 1));
    QVERIFY(read->find("c", 3));
}

void TestRunState::otherContentIsNotTakenOver()
{
    const QTemporaryDir folder;
    const auto state = open(file(folder), false);
    QVERIFY(state->add("a", 1, somePoints));
    QVERIFY(!state->find("a", 2)); // the picture or a keypoint was changed since
    QVERIFY(state->add("a", 2, somePoints));
    QVERIFY(!state->find("a", 1));
    QVERIFY(state->find("a", 2));
}

void TestRunState::aPairWrittenTwiceCountsOnce()
{
    const QTemporaryDir folder;
    for (int round = 0; round < 3; ++round)
        QVERIFY(open(file(folder), true)->add("a", 1, somePoints));
    QCOMPARE(open(file(folder), true)->size(), std::size_t(1));
}

void TestRunState::otherRequestIsNotTakenOver()
{
    const QTemporaryDir folder;
    QVERIFY(open(file(folder), false)->add("a", 1, somePoints));
    const auto other = RunState::open(file(folder), "another request", true); // two digests that are equal
    QVERIFY(other);
    QCOMPARE((*other)->size(), std::size_t(0));
    QVERIFY(RunState::pathFor("x", "request") != RunState::pathFor("x", "another request"));
}

void TestRunState::oneProcessAtATime()
{
    const QTemporaryDir folder;
    const auto state = open(file(folder), false);
    QVERIFY(state->add("a", 1, somePoints));
    const auto second = RunState::open(file(folder), "request", false);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Mismatch);
    QVERIFY(state->find("a", 1)); // and the first one's file is whole
    QVERIFY(QFile(QString::fromStdString(file(folder).string())).size() > 20);
}

void TestRunState::emptyStateLeavesNothing()
{
    const QTemporaryDir folder;
    open(file(folder), false).reset();
    QVERIFY(!std::filesystem::exists(file(folder).parent_path()));
    const auto state = open(file(folder), false);
    QVERIFY(state->add("a", 1, somePoints));
    state->remove();
    QVERIFY(!std::filesystem::exists(file(folder).parent_path()));
}

void TestRunState::fullDiskIsAnErrorAndHealsItself()
{
    const QTemporaryDir folder;
    const QString path = QString::fromStdString(file(folder).string());
    const auto state = open(file(folder), false);
    QVERIFY(state->add("first", 1, somePoints));
    const qint64 before = QFile(path).size();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit old = {};
    getrlimit(RLIMIT_FSIZE, &old);
    rlimit full = old;
    full.rlim_cur = rlim_t(before + 10); // the next line is written in part
    setrlimit(RLIMIT_FSIZE, &full);
    const auto added = state->add("second", 2, somePoints);
    setrlimit(RLIMIT_FSIZE, &old);
    QVERIFY(!added);
    QCOMPARE(added.error().file, file(folder).string());
    QCOMPARE(QFile(path).size(), before); // cut back
    QVERIFY(!state->find("second", 2));
    QVERIFY(state->add("second", 2, somePoints));
    QVERIFY(state->find("second", 2));
}

QTEST_APPLESS_MAIN(TestRunState)
#include "tst_run_state.moc"
