#include "core/vision/backbones/vit_backbone.h"

#include "checkpoint_builder.h"
#include "core/vision/checkpoints/key_mapping.h"
#include "ppm.h"
#include "vits_checkpoint.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stop_token>
#include <thread>

using namespace soco;
using namespace soco::vision;
using namespace soco::test;

// The tiny models of make_vit_goldens.py; expected features are timm's and Transformers'.
static VitModel tinyModel(const QString &kind)
{
    VitModel model;
    model.name = "tiny_" + kind.toStdString();
    model.title = "Tiny";
    model.inputSize = 70;
    model.config.dim = 16;
    model.config.depth = 2;
    model.config.heads = 2;
    model.config.storedGrid = 3;
    const bool swiglu = kind == "swiglu" || kind == "giant_reg", registers = kind == "registers" || kind == "giant_reg";
    model.config.mlp = swiglu ? MlpKind::SwigluFused : MlpKind::Gelu;
    model.config.mlpHidden = swiglu ? 48 : 64;
    model.config.registers = registers ? 4 : 0;
    model.config.positionRule = registers ? PositionRule::SizeAntialiased : PositionRule::ScaleOffset;
    return model;
}

static std::string dataFile(const QString &name)
{
    return (QString(SOCO_TEST_DATA "/vit/") + name).toStdString();
}

static std::vector<float> expectedFeatures(const QString &kind)
{
    QFile file(QString(SOCO_TEST_DATA "/vit/expected_") + kind + ".f32");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    std::vector<float> values(std::size_t(bytes.size()) / sizeof(float));
    std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(float));
    return values;
}

static QByteArray sha256Of(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
               ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex()
               : QByteArray();
}

static double largestDifference(const std::vector<float> &a, const std::vector<float> &b)
{
    if (a.size() != b.size() || a.empty())
        return 1e9;
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::isnan(a[i]))
            return 1e9;
        largest = std::max(largest, std::abs(double(a[i]) - double(b[i])));
    }
    return largest;
}

class TestVitBackbone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void computesTheFeaturesOfTimmAndTransformers_data();
    void computesTheFeaturesOfTimmAndTransformers();
    void fingerprintIsOfTheContent();
    void fingerprintIsOfEverythingThatChangesAFeature_data();
    void fingerprintIsOfEverythingThatChangesAFeature();
    void fingerprintIsNotOfNames();
    void describesItself();
    void definitionStaysAsItWasStored();
    void saysWhetherTheWeightsAreThePublishedOnes();
    void reportsLayersAndStopsBetweenThem();
    void runsOnSeveralThreads();
    void loadingCanBeCancelled();
    void refusesWeights_data();
    void refusesWeights();
    void namesTheModelThatFits();
    void saysThatWeightsAreZero();
    void refusesNumbers_data();
    void refusesNumbers();
    void refusesFiles_data();
    void refusesFiles();
    void randomWeightsFollowTheSeed();
    void takesAnyGridOfPositions();
};

void TestVitBackbone::computesTheFeaturesOfTimmAndTransformers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("tolerance");
    constexpr double exact = 2e-6;
    QTest::newRow("safetensors, official names") << "official_plain.safetensors" << "plain" << exact;
    QTest::newRow("PyTorch zip") << "official_plain.pth" << "plain" << exact;
    QTest::newRow("PyTorch legacy") << "official_plain_legacy.pth" << "plain" << exact;
    QTest::newRow("Hugging Face names") << "huggingface_plain.safetensors" << "plain" << exact;
    QTest::newRow("training checkpoint") << "training_plain.pth" << "plain" << exact;
    QTest::newRow("registers") << "official_registers.safetensors" << "registers" << exact;
    QTest::newRow("registers, Hugging Face names") << "huggingface_registers.safetensors" << "registers" << exact;
    QTest::newRow("registers, timm names") << "timm_registers.safetensors" << "registers" << exact;
    QTest::newRow("SwiGLU") << "official_swiglu.safetensors" << "swiglu" << exact;
    QTest::newRow("SwiGLU with registers, Hugging Face names")
        << "huggingface_giant_reg.safetensors" << "giant_reg" << exact;
    // Weights rounded to 11 and 8 bits: near, but not the same.
    QTest::newRow("half precision") << "half_plain.pth" << "plain" << 5e-3;
    QTest::newRow("bfloat16") << "bfloat16_plain.safetensors" << "plain" << 5e-2;
}

void TestVitBackbone::computesTheFeaturesOfTimmAndTransformers()
{
    QFETCH(QString, file);
    QFETCH(QString, kind);
    QFETCH(double, tolerance);
    const auto backbone = loadVitBackbone(tinyModel(kind), dataFile(file), Device{});
    QVERIFY2(backbone.ok(), backbone.ok() ? "" : backbone.error().text().c_str());
    const auto image = readPpm(dataFile("image.ppm"));
    QVERIFY(image);
    const auto map = (*backbone)->features(*image);
    QVERIFY2(map.ok(), map.ok() ? "" : map.error().text().c_str());
    QCOMPARE(map->rows(), 5);
    QCOMPARE(map->cols(), 5);
    QCOMPARE(map->channels(), 16);
    QCOMPARE(map->inputSize(), 70);
    const double difference = largestDifference(map->toVector(), expectedFeatures(kind));
    QVERIFY2(difference <= tolerance, qPrintable(QString::number(difference)));
    // The other models' features are far away, so the comparison means something.
    QVERIFY(largestDifference(map->toVector(), expectedFeatures(kind == "plain" ? "registers" : "plain")) > 0.1);
}

void TestVitBackbone::fingerprintIsOfTheContent()
{
    const auto fingerprint = [](const char *kind, const char *file) {
        const auto backbone = loadVitBackbone(tinyModel(kind), dataFile(file), Device{});
        return backbone ? QString::fromStdString((*backbone)->info().fingerprint) : QString();
    };
    const QString plain = fingerprint("plain", "official_plain.safetensors");
    QCOMPARE(plain.size(), 16);
    for (const char *same : {"official_plain.pth", "official_plain_legacy.pth", "huggingface_plain.safetensors",
                             "training_plain.pth"})
        QCOMPARE(fingerprint("plain", same), plain);
    QVERIFY(fingerprint("plain", "half_plain.pth") != plain);
    QVERIFY(fingerprint("plain", "bfloat16_plain.safetensors") != plain);
}

using Change = void (*)(VitModel &);
Q_DECLARE_METATYPE(Change)

void TestVitBackbone::fingerprintIsOfEverythingThatChangesAFeature_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("input size", [](VitModel &model) { model.inputSize = 84; });
    row("mean", [](VitModel &model) { model.normalisation.mean[1] = 0.5f; });
    row("deviation", [](VitModel &model) { model.normalisation.deviation[2] = 0.5f; });
    row("epsilon", [](VitModel &model) { model.config.eps = 1.5e-6; });
    row("position rule", [](VitModel &model) { model.config.positionRule = PositionRule::SizeAntialiased; });
    row("heads", [](VitModel &model) { model.config.heads = 4; });
    row("layer", [](VitModel &model) { model.config.depth = 1; });
}

void TestVitBackbone::fingerprintIsOfEverythingThatChangesAFeature()
{
    QFETCH(Change, change);
    VitModel model = tinyModel("plain");
    const auto before = makeRandomVitBackbone(model, 7, Device{});
    change(model);
    const auto after = makeRandomVitBackbone(model, 7, Device{});
    QVERIFY(before.ok() && after.ok());
    QVERIFY((*before)->info().fingerprint != (*after)->info().fingerprint);
    QVERIFY((*before)->info().definition != (*after)->info().definition);
}

void TestVitBackbone::fingerprintIsNotOfNames()
{
    VitModel model = tinyModel("plain"), renamed = model;
    renamed.name = "other";
    renamed.title = "Other";
    const std::string file = dataFile("official_plain.pth");
    const auto first = loadVitBackbone(model, file, Device{}), second = loadVitBackbone(renamed, file, Device{});
    QVERIFY(first.ok() && second.ok());
    QCOMPARE((*first)->info().fingerprint, (*second)->info().fingerprint);
}

void TestVitBackbone::saysWhetherTheWeightsAreThePublishedOnes()
{
    const QTemporaryDir home;
    qputenv("TORCH_HOME", home.filePath("torch").toUtf8());
    const QString cached = home.filePath("torch/hub/checkpoints/tiny_pretrain.pth");
    const QString elsewhere = home.filePath("tiny_pretrain.pth");
    QVERIFY(QDir().mkpath(QFileInfo(cached).path()));
    QVERIFY(QFile::copy(QString::fromStdString(dataFile("official_plain.pth")), cached));
    QVERIFY(QFile::copy(cached, elsewhere));
    VitModel model = tinyModel("plain");
    model.officialFile = "tiny_pretrain.pth";
    const auto info = [&](const QString &file) {
        const auto backbone = loadVitBackbone(model, file.toStdString(), Device{});
        return backbone ? (*backbone)->info() : BackboneInfo();
    };
    QVERIFY(info(cached).publishedWeights);
    QCOMPARE(info(cached).weightsOrigin, std::string("found as tiny_pretrain.pth in the Torch Hub cache"));
    QVERIFY(!info(elsewhere).publishedWeights);
    QVERIFY(!info(elsewhere).weightsOrigin.empty());
    QCOMPARE(info(elsewhere).fingerprint, info(cached).fingerprint);
    // The same bytes, now that their hash is known.
    model.officialSha256 = info(elsewhere).weightsSha256;
    QCOMPARE(QByteArray::fromStdString(model.officialSha256), sha256Of(elsewhere));
    QVERIFY(info(elsewhere).publishedWeights);
    model.officialSha256.back() = model.officialSha256.back() == '0' ? '1' : '0';
    QVERIFY(!info(elsewhere).publishedWeights);
    QVERIFY(!makeRandomVitBackbone(model, 1, Device{}).value()->info().publishedWeights);
    qunsetenv("TORCH_HOME");
}

void TestVitBackbone::describesItself()
{
    const std::string file = dataFile("official_plain.pth");
    const auto backbone = loadVitBackbone(tinyModel("plain"), file, Device{});
    QVERIFY(backbone.ok());
    const BackboneInfo &info = (*backbone)->info();
    QCOMPARE(info.patchSize, 14);
    QCOMPARE(info.inputSize, 70);
    QCOMPARE(info.gridSize, 5);
    QCOMPARE(info.channels, 16);
    QCOMPARE(info.layer, std::string("1"));
    QCOMPARE(info.normalisation, std::string("imagenet"));
    QCOMPARE(info.weightsFile, file);
    QCOMPARE((*backbone)->device(), Device{});
    QVERIFY(!(*backbone)->features(RgbImage()).ok());
}

// Other words are another fingerprint, and runs that were stored under the old one are no longer found.
void TestVitBackbone::definitionStaysAsItWasStored()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("weights.pth");
    QVERIFY(writeFile(file, VitsCheckpoint().file()));
    const auto backbone = loadVitBackbone(*findVitModel("dinov2_vits14"), file.toStdString(), Device{});
    QVERIFY(backbone.ok());
    QCOMPARE(QString::fromStdString((*backbone)->info().definition),
             "vision transformer; features 1; weights 94081632ee263815; patch 14, width 384, blocks 12, heads 6, "
             "gelu of 1536, registers 0, epsilon 1e-06; positions by scale + 0.1; white square, Pillow bicubic to 798, "
             "imagenet 0.485 0.456 0.406 / 0.229 0.224 0.225; block 11 patch tokens, no norm; float32");
    QCOMPARE(QString::fromStdString((*backbone)->info().fingerprint), "f1014e2e7866db69");
}

void TestVitBackbone::reportsLayersAndStopsBetweenThem()
{
    const auto backbone = loadVitBackbone(tinyModel("plain"), dataFile("official_plain.pth"), Device{});
    QVERIFY(backbone.ok());
    std::vector<std::int64_t> layers;
    std::stop_source stop;
    const Task counting([&](const Progress &progress) {
        QCOMPARE(progress.total, std::int64_t(2));
        layers.push_back(progress.done);
    });
    QVERIFY((*backbone)->features(RgbImage(9, 7, 100), counting).ok());
    QCOMPARE(layers, (std::vector<std::int64_t>{1, 2}));

    layers.clear();
    const Task stopping([&](const Progress &progress) {
        layers.push_back(progress.done);
        stop.request_stop();
    }, stop.get_token());
    const auto stopped = (*backbone)->features(RgbImage(9, 7, 100), stopping);
    QVERIFY(!stopped.ok());
    QCOMPARE(int(stopped.error().kind), int(ErrorKind::Cancelled));
    QCOMPARE(layers, (std::vector<std::int64_t>{1}));
}

void TestVitBackbone::runsOnSeveralThreads()
{
    const auto backbone = loadVitBackbone(tinyModel("registers"), dataFile("official_registers.safetensors"), Device{});
    QVERIFY(backbone.ok());
    const auto image = readPpm(dataFile("image.ppm"));
    const auto expected = expectedFeatures("registers");
    std::vector<double> differences(8, 1e9);
    {
        std::vector<std::jthread> threads;
        for (double &difference : differences)
            threads.emplace_back([&, out = &difference] {
                if (const auto map = (*backbone)->features(*image))
                    *out = largestDifference(map->toVector(), expected);
            });
    }
    for (const double difference : differences)
        QVERIFY(difference <= 2e-6);
}

void TestVitBackbone::loadingCanBeCancelled()
{
    std::stop_source stop;
    int reports = 0;
    const Task task([&](const Progress &) {
        if (++reports == 3)
            stop.request_stop();
    }, stop.get_token());
    const auto backbone = loadVitBackbone(tinyModel("plain"), dataFile("official_plain.pth"), Device{}, task);
    QVERIFY(!backbone.ok());
    QCOMPARE(int(backbone.error().kind), int(ErrorKind::Cancelled));
    QCOMPARE(reports, 3);
}

void TestVitBackbone::refusesWeights_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("message");
    QTest::newRow("registers in the file") << "plain" << "official_registers.safetensors" << "tensor register_tokens"
                                           << "The weights have register tokens, tiny_plain has none";
    QTest::newRow("registers missing") << "registers"
                                       << "huggingface_plain.safetensors"
                                       << ""
                                       << "Lacks 1 tensor that tiny_registers needs: embeddings.register_tokens";
    QTest::newRow("SwiGLU in the file") << "plain" << "official_swiglu.safetensors" << "tensor blocks.0.mlp.w12.weight"
                                        << "Has shape 96 x 16, tiny_plain needs 64 x 16";
    QTest::newRow("narrower") << "wide" << "huggingface_plain.safetensors"
                              << "tensor embeddings.patch_embeddings.projection.weight"
                              << "Has shape 16 x 3 x 14 x 14, tiny_wide needs 32 x 3 x 14 x 14";
    QTest::newRow("deeper in the file") << "shallow"
                                        << "official_plain.pth"
                                        << "tensor blocks.1.norm1.weight"
                                        << "The weights have more than the 1 blocks of tiny_shallow";
    QTest::newRow("shallower in the file")
        << "deep"
        << "official_plain.pth"
        << ""
        << "Lacks 14 tensors that tiny_deep needs: blocks.2.norm1.weight, "
           "blocks.2.norm1.bias, blocks.2.attn.qkv.weight, blocks.2.attn.qkv.bias and 10 "
           "more";
    QTest::newRow("shallower, Hugging Face")
        << "deep"
        << "huggingface_plain.safetensors"
        << ""
        << "Lacks 14 tensors that tiny_deep needs: encoder.layer.2.norm1.weight, encoder.layer.2.norm1.bias, "
           "encoder.layer.2.attention.attention.query.weight, encoder.layer.2.attention.attention.query.bias and 10 more";
}

void TestVitBackbone::refusesWeights()
{
    QFETCH(QString, kind);
    QFETCH(QString, file);
    QFETCH(QString, place);
    QFETCH(QString, message);
    VitModel model = tinyModel(kind);
    if (kind == "wide")
        model.config.dim = 32;
    model.config.depth = kind == "shallow" ? 1 : kind == "deep" ? 3 : 2;
    const auto backbone = loadVitBackbone(model, dataFile(file), Device{});
    QVERIFY(!backbone.ok());
    const Error &error = backbone.error();
    QCOMPARE(int(error.kind), int(ErrorKind::Mismatch));
    QCOMPARE(error.file, dataFile(file));
    QCOMPARE(QString::fromStdString(error.place), place);
    QCOMPARE(QString::fromStdString(error.message), message);
    QVERIFY(!error.remedy.empty());
}

// Names and shapes of a whole model, over a file with a hole instead of numbers.
static bool writeHollow(const QString &path, const VitConfig &config)
{
    std::string header = "{";
    std::uint64_t offset = 0;
    for (const ParameterShape &parameter : parameterShapes(config)) {
        std::string name = parameter.name, shape;
        const auto replace = [&](const std::string &from, const std::string &to) {
            if (const auto at = name.find(from); at != std::string::npos)
                name.replace(at, from.size(), to);
        };
        if (name == "pos" || name == "cls")
            name = name == "pos" ? "pos_embed" : "cls_token";
        replace("registers", "register_tokens");
        replace("patch.", "patch_embed.proj.");
        replace("qkv", "attn.qkv");
        if (name.find("patch_embed") == std::string::npos)
            replace(".proj", ".attn.proj");
        replace("fc", "mlp.fc");
        replace("ls1", "ls1.gamma");
        replace("ls2", "ls2.gamma");
        std::uint64_t bytes = 4;
        for (const std::int64_t extent : parameter.shape) {
            shape += (shape.empty() ? "" : ",") + std::to_string(extent);
            bytes *= std::uint64_t(extent);
        }
        header += (offset ? ",\"" : "\"") + name + R"(":{"dtype":"F32","shape":[)" + shape + R"(],"data_offsets":[)"
                  + std::to_string(offset) + ',' + std::to_string(offset + bytes) + "]}";
        offset += bytes;
    }
    header += '}';
    QFile file(path);
    return writeFile(path, safetensors(header, "")) && file.resize(qint64(8 + header.size() + offset));
}

void TestVitBackbone::namesTheModelThatFits()
{
    QTemporaryDir folder;
    const QString file = folder.filePath("weights.safetensors");
    for (const VitModel &model : vitModels()) {
        QVERIFY(writeHollow(file, model.config));
        const auto checkpoint = readCheckpoint(file.toStdString());
        QVERIFY2(checkpoint.ok(), checkpoint.ok() ? "" : checkpoint.error().text().c_str());
        for (const VitModel &other : vitModels()) {
            if (other.name == model.name)
                continue;
            const auto backbone = loadVitBackbone(other, file.toStdString(), Device{});
            QVERIFY(!backbone.ok());
            QCOMPARE(int(backbone.error().kind), int(ErrorKind::Mismatch));
            QCOMPARE(backbone.error().remedy, "These weights fit " + model.name + ": --model " + model.name + '='
                                                  + file.toStdString());
        }
    }
}

void TestVitBackbone::saysThatWeightsAreZero()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("hollow.safetensors");
    const VitModel model = tinyModel("plain");
    QVERIFY(writeHollow(file, model.config));
    const auto zeros = loadVitBackbone(model, file.toStdString(), Device{});
    QVERIFY2(zeros.ok(), zeros.ok() ? "" : zeros.error().text().c_str());
    const QString warning = QString::fromStdString((*zeros)->info().weightsWarning);
    QVERIFY2(warning.startsWith("these weights are all zero: patch_embed.proj.weight, "), qPrintable(warning));
    const auto map = (*zeros)->features(RgbImage(30, 20, 100));
    QVERIFY(map.ok());
    QVERIFY(map->isConstant());
    const auto trained = loadVitBackbone(model, dataFile("official_plain.pth"), Device{});
    QVERIFY(trained.ok());
    QCOMPARE((*trained)->info().weightsWarning, std::string());
}

void TestVitBackbone::refusesNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("NaN") << QByteArray("\x00\x00\xc0\x7f", 4);
    QTest::newRow("infinity") << QByteArray("\x00\x00\x80\xff", 4);
}

void TestVitBackbone::refusesNumbers()
{
    QFETCH(QByteArray, number);
    QTemporaryDir folder;
    const QString path = folder.filePath("weights.safetensors");
    QVERIFY(QFile::copy(QString::fromStdString(dataFile("official_plain.safetensors")), path));
    const auto checkpoint = readCheckpoint(path.toStdString());
    QVERIFY(checkpoint.ok());
    const StoredTensor &target = checkpoint->tensors.at("blocks.1.mlp.fc2.weight");
    QFile file(path);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(qint64(target.begin + 40)));
    QCOMPARE(file.write(number), qint64(4));
    file.close();
    const auto backbone = loadVitBackbone(tinyModel("plain"), path.toStdString(), Device{});
    QVERIFY(!backbone.ok());
    QCOMPARE(int(backbone.error().kind), int(ErrorKind::Malformed));
    QCOMPARE(backbone.error().place, std::string("tensor blocks.1.mlp.fc2.weight"));
}

void TestVitBackbone::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("what");
    const auto tensor = [](const std::string &name) {
        return safetensors("{\"" + name + R"(":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", "1234");
    };
    const auto row = [](const char *name, const std::string &bytes, const char *fileName, const char *what) {
        QTest::newRow(name) << QByteArray(bytes.data(), qsizetype(bytes.size())) << QString(fileName) << QString(what);
    };
    row("empty", "", "a.safetensors", "Is empty");
    row("web page", "<!DOCTYPE html><html>", "a.pth", "web page");
    row("a server's answer in XML", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code>", "a.safetensors",
        "web page");
    row("Git LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:00", "a.safetensors",
        "LFS pointer");
    row("picture", "\x89PNG\r\n\x1a\n0000000000000000", "a.png", "neither safetensors");
    row("no transformer", tensor("conv1.kernel"), "a.safetensors", "its tensors begin with conv1.kernel");
    row("DINOv3", tensor("embeddings.patch_embeddings.weight"), "a.safetensors", "Hugging Face DINOv3 weights");
    row("CLIP", tensor("visual.transformer.resblocks.0.ln_1.weight"), "a.safetensors", "CLIP weights");
    row("one tensor of another model", tensor("blocks.0.norm1.weight"), "a.safetensors",
        "Has shape 1, tiny_plain needs 16");
    row("one tensor below an unusual prefix", tensor("somewhere.blocks.0.norm1.weight"), "a.safetensors",
        "Has shape 1, tiny_plain needs 16");
    row("no prefix, but the end of another name", tensor("myblocks.0.norm1.weight"), "a.safetensors",
        "under names that are known");
    row("keys that are missing, as the file calls them",
        safetensors(
            R"({"net.encoder.layer.0.norm1.weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
            R"("net.encoder.layer.0.attention.v_proj.weight":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
            "12345678"),
        "a.safetensors", "Lacks net.encoder.layer.0.attention.q_proj.weight");
    row("tensors that are missing, below a prefix",
        safetensors(R"({"net.encoder.layer.0.norm1.weight":{"dtype":"F32","shape":[16],"data_offsets":[0,64]}})",
                    std::string(64, '1')),
        "a.safetensors", "tiny_plain needs: net.embeddings.patch_embeddings.projection.weight, ");
    row("two models below unusual prefixes",
        safetensors(R"({"a.blocks.0.norm1.weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                    R"("b.x.blocks.0.norm1.weight":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", "12345678"),
        "a.safetensors", "Holds 2 vision transformers; their tensors lie under a, b.x");
}

void TestVitBackbone::refusesFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, fileName);
    QFETCH(QString, what);
    QTemporaryDir folder;
    const QString path = folder.filePath(fileName);
    QVERIFY(writeFile(path, bytes.toStdString()));
    const auto backbone = loadVitBackbone(tinyModel("plain"), path.toStdString(), Device{});
    QVERIFY(!backbone.ok());
    QCOMPARE(backbone.error().file, path.toStdString());
    QVERIFY2(QString::fromStdString(backbone.error().message).contains(what), backbone.error().text().c_str());
    QVERIFY(!backbone.error().remedy.empty());
}

void TestVitBackbone::randomWeightsFollowTheSeed()
{
    const auto features = [](std::uint64_t seed) {
        const auto backbone = makeRandomVitBackbone(tinyModel("giant_reg"), seed, Device{});
        const auto map = backbone ? (*backbone)->features(*readPpm(dataFile("image.ppm"))) : FeatureMap();
        return map && !map->empty() ? map->toVector() : std::vector<float>();
    };
    QCOMPARE(features(1).size(), std::size_t(16 * 25));
    QCOMPARE(features(1), features(1));
    QVERIFY(largestDifference(features(1), features(2)) > 0.1);
}

void TestVitBackbone::takesAnyGridOfPositions()
{
    // The released tables have 37 x 37 entries; the file's own size counts, whatever the model says.
    VitModel model = tinyModel("plain");
    model.config.storedGrid = 37;
    const auto backbone = loadVitBackbone(model, dataFile("official_plain.pth"), Device{});
    QVERIFY(backbone.ok());
    const auto map = (*backbone)->features(*readPpm(dataFile("image.ppm")));
    QVERIFY(largestDifference(map->toVector(), expectedFeatures("plain")) <= 2e-6);
}

QTEST_GUILESS_MAIN(TestVitBackbone)
#include "tst_vit_backbone.moc"
