// When weights count as the published ones: by the place in a cache, and by content.

#include "core/vision/backbones/weight_origin.h"

#include "checkpoint_builder.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace soco;
using namespace soco::vision;
using namespace soco::test;

namespace {

const std::string someHash(64, 'a');

VitModel baseModel()
{
    VitModel model;
    model.name = "dinov2_vitb14";
    model.officialFile = "dinov2_vitb14_pretrain.pth";
    model.officialSha256 = std::string(64, '7');
    model.hubRepositories = {"facebook/dinov2-base", "timm/vit_base_patch14_dinov2.lvd142m"};
    return model;
}

} // namespace

class TestWeightOrigin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void byPlace_data();
    void byPlace();
    void throughALinkedCache();
    void byContent();
    void blobsMustBeWhatTheyAreCalled_data();
    void blobsMustBeWhatTheyAreCalled();
    void everyOfficialHashIsOne();

private:
    QString put(const QString &path) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestWeightOrigin::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    for (const char *name : {"HF_HUB_CACHE", "HF_HOME", "XDG_CACHE_HOME", "TORCH_HOME"})
        qunsetenv(name);
    qputenv("HOME", m_home->path().toUtf8());
}

QString TestWeightOrigin::put(const QString &path) const
{
    const QString full = m_home->filePath(path);
    QDir().mkpath(QFileInfo(full).path());
    writeFile(full, "weights");
    return full;
}

void TestWeightOrigin::byPlace_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("published");
    const QString torchHub = ".cache/torch/hub/checkpoints/", hub = ".cache/huggingface/hub/";
    QTest::newRow("Torch Hub") << torchHub + "dinov2_vitb14_pretrain.pth" << true;
    QTest::newRow("Torch Hub, another model's file") << torchHub + "dinov2_vits14_pretrain.pth" << false;
    QTest::newRow("Torch Hub, a name of one's own") << torchHub + "finetuned.pth" << false;
    QTest::newRow("Torch Hub, deeper") << torchHub + "mine/dinov2_vitb14_pretrain.pth" << false;
    QTest::newRow("the official name elsewhere") << "Downloads/dinov2_vitb14_pretrain.pth" << false;
    QTest::newRow("Hugging Face") << hub + "models--facebook--dinov2-base/snapshots/f9/model.safetensors" << true;
    QTest::newRow("Hugging Face, sharded")
        << hub + "models--facebook--dinov2-base/snapshots/f9/pytorch_model.bin.index.json" << true;
    QTest::newRow("timm on Hugging Face")
        << hub + "models--timm--vit_base_patch14_dinov2.lvd142m/snapshots/0/pytorch_model.bin" << true;
    QTest::newRow("somebody's fine-tuning on Hugging Face")
        << hub + "models--somebody--dinov2-base/snapshots/f9/model.safetensors" << false;
    QTest::newRow("another size on Hugging Face")
        << hub + "models--facebook--dinov2-large/snapshots/f9/model.safetensors" << false;
    QTest::newRow("Hugging Face, another file")
        << hub + "models--facebook--dinov2-base/snapshots/f9/head.safetensors" << false;
    QTest::newRow("a cache that is none") << "models--facebook--dinov2-base/snapshots/f9/model.safetensors" << false;
}

void TestWeightOrigin::byPlace()
{
    QFETCH(QString, file);
    QFETCH(bool, published);
    const WeightOrigin origin = originByPlace(baseModel(), put(file).toStdString());
    QCOMPARE(origin.published, published);
    QVERIFY(!origin.reason.empty());
    if (published)
        QVERIFY(origin.reason.find(QFileInfo(file).fileName().toStdString()) != std::string::npos);
}

// A cache on another disk, and a path that leads there in a roundabout way.
void TestWeightOrigin::throughALinkedCache()
{
    put("disk/hub/checkpoints/dinov2_vitb14_pretrain.pth");
    QVERIFY(QDir().mkpath(m_home->filePath(".cache")));
    QVERIFY(QFile::link(m_home->filePath("disk"), m_home->filePath(".cache/torch")));
    for (const char *path : {"disk/hub/checkpoints/dinov2_vitb14_pretrain.pth",
                             ".cache/torch/hub/checkpoints/../checkpoints/dinov2_vitb14_pretrain.pth"})
        QVERIFY2(originByPlace(baseModel(), m_home->filePath(path).toStdString()).published, path);
}

void TestWeightOrigin::byContent()
{
    const VitModel model = baseModel();
    const std::string file = put("mine.pth").toStdString();
    QVERIFY(originOf(model, file, {{file, model.officialSha256}}).published);
    QVERIFY(!originOf(model, file, {{file, someHash}}).published);
    QVERIFY(!originOf(model, file, {}).published);
    QVERIFY(!originOf(model, file, {{file, model.officialSha256}, {"second", someHash}}).published);
    VitModel unknown = model;
    unknown.officialSha256.clear(); // an empty hash fits nothing
    QVERIFY(!originOf(unknown, file, {{file, ""}}).published);
}

void TestWeightOrigin::blobsMustBeWhatTheyAreCalled_data()
{
    QTest::addColumn<QString>("blob");
    QTest::addColumn<bool>("published");
    QTest::newRow("the content's hash") << QString::fromStdString(someHash) << true;
    QTest::newRow("another hash: damaged or replaced") << QString(64, 'b') << false;
    QTest::newRow("no hash of this kind") << QString(40, 'b') << true;
}

void TestWeightOrigin::blobsMustBeWhatTheyAreCalled()
{
    QFETCH(QString, blob);
    QFETCH(bool, published);
    const QString model = ".cache/huggingface/hub/models--facebook--dinov2-base/";
    put(model + "blobs/" + blob);
    QVERIFY(QDir().mkpath(m_home->filePath(model + "snapshots/f9")));
    const QString link = m_home->filePath(model + "snapshots/f9/model.safetensors");
    QVERIFY(QFile::link("../../blobs/" + blob, link));
    const std::string file = link.toStdString();
    QVERIFY(originByPlace(baseModel(), file).published);
    QCOMPARE(originOf(baseModel(), file, {{file, someHash}}).published, published);
}

void TestWeightOrigin::everyOfficialHashIsOne()
{
    QStringList hashes;
    for (const VitModel &model : vitModels()) {
        QVERIFY2(model.officialSha256.size() == 64
                     && model.officialSha256.find_first_not_of("0123456789abcdef") == std::string::npos,
                 model.name.c_str());
        hashes << QString::fromStdString(model.officialSha256);
    }
    QCOMPARE(hashes.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(TestWeightOrigin)
#include "tst_weight_origin.moc"
