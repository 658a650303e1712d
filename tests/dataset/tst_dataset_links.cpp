#include "core/dataset/dataset.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/dataset/file_store.h"

#include <QtTest>

using namespace soco;
using namespace soco::dataset;
using soco::test::DatasetBuilder;
using soco::test::moveFilesToStore;

namespace {

namespace fs = std::filesystem;

std::shared_ptr<const Dataset> opened(const fs::path &root, const std::vector<fs::path> &allowed = {})
{
    auto dataset = Dataset::open(root, OpenOptions{allowed});
    if (!dataset)
        qFatal("%s", dataset.error().text().c_str());
    return *dataset;
}

// Moves what the dataset holds there to `to` and leaves a link in its place.
void replaceByLink(const fs::path &from, const fs::path &to)
{
    fs::create_directories(to.parent_path());
    fs::rename(from, to);
    fs::create_symlink(to, from);
}

int readablePairs(const Dataset &dataset)
{
    int readable = 0;
    for (const PairKind kind : allPairKinds)
        for (const PairRef &ref : dataset.pairs(kind)) {
            const auto pair = dataset.loadPair(ref);
            const auto picture = pair ? dataset.imagePath(pair->source.category, pair->source.image) : pair.error();
            readable += picture && decodeImage(*picture);
        }
    return readable;
}

} // namespace

class TestDatasetLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folderOnAnotherDiskIsFollowedWhereAllowed_data();
    void folderOnAnotherDiskIsFollowedWhereAllowed();
    void storeBesideTheDatasetIsFollowed_data();
    void storeBesideTheDatasetIsFollowed();
    void storeOfAnotherDatasetIsRefused();
    void storeThatIsALinkItselfIsRefused();
    void strangeStoreIsFollowedWhereAllowed();
    void refusedLinkSaysWhereAndHow();
    void placeWithSpacesCanBeCopiedFromTheMessage();
    void nameInAFileStaysRefused();
    void linkInsideNeedsNoPermission();
};

void TestDatasetLinks::folderOnAnotherDiskIsFollowedWhereAllowed_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("images") << "Images";
    QTest::newRow("images of a category") << "Images/car";
    QTest::newRow("pairs") << "PairAnnotations";
    QTest::newRow("pairs of a group") << "PairAnnotations/intra/car";
    QTest::newRow("annotations") << "KeypointAnnotations";
    QTest::newRow("metadata") << "Metadata";
}

void TestDatasetLinks::folderOnAnotherDiskIsFollowedWhereAllowed()
{
    QFETCH(QString, folder);
    DatasetBuilder builder;
    const fs::path target = builder.parent() / "disk/data";
    replaceByLink(builder.root() / folder.toStdString(), target);

    const auto refused = opened(builder.root());
    QCOMPARE(refused->refusedLinks().size(), std::size_t(1));
    const RefusedLink &link = refused->refusedLinks()[0];
    QCOMPARE(link.link, builder.root() / folder.toStdString());
    QCOMPARE(link.target, target);
    QCOMPARE(link.place, target);
    QCOMPARE(refused->unreadable().size(), std::size_t(1)); // once, not once for each picture

    for (const fs::path &place : {target, builder.parent() / "disk", builder.parent()}) {
        const auto dataset = opened(builder.root(), {place});
        QVERIFY(dataset->refusedLinks().empty());
        QVERIFY(dataset->unreadable().empty());
        QCOMPARE(dataset->images().size(), std::size_t(6));
        QCOMPARE(dataset->pairCount(), std::size_t(16));
        QCOMPARE(readablePairs(*dataset), 16);
        QVERIFY(!dataset->taxonomy().empty());
    }
    QCOMPARE(opened(builder.root(), {builder.parent() / "dis"})->refusedLinks().size(), std::size_t(1));
}

void TestDatasetLinks::storeBesideTheDatasetIsFollowed_data()
{
    QTest::addColumn<QString>("root");  // where the dataset is moved to
    QTest::addColumn<QString>("store"); // where its files are moved to
    QTest::addColumn<bool>("relative");
    QTest::newRow("hub cache") << "hub/datasets--a--soco/snapshots/1f2e/SOCOv1" << "hub/datasets--a--soco/blobs" << true;
    QTest::newRow("hub cache, snapshot is the dataset")
        << "hub/datasets--a--soco/snapshots/1f2e" << "hub/datasets--a--soco/blobs" << true;
    QTest::newRow("DVC") << "project/data/SOCOv1" << "project/.dvc/cache/files/md5" << false;
    QTest::newRow("git-annex") << "project/SOCOv1" << "project/.git/annex/objects" << true;
}

void TestDatasetLinks::storeBesideTheDatasetIsFollowed()
{
    QFETCH(QString, root);
    QFETCH(QString, store);
    QFETCH(bool, relative);
    DatasetBuilder builder;
    const fs::path moved = builder.parent() / root.toStdString();
    fs::create_directories(moved.parent_path());
    fs::rename(builder.root(), moved);
    moveFilesToStore(moved, builder.parent() / store.toStdString(), relative);
    const auto dataset = opened(moved);
    QVERIFY(dataset->refusedLinks().empty());
    QVERIFY(dataset->unreadable().empty());
    QCOMPARE(dataset->pairCount(), std::size_t(16));
    QCOMPARE(readablePairs(*dataset), 16);
    QVERIFY(!dataset->taxonomy().empty());
    QVERIFY(dataset->loadAnnotation("car", "car_1.JPEG").ok());
}

void TestDatasetLinks::storeOfAnotherDatasetIsRefused()
{
    DatasetBuilder builder;
    const fs::path moved = builder.parent() / "hub/datasets--a--soco/snapshots/1f2e";
    fs::create_directories(moved.parent_path());
    fs::create_directories(builder.parent() / "hub/datasets--a--soco/blobs");
    fs::rename(builder.root(), moved);
    moveFilesToStore(moved, builder.parent() / "hub/datasets--b--soco/blobs", true);
    const auto dataset = opened(moved);
    QCOMPARE(readablePairs(*dataset), 0);
    QVERIFY(!dataset->refusedLinks().empty());
}

// An archive may hold anything, also a store that leads to somebody's keys.
void TestDatasetLinks::storeThatIsALinkItselfIsRefused()
{
    DatasetBuilder builder;
    const fs::path keys = builder.parent() / "home/keys";
    const fs::path moved = builder.parent() / "archive/snapshots/1f2e";
    fs::create_directories(moved.parent_path());
    fs::rename(builder.root(), moved);
    replaceByLink(moved / "Images/car/car_1.JPEG", keys / "car_1.JPEG");
    fs::create_directory_symlink(keys, builder.parent() / "archive/blobs");
    fs::remove(moved / "Images/car/car_1.JPEG");
    fs::create_symlink("../../../../blobs/car_1.JPEG", moved / "Images/car/car_1.JPEG");
    const auto dataset = opened(moved);
    QVERIFY(!dataset->imagePath("car", "car_1.JPEG").ok());
    QCOMPARE(dataset->refusedLinks().size(), std::size_t(1));
    QCOMPARE(dataset->refusedLinks()[0].target, keys / "car_1.JPEG");
}

void TestDatasetLinks::strangeStoreIsFollowedWhereAllowed()
{
    DatasetBuilder builder;
    const fs::path store = builder.parent() / "elsewhere/blobs";
    moveFilesToStore(builder.root(), store, false);
    const auto refused = opened(builder.root());
    QCOMPARE(readablePairs(*refused), 0);
    // 30 files, each in a folder of its own: one question, for the store.
    QCOMPARE(refused->refusedLinks().size(), std::size_t(1));
    QCOMPARE(refused->refusedLinks()[0].place, store);
    QCOMPARE(refused->refusedLinks()[0].links, std::size_t(30));
    const auto dataset = opened(builder.root(), {refused->refusedLinks()[0].place});
    QVERIFY(dataset->refusedLinks().empty());
    QCOMPARE(readablePairs(*dataset), 16);
}

void TestDatasetLinks::refusedLinkSaysWhereAndHow()
{
    DatasetBuilder builder;
    const fs::path target = builder.parent() / "disk/picture.JPEG";
    replaceByLink(builder.root() / "Images/car/car_1.JPEG", target);
    const auto dataset = opened(builder.root());
    const std::string option = "--allow-links " + (builder.parent() / "disk").string();
    const auto says = [&](const Error &error) {
        return error.file == (builder.root() / "Images/car/car_1.JPEG").string()
            && error.message.find('"' + target.string() + '"') != std::string::npos
            && error.remedy.find(option) != std::string::npos;
    };
    QCOMPARE(dataset->unreadable().size(), std::size_t(1));
    QVERIFY2(says(dataset->unreadable()[0]), dataset->unreadable()[0].text().c_str());
    const auto path = dataset->imagePath("car", "car_1.JPEG");
    QVERIFY(!path.ok() && says(path.error()));
    const auto pair = dataset->loadPair(dataset->pairsOf(PairKind::Intra, "car")[0]);
    QVERIFY(!pair.ok() && says(pair.error()));
    QCOMPARE(pair.error().place, std::string("src_image"));
}

void TestDatasetLinks::placeWithSpacesCanBeCopiedFromTheMessage()
{
    DatasetBuilder builder;
    replaceByLink(builder.root() / "Images", builder.parent() / "Ann's disk/Images");
    const auto dataset = opened(builder.root());
    const std::string expected = "--allow-links '" + builder.parent().string() + "/Ann'\\''s disk/Images'";
    QVERIFY2(dataset->unreadable()[0].remedy.ends_with(expected), dataset->unreadable()[0].remedy.c_str());
}

// What may be reached by a link of the user's own folder may still not be reached by a name in a file.
void TestDatasetLinks::nameInAFileStaysRefused()
{
    DatasetBuilder builder;
    builder.write("../secret/car_1.JPEG", "secret");
    const auto dataset = opened(builder.root(), {builder.parent()});
    QVERIFY(!dataset->imagePath("..", "secret").ok());
    QVERIFY(!dataset->imagePath("../../secret", "car_1.JPEG").ok());
    QVERIFY(!dataset->imagePath("car", "../../../secret/car_1.JPEG").ok());
    QVERIFY(!dataset->imagePath("car", (builder.parent() / "secret/car_1.JPEG").string()).ok());
    QVERIFY(!dataset->metadataPath("../../secret/car_1.JPEG").ok());
}

void TestDatasetLinks::linkInsideNeedsNoPermission()
{
    DatasetBuilder builder;
    replaceByLink(builder.root() / "Images/car", builder.root() / "pictures of cars");
    const auto dataset = opened(builder.root());
    QVERIFY(dataset->refusedLinks().empty());
    QCOMPARE(readablePairs(*dataset), 16);
}

QTEST_APPLESS_MAIN(TestDatasetLinks)
#include "tst_dataset_links.moc"
