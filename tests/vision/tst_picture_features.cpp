// Features of picture files: keyed by what is in them, refused where they are no numbers.

#include "core/vision/feature_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace soco;
using namespace soco::vision;

namespace {

// Gives two cells of two channels: `values`, or what the picture's first byte makes of them.
class FakeBackbone : public Backbone
{
public:
    FakeBackbone()
    {
        m_info.name = "overflowing";
        m_info.fingerprint = "fake";
    }

    const BackboneInfo &info() const override { return m_info; }
    Device device() const override { return {}; }
    Result<FeatureMap> features(const RgbImage &image, const Task &) const override
    {
        ++calls;
        const std::vector<float> own{1, float(image.pixels[0]), 2, 1};
        return FeatureMap::fromVector(values.empty() ? own : values, 2, 1, 2, 8);
    }

    std::vector<float> values;
    mutable int calls = 0;

private:
    BackboneInfo m_info;
};

// A picture of one pixel, whose red is the first byte of the file.
Result<RgbImage> firstByte(std::string_view bytes, const std::filesystem::path &name)
{
    if (bytes.empty())
        return Error{ErrorKind::Malformed, "Is empty", name.string()};
    return RgbImage(1, 1, std::uint8_t(bytes.front()));
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace

class TestPictureFeatures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacedPictureIsForwardedAgain();
    void copiedAndMovedPicturesAreNot();
    void refusesWhatIsNotFinite();
};

void TestPictureFeatures::replacedPictureIsForwardedAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.png");
    const std::filesystem::path file = path.toStdString();
    FeatureStore store(1000);
    Pictures pictures(firstByte);
    FakeBackbone backbone;
    write(path, "first");
    const auto first = store.get(backbone, pictures, file);
    QVERIFY(first.ok());
    QCOMPARE(first->data(), store.get(backbone, pictures, file)->data());
    QCOMPARE(int(backbone.calls), 1);
    write(path, "other"); // as long as the first, and within the same second
    const auto second = store.get(backbone, pictures, file);
    QVERIFY(second.ok());
    QVERIFY(second->data() != first->data());
    QCOMPARE(int(backbone.calls), 2);
    write(path, "first"); // and back: known by its content
    QCOMPARE(store.get(backbone, pictures, file)->data(), first->data());
    QCOMPARE(int(backbone.calls), 2);
    QVERIFY(!store.get(backbone, pictures, folder.filePath("missing.png").toStdString()).ok());
}

void TestPictureFeatures::copiedAndMovedPicturesAreNot()
{
    const QTemporaryDir folder;
    FeatureStore store(1000);
    Pictures pictures(firstByte);
    FakeBackbone backbone;
    write(folder.filePath("a.png"), "picture");
    QVERIFY(store.get(backbone, pictures, folder.filePath("a.png").toStdString()).ok());
    QVERIFY(QFile::copy(folder.filePath("a.png"), folder.filePath("copy.png")));
    QVERIFY(QFile::link(folder.filePath("a.png"), folder.filePath("link.png")));
    QVERIFY(QFile::rename(folder.filePath("copy.png"), folder.filePath("moved.png")));
    for (const char *name : {"link.png", "moved.png"})
        QVERIFY(store.get(backbone, pictures, folder.filePath(name).toStdString()).ok());
    QCOMPARE(int(backbone.calls), 1);
}

void TestPictureFeatures::refusesWhatIsNotFinite()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.png");
    write(path, "picture");
    FeatureStore store(1000);
    Pictures pictures(firstByte);
    FakeBackbone backbone;
    backbone.values = {1, std::numeric_limits<float>::infinity(), 3, 4};
    const auto map = store.get(backbone, pictures, path.toStdString());
    QVERIFY(!map.ok());
    QCOMPARE(int(map.error().kind), int(ErrorKind::Malformed));
    QCOMPARE(QString::fromStdString(map.error().file), path);
    QVERIFY(map.error().message.find("overflowing") != std::string::npos);
    QVERIFY(!map.error().remedy.empty());
    QCOMPARE(store.bytes(), std::uint64_t(0));
    // Constant ones are kept: a warning is all that they are worth.
    backbone.values = {0, 0, 0, 0};
    const auto constant = store.get(backbone, pictures, path.toStdString());
    QVERIFY(constant.ok());
    QVERIFY(constant->isConstant());
}

QTEST_GUILESS_MAIN(TestPictureFeatures)
#include "tst_picture_features.moc"
