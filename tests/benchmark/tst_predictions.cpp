#include "core/benchmark/predictions.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace soco;
using namespace soco::benchmark;

namespace {

dataset::Pair examplePair()
{
    dataset::Pair pair;
    pair.id = 7;
    pair.group = "ambulance";
    const auto keypoint = [](const char *name, double x, double y, const char *conceptName) {
        dataset::Keypoint point;
        point.name = name;
        point.position = {x, y};
        point.conceptName = conceptName;
        return point;
    };
    pair.source = {"bus",
                   "bus_17.JPEG",
                   400,
                   300,
                   {},
                   {},
                   {keypoint("wheel_left", 100, 200, "wheel"), keypoint("wheel_right", 300, 200, "wheel"),
                    keypoint("antenna", 10, 10, "")}};
    pair.target = {"ambulance",
                   "ambulance_21.JPEG",
                   500,
                   375,
                   {},
                   dataset::Box{50, 25, 350, 325},
                   {keypoint("wheel_left", 125, 250, "wheel"), keypoint("wheel_right", 375, 250, "wheel")}};
    pair.semanticOverlap = {"wheel_left"};
    pair.conceptMatches = {{"wheel", {"wheel_left", "wheel_right"}, {"wheel_left", "wheel_right"}}};
    return pair;
}

// Twelve source points, so that the keys of concept_map do not sort as text.
const char *const bigLine =
    R"({"pred":[[0,0],[0,0],[0.5,0.5],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0,0],[0.25,0.25],[0,0]],)"
    R"("gt_src":[[0,0,1],[0,0,1],[0,0,1],[0,0,1],[0,0,1],[0,0,1],[0,0,1],[0,0,1],[0,0,1],[0,0,1],[0,0,1],[0,0,1]],)"
    R"("gt_trg":[[0.5,0.5,1],[0.25,0.75,1]],"thresh_scale":0.5,)"
    R"("meta":{"semantic_pairs":[[2,0]],"concept_map":{"10":[1],"2":[0,1]},"pair_group":"car",)"
    R"("pair_path":"/data/SOCOv1/PairAnnotations/cross/car/00001-a_1-car_2.json"},"class_name":"car"})";

} // namespace

class TestPredictions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineHasOmniProbesFields();
    void scoresAreMadeFromTheNumbersAlone();
    void kindComesFromThePath_data();
    void kindComesFromThePath();
    void brokenLines_data();
    void brokenLines();
    void missingFile();
    void writerLeavesTheOldFileUntilCommit();
    void aLinkAndTheRightsOfItsTargetStay();
    void whatCannotBeReplacedIsRefusedAtOnce();

private:
    std::filesystem::path written(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath("predictions.json"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(bytes);
        return file.fileName().toStdString();
    }
    QTemporaryDir m_folder;
};

void TestPredictions::lineHasOmniProbesFields()
{
    const dataset::Pair pair = examplePair();
    const dataset::PairMatches matches = dataset::matchesOf(pair);
    const PairGeometry geometry = geometryOf(pair, 798);
    const std::vector<UnitPoint> predicted{{0.25f, 1.0f / 3.0f}, {0.5f, 0.5f}, {0, 0}};
    const std::string line =
        predictionLine(pair, matches, geometry, predicted, "PairAnnotations/cross/ambulance/00001-bus_17-ambulance_21.json");
    QVERIFY(line.find('\n') == std::string::npos);
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
    QCOMPARE(object.keys(), (QStringList{"class_name", "gt_src", "gt_trg", "meta", "pred", "thresh_scale"}));
    QCOMPARE(object["pred"].toArray().size(), 3);
    QCOMPARE(object["pred"].toArray()[0].toArray()[1].toDouble(), double(1.0f / 3.0f)); // float32, as Python writes it
    QCOMPARE(object["gt_src"].toArray()[0].toArray().size(), 3);
    QCOMPARE(object["gt_src"].toArray()[0].toArray()[2].toDouble(), 1.0); // visible
    QCOMPARE(object["gt_trg"].toArray().size(), 2);
    QCOMPARE(object["thresh_scale"].toDouble(), 300.0 / 500.0);
    QCOMPARE(object["class_name"].toString(), "ambulance");
    const QJsonObject meta = object["meta"].toObject();
    QCOMPARE(meta["semantic_pairs"].toArray(), (QJsonArray{QJsonArray{0, 0}}));
    QCOMPARE(meta["concept_map"].toObject(), (QJsonObject{{"0", QJsonArray{0, 1}}, {"1", QJsonArray{0, 1}}}));
    QCOMPARE(meta["pair_id"].toInt(), 7);
    QCOMPARE(meta["pair_group"].toString(), "ambulance");
    QCOMPARE(meta["src_class"].toString(), "bus");
    QCOMPARE(meta["trg_name"].toString(), "ambulance_21.JPEG");
    QCOMPARE(meta["src_names"].toArray()[2].toString(), "antenna");
    QVERIFY(meta["src_concepts"].toArray()[2].isNull());
    QCOMPARE(meta["concept_matches"].toArray()[0].toObject()["src_keypoints"].toArray().size(), 2);

    const auto read = scoresFromPredictions(written(QByteArray::fromStdString(line) + '\n'));
    QVERIFY2(read, read ? "" : read.error().text().c_str());
    const PairScore direct = scorePair(matches, geometry, predicted);
    const PairScore &score = read->at(dataset::PairKind::Cross).at(0);
    QVERIFY(score.errors(Criterion::Soc) == direct.errors(Criterion::Soc) && score.errors(Criterion::Cc) == direct.errors(Criterion::Cc));
    QCOMPARE(score.group, "ambulance");
    QCOMPARE(score.file, "00001-bus_17-ambulance_21.json");
}

void TestPredictions::scoresAreMadeFromTheNumbersAlone()
{
    const auto read = scoresFromPredictions(written(QByteArray(bigLine) + "\n\n" + bigLine)); // no newline at the end
    QVERIFY2(read, read ? "" : read.error().text().c_str());
    QCOMPARE(read->at(dataset::PairKind::Cross).size(), std::size_t(2));
    const PairScore &score = read->at(dataset::PairKind::Cross)[0];
    QVERIFY(score.errors(Criterion::Soc) == std::vector<float>{0.0f});
    QVERIFY(score.errors(Criterion::Cc) == (std::vector<float>{0.0f, 1.0f})); // source 2, then source 10
}

void TestPredictions::kindComesFromThePath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("kind");
    QTest::newRow("intra") << QByteArray("PairAnnotations/intra/car/1.json") << int(dataset::PairKind::Intra);
    QTest::newRow("train") << QByteArray("/x/PairAnnotations/trainsplits/train/car/1.json") << int(dataset::PairKind::Train);
    QTest::newRow("test") << QByteArray("PairAnnotations/trainsplits/test/car/1.json") << int(dataset::PairKind::Test);
    QTest::newRow("does not say") << QByteArray("1.json") << int(dataset::PairKind::Intra);
}

void TestPredictions::kindComesFromThePath()
{
    QFETCH(QByteArray, path);
    QFETCH(int, kind);
    QByteArray line(bigLine);
    line.replace("/data/SOCOv1/PairAnnotations/cross/car/00001-a_1-car_2.json", path);
    const auto read = scoresFromPredictions(written(line));
    QVERIFY(read);
    QCOMPARE(int(read->begin()->first), kind);
    QCOMPARE(read->begin()->second.at(0).file, path.mid(path.lastIndexOf('/') + 1).toStdString());
}

void TestPredictions::brokenLines_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("place");
    QTest::newRow("cut off") << QByteArray("\"class_name\":\"car\"}") << QByteArray("\"cla") << "line 2";
    QTest::newRow("no object") << QByteArray(bigLine) << QByteArray("[1,2]") << "line 2";
    QTest::newRow("no predictions") << QByteArray("\"pred\"") << QByteArray("\"other\"") << "pred";
    QTest::newRow("a prediction too few") << QByteArray("[0,0],[0,0],[0.5,0.5]") << QByteArray("[0,0],[0.5,0.5]") << "pred";
    QTest::newRow("a prediction of one number") << QByteArray("[0.25,0.25]") << QByteArray("[0.25]") << "pred[10]";
    QTest::newRow("text for a number") << QByteArray("[0.25,0.25]") << QByteArray("[\"a\",0.25]") << "pred[10]";
    QTest::newRow("no scale") << QByteArray("\"thresh_scale\":0.5,") << QByteArray() << "thresh_scale";
    QTest::newRow("index out of range") << QByteArray("[[2,0]]") << QByteArray("[[2,2]]") << "semantic_pairs";
    QTest::newRow("negative index") << QByteArray("[[2,0]]") << QByteArray("[[-1,0]]") << "semantic_pairs";
    QTest::newRow("pair of three") << QByteArray("[[2,0]]") << QByteArray("[[2,0,1]]") << "semantic_pairs";
    QTest::newRow("source that is no number") << QByteArray("\"10\"") << QByteArray("\"ten\"") << "concept_map";
    QTest::newRow("concept target out of range") << QByteArray("[0,1]}") << QByteArray("[0,9]}") << "concept_map";
    QTest::newRow("no meta") << QByteArray("\"meta\"") << QByteArray("\"atem\"") << "meta";
}

void TestPredictions::brokenLines()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, place);
    QByteArray line(bigLine);
    QVERIFY(line.contains(from));
    const auto read = scoresFromPredictions(written(QByteArray(bigLine) + '\n' + line.replace(from, to) + '\n'));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Malformed);
    QVERIFY2(QString::fromStdString(read.error().place).startsWith("line 2"), read.error().place.c_str());
    QVERIFY2(QString::fromStdString(read.error().text()).contains(place), read.error().text().c_str());
}

void TestPredictions::missingFile()
{
    for (const std::string path : {"/nowhere/predictions.json", "/tmp"}) {
        const auto read = scoresFromPredictions(path);
        QVERIFY(!read);
        QCOMPARE(read.error().file, path);
    }
}

void TestPredictions::writerLeavesTheOldFileUntilCommit()
{
    const std::filesystem::path path = written("old\n");
    {
        auto writer = PredictionWriter::create(path);
        QVERIFY(writer && writer->write("new"));
    } // never committed
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old\n"));
    file.close();
    auto writer = PredictionWriter::create(path);
    QVERIFY(writer && writer->write("new") && writer->commit());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("new\n"));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestPredictions::aLinkAndTheRightsOfItsTargetStay()
{
    namespace fs = std::filesystem;
    const fs::path target = written("old\n"), link = target.parent_path() / "link.json";
    fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink(target.filename(), link);
    auto writer = PredictionWriter::create(link);
    QVERIFY(writer && writer->write("new") && writer->commit());
    QVERIFY(fs::is_symlink(link));
    QCOMPARE(fs::status(target).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    QFile file(QString::fromStdString(target.string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("new\n"));
    fs::remove(link);
}

void TestPredictions::whatCannotBeReplacedIsRefusedAtOnce()
{
    for (const std::string &place : {std::string("/dev/null"), m_folder.path().toStdString()}) {
        const auto writer = PredictionWriter::create(place);
        QVERIFY(!writer);
        QVERIFY(!writer.error().remedy.empty());
    }
}

QTEST_APPLESS_MAIN(TestPredictions)
#include "tst_predictions.moc"
