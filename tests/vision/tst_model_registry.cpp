#include "core/vision/model_registry.h"

#include "checkpoint_builder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace soco;
using namespace soco::vision;
using namespace soco::test;

class TestModelRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsWhatIsBuiltIn();
    void findsWeights_data();
    void findsWeights();
    void prefersTheCurrentRevision();
    void doesNotTakeWhatIsNoWeights();
    void parsesSpecs_data();
    void parsesSpecs();
    void tellsSpecsApart_data();
    void tellsSpecsApart();
    void saysWhatToDownload();
    void refusesNames_data();
    void refusesNames();
    void opensTheBaseline();

private:
    static ModelEntry entry(const char *name);
    void put(const QString &path, const QByteArray &bytes = "weights") const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestModelRegistry::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    for (const char *name : {"HF_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME", "TORCH_HOME"})
        qunsetenv(name);
    qputenv("HOME", m_home->path().toUtf8());
}

ModelEntry TestModelRegistry::entry(const char *name)
{
    const auto models = listModels();
    const auto found = std::find_if(models.begin(), models.end(), [&](const ModelEntry &m) { return m.name == name; });
    return found == models.end() ? ModelEntry() : *found;
}

void TestModelRegistry::put(const QString &path, const QByteArray &bytes) const
{
    const QString full = m_home->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(full).path()));
    QVERIFY(writeFile(full, bytes.toStdString()));
}

void TestModelRegistry::listsWhatIsBuiltIn()
{
    QStringList names, published;
    for (const ModelEntry &model : listModels()) {
        names << QString::fromStdString(model.name);
        published << QString::fromStdString(model.publishedName);
        QVERIFY(model.weights.empty());
        QVERIFY(!model.publishedWeights);
        QCOMPARE(model.needsWeights, model.name != "dense_sift" && model.name != "toynet");
        QCOMPARE(model.downloadHint.empty(), !model.needsWeights);
    }
    QCOMPARE(names,
             (QStringList{"dense_sift", "toynet", "dinov2_vits14", "dinov2_vitb14", "dinov2_vitl14", "dinov2_vitg14",
                          "dinov2_vits14_reg", "dinov2_vitb14_reg", "dinov2_vitl14_reg", "dinov2_vitg14_reg"}));
    QCOMPARE(published,
             (QStringList{"", "", "DINOv2-S/14", "DINOv2-B/14", "DINOv2-L/14", "", "", "DINOv2-B/14-reg", "", ""}));
    QCOMPARE(QString::fromStdString(entry("dinov2_vitb14_reg").title), QString("DINOv2-B/14 reg"));
    // Parameters of the released models, without mask token and final norm, in float32.
    QCOMPARE(entry("dinov2_vits14").weightsBytes, std::uint64_t(4) * 22'055'424);
    QCOMPARE(entry("dinov2_vitb14").weightsBytes, std::uint64_t(4) * 86'578'176);
}

void TestModelRegistry::findsWeights_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("model");
    const QString base = "models--facebook--dinov2-base/snapshots/f9e4/model.safetensors";
    QTest::newRow("Hugging Face, default") << "" << "" << ".cache/huggingface/hub/" + base << "dinov2_vitb14";
    QTest::newRow("HF_HUB_CACHE") << "HF_HUB_CACHE" << "hubs" << "hubs/" + base << "dinov2_vitb14";
    QTest::newRow("HF_HOME") << "HF_HOME" << "hf" << "hf/hub/" + base << "dinov2_vitb14";
    QTest::newRow("XDG_CACHE_HOME") << "XDG_CACHE_HOME" << "xdg" << "xdg/huggingface/hub/" + base << "dinov2_vitb14";
    QTest::newRow("registers") << "" << "" << ".cache/huggingface/hub/models--facebook--dinov2-with-registers-large/"
                                              "snapshots/0/model.safetensors" << "dinov2_vitl14_reg";
    QTest::newRow("timm") << "" << "" << ".cache/huggingface/hub/models--timm--vit_small_patch14_dinov2.lvd142m/"
                                         "snapshots/0/model.safetensors" << "dinov2_vits14";
    QTest::newRow("sharded") << "" << "" << ".cache/huggingface/hub/models--facebook--dinov2-giant/snapshots/0/"
                                            "model.safetensors.index.json" << "dinov2_vitg14";
    QTest::newRow("PyTorch file") << "" << "" << ".cache/huggingface/hub/models--facebook--dinov2-giant/snapshots/0/"
                                                 "pytorch_model.bin" << "dinov2_vitg14";
    QTest::newRow("Torch Hub") << "" << "" << ".cache/torch/hub/checkpoints/dinov2_vits14_pretrain.pth"
                               << "dinov2_vits14";
    QTest::newRow("Torch Hub, registers") << "" << "" << ".cache/torch/hub/checkpoints/dinov2_vitg14_reg4_pretrain.pth"
                                          << "dinov2_vitg14_reg";
    QTest::newRow("TORCH_HOME") << "TORCH_HOME" << "th" << "th/hub/checkpoints/dinov2_vitb14_pretrain.pth"
                                << "dinov2_vitb14";
    QTest::newRow("Torch Hub, XDG_CACHE_HOME")
        << "XDG_CACHE_HOME" << "x" << "x/torch/hub/checkpoints/dinov2_vitb14_pretrain.pth" << "dinov2_vitb14";
}

void TestModelRegistry::findsWeights()
{
    QFETCH(QString, variable);
    QFETCH(QString, value);
    QFETCH(QString, file);
    QFETCH(QString, model);
    if (!variable.isEmpty())
        qputenv(variable.toLatin1(), m_home->filePath(value).toUtf8());
    put(file);
    for (const ModelEntry &each : listModels()) {
        const bool wanted = each.name == model.toStdString();
        QCOMPARE(each.weights.empty(), !wanted);
        if (wanted) {
            QCOMPARE(QString::fromStdString(each.weights.string()), m_home->filePath(file));
            QCOMPARE(each.weightsBytes, std::uint64_t(7));
            QVERIFY(each.publishedWeights);
            QVERIFY(!each.weightsOrigin.empty());
        }
    }
}

void TestModelRegistry::prefersTheCurrentRevision()
{
    const QString model = ".cache/huggingface/hub/models--facebook--dinov2-small/";
    put(model + "snapshots/aaa/model.safetensors");
    put(model + "snapshots/bbb/model.safetensors");
    for (const char *revision : {"aaa", "bbb"}) {
        put(model + "refs/main", QByteArray(revision) + "\n");
        QCOMPARE(QString::fromStdString(entry("dinov2_vits14").weights.parent_path().filename().string()),
                 QString(revision));
    }
    put(model + "refs/main", "../../elsewhere");
    QVERIFY(!entry("dinov2_vits14").weights.empty());
}

void TestModelRegistry::doesNotTakeWhatIsNoWeights()
{
    const QString snapshot = ".cache/huggingface/hub/models--facebook--dinov2-small/snapshots/aaa/";
    put(snapshot + "config.json");
    put(".cache/torch/hub/checkpoints/dinov2_vits14_pretrain.pth", "");
    // A link to a blob that was cleaned up.
    QVERIFY(QFile::link(m_home->filePath("gone"), m_home->filePath(snapshot + "model.safetensors")));
    QVERIFY(entry("dinov2_vits14").weights.empty());
    put("gone");
    QVERIFY(!entry("dinov2_vits14").weights.empty());
}

void TestModelRegistry::parsesSpecs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("name") << "dinov2_vitb14" << true << "dinov2_vitb14" << "";
    QTest::newRow("name and file") << "m=/a b/c.pth" << true << "m" << "/a b/c.pth";
    QTest::newRow("file with =") << "m=a=b.pth" << true << "m" << "a=b.pth";
    QTest::newRow("empty") << "" << false << "" << "";
    QTest::newRow("no name") << "=a.pth" << false << "" << "";
    QTest::newRow("no file") << "m=" << false << "" << "";
}

void TestModelRegistry::parsesSpecs()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QFETCH(QString, name);
    QFETCH(QString, file);
    const auto spec = parseModelSpec(text.toStdString());
    QCOMPARE(spec.ok(), good);
    if (good) {
        QCOMPARE(QString::fromStdString(spec->name), name);
        QCOMPARE(QString::fromStdString(spec->file.string()), file);
        QCOMPARE(QString::fromStdString(spec->text()), text);
    } else {
        QVERIFY(!spec.error().remedy.empty());
    }
}

void TestModelRegistry::tellsSpecsApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("names") << "m"
                           << "m" << true;
    QTest::newRow("other names") << "m"
                                 << "n" << false;
    QTest::newRow("one path") << "m=a.pth"
                              << "m=a.pth" << true;
    QTest::newRow("one path in two spellings") << "m=here/../a.pth"
                                               << "m=./a.pth" << true;
    QTest::newRow("a link") << "m=a.pth"
                            << "m=link.pth" << true;
    QTest::newRow("one file, other names") << "m=a.pth"
                                           << "n=a.pth" << false;
    QTest::newRow("other files") << "m=a.pth"
                                 << "m=b.pth" << false;
    QTest::newRow("a file and what the caches hold") << "m"
                                                     << "m=a.pth" << false;
}

void TestModelRegistry::tellsSpecsApart()
{
    put("a.pth");
    put("b.pth");
    put("here/a.pth");
    QVERIFY(QFile::link(m_home->filePath("a.pth"), m_home->filePath("link.pth")));
    const auto spec = [&](QString text) {
        return parseModelSpec(text.replace('=', '=' + m_home->path() + '/').toStdString());
    };
    QFETCH(QString, one);
    QFETCH(QString, other);
    QTEST(namesTheSame(*spec(one), *spec(other)), "same");
    QTEST(namesTheSame(*spec(other), *spec(one)), "same");
}

void TestModelRegistry::saysWhatToDownload()
{
    const auto model = loadModel({"dinov2_vitb14_reg", {}}, Device{});
    QVERIFY(!model.ok());
    QCOMPARE(int(model.error().kind), int(ErrorKind::NotFound));
    const QString text = QString::fromStdString(model.error().text());
    for (const QString &piece : {QString("dinov2_vitb14_reg4_pretrain.pth"), QString("346 MB"),
                                 QString("facebook/dinov2-with-registers-base"),
                                 m_home->filePath(".cache/torch/hub/checkpoints"),
                                 m_home->filePath(".cache/huggingface/hub"), QString("--model dinov2_vitb14_reg=FILE")})
        QVERIFY2(text.contains(piece), qPrintable(text));
}

void TestModelRegistry::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("what");
    QTest::newRow("unknown name") << "dinov2" << "" << int(ErrorKind::NotFound) << "dinov2_vits14, dinov2_vitb14";
    QTest::newRow("missing file") << "dinov2_vits14" << "/nowhere/a.pth" << int(ErrorKind::NotFound)
                                  << "/nowhere/a.pth";
    QTest::newRow("empty folder") << "dinov2_vits14" << "." << int(ErrorKind::NotFound) << "holds no weights";
    QTest::newRow("device") << "dinov2_vits14" << "/dev/zero" << int(ErrorKind::Unsupported) << "regular file";
    QTest::newRow("weights for the baseline") << "dense_sift" << "/a.pth" << int(ErrorKind::InvalidArgument)
                                              << "no weights";
}

void TestModelRegistry::refusesNames()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    QFETCH(int, kind);
    QFETCH(QString, what);
    const QString path = file == "." ? m_home->path() : file;
    const auto model = loadModel({name.toStdString(), path.toStdString()}, Device{});
    QVERIFY(!model.ok());
    QCOMPARE(int(model.error().kind), kind);
    QVERIFY2(QString::fromStdString(model.error().text()).contains(what), model.error().text().c_str());
    QVERIFY(!model.error().remedy.empty());
}

void TestModelRegistry::opensTheBaseline()
{
    const auto model = loadModel({"dense_sift", {}}, Device{});
    QVERIFY(model.ok());
    QCOMPARE((*model)->info().name, std::string("dense_sift"));
}

QTEST_GUILESS_MAIN(TestModelRegistry)
#include "tst_model_registry.moc"
