// Evaluations of the real `soco` that were stopped or killed, and what --resume takes over.

#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/vision/vits_checkpoint.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace soco::test;
namespace fs = std::filesystem;

class TestSocoResume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void killedAndStoppedInItsSecondModel();
    void whatIsTakenOver_data();
    void whatIsTakenOver();
    void withoutResumeItIsSaid();
    void aFinishedRunIsSaid();
    void anotherKindOfPairsRunsBesideIt();
    void damagedResultsAreSaid_data();
    void damagedResultsAreSaid();

private:
    // Six different pictures, three pairs of each category.
    static DatasetBuilder::Options twoCategories()
    {
        DatasetBuilder::Options options;
        options.categories = {"car", "tram"};
        return options;
    }
    QStringList command(const QStringList &options = {}, const QString &pairs = "intra") const
    {
        return QStringList{"evaluate", m_dataset,   "--pairs", pairs, "--threads",
                           "1",        "--results", results(), "-m",  "dense_sift"}
        + options;
    }
    QString results() const { return m_folder->filePath("results"); }
    void copyResults(const QTemporaryDir &from, const QTemporaryDir &to) const
    {
        fs::copy(from.filePath("results").toStdString(), to.filePath("results").toStdString(),
                 fs::copy_options::recursive);
    }
    // Names of the models whose runs are stored, a line each.
    QStringList stored() const
    {
        QStringList names;
        QFile file(results() + "/correspondence_soco.jsonl");
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray &line : file.readAll().trimmed().split('\n'))
                names << QJsonDocument::fromJson(line)["x_soco_studio"]["model"]["name"].toString();
        return names;
    }
    // Finished pairs of a model in the state of unfinished runs.
    int finishedPairs(const QByteArray &model) const
    {
        for (const QFileInfo &info : QDir(results() + "/.soco-runs").entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
                text.contains('"' + model + '"'))
                return int(text.count("\n[\""));
        }
        return 0;
    }

    void rename(const std::string &folder, const std::string &to) const
    {
        fs::rename(m_builder.root() / folder, m_builder.root() / to);
    }
    // Another name for a category, and with it another place among the others.
    void renameCategory() const
    {
        for (const char *folder : {"Images/", "KeypointAnnotations/", "PairAnnotations/intra/"})
            rename(std::string(folder) + "car", std::string(folder) + "wagon");
        for (const auto &entry : fs::directory_iterator(m_builder.root() / "PairAnnotations/intra/wagon")) {
            const std::string file = "PairAnnotations/intra/wagon/" + entry.path().filename().string();
            for (const char *field : {"pair_group", "src_category", "trg_category"})
                m_builder.replace(file, QByteArray(field) + "\": \"car\"", QByteArray(field) + "\": \"wagon\"");
        }
    }

    DatasetBuilder m_builder{twoCategories()};
    std::unique_ptr<QTemporaryDir> m_folder;
    QTemporaryDir m_first;
    QString m_dataset;
};

// What an evaluation of two models leaves that ends in the second, whose weights are none.
void TestSocoResume::initTestCase()
{
    fs::copy(m_builder.root(), m_first.filePath("dataset").toStdString(), fs::copy_options::recursive);
    init();
    const QString broken = m_folder->filePath("broken.pth");
    QVERIFY(writeFile(broken, "no weights"));
    const Run told = run(command({"-m", "dinov2_vits14=" + broken}));
    QVERIFY2(told.code == 2 && told.err.contains("dense_sift: 6 of 6 images forwarded"), told.err);
    copyResults(*m_folder, m_first);
}

// The dataset as it was.
void TestSocoResume::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_dataset = m_builder.rootText();
    fs::remove_all(m_builder.root());
    fs::copy(m_first.filePath("dataset").toStdString(), m_builder.root(), fs::copy_options::recursive);
}

void TestSocoResume::killedAndStoppedInItsSecondModel()
{
    // The first pair shows one picture twice, the second another: some seconds of work.
    m_builder.write("Images/car/car_2.JPEG", m_builder.read("Images/car/car_1.JPEG").toStdString());
    const QString weights = m_folder->filePath("weights.pth");
    QVERIFY(writeFile(weights, VitsCheckpoint().file()));
    const QStringList both = command({"--categories", "car", "-m", "dinov2_vits14=" + weights});
    QProcess killed;
    killed.setProcessEnvironment(environment());
    killed.start(program(), both);
    QTRY_VERIFY_WITH_TIMEOUT(finishedPairs("dinov2_vits14") > 0, 120000);
    killed.kill();
    QVERIFY(killed.waitForFinished(60000));
    QCOMPARE(killed.exitStatus(), QProcess::CrashExit);
    QCOMPARE(stored(), QStringList{"dense_sift"});
    QCOMPARE(finishedPairs("dense_sift"), 3);

    // Goes on, and is stopped as soon as it says that the first model is done.
    const QByteArray done = "dense_sift: 0 of 3 images forwarded, 3 pairs taken over";
    QProcess stopped;
    stopped.setProcessEnvironment(environment());
    stopped.setReadChannel(QProcess::StandardError);
    stopped.start(program(), both + QStringList{"--resume"});
    QByteArray said;
    while (!said.contains(done) && stopped.waitForReadyRead(120000))
        said += stopped.readAllStandardError();
    QVERIFY2(said.contains(done), said);
    QCOMPARE(::kill(pid_t(stopped.processId()), SIGINT), 0);
    QVERIFY(stopped.waitForFinished(60000));
    said += stopped.readAllStandardError();
    QVERIFY2(stopped.exitStatus() == QProcess::NormalExit && stopped.exitCode() == 130, said);
    QVERIFY2(said.contains("The same command with --resume goes on"), said);
    QVERIFY(stopped.readAllStandardOutput().isEmpty());
    QCOMPARE(stored(), QStringList{"dense_sift"});

    const Run resumed = run(both + QStringList{"--resume"});
    QVERIFY2(resumed.code == 0, resumed.err);
    QVERIFY2(resumed.err.contains(done), resumed.err);
    static const QRegularExpression goesOn("dinov2_vits14: \\d of 3 images forwarded, [12] pairs? taken over");
    QVERIFY2(QString::fromUtf8(resumed.err).contains(goesOn), resumed.err);
    QCOMPARE(stored(), (QStringList{"dense_sift", "dinov2_vits14"}));
    QVERIFY2(resumed.out.contains("dense_sift  ") && resumed.out.contains("(dinov2_vits14)  "), resumed.out);
    QVERIFY(!QFile::exists(results() + "/.soco-runs"));
}

void TestSocoResume::whatIsTakenOver_data()
{
    QTest::addColumn<QString>("change"); // of the dataset
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("says");
    QTest::addColumn<int>("runs"); // stored in the end
    const auto row = [](const char *name, const char *change, const QStringList &options, const QStringList &says,
                        int runs) { QTest::newRow(name) << QString(change) << options << says << runs; };
    const QString all = "0 of 6 images forwarded, 6 pairs taken over";
    row("the same again", "", {}, {all}, 1);
    row("the categories by name", "", {"--categories", "tram,car"}, {all}, 2);
    row("fewer pairs", "", {"--max-pairs", "1"}, {"0 of 4 images forwarded, 2 pairs taken over"}, 2);
    row("another threshold", "", {"--threshold", "0.2"}, {all}, 2);
    row("moved", "moved", {}, {all}, 1);
    row("a category renamed", "renamed", {}, {all}, 2);
    row("a picture replaced", "replaced", {},
        {"2 finished pairs are not taken over: pictures or points have changed since",
         "3 of 6 images forwarded, 4 pairs taken over"},
        2);
    row("an edited point", "edited", {},
        {"1 finished pair is not taken over: pictures or points have changed since",
         "2 of 6 images forwarded, 5 pairs taken over"},
        2);
}

void TestSocoResume::whatIsTakenOver()
{
    QFETCH(QString, change);
    QFETCH(QStringList, options);
    QFETCH(QStringList, says);
    QFETCH(int, runs);
    copyResults(m_first, *m_folder);
    if (change == "moved") {
        m_dataset = QString::fromStdString((m_builder.parent() / "elsewhere").string());
        fs::rename(m_builder.root(), m_dataset.toStdString());
    } else if (change == "renamed") {
        renameCategory();
    } else if (change == "replaced") {
        m_builder.write("Images/car/car_1.JPEG", m_builder.read("Images/tram/tram_2.JPEG").toStdString());
    } else if (change == "edited") {
        m_builder.replace("PairAnnotations/intra/car/00001-car_1-car_2.json", "\"pos\": [", "\"pos\": [1");
    }
    const Run resumed = run(command(options + QStringList{"--resume"}));
    QVERIFY2(resumed.code == 0, resumed.err);
    for (const QString &text : says)
        QVERIFY2(resumed.err.contains("dense_sift: " + text.toUtf8()), resumed.err);
    QCOMPARE(stored().size(), runs);
}

// Nor are pairs of another kind taken for those that are asked for.
void TestSocoResume::withoutResumeItIsSaid()
{
    copyResults(m_first, *m_folder);
    const Run other = run(command({"--resume"}, "cross"));
    QVERIFY2(other.code == 0, other.err);
    QVERIFY2(other.err.contains(
                 "dense_sift: An interrupted run has finished 6 pairs, and none of those that are asked for now"),
             other.err);
    QCOMPARE(finishedPairs("dense_sift"), 6);

    const Run anew = run(command());
    QVERIFY2(anew.code == 0, anew.err);
    QVERIFY2(anew.err.contains(
                 "dense_sift: An interrupted run of dense_sift on this dataset is there, with 6 finished pairs: "
                 "--resume goes on with it. This run begins anew"),
             anew.err);
    QVERIFY2(anew.err.contains("dense_sift: 6 of 6 images forwarded"), anew.err);
    QCOMPARE(stored().size(), 3);
}

void TestSocoResume::aFinishedRunIsSaid()
{
    const Run first = run(command());
    QVERIFY2(first.code == 0, first.err);
    const Run again = run(command({"--resume"}));
    QVERIFY2(again.code == 0, again.err);
    QVERIFY2(again.err.contains("dense_sift: Already evaluated on ") && again.err.contains(": nothing to do"),
             again.err);
    QVERIFY2(!again.err.contains("forwarded") && !again.err.contains("were added"), again.err);
    QCOMPARE(again.out, first.out);
    QCOMPARE(stored(), QStringList{"dense_sift"});
    const Run another = run(command({"--resume", "--threshold", "0.2"}));
    QVERIFY2(another.err.contains("dense_sift: There were no finished pairs of an interrupted run to go on with"),
             another.err);
}

void TestSocoResume::anotherKindOfPairsRunsBesideIt()
{
    // The first pair shows one picture twice, the second another: some seconds of work.
    m_builder.write("Images/car/car_2.JPEG", m_builder.read("Images/car/car_1.JPEG").toStdString());
    const QString weights = m_folder->filePath("weights.pth");
    QVERIFY(writeFile(weights, VitsCheckpoint().file()));
    const QStringList job{"evaluate",  m_dataset,   "--pairs", "intra", "--categories",
                          "car",       "--threads", "1",       "-m",    "dinov2_vits14=" + weights,
                          "--results", results()};
    QProcess intra;
    intra.setProcessEnvironment(environment());
    intra.start(program(), job);
    QTRY_VERIFY_WITH_TIMEOUT(finishedPairs("dinov2_vits14") > 0, 120000);
    QCOMPARE(::kill(pid_t(intra.processId()), SIGSTOP), 0); // it holds its state until the other one has ended

    const Run twice = run(job);
    const Run cross = run({"evaluate", m_dataset, "--pairs", "cross", "--max-pairs", "1", "--results", results(), "-m",
                           "dinov2_vits14=" + weights, "--resume"});
    QCOMPARE(::kill(pid_t(intra.processId()), SIGCONT), 0);
    QVERIFY2(twice.code == 2 && twice.err.contains("is running already (intra pairs)"), twice.err);
    QVERIFY2(cross.code == 0, cross.err);
    QVERIFY2(cross.err.contains("(intra pairs) is going on; its pairs are not taken over"), cross.err);
    QVERIFY(intra.waitForFinished(120000));
    QVERIFY2(intra.exitCode() == 0, intra.readAllStandardError());
    QCOMPARE(stored().size(), 2);
    QVERIFY(!QFile::exists(results() + "/.soco-runs"));
}

void TestSocoResume::damagedResultsAreSaid_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("says"); // empty: nothing
    const QStringList none, resumed{"--resume"}, predictions{"--resume", "--predictions", "predictions.json"};
    const QByteArray half("{\"x_soco_studio\": {\n"), one(": 1 place is damaged");
    QTest::newRow("half a line") << half << none << one;
    QTest::newRow("half a line, resumed") << half << resumed << one;
    QTest::newRow("half a line, with predictions") << half << predictions << one;
    QTest::newRow("two lines") << QByteArray("{\"task\": \"soco\"}\nno JSON\n{\"x_soco_studio\": {}}\n") << none
                               << QByteArray(": 2 places are damaged and left out: line 2");
    QTest::newRow("another program's") << QByteArray("{\"task\": \"soco\"}\n") << none << QByteArray();
}

void TestSocoResume::damagedResultsAreSaid()
{
    QFETCH(QByteArray, lines);
    QFETCH(QStringList, options);
    QFETCH(QByteArray, says);
    if (options.contains("--predictions"))
        options.last() = m_folder->filePath(options.last());
    const QString name = results() + "/correspondence_soco.jsonl";
    QDir().mkpath(results());
    QVERIFY(writeFile(name, lines.toStdString()));
    const Run told = run(command(QStringList{"--max-pairs", "1"} + options));
    QVERIFY2(told.code == 0, told.err);
    QCOMPARE(told.err.count("damaged"), says.isEmpty() ? 0 : 1);
    QVERIFY2(says.isEmpty() ? !told.err.contains("damaged") : told.err.contains("soco: " + name.toUtf8() + says),
             told.err);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().startsWith(lines)); // only added to
}

QTEST_GUILESS_MAIN(TestSocoResume)
#include "tst_soco_resume.moc"
