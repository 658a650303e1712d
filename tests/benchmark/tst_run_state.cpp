#include "core/benchmark/run_state.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <sys/file.h>
#include <sys/resource.h>

using namespace soco;
using namespace soco::benchmark;
namespace fs = std::filesystem;

namespace {

const std::vector<UnitPoint> somePoints{{0.1f, 0.2f}, {1.0f / 3.0f, 0.70000005f}};

StateRequest request()
{
    return {"fingerprint", "dinov2_vits14", "cpu", "first-maximum", "dataset", "/data/demo", "intra; all"};
}

StateRequest crossRequest()
{
    StateRequest request = ::request();
    request.selection = "cross; all";
    return request;
}

} // namespace

class TestRunState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void pairsComeBackBitForBit();
    void withoutResumeItIsLeftInPlaceAndSaidSo();
    void cutAtAnyByteLosesOnlyTheLastPair();
    void brokenLinesAreForgotten_data();
    void brokenLinesAreForgotten();
    void otherContentIsNotTakenOver();
    void aPairWrittenTwiceCountsOnce();
    void whatPredictionsDependOnKeepsStatesApart_data();
    void whatPredictionsDependOnKeepsStatesApart();
    void aDatasetThatMovedOrWasEditedIsTakenOver_data();
    void aDatasetThatMovedOrWasEditedIsTakenOver();
    void statesOfEarlierVersionsAreSaid_data();
    void statesOfEarlierVersionsAreSaid();
    void aResumedRunKeepsItsId();
    void oneProcessAtATime();
    void otherRequestsRunSideBySide();
    void whatARunningOneHoldsIsLeftToIt();
    void whatGrewMeanwhileStays_data();
    void whatGrewMeanwhileStays();
    void withoutLocksAnotherRunsStays();
    void whoOnlyLooksDoesNotHoldIt();
    void aFileThatGoesWhileItIsOpenedIsMadeAnew();
    void withoutLocksItGoesOnWithANote_data();
    void withoutLocksItGoesOnWithANote();
    void emptyStateLeavesNothing();
    void whatCannotBeReadStays();
    void whatIsNoStateIsKept_data();
    void whatIsNoStateIsKept();
    void pairsOfAnotherSelectionStay();
    void fullDiskIsAnErrorAndHealsItself();

private:
    fs::path folder() const { return (m_folder->path() + "/.soco-runs").toStdString(); }
    fs::path file() const { return RunState::pathFor(folder(), request()); }
    std::unique_ptr<RunState> open(bool resume, const StateRequest &asked = request()) const
    {
        auto state = RunState::open(folder(), asked, {resume, {}});
        return state ? std::move(*state) : nullptr;
    }
    FinishedState asItIs() const { return {file(), fs::file_size(file())}; }
    static bool all(const std::string &, std::uint64_t) { return true; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRunState::pairsComeBackBitForBit()
{
    {
        const auto state = open(false);
        QVERIFY(state);
        QVERIFY(state->add("intra/car/1.json", 7, somePoints));
        QVERIFY(state->add("intra/\xff\"odd\\.json", 0xFFFFFFFFFFFFFFFFu, std::vector{UnitPoint{-0.0f, 1e-30f}}));
    }
    const auto state = open(true);
    QCOMPARE(state->size(), std::size_t(2));
    const std::vector<UnitPoint> *points = state->find("intra/car/1.json", 7);
    QVERIFY(points);
    QVERIFY(*points == somePoints);
    QVERIFY(!state->find("intra/car/2.json", 7));
    QVERIFY(state->notes().empty());
}

void TestRunState::withoutResumeItIsLeftInPlaceAndSaidSo()
{
    QVERIFY(open(false)->add("a", 1, somePoints));
    {
        const auto fresh = open(false);
        QCOMPARE(fresh->size(), std::size_t(0));
        QVERIFY(!fresh->find("a", 1));
        QCOMPARE(fresh->notes().size(), std::size_t(1));
        QVERIFY2(fresh->notes()[0].find("1 finished pair: --resume goes on with it") != std::string::npos,
                 fresh->notes()[0].c_str());
        const qint64 before = QFile(QString::fromStdString(file().string())).size();
        QVERIFY(fresh->add("a", 1, somePoints)); // the same again is not stored twice
        QCOMPARE(QFile(QString::fromStdString(file().string())).size(), before);
        QVERIFY(fresh->add("b", 1, somePoints));
    }
    const auto resumed = open(true);
    QVERIFY(resumed->find("a", 1));
    QVERIFY(resumed->find("b", 1));
}

void TestRunState::cutAtAnyByteLosesOnlyTheLastPair()
{
    const QString path = QString::fromStdString(file().string());
    qint64 afterFirst = 0;
    {
        const auto state = open(false);
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
            const auto state = open(true);
            QVERIFY(state);
            QCOMPARE(state->size(), length == bytes.size() ? std::size_t(2) : std::size_t(1));
            QVERIFY(state->find("first", 1));
            QVERIFY(state->add("second", 2, somePoints)); // goes on as if nothing had happened
        }
        QCOMPARE(open(true)->size(), std::size_t(2));
    }
}

void TestRunState::brokenLinesAreForgotten_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << QByteArray("garbage");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("other JSON") << QByteArray("{\"a\":1}");
    QTest::newRow("a run without an id") << QByteArray("{\"run\":1,\"selection\":2}");
    QTest::newRow("too short") << QByteArray("[\"b\",\"1\"]");
    QTest::newRow("no name") << QByteArray("[1,\"1\",[0.5,0.5]]");
    QTest::newRow("odd number of coordinates") << QByteArray("[\"b\",\"1\",[0.5]]");
    QTest::newRow("text for a coordinate") << QByteArray("[\"b\",\"1\",[0.5,\"x\"]]");
    QTest::newRow("zero bytes of a crash") << QByteArray(40, '\0');
}

void TestRunState::brokenLinesAreForgotten()
{
    QFETCH(QByteArray, line);
    QVERIFY(open(false)->add("a", 1, somePoints));
    QFile state(QString::fromStdString(file().string()));
    QVERIFY(state.open(QIODevice::Append));
    state.write(line + '\n');
    state.close();
    QVERIFY(open(true)->add("c", 3, somePoints));
    const auto read = open(true);
    QCOMPARE(read->size(), std::size_t(2));
    QVERIFY(read->find("a", 1));
    QVERIFY(read->find("c", 3));
}

void TestRunState::otherContentIsNotTakenOver()
{
    const auto state = open(false);
    QVERIFY(state->add("a", 1, somePoints));
    QVERIFY(!state->find("a", 2)); // the picture or a keypoint was changed since
    QVERIFY(state->isOutdated("a", 2));
    QVERIFY(!state->isOutdated("a", 1));
    QVERIFY(!state->isOutdated("b", 1));
    QVERIFY(state->add("a", 2, somePoints));
    QVERIFY(!state->find("a", 1));
    QVERIFY(state->find("a", 2));
}

void TestRunState::aPairWrittenTwiceCountsOnce()
{
    for (int round = 0; round < 3; ++round)
        QVERIFY(open(true)->add("a", 1, somePoints));
    QCOMPARE(open(true)->size(), std::size_t(1));
}

void TestRunState::whatPredictionsDependOnKeepsStatesApart_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("reason"); // empty: nothing to say
    QTest::newRow("other weights of that name") << "model" << "other weights";
    QTest::newRow("another model") << "another model" << "";
    QTest::newRow("another device") << "device" << "it ran on cpu and this one on cuda:0";
    QTest::newRow("another matcher") << "matcher" << "it matched by first-maximum";
}

void TestRunState::whatPredictionsDependOnKeepsStatesApart()
{
    QFETCH(QString, field);
    QFETCH(QString, reason);
    QVERIFY(open(false)->add("a", 1, somePoints));
    StateRequest other = request();
    if (field == "device")
        other.device = "cuda:0";
    else if (field == "matcher")
        other.matcher = "soft";
    else
        other.model = "other fingerprint";
    if (field == "another model")
        other.modelName = "dense_sift";
    QVERIFY(RunState::pathFor("x", other) != RunState::pathFor("x", request()));
    const auto state = open(true, other);
    QVERIFY(state);
    QVERIFY(!state->find("a", 1));
    QCOMPARE(state->notes().size(), std::size_t(reason.isEmpty() ? 0 : 1));
    if (!reason.isEmpty())
        QVERIFY2(state->notes()[0].find(reason.toStdString()) != std::string::npos, state->notes()[0].c_str());
}

void TestRunState::aDatasetThatMovedOrWasEditedIsTakenOver_data()
{
    QTest::addColumn<QString>("dataset");
    QTest::addColumn<QString>("root");
    QTest::addColumn<bool>("outdated"); // a pair of other content is this dataset's own
    QTest::newRow("moved") << "dataset" << "/elsewhere" << true;
    QTest::newRow("edited") << "dataset after an edit" << "/data/demo" << true;
    QTest::newRow("another one with a pair in common") << "another" << "/elsewhere" << false;
}

void TestRunState::aDatasetThatMovedOrWasEditedIsTakenOver()
{
    QFETCH(QString, dataset);
    QFETCH(QString, root);
    QFETCH(bool, outdated);
    QVERIFY(open(false)->add("a", 1, somePoints));
    StateRequest other = request();
    other.dataset = dataset.toStdString();
    other.datasetRoot = root.toStdString();
    {
        const auto state = open(true, other);
        QVERIFY(state->find("a", 1));
        QCOMPARE(state->find("a of a renamed folder", 1) != nullptr,
                 dataset != "dataset"); // else names are those of then
        QVERIFY(!state->find("a of a renamed folder", 2));
        QCOMPARE(state->isOutdated("a", 2), outdated);
        state->finish(all);
    }
    // The state of this dataset before an edit is of no more use, that of another one is.
    QCOMPARE(fs::exists(file()), !outdated);
}

void TestRunState::statesOfEarlierVersionsAreSaid_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("1") << 1;
    QTest::newRow("2") << 2;
}

void TestRunState::statesOfEarlierVersionsAreSaid()
{
    QFETCH(int, version);
    fs::create_directories(folder());
    QFile old(QString::fromStdString((folder() / "0123456789abcdef.jsonl").string()));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("{\"soco_run\":" + QByteArray::number(version) + ",\"request\":\"x\"}\n[\"a\",\"1\",[0.5,0.5]]\n");
    old.close();
    const auto state = open(true);
    QCOMPARE(state->size(), std::size_t(0));
    QCOMPARE(state->notes().size(), std::size_t(1));
    QVERIFY2(state->notes()[0].find("earlier version") != std::string::npos, state->notes()[0].c_str());
}

void TestRunState::aResumedRunKeepsItsId()
{
    {
        const auto state = open(false);
        QCOMPARE(*state->begin("id-1"), "id-1");
        QVERIFY(state->add("a", 1, somePoints));
    }
    QCOMPARE(*open(true)->begin("id-2"), "id-1");
    QCOMPARE(*open(true, crossRequest())->begin("id-3"), "id-3"); // another selection is another run
    QCOMPARE(*open(false)->begin("id-4"), "id-4");                // so is one that begins anew
}

void TestRunState::oneProcessAtATime()
{
    const auto state = open(false);
    QVERIFY(state->add("a", 1, somePoints));
    QVERIFY(state->begin("one").ok());
    const auto second = RunState::open(folder(), request(), {});
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Mismatch);
    QVERIFY2(second.error().message.find("(intra pairs)") != std::string::npos, second.error().message.c_str());
    QVERIFY(state->find("a", 1)); // and the first one's file is whole
    QVERIFY(QFile(QString::fromStdString(file().string())).size() > 20);
}

void TestRunState::otherRequestsRunSideBySide()
{
    const auto intra = open(false);
    QVERIFY(intra->begin("one") && intra->add("a", 1, somePoints));
    {
        const auto cross = open(true, crossRequest());
        QVERIFY(cross);
        QVERIFY(!cross->find("a", 1));
        QCOMPARE(cross->notes().size(), std::size_t(1));
        QCOMPARE(cross->notes()[0], "A run on /data/demo (intra pairs) is going on; its pairs are not taken over");
        QVERIFY(cross->add("b", 1, somePoints));
        cross->finish(all);
    }
    QVERIFY(!fs::exists(RunState::pathFor(folder(), crossRequest())));
    QVERIFY(intra->add("c", 1, somePoints));
    intra->finish(all);
    QVERIFY(!fs::exists(folder()));
}

// Finished pairs of an interrupted run that somebody goes on with meanwhile.
void TestRunState::whatARunningOneHoldsIsLeftToIt()
{
    QVERIFY(open(false)->add("a", 1, somePoints));
    const auto cross = open(true, crossRequest());
    QVERIFY(cross->find("a", 1));
    {
        const auto intra = open(true);
        cross->finish(all);
        QVERIFY(fs::exists(file()));
        RunState::remove(asItIs());
        QVERIFY(fs::exists(file()));
    }
    QVERIFY(open(true)->find("a", 1));
    RunState::remove(asItIs());
    QVERIFY(!fs::exists(folder()));
}

// Somebody went on with an interrupted run, and was stopped again, between the beginning and the end of another one.
void TestRunState::whatGrewMeanwhileStays_data()
{
    QTest::addColumn<bool>("later"); // as of several models that are one job
    QTest::newRow("at once") << false;
    QTest::newRow("later") << true;
}

void TestRunState::whatGrewMeanwhileStays()
{
    QFETCH(bool, later);
    QVERIFY(open(false)->add("a", 1, somePoints));
    const auto cross = open(true, crossRequest());
    const std::vector<FinishedState> finished = cross->finishedStates(all);
    QVERIFY(finished.size() == 2 && finished[0].path == file());
    QVERIFY(open(true)->add("b", 1, somePoints));
    if (later)
        RunState::remove(finished[0]);
    else
        cross->finish(all);
    QVERIFY(fs::exists(file()));
    QVERIFY(open(true)->find("b", 1));
    RunState::remove(asItIs());
    QVERIFY(!fs::exists(file()));
}

// Whether somebody works on it is not known there.
void TestRunState::withoutLocksAnotherRunsStays()
{
    const auto fails = [](int, int) {
        errno = ENOLCK;
        return -1;
    };
    QVERIFY(open(false)->add("a", 1, somePoints));
    const auto cross = RunState::open(folder(), crossRequest(), {true, fails});
    QVERIFY((*cross)->find("a", 1));
    (*cross)->finish(all);
    QVERIFY(!fs::exists(RunState::pathFor(folder(), crossRequest())));
    QVERIFY(fs::exists(file()));
    FinishedState state = asItIs();
    RunState::remove(state, fails);
    QVERIFY(fs::exists(file()));
    state.isOwn = true;
    RunState::remove(state, fails);
    QVERIFY(!fs::exists(file()));
}

// Another run that looks whether the file is held is no run of the same.
void TestRunState::whoOnlyLooksDoesNotHoldIt()
{
    int calls = 0;
    const auto lock = [&](int fd, int operation) {
        if (++calls > 3)
            return ::flock(fd, operation);
        errno = EWOULDBLOCK;
        return -1;
    };
    const auto state = RunState::open(folder(), request(), {false, lock});
    QVERIFY(state);
    QCOMPARE(calls, 4);
}

void TestRunState::aFileThatGoesWhileItIsOpenedIsMadeAnew()
{
    int calls = 0;
    const auto lock = [&](int fd, int operation) {
        if (++calls == 1)
            RunState::remove(asItIs()); // as the run does that held it, and the folder goes with it
        return ::flock(fd, operation);
    };
    const auto state = RunState::open(folder(), request(), {false, lock});
    QVERIFY(state);
    QCOMPARE(calls, 2);
    QVERIFY((*state)->add("a", 1, somePoints));
    QVERIFY(fs::exists(file()));
    QVERIFY(!open(false));
}

void TestRunState::withoutLocksItGoesOnWithANote_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("busy");
    QTest::newRow("ENOSYS") << ENOSYS << false;
    QTest::newRow("ENOLCK") << ENOLCK << false;
    QTest::newRow("EOPNOTSUPP") << EOPNOTSUPP << false;
    QTest::newRow("EIO") << EIO << false;
    QTest::newRow("EWOULDBLOCK") << EWOULDBLOCK << true;
}

void TestRunState::withoutLocksItGoesOnWithANote()
{
    QFETCH(int, code);
    QFETCH(bool, busy);
    const auto fails = [code](int, int) {
        errno = code;
        return -1;
    };
    const auto state = RunState::open(folder(), request(), {false, fails});
    QCOMPARE(state.ok(), !busy);
    if (busy)
        return;
    QCOMPARE((*state)->notes().size(), std::size_t(1));
    QVERIFY2((*state)->notes()[0].find("has no locks") != std::string::npos, (*state)->notes()[0].c_str());
    QVERIFY((*state)->add("a", 1, somePoints));
}

void TestRunState::emptyStateLeavesNothing()
{
    open(false).reset();
    QVERIFY(!fs::exists(folder()));
    {
        const auto state = open(false);
        QVERIFY(state->begin("id"));
    }
    QVERIFY(!fs::exists(folder()));
    const auto state = open(false);
    QVERIFY(state->add("a", 1, somePoints));
    state->finish(all);
    QVERIFY(!fs::exists(folder()));
}

void TestRunState::whatCannotBeReadStays()
{
    QVERIFY(open(false)->add("a", 1, somePoints));
    QFile state(QString::fromStdString(file().string()));
    const qint64 size = state.size();
    if (!state.resize((qint64(1) << 36) + 1)) // more than is read
        QSKIP("the file system knows no files of this size");
    for (const bool resume : {false, true}) {
        const auto opened = RunState::open(folder(), request(), {resume, {}});
        QVERIFY(!opened);
        QVERIFY2(!opened.error().remedy.empty(), opened.error().text().c_str());
        QVERIFY(fs::exists(file()));
    }
    const auto other = open(true, crossRequest());
    QCOMPARE(other->notes().size(), std::size_t(1));
    QVERIFY2(other->notes()[0].find(file().string()) != std::string::npos, other->notes()[0].c_str());
    QVERIFY(state.resize(size));
    QVERIFY(open(true)->find("a", 1));
}

void TestRunState::whatIsNoStateIsKept_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("a note") << QByteArray("mine") << true;
    QTest::newRow("a damaged first line") << QByteArray("{\"soco_run\n[\"a\",\"1\",[0.5,0.5]]\n") << true;
    QTest::newRow("zero bytes of a crash") << QByteArray(40, '\0') << true;
    QTest::newRow("another version") << QByteArray("{\"soco_run\":2}\n[\"a\",\"1\",[0.5,0.5]]\n") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("the beginning of a header") << QByteArray("{\"soco_r") << false;
    QTest::newRow("most of a header") << QByteArray("{\"soco_run\":3,\"model\":\"x") << false;
}

void TestRunState::whatIsNoStateIsKept()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isKept);
    const fs::path aside = fs::path(file()).replace_extension(".unknown-2");
    fs::create_directories(folder());
    for (const fs::path &path : {file(), fs::path(file()).replace_extension(".unknown-1")}) {
        QFile there(QString::fromStdString(path.string()));
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write(bytes) == bytes.size());
    }
    {
        const auto state = open(true);
        QVERIFY(state);
        QCOMPARE(state->notes().size(), std::size_t(isKept ? 1 : 0));
        if (isKept)
            QVERIFY2(state->notes()[0].ends_with(".unknown-2"), state->notes()[0].c_str());
        QVERIFY(state->add("b", 1, somePoints));
    }
    QVERIFY(open(true)->find("b", 1));
    QCOMPARE(fs::exists(aside), isKept);
    QFile kept(QString::fromStdString(aside.string()));
    QVERIFY(!isKept || (kept.open(QIODevice::ReadOnly) && kept.readAll() == bytes));
}

void TestRunState::pairsOfAnotherSelectionStay()
{
    QVERIFY(open(false)->add("a", 1, somePoints));
    for (const bool resume : {false, true}) {
        const auto state = open(resume);
        QVERIFY(state->add("b", 1, somePoints));
        state->finish([](const std::string &pair, std::uint64_t) { return pair == "b"; });
        QVERIFY(state->finishedStates([](const std::string &pair, std::uint64_t) { return pair == "b"; }).empty());
    }
    const auto state = open(true);
    QVERIFY(state->find("a", 1));
    const std::vector<FinishedState> finished = state->finishedStates(all);
    QVERIFY(finished.size() == 1 && finished[0].path == file() && finished[0].isOwn);
    state->finish(all);
    QVERIFY(!fs::exists(folder()));
}

void TestRunState::fullDiskIsAnErrorAndHealsItself()
{
    const QString path = QString::fromStdString(file().string());
    const auto state = open(false);
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
    QCOMPARE(added.error().file, file().string());
    QCOMPARE(QFile(path).size(), before); // cut back
    QVERIFY(!state->find("second", 2));
    QVERIFY(state->add("second", 2, somePoints));
    QVERIFY(state->find("second", 2));
}

QTEST_APPLESS_MAIN(TestRunState)
#include "tst_run_state.moc"
