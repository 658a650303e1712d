#include "core/dataset/dataset_snapshot.h"

#include "core/dataset/fingerprint.h"
#include "dataset_builder.h"

#include <QtTest>

using namespace soco;
using namespace soco::dataset;
using soco::test::DatasetBuilder;

namespace {

namespace fs = std::filesystem;
using SnapshotPtr = std::shared_ptr<const DatasetSnapshot>;

const char *const firstCarPair = "PairAnnotations/intra/car/00001-car_1-car_2.json";
const PairId firstCarPairId{PairKind::Intra, "car", "00001-car_1-car_2.json"};
const ImageId firstCar{"car", "car_1.JPEG"};

SnapshotPtr taken(const fs::path &root, const DatasetSnapshot *before = nullptr)
{
    const auto dataset = Dataset::open(root);
    if (!dataset)
        qFatal("%s", dataset.error().text().c_str());
    return DatasetSnapshot::record(*dataset, before);
}

// As if it had been written a minute later, whatever the clock of the file system can tell apart.
void touch(const fs::path &path)
{
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::minutes(1));
}

} // namespace

class TestDatasetSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readingAgainChangesNothing();
    void changes_data();
    void changes();
    void growingDatasetCountsItsRevisions();
    void touchedFileIsCompared_data();
    void touchedFileIsCompared();
    void otherFolderDiffersInAll();
    void cancelled();
};

void TestDatasetSnapshot::readingAgainChangesNothing()
{
    const DatasetBuilder builder;
    const SnapshotPtr first = taken(builder.root());
    QCOMPARE(first->revision(), std::uint64_t(1));
    const SnapshotPtr second = taken(builder.root(), first.get());
    QCOMPARE(second->revision(), std::uint64_t(1));
    QVERIFY(DatasetSnapshot::changeBetween(*first, *second).empty());
}

void TestDatasetSnapshot::changes_data()
{
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("written");
    QTest::addColumn<int>("images");
    QTest::addColumn<int>("pairs");
    QTest::addColumn<bool>("taxonomy");
    const QString none, pair = firstCarPair, picture = "Images/car/car_1.JPEG";
    QTest::newRow("pair edited") << none << pair << 0 << 1 << false;
    QTest::newRow("pair removed") << pair << none << 0 << 1 << false;
    QTest::newRow("pair added") << none << "PairAnnotations/cross/zebra/00001-car_1-zebra_1.json" << 0 << 1 << false;
    QTest::newRow("pair renamed") << pair << "PairAnnotations/intra/car/00009-car_1-car_2.json" << 0 << 2 << false;
    QTest::newRow("picture replaced") << none << picture << 1 << 0 << false;
    QTest::newRow("picture removed") << picture << none << 1 << 0 << true;
    QTest::newRow("picture added") << none << "Images/car/car_9.JPEG" << 1 << 0 << true;
    QTest::newRow("category removed") << "Images/car" << none << 3 << 0 << true;
    QTest::newRow("annotation edited") << none << "KeypointAnnotations/car/car_2.json" << 1 << 0 << true;
    QTest::newRow("annotation of no image's name") << none << "KeypointAnnotations/car/n02958343_17.json" << 3 << 0 << true;
    QTest::newRow("taxonomy edited") << none << "Metadata/keypoint_taxonomy.json" << 0 << 0 << true;
    QTest::newRow("taxonomy removed") << "Metadata/keypoint_taxonomy.json" << none << 0 << 0 << true;
    QTest::newRow("litter") << none << "Images/car/.DS_Store" << 0 << 0 << false;
}

void TestDatasetSnapshot::changes()
{
    QFETCH(QString, removed);
    QFETCH(QString, written);
    const DatasetBuilder builder;
    const SnapshotPtr before = taken(builder.root());
    if (!removed.isEmpty())
        builder.remove(removed.toStdString());
    if (!written.isEmpty())
        builder.write(written.toStdString(), "changed");
    const SnapshotPtr after = taken(builder.root(), before.get());
    const DatasetChange change = DatasetSnapshot::changeBetween(*before, *after);
    QTEST(int(change.images.size()), "images");
    QTEST(int(change.pairs.size()), "pairs");
    QTEST(change.taxonomy, "taxonomy");
    QCOMPARE(change.revision, after->revision());
    QCOMPARE(after->revision(), std::uint64_t(change.empty() ? 1 : 2));
    if (written == firstCarPair || removed == firstCarPair)
        QVERIFY(change.pairs.count(firstCarPairId) > 0);
    if (written.contains("car_1.JPEG") || removed.contains("car_1.JPEG"))
        QCOMPARE(change.images, std::set<ImageId>{firstCar});
}

void TestDatasetSnapshot::growingDatasetCountsItsRevisions()
{
    const DatasetBuilder builder({.images = 1});
    SnapshotPtr snapshot = taken(builder.root());
    for (int n = 2; n <= 4; ++n) {
        const std::string name = DatasetBuilder::imageName("car", n);
        builder.write("Images/car/" + name, "picture");
        const SnapshotPtr next = taken(builder.root(), snapshot.get());
        QCOMPARE(next->revision(), std::uint64_t(n));
        QCOMPARE(DatasetSnapshot::changeBetween(*snapshot, *next).images, (std::set<ImageId>{{"car", name}}));
        snapshot = next;
    }
}

void TestDatasetSnapshot::touchedFileIsCompared_data()
{
    QTest::addColumn<bool>("read"); // before it was touched
    QTest::addColumn<QString>("file");
    const QString pair = firstCarPair, picture = "Images/car/car_1.JPEG";
    QTest::newRow("pair known") << true << pair;
    QTest::newRow("pair unknown") << false << pair;
    QTest::newRow("picture known") << true << picture;
    QTest::newRow("picture unknown") << false << picture;
}

// The same bytes written again are no change where the earlier ones are known.
void TestDatasetSnapshot::touchedFileIsCompared()
{
    QFETCH(bool, read);
    QFETCH(QString, file);
    const DatasetBuilder builder;
    const SnapshotPtr before = taken(builder.root());
    if (read)
        QVERIFY(datasetFingerprint(*before->dataset()).ok());
    touch(builder.root() / file.toStdString());
    const SnapshotPtr touched = taken(builder.root(), before.get());
    QCOMPARE(DatasetSnapshot::changeBetween(*before, *touched).empty(), read);
    builder.write(file.toStdString(), "other bytes");
    touch(builder.root() / file.toStdString());
    QVERIFY(!DatasetSnapshot::changeBetween(*touched, *taken(builder.root(), touched.get())).empty());
}

void TestDatasetSnapshot::otherFolderDiffersInAll()
{
    const DatasetBuilder one, other;
    const DatasetChange change = DatasetSnapshot::changeBetween(*taken(one.root()), *taken(other.root()));
    QCOMPARE(change.images.size(), std::size_t(6));
    QCOMPARE(change.pairs.size(), std::size_t(16));
    QVERIFY(change.taxonomy);
}

void TestDatasetSnapshot::cancelled()
{
    const DatasetBuilder builder;
    const auto dataset = Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!DatasetSnapshot::record(*dataset, nullptr, Task({}, stop.get_token())));
}

QTEST_APPLESS_MAIN(TestDatasetSnapshot)
#include "tst_dataset_snapshot.moc"
