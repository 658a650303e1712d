// Tables of tensors in tables, behind prefixes and in several files. Files: make_nested_checkpoints.py.

#include "core/vision/backbones/vit_backbone.h"
#include "core/vision/checkpoints/checkpoint.h"
#include "core/vision/checkpoints/shard_index.h"

#include "ppm.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace soco;
using namespace soco::vision;

namespace {

std::string nested(const QString &name)
{
    return (QStringLiteral(SOCO_TEST_DATA "/nested/") + name).toStdString();
}

QString namesOf(const Checkpoint &checkpoint)
{
    QStringList names;
    for (const auto &[name, tensor] : checkpoint.tensors)
        names << QString::fromStdString(name);
    return names.join(' ');
}

VitModel plainModel() // "plain" of make_vit_goldens.py
{
    VitModel model;
    model.name = "tiny_plain";
    model.inputSize = 70;
    model.config.dim = 16;
    model.config.depth = 2;
    model.config.heads = 2;
    model.config.mlpHidden = 64;
    model.config.storedGrid = 3;
    return model;
}

const QString both = "blocks.0.norm1.weight cls_token";

} // namespace

class TestNestedCheckpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheOnlySensibleTable_data();
    void findsTheOnlySensibleTable();
    void takesWhatIsChosen_data();
    void takesWhatIsChosen();
    void saysWhereTensorsLie_data();
    void saysWhereTensorsLie();
    void remediesWork();
    void wholeModels_data();
    void wholeModels();
    void refusesSeveralFiles_data();
    void refusesSeveralFiles();
    void oneFileOfSeveralNamesTheirIndex();
    void refusesIndexes_data();
    void refusesIndexes();
};

void TestNestedCheckpoints::findsTheOnlySensibleTable_data()
{
    QTest::addColumn<QString>("names");
    for (const char *file : {"model_state_dict.pth", "net.pth", "module.pth", "student.pth", "ema.pth", "weights.pth",
                             "network_weights.pth", "model.state_dict.pth", "three_levels.pth", "four_levels.pth",
                             "in_a_list.pth", "transformer_beside_a_head.pth", "model_is_only_a_head.pth"})
        QTest::newRow(file) << both;
    QTest::newRow("no_transformer.pth") << "cls_token conv.weight"; // what it is, the model says
    QTest::newRow("teacher_and_student.pth") << "backbone.blocks.0.norm1.weight backbone.cls_token";
}

void TestNestedCheckpoints::findsTheOnlySensibleTable()
{
    const auto checkpoint = readCheckpoint(nested(QTest::currentDataTag()));
    QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().text().c_str());
    QTEST(namesOf(*checkpoint), "names");
}

void TestNestedCheckpoints::takesWhatIsChosen_data()
{
    QTest::addColumn<QString>("names"); // empty: nothing lies there
    QTest::newRow("two_transformers.pth#first") << both;
    QTest::newRow("two_transformers.pth#more.second") << both;
    QTest::newRow("transformer_beside_a_head.pth#head") << "cls_token fc.weight";
    QTest::newRow("teacher_and_student.pth#student.backbone") << both;
    QTest::newRow("two_transformers.pth#more") << "";
    QTest::newRow("two_transformers.pth#firs") << "";
    QTest::newRow("two_transformers.pth#first.cls") << "";
    QTest::newRow("net.pth#net.blocks.0") << "norm1.weight";
}

void TestNestedCheckpoints::takesWhatIsChosen()
{
    QFETCH(QString, names);
    const auto checkpoint = readCheckpoint(nested(QTest::currentDataTag()));
    if (names.isEmpty()) {
        QVERIFY(!checkpoint.ok());
        QCOMPARE(int(checkpoint.error().kind), int(ErrorKind::NotFound));
        return;
    }
    QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().text().c_str());
    QCOMPARE(namesOf(*checkpoint), names);
}

void TestNestedCheckpoints::saysWhereTensorsLie_data()
{
    QTest::addColumn<QString>("where");
    QTest::newRow("two_transformers.pth") << "Its tensors lie under first, more.second";
    QTest::newRow("two_of_no_kind.pth") << "Its tensors lie under first, second";
}

void TestNestedCheckpoints::saysWhereTensorsLie()
{
    const auto checkpoint = readCheckpoint(nested(QTest::currentDataTag()));
    QVERIFY(!checkpoint.ok());
    QCOMPARE(int(checkpoint.error().kind), int(ErrorKind::Unsupported));
    QTEST(QString::fromStdString(checkpoint.error().message), "where");
}

void TestNestedCheckpoints::remediesWork()
{
    const auto refused = readCheckpoint(nested("two_transformers.pth"));
    QVERIFY(!refused.ok());
    const QString choice = QString::fromStdString(refused.error().remedy).section(": ", 1);
    QVERIFY(readCheckpoint(choice.toStdString()).ok());
}

void TestNestedCheckpoints::wholeModels_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("prefix in a table in a table") << "plain_prefixed.pth";
    QTest::newRow("the same, chosen") << "plain_prefixed.pth#model.state_dict.student.backbone";
    QTest::newRow("two files of torch.save") << "plain_sharded/pytorch_model.bin.index.json";
    QTest::newRow("their folder") << "plain_sharded";
}

void TestNestedCheckpoints::wholeModels()
{
    QFETCH(QString, file);
    const VitModel model = plainModel();
    const auto backbone = loadVitBackbone(model, nested(file), Device{});
    QVERIFY2(backbone.ok(), backbone.ok() ? "" : backbone.error().text().c_str());
    const auto plain = loadVitBackbone(model, SOCO_TEST_DATA "/vit/official_plain.safetensors", Device{});
    QVERIFY(plain.ok());
    QCOMPARE((*backbone)->info().fingerprint, (*plain)->info().fingerprint);
    const auto image = test::readPpm(SOCO_TEST_DATA "/vit/image.ppm");
    QVERIFY(image);
    const auto map = (*backbone)->features(*image), expected = (*plain)->features(*image);
    QVERIFY(map.ok() && expected.ok());
    QVERIFY(map->hasSameNumbersAs(*expected));
}

void TestNestedCheckpoints::refusesSeveralFiles_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("says");
    QTest::newRow("missing_shard") << int(ErrorKind::NotFound)
                                   << "b.bin: Could not be opened, for it is not there: one of the 3 files";
    QTest::newRow("tensor_twice") << int(ErrorKind::Mismatch)
                                  << "b.bin: tensor x: Lies in two files, here and in a.bin";
    QTest::newRow("other_type") << int(ErrorKind::Mismatch)
                                << "b.bin: Holds numbers of type F16, the files before it F32";
    QTest::newRow("not_where_it_says") << int(ErrorKind::Mismatch) << "b.bin: tensor y: Is not in this file";
}

void TestNestedCheckpoints::refusesSeveralFiles()
{
    QFETCH(int, kind);
    QFETCH(QString, says);
    const auto checkpoint = readCheckpoint(nested(QTest::currentDataTag()));
    QVERIFY(!checkpoint.ok());
    const QString text = QString::fromStdString(checkpoint.error().text());
    QVERIFY2(text.contains(says), qPrintable(text));
    QCOMPARE(int(checkpoint.error().kind), kind);
    QVERIFY(!checkpoint.error().remedy.empty());
}

void TestNestedCheckpoints::oneFileOfSeveralNamesTheirIndex()
{
    const std::string first = nested("plain_sharded/pytorch_model-00001-of-00002.bin");
    const auto backbone = loadVitBackbone(plainModel(), first, Device{});
    QVERIFY(!backbone.ok());
    QCOMPARE(int(backbone.error().kind), int(ErrorKind::Mismatch));
    const QString index = QString::fromStdString(backbone.error().remedy).section(", ", 1);
    QVERIFY2(loadVitBackbone(plainModel(), index.toStdString(), Device{}).ok(), qPrintable(index));
    QVERIFY(indexBeside(nested("net.pth")).empty());
    QVERIFY(indexBeside(nested("plain_sharded/one-of-2.bin")).empty());
}

void TestNestedCheckpoints::refusesIndexes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *text, const char *says) {
        QTest::newRow(name) << QByteArray(text) << QString(says);
    };
    row("no JSON", "weights", "is not valid JSON");
    row("no object", "[1]", "is not a JSON object");
    row("no map", R"({"metadata":{}})", "Names no weight files");
    row("an empty map", R"({"weight_map":{}})", "Names no weight files");
    row("out of the folder", R"({"weight_map":{"x":"../a.bin"}})", "weight_map.x: Does not name a file");
    row("an absolute path", R"({"weight_map":{"x":"/etc/passwd"}})", "Does not name a file");
    row("the folder above", R"({"weight_map":{"x":".."}})", "Does not name a file");
    row("the folder itself", R"({"weight_map":{"x":"."}})", "Does not name a file");
    row("a name with a zero", R"({"weight_map":{"x":"a\u0000.bin"}})", "Does not name a file");
    row("a number", R"({"weight_map":{"x":3}})", "Does not name a file");
    row("a tensor twice", R"({"weight_map":{"x":"a.bin","x":"b.bin"}})", "\"x\" occurs twice");
    row("far too deep", R"({"weight_map":{"x":[[[[[[1]]]]]]}})", "nested deeper");
}

void TestNestedCheckpoints::refusesIndexes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto shards = parseShardIndex(text.toStdString(), "pytorch_model.bin.index.json");
    QVERIFY(!shards.ok());
    const QString error = QString::fromStdString(shards.error().text());
    QVERIFY2(error.contains(says), qPrintable(error));
    QVERIFY2(error.startsWith("pytorch_model.bin.index.json: "), qPrintable(error));
}

QTEST_GUILESS_MAIN(TestNestedCheckpoints)
#include "tst_nested_checkpoints.moc"
