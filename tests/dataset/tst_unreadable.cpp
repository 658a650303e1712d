#include "core/dataset/dataset.h"
#include "core/quality/check.h"
#include "dataset_builder.h"
#include "ordinary_user.h"

#include <QtTest>

#include <sys/stat.h>

using namespace soco;
using namespace soco::dataset;
using soco::test::DatasetBuilder;
using soco::test::OrdinaryUser;

namespace {

namespace fs = std::filesystem;

std::shared_ptr<const Dataset> opened(const fs::path &root)
{
    auto dataset = Dataset::open(root);
    if (!dataset)
        qFatal("%s", dataset.error().text().c_str());
    return *dataset;
}

// Takes rights, all unless some are left, from a file or folder until it goes out of scope, so that the temporary folder
// can be removed.
class WithoutRights
{
public:
    explicit WithoutRights(fs::path path, mode_t left = 0) : m_path(std::move(path)) { set(left); }
    ~WithoutRights() { set(0755); }
    WithoutRights(const WithoutRights &) = delete;
    WithoutRights &operator=(const WithoutRights &) = delete;

private:
    void set(mode_t mode) const
    {
        if (::chmod(m_path.c_str(), mode) != 0)
            qFatal("Cannot change the rights of %s", m_path.c_str());
    }
    fs::path m_path;
};

} // namespace

// Only "does not exist" means that something is not there; what exists and cannot be read is said.
class TestUnreadable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void folderWithoutRightsIsNamed_data();
    void folderWithoutRightsIsNamed();
    void folderThatMayBeListedOnlyIsNamed_data();
    void folderThatMayBeListedOnlyIsNamed();
    void unreadablePairsAreOfTheirKindAndGroup();
    void fileInAFoldersPlaceIsNamed_data();
    void fileInAFoldersPlaceIsNamed();
    void linkToNothingIsNamed_data();
    void linkToNothingIsNamed();
    void linkInACircleIsNamed();
    void rootWithoutRightsDoesNotOpen();
    void fileWithoutRightsIsNamed_data();
    void fileWithoutRightsIsNamed();
    void whatIsNotThereIsNoError();
    void checkNamesWhatCannotBeRead();
};

void TestUnreadable::folderWithoutRightsIsNamed_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("intraPairs"); // still listed, of six
    QTest::addColumn<int>("images");     // of six
    QTest::newRow("pairs of one group") << "PairAnnotations/intra/car" << 3 << 6;
    QTest::newRow("pairs of one kind") << "PairAnnotations/intra" << 0 << 6;
    QTest::newRow("all pairs") << "PairAnnotations" << 0 << 6;
    QTest::newRow("pairs of a split") << "PairAnnotations/trainsplits" << 6 << 6;
    QTest::newRow("pairs of one split and group") << "PairAnnotations/trainsplits/test/bus" << 6 << 6;
    QTest::newRow("images of one category") << "Images/car" << 6 << 3;
    QTest::newRow("all images") << "Images" << 6 << 0;
    QTest::newRow("annotations of one category") << "KeypointAnnotations/bus" << 6 << 6;
    QTest::newRow("all annotations") << "KeypointAnnotations" << 6 << 6;
    QTest::newRow("metadata") << "Metadata" << 6 << 6;
}

void TestUnreadable::folderWithoutRightsIsNamed()
{
    QFETCH(QString, folder);
    DatasetBuilder builder;
    const fs::path path = builder.root() / folder.toStdString();
    const WithoutRights closed(path);
    const OrdinaryUser user(builder.parent());
    const auto dataset = opened(builder.root());
    QTEST(int(dataset->pairs(PairKind::Intra).size()), "intraPairs");
    QTEST(int(dataset->images().size()), "images");
    // One cause is one error, however many folders lie below it.
    QCOMPARE(dataset->unreadable().size(), std::size_t(1));
    const Error &error = dataset->unreadable()[0];
    QCOMPARE(error.file, path.string());
    QCOMPARE(error.kind, ErrorKind::Io);
    QVERIFY2(error.message.find("Permission denied") != std::string::npos, error.text().c_str());
    QCOMPARE(error.remedy, std::string("Ask its owner for the right to read it"));
}

void TestUnreadable::folderThatMayBeListedOnlyIsNamed_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : {"PairAnnotations/intra/car", "PairAnnotations/intra", "PairAnnotations", "Images/car",
                               "Images", "KeypointAnnotations/bus", "KeypointAnnotations", "Metadata"})
        QTest::newRow(folder) << folder;
}

// Its names are known, and nothing that they stand for: one error, not one of every file.
void TestUnreadable::folderThatMayBeListedOnlyIsNamed()
{
    QFETCH(QString, folder);
    DatasetBuilder builder;
    const fs::path path = builder.root() / folder.toStdString();
    const WithoutRights listed(path, 0444);
    const OrdinaryUser user(builder.parent());
    const auto dataset = opened(builder.root());
    QCOMPARE(dataset->unreadable().size(), std::size_t(1));
    const Error &error = dataset->unreadable()[0];
    QCOMPARE(error.file, path.string());
    QCOMPARE(error.kind, ErrorKind::Io);
    QVERIFY2(error.message.starts_with("The folder can be listed, but not entered"), error.text().c_str());
    QCOMPARE(error.remedy, std::string("Ask its owner for the right to enter it"));
}

void TestUnreadable::unreadablePairsAreOfTheirKindAndGroup()
{
    DatasetBuilder builder;
    const WithoutRights intraCar(builder.root() / "PairAnnotations/intra/car");
    const WithoutRights cross(builder.root() / "PairAnnotations/cross");
    const WithoutRights annotations(builder.root() / "KeypointAnnotations");
    const OrdinaryUser user(builder.parent());
    const auto dataset = opened(builder.root());
    QCOMPARE(dataset->unreadable().size(), std::size_t(3));
    const auto count = [&](PairKind kind, const std::vector<std::string> &groups) {
        return int(dataset->unreadablePairs(kind, groups).size());
    };
    QCOMPARE(count(PairKind::Intra, {}), 1);
    QCOMPARE(count(PairKind::Intra, {"car"}), 1);
    QCOMPARE(count(PairKind::Intra, {"bus"}), 0);
    QCOMPARE(count(PairKind::Cross, {}), 1);
    QCOMPARE(count(PairKind::Cross, {"bus"}), 1); // nobody knows which groups there are
    QCOMPARE(count(PairKind::Train, {}), 0);
}

void TestUnreadable::fileInAFoldersPlaceIsNamed_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("images") << "Images";
    QTest::newRow("pairs") << "PairAnnotations";
    QTest::newRow("pairs of a kind") << "PairAnnotations/cross";
    QTest::newRow("annotations") << "KeypointAnnotations";
    QTest::newRow("metadata") << "Metadata";
}

void TestUnreadable::fileInAFoldersPlaceIsNamed()
{
    QFETCH(QString, folder);
    DatasetBuilder builder;
    builder.remove(folder.toStdString());
    builder.write(folder.toStdString(), "no folder");
    const auto dataset = opened(builder.root());
    QCOMPARE(dataset->unreadable().size(), std::size_t(1));
    QCOMPARE(dataset->unreadable()[0].file, (builder.root() / folder.toStdString()).string());
    QVERIFY(dataset->unreadable()[0].message.find("Is not a folder") != std::string::npos);
    QVERIFY(!dataset->unreadable()[0].remedy.empty());
}

void TestUnreadable::linkToNothingIsNamed_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("images") << "Images";
    QTest::newRow("images of a category") << "Images/car";
    QTest::newRow("pairs of a group") << "PairAnnotations/intra/car";
    QTest::newRow("annotations of a category") << "KeypointAnnotations/car";
}

// A disk that is not connected is not a dataset without pictures.
void TestUnreadable::linkToNothingIsNamed()
{
    QFETCH(QString, folder);
    DatasetBuilder builder;
    builder.remove(folder.toStdString());
    fs::create_directory_symlink(builder.parent() / "not_connected", builder.root() / folder.toStdString());
    const auto dataset = opened(builder.root());
    QCOMPARE(dataset->unreadable().size(), std::size_t(1));
    QCOMPARE(dataset->unreadable()[0].file, (builder.root() / folder.toStdString()).string());
    QVERIFY(dataset->unreadable()[0].message.find("not there") != std::string::npos);
}

void TestUnreadable::linkInACircleIsNamed()
{
    DatasetBuilder builder;
    builder.remove("Images/car");
    fs::create_directory_symlink("car", builder.root() / "Images/car");
    const auto dataset = opened(builder.root());
    QCOMPARE(dataset->unreadable().size(), std::size_t(1));
    QCOMPARE(dataset->unreadable()[0].file, (builder.root() / "Images/car").string());
    QVERIFY(dataset->unreadable()[0].remedy.find("circle") != std::string::npos);
}

void TestUnreadable::rootWithoutRightsDoesNotOpen()
{
    DatasetBuilder builder;
    const WithoutRights closed(builder.root());
    const OrdinaryUser user(builder.parent());
    const auto dataset = Dataset::open(builder.root());
    QVERIFY(!dataset.ok());
    QCOMPARE(dataset.error().file, builder.root().string());
    QCOMPARE(dataset.error().remedy, std::string("Ask its owner for the right to read it"));
}

void TestUnreadable::fileWithoutRightsIsNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("pair") << "PairAnnotations/intra/car/00001-car_1-car_2.json";
    QTest::newRow("annotation") << "KeypointAnnotations/car/car_1.json";
    QTest::newRow("picture") << "Images/car/car_1.JPEG";
    QTest::newRow("taxonomy") << "Metadata/keypoint_taxonomy.json";
}

void TestUnreadable::fileWithoutRightsIsNamed()
{
    QFETCH(QString, file);
    DatasetBuilder builder;
    const WithoutRights closed(builder.root() / file.toStdString());
    const OrdinaryUser user(builder.parent());
    const auto dataset = opened(builder.root());
    const auto read = [&]() -> std::optional<Error> {
        if (file.startsWith("Pair")) {
            const auto pair = dataset->loadPair(dataset->pairsOf(PairKind::Intra, "car")[0]);
            return pair ? std::nullopt : std::optional(pair.error());
        }
        if (file.startsWith("Keypoint")) {
            const auto view = dataset->loadAnnotation("car", "car_1.JPEG");
            return view ? std::nullopt : std::optional(view.error());
        }
        if (file.startsWith("Images")) {
            const auto image = decodeImage(builder.root() / file.toStdString());
            return image ? std::nullopt : std::optional(image.error());
        }
        return dataset->taxonomyProblem();
    };
    const std::optional<Error> error = read();
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, ErrorKind::Io);
    QCOMPARE(error->file, (builder.root() / file.toStdString()).string());
    QCOMPARE(error->remedy, std::string("Ask its owner for the right to read it"));
    QCOMPARE(dataset->unreadable().size(), std::size_t(file.startsWith("Metadata") ? 1 : 0));
}

void TestUnreadable::whatIsNotThereIsNoError()
{
    DatasetBuilder builder;
    for (const char *folder : {"KeypointAnnotations", "Metadata", "PairAnnotations/trainsplits", "PairAnnotations/cross"})
        builder.remove(folder);
    const auto dataset = opened(builder.root());
    QVERIFY(dataset->unreadable().empty());
    QVERIFY(dataset->refusedLinks().empty());
}

void TestUnreadable::checkNamesWhatCannotBeRead()
{
    DatasetBuilder builder;
    const WithoutRights pairs(builder.root() / "PairAnnotations/intra/car");
    const WithoutRights file(builder.root() / "Metadata/filename_mapping.json");
    const OrdinaryUser user(builder.parent());
    std::vector<std::string> files;
    for (const quality::Finding &problem : quality::checkDataset(*opened(builder.root()), {{}, 1}).findings)
        if (problem.rule == "unreadable-file")
            files.push_back(problem.file);
    QCOMPARE(files, (std::vector<std::string>{"Metadata/filename_mapping.json", "PairAnnotations/intra/car"}));
}

QTEST_APPLESS_MAIN(TestUnreadable)
#include "tst_unreadable.moc"
