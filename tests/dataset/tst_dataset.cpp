#include "core/dataset/dataset.h"

#include "core/dataset/summary.h"
#include "dataset_builder.h"

#include <QtTest>

#include <atomic>
#include <thread>

#include <sys/stat.h>

using namespace soco;
using namespace soco::dataset;
using soco::test::DatasetBuilder;

namespace {

std::shared_ptr<const Dataset> opened(const std::filesystem::path &root)
{
    auto dataset = Dataset::open(root);
    if (!dataset)
        qFatal("%s", dataset.error().text().c_str());
    return *dataset;
}

} // namespace

class TestDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexComesFromFileNames();
    void groupsAndOrderAreTheOfficialLoaders();
    void stemsOfFileNames_data();
    void stemsOfFileNames();
    void imagesAreSortedByNumber();
    void pairIsReadWhole();
    void pairWithoutGroupTakesItsFolder();
    void annotationIsFound_data();
    void annotationIsFound();
    void annotationThatIsNotThere();
    void nameIsTheDemosOrTheFolders();
    void unfinishedDatasetOpens_data();
    void unfinishedDatasetOpens();
    void likelyMistakeIsNamed_data();
    void likelyMistakeIsNamed();
    void brokenTaxonomyDoesNotStopOpening();
    void pathsThatLeaveTheFolder_data();
    void pathsThatLeaveTheFolder();
    void linksThatLeadOutside();
    void linksInsideAreFollowed();
    void pipeInsteadOfAPairIsAnError();
    void folderInsteadOfAFileIsAnError();
    void openingIsReportedAndCancelled();
    void manyThreadsMayRead();
};

void TestDataset::indexComesFromFileNames()
{
    DatasetBuilder builder;
    // What is in the files does not matter for the index.
    builder.write("PairAnnotations/intra/car/00001-car_1-car_2.json", "no JSON");
    const auto dataset = opened(builder.root());
    QCOMPARE(dataset->pairs(PairKind::Intra).size(), std::size_t(6));
    QCOMPARE(dataset->pairs(PairKind::Cross).size(), std::size_t(6));
    QCOMPARE(dataset->pairs(PairKind::Train).size(), std::size_t(2));
    QCOMPARE(dataset->pairs(PairKind::Test).size(), std::size_t(2));
    QCOMPARE(dataset->images().size(), std::size_t(6));
    QCOMPARE(dataset->imageCount("car"), std::size_t(3));
    QCOMPARE(dataset->imageCount("zebra"), std::size_t(0));
    QCOMPARE(dataset->categories(), (std::vector<std::string>{"bus", "car"}));
    QVERIFY(!dataset->taxonomyProblem());
    QCOMPARE(dataset->taxonomy().superCategoryOf("car"), std::string("transportation"));
}

void TestDataset::groupsAndOrderAreTheOfficialLoaders()
{
    DatasetBuilder builder;
    for (const char *name :
         {"00010-car_1-car_2.json", "00002-car_9-car_2.json", ".00001-car_1-car_2.json", "notes.txt"})
        builder.write(std::string("PairAnnotations/intra/car/") + name, "{}");
    builder.write("PairAnnotations/intra/stray.json", "{}");
    const auto dataset = opened(builder.root());
    QCOMPARE(dataset->groups(PairKind::Intra), (std::vector<std::string>{"bus", "car"}));
    std::vector<std::string> names;
    for (const PairRef &ref : dataset->pairsOf(PairKind::Intra, "car"))
        names.push_back(ref.file);
    QCOMPARE(names, (std::vector<std::string>{"00001-car_1-car_2.json", "00002-car_1-car_3.json",
                                              "00002-car_9-car_2.json", "00003-car_2-car_3.json",
                                              "00010-car_1-car_2.json"}));
    QVERIFY(dataset->pairsOf(PairKind::Intra, "zebra").empty());
    const auto all = dataset->pairs(PairKind::Intra);
    QCOMPARE(all.front().group, std::string("bus"));
    QCOMPARE(all.back().group, std::string("car"));
}

void TestDataset::stemsOfFileNames_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::newRow("plain") << "00001-bus_17-car_21.json" << "bus_17" << "car_21";
    QTest::newRow("long number") << "123456-bus_17-car_21.json" << "bus_17" << "car_21";
    QTest::newRow("hyphen in the source") << "00001-t-shirt_1-car_2.json" << "t-shirt_1" << "car_2";
    QTest::newRow("hyphens that cannot be told") << "00001-a-b-c.json" << "" << "";
    QTest::newRow("no number") << "bus_17-car_21.json" << "" << "";
    QTest::newRow("one stem") << "00001-bus_17.json" << "" << "";
    QTest::newRow("empty stem") << "00001--car_21.json" << "" << "";
    QTest::newRow("number only") << "00001.json" << "" << "";
    QTest::newRow("ending only") << "-.json" << "" << "";
}

void TestDataset::stemsOfFileNames()
{
    QFETCH(QString, file);
    DatasetBuilder builder({.categories = {"car"}, .images = 0});
    builder.write("PairAnnotations/intra/car/" + file.toStdString(), "{}");
    const auto dataset = opened(builder.root());
    const auto pairs = dataset->pairs(PairKind::Intra);
    QCOMPARE(pairs.size(), std::size_t(1));
    QTEST(QString::fromStdString(pairs[0].source), "source");
    QTEST(QString::fromStdString(pairs[0].target), "target");
}

void TestDataset::imagesAreSortedByNumber()
{
    DatasetBuilder builder({.categories = {"car"}, .images = 2});
    for (const char *name : {"car_10.JPEG", "car_3.jpg", "car_4.PNG", "cover.png", "notes.txt"})
        builder.write(std::string("Images/car/") + name, "");
    const auto dataset = opened(builder.root());
    std::vector<std::string> names;
    for (const ImageId &image : dataset->images())
        names.push_back(image.file);
    QCOMPARE(names, (std::vector<std::string>{"cover.png", "car_1.JPEG", "car_2.JPEG", "car_3.jpg", "car_4.PNG",
                                              "car_10.JPEG"}));
}

void TestDataset::pairIsReadWhole()
{
    DatasetBuilder builder;
    const auto dataset = opened(builder.root());
    const PairRef ref = dataset->pairsOf(PairKind::Cross, "car")[0];
    QCOMPARE(ref, (PairRef{PairKind::Cross, "car", "00001-bus_1-car_1.json", "bus_1", "car_1"}));
    const auto pair = dataset->loadPair(ref);
    QVERIFY2(pair.ok(), pair.ok() ? "" : pair.error().text().c_str());
    QCOMPARE(pair->id, std::int64_t(1));
    QCOMPARE(pair->group, std::string("car"));
    QCOMPARE(pair->source.category, std::string("bus"));
    QCOMPARE(pair->target.image, std::string("car_1.JPEG"));
    QCOMPARE(pair->target.width, 64);
    QCOMPARE(pair->target.height, 48);
    QCOMPARE(*pair->target.box, (Box{9, 6, 57, 42}));
    QCOMPARE(pair->source.keypoints.size(), std::size_t(4));
    const Keypoint &first = pair->source.keypoints[0];
    QCOMPARE(first.name, std::string("vehicle_mirror_right"));
    QCOMPARE(first.id, 2);
    QCOMPARE(first.position, (ImagePoint{49, 12}));
    QCOMPARE(first.conceptName, std::string("mirror"));
    QCOMPARE(first.conceptId.value_or(0), 7);
    QCOMPARE(first.kind, std::string("functional"));
    QCOMPARE(first.shared.value_or(false), true);
    QCOMPARE(pair->semanticOverlap.size(), std::size_t(4));
    QCOMPARE(pair->conceptMatches.size(), std::size_t(3));
    const auto image = dataset->imagePath(pair->target.category, pair->target.image);
    QVERIFY(image.ok());
    QVERIFY(decodeImage(*image).ok());
}

void TestDataset::pairWithoutGroupTakesItsFolder()
{
    DatasetBuilder builder;
    builder.replace("PairAnnotations/intra/car/00001-car_1-car_2.json", "\"pair_group\": \"car\",\n", "");
    const auto dataset = opened(builder.root());
    const auto pair = dataset->loadPair(dataset->pairsOf(PairKind::Intra, "car")[0]);
    QVERIFY(pair.ok());
    QCOMPARE(pair->group, std::string("car"));
}

void TestDataset::annotationIsFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("named after the stem") << "car_2.json";
    QTest::newRow("named after the file") << "car_2.JPEG.json";
    QTest::newRow("naming the image inside") << "n02958343_17.json";
}

void TestDataset::annotationIsFound()
{
    QFETCH(QString, file);
    DatasetBuilder builder;
    const QByteArray bytes = builder.read("KeypointAnnotations/car/car_2.json");
    builder.remove("KeypointAnnotations/car/car_2.json");
    builder.write("KeypointAnnotations/car/" + file.toStdString(), bytes.toStdString());
    const auto view = opened(builder.root())->loadAnnotation("car", "car_2.JPEG");
    QVERIFY2(view.ok(), view.ok() ? "" : view.error().text().c_str());
    QCOMPARE(view->image, std::string("car_2.JPEG"));
    QCOMPARE(view->category, std::string("car"));
    QCOMPARE(view->width, 64);
    QCOMPARE(view->keypoints.size(), std::size_t(4));
    QCOMPARE(*view->box, (Box{10, 6, 58, 42}));
}

void TestDataset::annotationThatIsNotThere()
{
    DatasetBuilder builder;
    builder.remove("KeypointAnnotations/car/car_2.json");
    const auto dataset = opened(builder.root());
    for (const char *category : {"car", "zebra"}) {
        const auto view = dataset->loadAnnotation(category, "car_2.JPEG");
        QVERIFY(!view.ok());
        QCOMPARE(view.error().kind, ErrorKind::NotFound);
    }
}

void TestDataset::nameIsTheDemosOrTheFolders()
{
    DatasetBuilder builder;
    QCOMPARE(opened(builder.root())->name(), std::string("SOCOv1"));
    QCOMPARE(opened(builder.root().string() + "/")->name(), std::string("SOCOv1"));
    builder.write("Metadata/demo_truth.json", R"({"name": "Demo, seed 7", "pictures": []})");
    QCOMPARE(opened(builder.root())->name(), std::string("Demo, seed 7"));
    builder.write("Metadata/demo_truth.json", R"({"name": 7})");
    QCOMPARE(opened(builder.root())->name(), std::string("SOCOv1"));
    builder.write("Metadata/demo_truth.json", "{");
    QCOMPARE(opened(builder.root())->name(), std::string("SOCOv1"));
}

void TestDataset::unfinishedDatasetOpens_data()
{
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<int>("images");
    QTest::addColumn<int>("pairs");
    QTest::newRow("no images yet") << QStringList{"Images"} << 0 << 6;
    QTest::newRow("no pairs yet") << QStringList{"PairAnnotations"} << 6 << 0;
    QTest::newRow("no intra pairs yet") << QStringList{"PairAnnotations/intra"} << 6 << 0;
    QTest::newRow("one image missing") << QStringList{"Images/car/car_1.JPEG"} << 5 << 6;
    QTest::newRow("no annotations") << QStringList{"KeypointAnnotations", "Metadata"} << 6 << 6;
}

void TestDataset::unfinishedDatasetOpens()
{
    QFETCH(QStringList, removed);
    DatasetBuilder builder;
    for (const QString &path : removed)
        builder.remove(path.toStdString());
    const auto dataset = opened(builder.root());
    QTEST(int(dataset->images().size()), "images");
    QTEST(int(dataset->pairs(PairKind::Intra).size()), "pairs");
}

void TestDataset::likelyMistakeIsNamed_data()
{
    QTest::addColumn<QStringList>("made");    // folders end in a slash; relative to the parent of the dataset
    QTest::addColumn<QStringList>("removed"); // below the dataset
    QTest::addColumn<QString>("open");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("remedy");
    const QStringList none;
    QTest::newRow("no such folder") << none << none << "nowhere" << "There is no such folder" << "Images/";
    QTest::newRow("the folder above") << none << none << "" << "holds one" << "SOCOv1\"";
    QTest::newRow("two folders above")
        << QStringList{"deep/er/Images/"} << none << "deep" << "holds one" << "deep/er\"";
    QTest::newRow("a folder inside") << none << none << "SOCOv1/PairAnnotations" << "a part of a dataset" << "SOCOv1\"";
    QTest::newRow("a folder further inside")
        << none << none << "SOCOv1/PairAnnotations/intra/car" << "a part of a dataset" << "SOCOv1\"";
    QTest::newRow("a file inside") << none << none << "SOCOv1/Images/car/car_1.JPEG" << "a file" << "SOCOv1\"";
    QTest::newRow("a zip") << QStringList{"data.zip"} << none << "data.zip" << "a file" << "Unpack it";
    QTest::newRow("an empty folder") << QStringList{"empty/"} << none << "empty" << "not a SOCO dataset" << "Images/";
    QTest::newRow("nothing unpacked") << QStringList{"z/Images.zip", "z/PairAnnotations.zip"} << none << "z"
                                      << "PairAnnotations.zip is there but not unpacked" << "Unpack it";
    QTest::newRow("pairs not unpacked") << QStringList{"SOCOv1/PairAnnotations.zip"} << QStringList{"PairAnnotations"}
                                        << "SOCOv1" << "PairAnnotations.zip is there but not unpacked" << "Unpack it";
    QTest::newRow("images not unpacked") << QStringList{"SOCOv1/Images.zip"} << QStringList{"Images"} << "SOCOv1"
                                         << "Images.zip is there but not unpacked" << "Unpack it";
    QTest::newRow("unpacked one folder too deep") << QStringList{"SOCOv1/Images/Images/car/"} << none << "SOCOv1"
                                                  << "Images/ holds another Images/" << "one folder up";
}

void TestDataset::likelyMistakeIsNamed()
{
    QFETCH(QStringList, made);
    QFETCH(QStringList, removed);
    QFETCH(QString, open);
    QFETCH(QString, message);
    QFETCH(QString, remedy);
    DatasetBuilder builder;
    for (const QString &path : made)
        builder.write("../" + path.toStdString() + (path.endsWith('/') ? "kept.txt" : ""), "x");
    for (const QString &path : removed)
        builder.remove(path.toStdString());
    const std::filesystem::path root = builder.parent() / open.toStdString();
    const auto dataset = Dataset::open(root);
    QVERIFY(!dataset.ok());
    const Error &error = dataset.error();
    QCOMPARE(error.file, root.string());
    QVERIFY2(QString::fromStdString(error.message).contains(message), error.text().c_str());
    QVERIFY2(QString::fromStdString(error.remedy).contains(remedy), error.text().c_str());
}

void TestDataset::brokenTaxonomyDoesNotStopOpening()
{
    DatasetBuilder builder;
    builder.write("Metadata/keypoint_taxonomy.json", "{\"instances\": [");
    auto dataset = opened(builder.root());
    QVERIFY(dataset->taxonomy().empty());
    QVERIFY(dataset->taxonomyProblem().has_value());
    QCOMPARE(dataset->taxonomyProblem()->kind, ErrorKind::Malformed);
    QVERIFY(QString::fromStdString(dataset->taxonomyProblem()->file).endsWith("keypoint_taxonomy.json"));
    builder.remove("Metadata/keypoint_taxonomy.json");
    dataset = opened(builder.root());
    QCOMPARE(dataset->taxonomyProblem()->kind, ErrorKind::NotFound);
    const Taxonomy tree = taxonomyWithCounts(*dataset);
    QCOMPARE(tree.superCategoryOf("car"), std::string("other"));
    QCOMPARE(tree.category("car")->concepts.size(), std::size_t(3));
}

void TestDataset::pathsThatLeaveTheFolder_data()
{
    QTest::addColumn<QByteArray>("category");
    QTest::addColumn<QByteArray>("image");
    QTest::newRow("parent folder") << QByteArray("car") << QByteArray("../../../secret.JPEG");
    QTest::newRow("dots as category") << QByteArray("..") << QByteArray("secret.JPEG");
    QTest::newRow("absolute") << QByteArray("car") << QByteArray("/etc/passwd");
    QTest::newRow("absolute category") << QByteArray("/etc") << QByteArray("passwd");
    QTest::newRow("sub-folder") << QByteArray("car") << QByteArray("x/car_1.JPEG");
    QTest::newRow("NUL") << QByteArray("car") << QByteArray("car_1.JPEG\0.png", 15);
    QTest::newRow("one dot") << QByteArray("car") << QByteArray(".");
    QTest::newRow("backslash") << QByteArray("car") << QByteArray("..\\x.JPEG");
    QTest::newRow("backslash in a category") << QByteArray("my\\car") << QByteArray("car_1.JPEG");
}

void TestDataset::pathsThatLeaveTheFolder()
{
    QFETCH(QByteArray, category);
    QFETCH(QByteArray, image);
    DatasetBuilder builder;
    const auto json = [](QByteArray text) {
        return text.replace("\\", "\\\\").replace(QByteArray("\0", 1), "\\u0000");
    };
    const std::string file = "PairAnnotations/intra/car/00001-car_1-car_2.json";
    builder.replace(file, "\"src_category\": \"car\"", "\"src_category\": \"" + json(category) + '"');
    builder.replace(file, "\"car_1.JPEG\"", '"' + json(image) + '"');
    const auto dataset = opened(builder.root());
    const auto path = dataset->imagePath(category.toStdString(), image.toStdString());
    QVERIFY(!path.ok());
    QCOMPARE(path.error().kind, ErrorKind::InvalidArgument);
    const bool isBackslash = category.contains('\\') || image.contains('\\');
    QCOMPARE(path.error().message.find("holds a backslash") != std::string::npos, isBackslash);
    QCOMPARE(path.error().remedy.starts_with("Rename"), isBackslash);
    const auto pair = dataset->loadPair(dataset->pairsOf(PairKind::Intra, "car")[0]);
    QVERIFY(!pair.ok());
    QCOMPARE(pair.error().place, std::string("src_image"));
    QCOMPARE(pair.error().file, (builder.root() / file).string());
    QVERIFY(!dataset->loadPair({PairKind::Intra, category.toStdString(), image.toStdString(), {}, {}}).ok());
    QVERIFY(!dataset->loadAnnotation(category.toStdString(), image.toStdString()).ok());
}

void TestDataset::linksThatLeadOutside()
{
    DatasetBuilder builder;
    builder.write("../outside/car_1.JPEG", "x");
    builder.write("../outside/00009-car_1-car_2.json", "{}");
    const auto outside = builder.parent() / "outside";
    std::filesystem::create_symlink(outside / "car_1.JPEG", builder.root() / "Images/car/car_7.JPEG");
    std::filesystem::create_symlink(outside / "gone.JPEG", builder.root() / "Images/car/car_8.JPEG");
    std::filesystem::create_directory_symlink(outside, builder.root() / "Images/zebra");
    std::filesystem::create_symlink(outside / "00009-car_1-car_2.json",
                                    builder.root() / "PairAnnotations/intra/car/00009-car_1-car_2.json");
    const auto dataset = opened(builder.root());
    const std::vector<std::pair<const char *, const char *>> images{
        {"car", "car_7.JPEG"}, {"zebra", "car_1.JPEG"}, {"zebra", "none.JPEG"}};
    for (const auto &[category, file] : images) {
        const auto path = dataset->imagePath(category, file);
        QVERIFY2(!path.ok(), file);
        QCOMPARE(path.error().kind, ErrorKind::InvalidArgument);
        QVERIFY(path.error().text().find("leads out") != std::string::npos);
    }
    const auto pair = dataset->loadPair(dataset->pairsOf(PairKind::Intra, "car").back());
    QVERIFY(!pair.ok());
    QCOMPARE(pair.error().kind, ErrorKind::InvalidArgument);
    const auto toNothing = dataset->imagePath("car", "car_8.JPEG");
    QVERIFY(!toNothing.ok());
    QCOMPARE(toNothing.error().kind, ErrorKind::NotFound);
}

void TestDataset::linksInsideAreFollowed()
{
    DatasetBuilder builder;
    std::filesystem::create_symlink("car_1.JPEG", builder.root() / "Images/car/car_7.JPEG");
    std::filesystem::create_directory_symlink(builder.root(), builder.parent() / "link");
    const auto dataset = opened(builder.parent() / "link");
    const auto path = dataset->imagePath("car", "car_7.JPEG");
    QVERIFY(path.ok());
    QVERIFY(decodeImage(*path).ok());
    QVERIFY(dataset->imagePath("car", "not_there_yet.JPEG").ok());
    QVERIFY(dataset->imagePath("not_there_yet", "x.JPEG").ok());
}

void TestDataset::pipeInsteadOfAPairIsAnError()
{
    DatasetBuilder builder;
    const auto path = builder.root() / "PairAnnotations/intra/car/00001-car_1-car_2.json";
    std::filesystem::remove(path);
    QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
    const auto dataset = opened(builder.root());
    const auto pair = dataset->loadPair(dataset->pairsOf(PairKind::Intra, "car")[0]);
    QVERIFY(!pair.ok());
    QCOMPARE(pair.error().kind, ErrorKind::Unsupported);
}

// Left out of the index it would be a pair fewer that nobody hears of.
void TestDataset::folderInsteadOfAFileIsAnError()
{
    DatasetBuilder builder;
    for (const char *file : {"PairAnnotations/intra/car/00001-car_1-car_2.json", "Images/car/car_1.JPEG",
                             "KeypointAnnotations/car/car_1.json"}) {
        std::filesystem::remove(builder.root() / file);
        std::filesystem::create_directory(builder.root() / file);
    }
    const auto dataset = opened(builder.root());
    QCOMPARE(dataset->pairsOf(PairKind::Intra, "car").size(), std::size_t(3));
    QCOMPARE(dataset->imageCount("car"), std::size_t(3));
    const auto pair = dataset->loadPair(dataset->pairsOf(PairKind::Intra, "car")[0]);
    QVERIFY(!pair.ok());
    QVERIFY(pair.error().text().find("00001-car_1-car_2.json") != std::string::npos);
}

void TestDataset::openingIsReportedAndCancelled()
{
    DatasetBuilder builder;
    std::vector<Progress> reports;
    QVERIFY(Dataset::open(builder.root(), Task([&](const Progress &p) { reports.push_back(p); })).ok());
    QVERIFY(!reports.empty());
    QCOMPARE(reports.back().done, reports.back().total);

    std::stop_source stop;
    stop.request_stop();
    const auto dataset = Dataset::open(builder.root(), Task({}, stop.get_token()));
    QVERIFY(!dataset.ok());
    QCOMPARE(dataset.error().kind, ErrorKind::Cancelled);
}

void TestDataset::manyThreadsMayRead()
{
    DatasetBuilder builder;
    const auto dataset = opened(builder.root());
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (const PairKind kind : allPairKinds)
                    for (const PairRef &ref : dataset->pairs(kind))
                        if (const auto pair = dataset->loadPair(ref); pair && pair->source.keypoints.size() == 4)
                            ++good;
            });
    }
    QCOMPARE(good.load(), 4 * 16);
}

QTEST_APPLESS_MAIN(TestDataset)
#include "tst_dataset.moc"
