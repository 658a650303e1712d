#include "core/benchmark/judge.h"
#include "core/benchmark/results_store.h"
#include "tests/benchmark/pair_scores.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace soco;
using namespace soco::benchmark;
using soco::test::pairScore;
namespace fs = std::filesystem;

namespace {

EvaluationResult exampleResult()
{
    EvaluationResult result;
    result.model.name = "dinov2_vitb14";
    result.model.title = "DINOv2-B/14";
    result.model.checkpointName = "dinov2_vitb14";
    result.model.patchSize = 14;
    result.model.inputSize = 798;
    result.model.gridSize = 57;
    result.model.channels = 768;
    result.model.layer = "11";
    result.model.normalisation = "imagenet";
    result.model.weightsFile = "/weights/it's here.pth";
    result.model.fingerprint = "abc";
    result.device = "cpu";
    result.dataset = "demo";
    result.datasetRoot = "/data/demo";
    result.runId = "0123456789abcdef0123456789abcdef";
    result.datasetFingerprint = "d1";
    result.time = "2026-11-23T15:47:59Z";
    result.threshold = 0.1;
    result.maxPairs = 2;
    result.categories = {"bus", "car"};
    result.images = 4;
    result.imagesForwarded = 4;
    result.seconds = 1.5;
    KindResult intra;
    intra.kind = dataset::PairKind::Intra;
    intra.available = 40;
    intra.open = 0;
    intra.selected = 3;
    intra.failed = 1;
    intra.keypoints = {{"wheel_left", "wheel"}, {"roof", ""}};
    intra.scores = {pairScore("bus", "00001-bus_1-bus_2.json", {0.05f, 1.0f / 3.0f}, {0.05f}),
                    pairScore("car", "00001-car_1-car_2.json", {0.2f}, {})};
    intra.scores[0].points[Criterion::Soc].keypoints = {0, 1};
    intra.scores[0].points[Criterion::Cc].keypoints = {0};
    intra.scores[0].annotation = 0xfedcba9876543210u;
    intra.overall[Criterion::Soc] = pck(intra.scores, Criterion::Soc, 0.1);
    intra.overall[Criterion::Cc] = pck(intra.scores, Criterion::Cc, 0.1);
    KindResult cross;
    cross.kind = dataset::PairKind::Cross;
    cross.selected = 1;
    cross.scores = {pairScore("bus", "00001-car_1-bus_2.json", {}, {})};
    cross.overall[Criterion::Soc] = pck(cross.scores, Criterion::Soc, 0.1);
    cross.overall[Criterion::Cc] = pck(cross.scores, Criterion::Cc, 0.1);
    result.kinds = {intra, cross};
    result.failures = {{"PairAnnotations/intra/car/00002-car_1-car_3.json",
                        Error{ErrorKind::Malformed, "Is truncated", "/data/demo/Images/car/car_3.JPEG", "byte 400", "Fetch it again"}}};
    return result;
}

QList<QByteArray> linesOf(const fs::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    lines.removeLast(); // after the last newline
    return lines;
}

} // namespace

class TestResultsStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsThatAreNotWantedAreLeftAlone();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void linesAreOmniProbes();
    void configSaysWhatWasDone_data();
    void configSaysWhatWasDone();
    void everythingComesBack();
    void runsAreAppended();
    void folderOrFile_data();
    void folderOrFile();
    void foreignAndBrokenLinesAreFailures_data();
    void foreignAndBrokenLinesAreFailures();
    void linesOfEarlierVersionsAreRead();
    void withoutScoresTheNumbersStay();
    void damageIsDescribed();
    void whatCannotBeReadIsNotMissing();
    void namesInTheFileCannotLeadAway();
    void missingFile();

private:
    fs::path folder() const { return m_folder->path().toStdString(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestResultsStore::linesAreOmniProbes()
{
    QVERIFY(appendResults(folder(), exampleResult()));
    const QList<QByteArray> lines = linesOf(folder() / "correspondence_soco.jsonl");
    QCOMPARE(lines.size(), 2);
    const QJsonObject line = QJsonDocument::fromJson(lines[0]).object();
    QCOMPARE(line["time"].toString(), "23112026-1547"); // ddmmyyyy-HHMM
    QCOMPARE(line["task"].toString(), "soco");
    QCOMPARE(line["dataset"].toString(), "SOCO");
    QCOMPARE(line["backbone"].toString(), "dinov2_vitb14");
    QCOMPARE(line["patch_size"].toInt(), 14);
    QCOMPARE(line["layer"].toString(), "11");
    QCOMPARE(line["metrics"].toObject()["semantic"].toDouble(), 25.0);
    QCOMPARE(line["metrics"].toObject()["concept"].toDouble(), 100.0);
    QCOMPARE(line["requested_image_size"].toInt(), 800);
    QCOMPARE(line["effective_image_size"].toInt(), 798);
    QCOMPARE(line["image_size_policy"].toString(), "nearest_multiple");
    QCOMPARE(line["expected_grid_hw"].toArray(), (QJsonArray{57, 57}));
    QVERIFY(line["verified_grid_hw"].isNull()); // nothing was looked at
    EvaluationResult verified = exampleResult();
    verified.verifiedGrid = 57;
    QTemporaryDir another;
    const fs::path file = another.path().toStdString();
    QVERIFY(appendResults(file, verified));
    const QJsonObject its = QJsonDocument::fromJson(linesOf(resultsFile(file))[0]).object();
    QCOMPARE(its["verified_grid_hw"].toArray(), (QJsonArray{57, 57}));
    // A Python literal, not JSON.
    const QString config = line["config"].toString();
    QVERIFY2(config.startsWith("{'backbone': {'checkpoint_name': 'dinov2_vitb14'"), qPrintable(config));
    QVERIFY(config.contains("'pair_subdir': 'PairAnnotations/intra'"));
    QVERIFY(config.contains("'soft_eval': False"));
    // Nothing scored on cross pairs: no number, and no bare NaN, which is no JSON.
    const QJsonObject cross = QJsonDocument::fromJson(lines[1]).object();
    QVERIFY(!cross.isEmpty());
    QVERIFY(cross["metrics"].toObject()["semantic"].isNull());
    QVERIFY(cross["config"].toString().contains("'PairAnnotations/cross'"));
    QVERIFY(lines[0].size() < 4096); // errors per pair lie beside
}

void TestResultsStore::configSaysWhatWasDone_data()
{
    QTest::addColumn<int>("patch");
    QTest::addColumn<int>("input");
    QTest::addColumn<int>("requested");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("fixed");
    QTest::newRow("patch 14") << 14 << 798 << 800 << "nearest_multiple" << QByteArray("False");
    QTest::newRow("patch 16") << 16 << 800 << 800 << "nearest_multiple" << QByteArray("False");
    QTest::newRow("a tie goes down") << 64 << 768 << 800 << "nearest_multiple" << QByteArray("False");
    QTest::newRow("60 patches") << 14 << 840 << 840 << "fixed_patched_size" << QByteArray("True");
    QTest::newRow("its own size") << 14 << 448 << 448 << "exact" << QByteArray("False");
}

void TestResultsStore::configSaysWhatWasDone()
{
    QFETCH(int, patch);
    QFETCH(int, input);
    QFETCH(int, requested);
    QFETCH(QString, policy);
    QFETCH(QByteArray, fixed);
    EvaluationResult result = exampleResult();
    result.model.patchSize = patch;
    result.model.inputSize = input;
    QVERIFY(appendResults(folder(), result));
    const QJsonObject line = QJsonDocument::fromJson(linesOf(folder() / "correspondence_soco.jsonl")[0]).object();
    QCOMPARE(line["requested_image_size"].toInt(), requested);
    QCOMPARE(line["effective_image_size"].toInt(), input);
    QCOMPARE(line["image_size_policy"].toString(), policy);
    const QByteArray config = line["config"].toString().toUtf8();
    QVERIFY2(config.contains("'image_size': " + QByteArray::number(requested) + ","), config.constData());
    QVERIFY2(config.contains("'fixed_patched_size': " + fixed), config.constData());
}

void TestResultsStore::everythingComesBack()
{
    const EvaluationResult written = exampleResult();
    QVERIFY(appendResults(folder(), written));
    const auto stored = readResults(folder());
    QVERIFY(stored);
    QVERIFY(stored->failures.empty());
    QCOMPARE(stored->results.size(), std::size_t(1));
    const EvaluationResult &read = stored->results[0];
    QCOMPARE(read.model.name, written.model.name);
    QCOMPARE(read.model.title, written.model.title);
    QCOMPARE(read.model.gridSize, 57);
    QCOMPARE(read.model.weightsFile, written.model.weightsFile);
    QCOMPARE(read.model.fingerprint, written.model.fingerprint);
    QCOMPARE(read.device, written.device);
    QCOMPARE(read.dataset, written.dataset);
    QCOMPARE(read.datasetRoot, written.datasetRoot);
    QCOMPARE(read.time, written.time);
    QCOMPARE(read.runId, written.runId);
    QCOMPARE(read.datasetFingerprint, written.datasetFingerprint);
    QCOMPARE(read.protocol, written.protocol);
    QCOMPARE(read.threshold, 0.1);
    QCOMPARE(read.maxPairs, 2);
    QVERIFY(read.categories == written.categories);
    QCOMPARE(read.seconds, 1.5);
    QVERIFY(read.complete);
    QCOMPARE(read.kinds.size(), std::size_t(2));
    for (std::size_t k = 0; k < 2; ++k) {
        const KindResult &one = read.kinds[k], &other = written.kinds[k];
        QCOMPARE(int(one.kind), int(other.kind));
        QVERIFY(one.keypoints == other.keypoints);
        QCOMPARE(one.available, other.available);
        QCOMPARE(one.open, other.open);
        QCOMPARE(one.selected, other.selected);
        QCOMPARE(one.failed, other.failed);
        QCOMPARE(one.scores.size(), other.scores.size());
        for (std::size_t i = 0; i < one.scores.size(); ++i) {
            QCOMPARE(one.scores[i].group, other.scores[i].group);
            QCOMPARE(one.scores[i].file, other.scores[i].file);
            QCOMPARE(one.scores[i].annotation, other.scores[i].annotation);
            QVERIFY(one.scores[i].points[Criterion::Soc] == other.scores[i].points[Criterion::Soc]); // bit for bit
            QVERIFY(one.scores[i].points[Criterion::Cc] == other.scores[i].points[Criterion::Cc]);
        }
        QVERIFY(one.overall[Criterion::Soc].percent == other.overall[Criterion::Soc].percent || (std::isnan(one.overall[Criterion::Soc].percent) && std::isnan(other.overall[Criterion::Soc].percent)));
        QVERIFY(one.overall[Criterion::Soc].byGroup == other.overall[Criterion::Soc].byGroup);
        QVERIFY(one.overall[Criterion::Cc].pairsByGroup == other.overall[Criterion::Cc].pairsByGroup);
        QCOMPARE(one.overall[Criterion::Cc].droppedPairs, other.overall[Criterion::Cc].droppedPairs);
    }
    QCOMPARE(read.failures.size(), std::size_t(1));
    QCOMPARE(read.failures[0].file, written.failures[0].file);
    QCOMPARE(read.failures[0].error.text(), written.failures[0].error.text());
    QCOMPARE(int(read.failures[0].error.kind), int(ErrorKind::Malformed));
}

void TestResultsStore::runsAreAppended()
{
    QFile old(m_folder->filePath("correspondence_soco.jsonl"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("{\"task\": \"soco\"}"); // OmniProbe's, without a newline at the end
    old.close();
    EvaluationResult result = exampleResult();
    QVERIFY(appendResults(folder(), result));
    result.seconds = 1.25; // the same minute, the same model
    QVERIFY(appendResults(folder(), result));
    const QList<QByteArray> lines = linesOf(folder() / "correspondence_soco.jsonl");
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[0], QByteArray("{\"task\": \"soco\"}"));
    const auto stored = readResults(folder());
    QVERIFY(stored);
    QCOMPARE(stored->results.size(), std::size_t(2));
    QCOMPARE(stored->results[1].seconds, 1.25);
    QCOMPARE(stored->results[1].kinds.size(), std::size_t(2));
    QCOMPARE(stored->failures.size(), std::size_t(1)); // the line of another program
}

void TestResultsStore::folderOrFile_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("file");
    QTest::newRow("folder that is not there") << "a/b" << "a/b/correspondence_soco.jsonl";
    QTest::newRow("file") << "mine.jsonl" << "mine.jsonl";
    QTest::newRow("file in a new folder") << "c/mine.jsonl" << "c/mine.jsonl";
}

void TestResultsStore::folderOrFile()
{
    QFETCH(QString, named);
    QFETCH(QString, file);
    QVERIFY(appendResults(folder() / named.toStdString(), exampleResult()));
    QCOMPARE(linesOf(folder() / file.toStdString()).size(), 2);
    QCOMPARE(readResults(folder() / named.toStdString())->results.size(), std::size_t(1));
}

void TestResultsStore::foreignAndBrokenLinesAreFailures_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("cut off") << QByteArray("\"x_soco_studio\"") << QByteArray("\n");
    QTest::newRow("another program's") << QByteArray("x_soco_studio") << QByteArray("x_other");
    QTest::newRow("a later version's") << QByteArray("\"schema\":1") << QByteArray("\"schema\":2");
    QTest::newRow("a field is missing") << QByteArray("\"fingerprint\"") << QByteArray("\"f\"");
    QTest::newRow("text for a number") << QByteArray("\"threshold\":0.1,\"normaliser\"") << QByteArray("\"threshold\":\"x\",\"normaliser\"");
    QTest::newRow("unknown kind of pairs") << QByteArray("\"pairs\":\"intra\"") << QByteArray("\"pairs\":\"sideways\"");
    QTest::newRow("not an object") << QByteArray("\"x_soco_studio\":{") << QByteArray("\"x_soco_studio\":3,\"y\":{");
}

void TestResultsStore::foreignAndBrokenLinesAreFailures()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QVERIFY(appendResults(folder(), exampleResult()));
    QFile file(m_folder->filePath("correspondence_soco.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    const qsizetype at = bytes.indexOf(from);
    QVERIFY(at >= 0);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.replace(at, from.size(), to)); // in the first line, that of the intra pairs
    file.close();
    const auto stored = readResults(folder());
    QVERIFY(stored);
    QVERIFY(!stored->failures.empty());
    QVERIFY2(QString::fromStdString(stored->failures[0].error.place) == "line 1", stored->failures[0].error.text().c_str());
    QCOMPARE(stored->results.size(), std::size_t(1)); // the other line is still read
    QCOMPARE(stored->results[0].kinds.size(), std::size_t(1));
    QCOMPARE(int(stored->results[0].kinds[0].kind), int(dataset::PairKind::Cross));
}

// As version 0.1 wrote them: local time, no run id, no fingerprint of the dataset; a share that had dropped in the
// middle was stored as a finished run.
void TestResultsStore::linesOfEarlierVersionsAreRead()
{
    EvaluationResult result = exampleResult();
    result.time = "2026-11-23T15:47:59+0100";
    result.kinds.resize(1);
    result.failures[0].error.kind = ErrorKind::Io;
    QVERIFY(appendResults(folder(), result));
    QFile file(m_folder->filePath("correspondence_soco.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject line = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    QJsonObject own = line["x_soco_studio"].toObject();
    for (const char *key :
         {"run_id", "dataset_fingerprint", "protocol", "available_pairs", "open_pairs", "given_up_pairs"})
        own.remove(key);
    line["x_soco_studio"] = own;
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    file.close();
    const auto stored = readResults(folder());
    QVERIFY(stored);
    QVERIFY(stored->failures.empty());
    const EvaluationResult &read = stored->results.at(0);
    QCOMPARE(QString::fromStdString(read.runId), own["run"].toString());
    QCOMPARE(read.time, "2026-11-23T14:47:59Z");
    QVERIFY(read.datasetFingerprint.empty());
    QVERIFY(!isWhole(read, read.kinds[0])); // two pairs a category were asked for
    QVERIFY(!isComplete(read.kinds[0]));
    QCOMPARE(read.kinds[0].open, 1);
    QVERIFY(!read.complete);
}

void TestResultsStore::withoutScoresTheNumbersStay()
{
    QVERIFY(appendResults(folder(), exampleResult()));
    fs::remove_all(folder() / "correspondence_soco.scores");
    const auto stored = readResults(folder());
    QVERIFY(stored);
    QCOMPARE(stored->failures.size(), std::size_t(2));
    QCOMPARE(stored->results.size(), std::size_t(1));
    QCOMPARE(stored->results[0].kinds[0].overall[Criterion::Soc].percent, 25.0);
    QVERIFY(stored->results[0].kinds[0].scores.empty());
}

void TestResultsStore::damageIsDescribed()
{
    QCOMPARE(describeDamage(folder()), "");
    const auto any = exampleResult();
    QVERIFY(appendResults(folder(), any));
    QCOMPARE(describeDamage(folder()), "");
    const fs::path scores = fs::directory_iterator(folder() / "correspondence_soco.scores")->path();
    QFile file(QString::fromStdString(scores.string()));
    QVERIFY(file.open(QIODevice::Append) && file.write("half a line") > 0);
    file.close();
    const std::string damage = describeDamage(folder());
    QVERIFY2(
        damage.starts_with(resultsFile(folder()).string() + ": 1 place is damaged and left out: " + scores.string()),
        damage.c_str());
    QCOMPARE(describeDamage(folder(), [](const EvaluationResult &) { return false; }), "");
}

void TestResultsStore::whatCannotBeReadIsNotMissing()
{
    fs::create_directories(resultsFile(folder())); // in place of a file
    QVERIFY(readResults(folder()).error().kind != ErrorKind::NotFound);
    QVERIFY(!describeDamage(folder()).empty());
}

void TestResultsStore::namesInTheFileCannotLeadAway()
{
    QVERIFY(appendResults(folder(), exampleResult()));
    QFile file(m_folder->filePath("correspondence_soco.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    const qsizetype at = bytes.indexOf("\"scores\":\"") + 10;
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.replace(at, bytes.indexOf('"', at) - at, "/etc/hostname"));
    file.close();
    const auto stored = readResults(folder());
    QVERIFY(stored);
    QCOMPARE(stored->failures.size(), std::size_t(1));
    QVERIFY2(stored->failures[0].error.file.starts_with(folder().string()), stored->failures[0].error.file.c_str());
}

void TestResultsStore::missingFile()
{
    const auto stored = readResults(folder() / "nowhere");
    QVERIFY(!stored);
    QCOMPARE(int(stored.error().kind), int(ErrorKind::NotFound));
}

void TestResultsStore::runsThatAreNotWantedAreLeftAlone()
{
    QTemporaryDir folder;
    const fs::path path = folder.path().toStdString();
    EvaluationResult other = exampleResult();
    other.runId = "other";
    other.datasetFingerprint = "d2";
    other.model.weightsSha256 = "5ha";
    other.model.definition = "weights, layer, precision";
    QVERIFY(appendResults(path, exampleResult()));
    QVERIFY(appendResults(path, other));
    const auto all = readResults(path);
    QCOMPARE(all->results.size(), std::size_t(2));
    QCOMPARE(all->results[1].model.weightsSha256, other.model.weightsSha256);
    QCOMPARE(all->results[1].model.definition, other.model.definition);
    // Nobody may open the files of the first run: they are no files any more.
    for (const auto &line : linesOf(resultsFile(path)).mid(0, 2)) {
        const QString name = QJsonDocument::fromJson(line).object()["x_soco_studio"].toObject()["scores"].toString();
        const fs::path file = path / name.toStdString();
        QVERIFY(fs::remove(file));
        fs::create_directory(file);
    }
    const auto wanted = readResults(path, [](const EvaluationResult &run) { return run.datasetFingerprint == "d2"; });
    QVERIFY(wanted->failures.empty());
    QCOMPARE(wanted->results.size(), std::size_t(1));
    QCOMPARE(wanted->results[0].runId, other.runId);
    QCOMPARE(wanted->results[0].kinds.size(), std::size_t(2));
    QCOMPARE(wanted->results[0].kinds[0].scores.size(), std::size_t(2));
    QCOMPARE(readResults(path)->failures.size(), std::size_t(2));
}

QTEST_APPLESS_MAIN(TestResultsStore)
#include "tst_results_store.moc"
