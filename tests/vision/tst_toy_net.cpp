#include "core/vision/backbones/toynet_family.h"

#include "checkpoint_builder.h"
#include "core/base/hash.h"
#include "core/vision/model_registry.h"
#include "test_images.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace soco;
using namespace soco::vision;
using namespace soco::test;

class TestToyNet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheFileThatIsShipped();
    void saysWhatItIs();
    void computesWhatPyTorchComputes();
    void sameNumbersOnOneAndTwoThreads();
    void takesTheWeightsOfAFile();
    void refusesFiles_data();
    void refusesFiles();
    void stopsWhenAsked();
};

static QByteArray shippedFile()
{
    QFile file(QStringLiteral(SOCO_SOURCE_DIR "/resources/models/toynet.safetensors"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static std::shared_ptr<Backbone> builtIn()
{
    const auto backbone = loadModel({"toynet", {}}, Device{});
    return backbone ? *backbone : nullptr;
}

void TestToyNet::isTheFileThatIsShipped()
{
    const QByteArray file = shippedFile();
    QVERIFY(!file.isEmpty() && file.size() <= 4'000'000);
    QVERIFY(toyNetWeights() == std::string_view(file.constData(), std::size_t(file.size())));
    // The card beside it is of these weights.
    QFile card(QStringLiteral(SOCO_SOURCE_DIR "/resources/models/toynet.json"));
    QVERIFY(card.open(QIODevice::ReadOnly));
    const QJsonObject facts = QJsonDocument::fromJson(card.readAll()).object();
    QCOMPARE(facts["sha256"].toString().toStdString(), sha256(toyNetWeights()));
    QVERIFY(facts["parameters"].toInt() > 0 && facts["parameters"].toInt() <= 2'000'000);
    // Never trained on what its figures are measured on.
    QVERIFY(!facts["training_seeds"].toArray().isEmpty());
    for (const QJsonValue &seed : facts["training_seeds"].toArray())
        QVERIFY(seed.toInt() != 7);
}

void TestToyNet::saysWhatItIs()
{
    const auto backbone = builtIn();
    QVERIFY(backbone);
    const BackboneInfo &info = backbone->info();
    QCOMPARE(info.title, std::string("ToyNet"));
    QCOMPARE(info.inputSize, 384);
    QCOMPARE(info.gridSize, 48);
    QCOMPARE(info.channels, 128);
    QCOMPARE(info.fingerprint, fingerprintOf(info.definition));
    QVERIFY(info.definition.find("Pillow bicubic to 384, imagenet") != std::string::npos);
    QCOMPARE(info.weightsOrigin, std::string("comes with the program"));
    QVERIFY(info.forDemoOnly);
    QVERIFY(info.weightsFile.empty() && !info.publishedWeights && info.weightsWarning.empty());
    QCOMPARE(info.weightsSha256, sha256(toyNetWeights()));
}

void TestToyNet::computesWhatPyTorchComputes()
{
    const QJsonObject golden = testimages::golden("toynet.json");
    QVERIFY2(golden["sha256"].toString().toStdString() == sha256(toyNetWeights()),
             "other weights: run make_toynet_goldens.py");
    const auto backbone = builtIn();
    QVERIFY(backbone);
    const int step = golden["step"].toInt();
    for (const QJsonValue &value : golden["pictures"].toArray()) {
        const QJsonObject picture = value.toObject();
        const auto map = backbone->features(testimages::make(picture["kind"].toString(), picture["width"].toInt(),
                                                             picture["height"].toInt(),
                                                             std::uint64_t(picture["seed"].toInt())));
        QVERIFY2(map.ok(), map.ok() ? "" : map.error().text().c_str());
        const std::vector<float> ours = map->toVector(), theirs = testimages::floats(picture["cells"]);
        const std::size_t cells = std::size_t(map->rows() * map->cols()), channels = std::size_t(map->channels());
        QCOMPARE(theirs.size(), (cells + std::size_t(step) - 1) / std::size_t(step) * channels);
        for (std::size_t cell = 0, row = 0; cell < cells; cell += std::size_t(step), ++row) {
            double product = 0, difference = 0;
            for (std::size_t c = 0; c < channels; ++c) {
                const double a = ours[c * cells + cell], b = theirs[row * channels + c];
                product += a * b;
                difference += (a - b) * (a - b);
            }
            QVERIFY2(product >= 0.99999, qPrintable(QString::number(product, 'g', 10)));
            QVERIFY2(std::sqrt(difference) <= 2e-4, qPrintable(QString::number(std::sqrt(difference))));
        }
    }
}

void TestToyNet::sameNumbersOnOneAndTwoThreads()
{
    const auto backbone = builtIn();
    QVERIFY(backbone);
    const RgbImage picture = testimages::waves(500, 333, 4);
    setCpuThreads(1);
    const auto one = backbone->features(picture);
    setCpuThreads(2);
    const auto two = backbone->features(picture), again = backbone->features(picture);
    setCpuThreads(0);
    QVERIFY(one && two && again);
    QVERIFY(two->hasSameNumbersAs(*again));
    QVERIFY(one->hasSameNumbersAs(*two));
}

void TestToyNet::takesTheWeightsOfAFile()
{
    const auto named = loadModel({"toynet", SOCO_SOURCE_DIR "/resources/models/toynet.safetensors"}, Device{});
    QVERIFY2(named.ok(), named.ok() ? "" : named.error().text().c_str());
    QCOMPARE((*named)->info().fingerprint, builtIn()->info().fingerprint); // the same numbers are the same model
    QVERIFY((*named)->info().weightsFile.ends_with("toynet.safetensors"));
    QVERIFY((*named)->info().forDemoOnly);
    // Whatever way leads to the file.
    QTemporaryDir folder;
    QVERIFY(QFile::copy(SOCO_SOURCE_DIR "/resources/models/toynet.safetensors", folder.filePath("model.safetensors")));
    const auto inFolder = loadModel({"toynet", folder.path().toStdString()}, Device{});
    QVERIFY2(inFolder.ok(), inFolder.ok() ? "" : inFolder.error().text().c_str());
    QCOMPARE((*inFolder)->info().weightsSha256, sha256(toyNetWeights()));
    QVERIFY((*inFolder)->info().forDemoOnly);
}

void TestToyNet::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("what");
    const QByteArray whole = shippedFile();
    QByteArray renamed = whole, other = whole, cut = whole.left(whole.size() / 2);
    renamed.replace(renamed.indexOf("\"head.bias\""), 11, "\"dead.bias\"");
    const auto shape = other.indexOf("[24,3,3,3]");
    QVERIFY(shape > 0);
    other.replace(shape, 10, "[3,24,3,3]");
    QTest::newRow("a tensor is missing") << renamed << "Lacks the tensor head.bias";
    QTest::newRow("another shape") << other << "Has shape 3 x 24 x 3 x 3, toynet needs 24 x 3 x 3 x 3";
    QTest::newRow("under a prefix") << QByteArray::fromStdString(
        safetensors(R"({"net.stem2.weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "1234"))
                                    << "Lacks the tensor stem2.weight";
    QTest::newRow("cut short") << cut << "";
    QTest::newRow("another model") << QByteArray::fromStdString(
        safetensors(R"({"blocks.0.norm1.weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "1234"))
                                   << "Lacks the tensor";
}

void TestToyNet::refusesFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, what);
    QTemporaryDir folder;
    const QString path = folder.filePath("toynet.safetensors");
    QVERIFY(writeFile(path, bytes.toStdString()));
    const auto model = loadModel({"toynet", path.toStdString()}, Device{});
    QVERIFY(!model.ok());
    QVERIFY2(QString::fromStdString(model.error().message).contains(what), model.error().text().c_str());
    QVERIFY(model.error().file.starts_with(path.toStdString()));
    QVERIFY(!model.error().remedy.empty());
    if (QTest::currentDataTag() == QByteArray("under a prefix"))
        QVERIFY2(model.error().remedy.find("toynet=" + path.toStdString() + "#net") != std::string::npos,
                 model.error().text().c_str());
}

void TestToyNet::stopsWhenAsked()
{
    std::stop_source stop;
    QStringList stages;
    const Task task(
        [&](const Progress &progress) {
            stages << QString::fromStdString(progress.what);
            stop.request_stop();
        },
        stop.get_token());
    const auto map = builtIn()->features(testimages::waves(64, 48, 1), task);
    QVERIFY(!map.ok());
    QCOMPARE(map.error().kind, ErrorKind::Cancelled);
    QCOMPARE(stages, QStringList{"stride 8"});
}

QTEST_GUILESS_MAIN(TestToyNet)
#include "tst_toy_net.moc"
