#include "core/base/atomic_file.h"
#include "core/dataset/dataset.h"
#include "core/dataset/image_file.h"
#include "core/quality/check.h"
#include "core/demo/demo.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <latch>
#include <set>
#include <utility>

using namespace soco;
using namespace soco::demo;
namespace fs = std::filesystem;

class TestDemoDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameBytesWhateverTheThreads();
    void isSound();
    void pairsShareAndCopyTheAnnotations();
    void earlyPairsComeEarly();
    void cancelledAndResumed();
    void resumingKeepsFiles();
    void refusesForeignFolders_data();
    void refusesForeignFolders();
    void refusesBadOptions_data();
    void refusesBadOptions();
    void clampsCategories();
    void drawsNamedCategories();
    void foldersOfOtherOptionsDiffer();
    void saysWhichNameItDoesNotKnow();
    void tellsWhereItCannotWrite();
    void followsNoLinks_data();
    void followsNoLinks();
    void sweepsUpAfterKilledPrograms();
    void oneFolderForTwoAtOnce_data();
    void oneFolderForTwoAtOnce();
    void namesLieSideBySide();
    void countsBesideNamesMeanNothing();
};

namespace {

DemoOptions tiny()
{
    DemoOptions o;
    o.categories = 4;
    o.images = 3;
    o.width = 96;
    o.height = 72;
    return o;
}

// Relative path -> hash of the bytes, of every file.
QMap<QString, QByteArray> tree(const QString &folder)
{
    QMap<QString, QByteArray> hashes;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            hashes[QDir(folder).relativeFilePath(file.fileName())] =
                QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
    }
    return hashes;
}

fs::path pathOf(const QString &text) { return fs::path(text.toStdString()); }

// One dataset for the tests that only read.
QString shared()
{
    static const QTemporaryDir folder;
    static const bool written = [] {
        const Result<DemoReport> report = writeDemoDataset(pathOf(folder.path()), tiny());
        return report.ok();
    }();
    return written ? folder.path() : QString();
}

} // namespace

void TestDemoDataset::sameBytesWhateverTheThreads()
{
    QTemporaryDir one, two;
    DemoOptions options = tiny();
    options.threads = 1;
    const Result<DemoReport> a = writeDemoDataset(pathOf(one.path()), options);
    options.threads = 2;
    const Result<DemoReport> b = writeDemoDataset(pathOf(two.path()), options);
    QVERIFY(a.ok() && b.ok());
    QCOMPARE(a->pictures, 12);
    const auto first = tree(one.path());
    QCOMPARE(first, tree(two.path()));
    QVERIFY(first.size() > 12 * 2 + 3);
    QVERIFY(first.contains("Images/car/car_1.JPEG"));
    QVERIFY(first.contains("KeypointAnnotations/teapot/teapot_3.json"));
    QVERIFY(first.contains("Metadata/demo_truth.json"));
}

void TestDemoDataset::isSound()
{
    const auto opened = dataset::Dataset::open(pathOf(shared()));
    QVERIFY(opened.ok());
    const dataset::Dataset &d = **opened;
    QVERIFY(!d.taxonomyProblem());
    QCOMPARE(int(d.images().size()), 12);
    QCOMPARE(d.categories(), (std::vector<std::string>{"bus", "car", "kettle", "teapot"}));
    QCOMPARE(d.name(), std::string("Demo dataset, seed 7"));
    QCOMPARE(d.taxonomy().superCategoryOf("kettle"), std::string("hand-held"));
    const auto problems = quality::checkDataset(d).findings;
    for (const quality::Finding &p : problems)
        qWarning("%s %s %s %s", p.rule.c_str(), p.file.c_str(), p.place.c_str(), p.message.c_str());
    QVERIFY(problems.empty());
}

void TestDemoDataset::pairsShareAndCopyTheAnnotations()
{
    const auto opened = dataset::Dataset::open(pathOf(shared()));
    QVERIFY(opened.ok());
    const dataset::Dataset &d = **opened;
    int pairs = 0;
    for (const dataset::PairKind kind : dataset::allPairKinds) {
        for (const dataset::PairRef &ref : d.pairs(kind)) {
            const auto pair = d.loadPair(ref);
            QVERIFY(pair.ok());
            ++pairs;
            QVERIFY(pair->semanticOverlap.size() >= 3);
            QVERIFY(std::is_sorted(pair->semanticOverlap.begin(), pair->semanticOverlap.end()));
            QCOMPARE(dataset::matchesOf(*pair).droppedNames, 0);
            QCOMPARE(pair->group, pair->target.category);
            QCOMPARE(pair->source.category != pair->target.category, kind == dataset::PairKind::Cross);
            for (const dataset::View *view : {&pair->source, &pair->target}) {
                const auto own = d.loadAnnotation(view->category, view->image);
                QVERIFY(own.ok());
                QVERIFY(own->box == view->box);
                QCOMPARE(own->width, 96);
                QCOMPARE(own->keypoints.size(), view->keypoints.size());
                for (std::size_t i = 0; i < own->keypoints.size(); ++i) {
                    QCOMPARE(own->keypoints[i].name, view->keypoints[i].name);
                    QVERIFY(own->keypoints[i].position == view->keypoints[i].position);
                    QVERIFY(own->keypoints[i].shared.has_value());
                }
            }
            if (kind == dataset::PairKind::Cross) // own levels take no part
                for (const dataset::ConceptMatch &match : pair->conceptMatches)
                    for (const std::string &name : match.source)
                        QVERIFY2(name.starts_with("vehicle_") || name.starts_with("vessel_"), name.c_str());
        }
    }
    QVERIFY(pairs > 20);
}

void TestDemoDataset::earlyPairsComeEarly()
{
    QTemporaryDir folder;
    DemoOptions options = tiny();
    options.threads = 1;
    std::vector<std::string> order;
    int placed = 0;
    bool pairsSeen = false, metadataFirst = true;
    const Task task([&](const Progress &p) {
        QCOMPARE(p.total, 12);
        if (p.done == 0) { // points are being placed, before the first picture
            QVERIFY(order.empty());
            ++placed;
            return;
        }
        order.push_back(p.what);
        QCOMPARE(p.done, std::int64_t(order.size()));
        metadataFirst = metadataFirst && QFile::exists(folder.filePath("Metadata/keypoint_taxonomy.json"));
        if (order.size() == 8) // two pictures of each category
            pairsSeen = QDirIterator(folder.filePath("PairAnnotations"), {"*.json"}, QDir::Files,
                                     QDirIterator::Subdirectories).hasNext();
    });
    QVERIFY(writeDemoDataset(pathOf(folder.path()), options, task).ok());
    QCOMPARE(placed, 12);
    QCOMPARE(order.size(), std::size_t(12));
    QCOMPARE(order[0], std::string("car_1.JPEG"));
    QCOMPARE(order[1], std::string("bus_1.JPEG"));
    QCOMPARE(order[4], std::string("car_2.JPEG"));
    QVERIFY(metadataFirst);
    QVERIFY(pairsSeen);
}

void TestDemoDataset::cancelledAndResumed()
{
    QTemporaryDir folder;
    std::stop_source stop;
    const Task task([&](const Progress &p) {
        if (p.done == 3)
            stop.request_stop();
    }, stop.get_token());
    DemoOptions options = tiny();
    options.threads = 1;
    const Result<DemoReport> stopped = writeDemoDataset(pathOf(folder.path()), options, task);
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    const auto part = tree(folder.path());
    QVERIFY(part.contains("Images/kettle/kettle_1.JPEG"));
    QVERIFY(!part.contains("Images/teapot/teapot_3.JPEG"));

    QVERIFY(writeDemoDataset(pathOf(folder.path()), options).ok());
    QCOMPARE(tree(folder.path()), tree(shared()));
}

void TestDemoDataset::resumingKeepsFiles()
{
    QTemporaryDir folder;
    DemoOptions options = tiny();
    options.categories = 1;
    options.images = 2;
    QVERIFY(writeDemoDataset(pathOf(folder.path()), options).ok());
    const QString picture = folder.filePath("Images/car/car_1.JPEG");
    const auto whole = tree(folder.path());
    QFile cut(folder.filePath("Images/car/car_2.JPEG")); // as a power cut may leave it
    QVERIFY(cut.resize(cut.size() / 2));
    const auto before = fs::last_write_time(pathOf(picture));
    QVERIFY(writeDemoDataset(pathOf(folder.path()), options).ok());
    QVERIFY(fs::last_write_time(pathOf(picture)) == before);
    QCOMPARE(tree(folder.path()), whole);
}

void TestDemoDataset::refusesForeignFolders_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("some other file") << "other";
    QTest::newRow("other options") << "options";
    QTest::newRow("a file, not a folder") << "file";
}

void TestDemoDataset::refusesForeignFolders()
{
    QFETCH(QString, kind);
    QTemporaryDir folder;
    QString target = folder.path();
    DemoOptions options = tiny();
    options.categories = 1;
    options.images = 1;
    if (kind == "options") {
        QVERIFY(writeDemoDataset(pathOf(target), options).ok());
        options.seed = 8;
    } else {
        QFile file(folder.filePath("notes.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        if (kind == "file")
            target = file.fileName();
    }
    const auto before = tree(folder.path());
    const Result<DemoReport> refused = writeDemoDataset(pathOf(target), options);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::InvalidArgument);
    QVERIFY(refused.error().text().find(target.toStdString()) != std::string::npos);
    QVERIFY(!refused.error().remedy.empty());
    QCOMPARE(tree(folder.path()), before);
}

void TestDemoDataset::refusesBadOptions_data()
{
    QTest::addColumn<int>("categories");
    QTest::addColumn<int>("images");
    QTest::addColumn<int>("pairs");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("threads");
    QTest::newRow("no category") << 0 << 2 << 0 << 0 << 0 << 0;
    QTest::newRow("no image") << 2 << 0 << 0 << 0 << 0 << 0;
    QTest::newRow("negative pairs") << 2 << 2 << -1 << 0 << 0 << 0;
    QTest::newRow("one side only") << 2 << 2 << 0 << 640 << 0 << 0;
    QTest::newRow("too small") << 2 << 2 << 0 << 8 << 8 << 0;
    QTest::newRow("too large") << 2 << 2 << 0 << 640 << 50000 << 0;
    QTest::newRow("negative threads") << 2 << 2 << 0 << 0 << 0 << -1;
}

void TestDemoDataset::refusesBadOptions()
{
    QFETCH(int, categories);
    QFETCH(int, images);
    QFETCH(int, pairs);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, threads);
    DemoOptions options;
    options.categories = categories;
    options.images = images;
    options.pairs = pairs;
    options.width = width;
    options.height = height;
    options.threads = threads;
    QTemporaryDir folder;
    const Result<DemoReport> refused = writeDemoDataset(pathOf(folder.path()), options);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::InvalidArgument);
    QVERIFY(tree(folder.path()).isEmpty());
}

void TestDemoDataset::clampsCategories()
{
    QTemporaryDir folder;
    DemoOptions options;
    options.categories = 1000;
    options.images = 1;
    options.width = 32;
    options.height = 32;
    const Result<DemoReport> report = writeDemoDataset(pathOf(folder.path()), options);
    QVERIFY(report.ok());
    QCOMPARE(report->pictures, int(catalogue().size()));
    QVERIFY(!report->notes.empty());
    QVERIFY(report->notes.front().starts_with("1000 categories were asked for"));
}

void TestDemoDataset::drawsNamedCategories()
{
    QTemporaryDir folder;
    DemoOptions options = tiny();
    options.names = {"teapot", "car"}; // drawn in the order of the catalogue
    options.images = 1;
    const Result<DemoReport> report = writeDemoDataset(pathOf(folder.path()), options);
    QVERIFY(report.ok());
    QCOMPARE(report->pictures, 2);
    const auto files = tree(folder.path());
    QVERIFY(files.contains("Images/car/car_1.JPEG") && files.contains("Images/teapot/teapot_1.JPEG"));
    QCOMPARE(files["Images/car/car_1.JPEG"], tree(shared())["Images/car/car_1.JPEG"]);
    // Other names are another dataset.
    options.names = {"car"};
    QVERIFY(!writeDemoDataset(pathOf(folder.path()), options).ok());
}

// What is refused in one folder must have another.
void TestDemoDataset::foldersOfOtherOptionsDiffer()
{
    std::vector<DemoOptions> all(8);
    all[1].seed = 8;
    all[2].categories = 4;
    all[3].pairs = 5;
    all[4].width = all[4].height = 64;
    all[5].names = {"car"};
    all[6].names = {"bus"};
    all[7].names = catalogue();
    std::set<std::string> folders;
    for (const DemoOptions &options : all) {
        QVERIFY2(folders.insert(folderName(options)).second, folderName(options).c_str());
        QVERIFY(folderName(options).size() < 150);
        QVERIFY(folderName(options).starts_with("demo-v" + std::to_string(drawingVersion) + "-seed"));
    }
    // The order in which they are named does not matter, nor do threads.
    all[5].names = {"bus", "car"};
    all[6].names = {"car", "bus"};
    all[6].threads = 3;
    QCOMPARE(folderName(all[5]), folderName(all[6]));
}

void TestDemoDataset::saysWhichNameItDoesNotKnow()
{
    QTemporaryDir folder;
    DemoOptions options = tiny();
    options.names = {"car", "spaceship"};
    const Result<DemoReport> refused = writeDemoDataset(pathOf(folder.path()), options);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::InvalidArgument);
    QVERIFY(refused.error().message.find("spaceship") != std::string::npos);
    QVERIFY(tree(folder.path()).isEmpty());
}

void TestDemoDataset::tellsWhereItCannotWrite()
{
    QTemporaryDir folder;
    QFile blocker(folder.filePath("taken"));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    blocker.close();
    DemoOptions options = tiny();
    options.categories = 1;
    options.images = 1;
    // The folder would lie below a file.
    int placed = 0;
    const Task task([&](const Progress &) { ++placed; });
    const Result<DemoReport> failed = writeDemoDataset(pathOf(folder.filePath("taken/demo")), options, task);
    QVERIFY(!failed.ok());
    QCOMPARE(placed, 0); // said at once
    QVERIFY(failed.error().text().find("taken") != std::string::npos);
}

void TestDemoDataset::followsNoLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("drawn"); // or new
    QTest::newRow("images of a new one") << "Images" << false;
    QTest::newRow("metadata of a new one") << "Metadata" << false;
    QTest::newRow("something else in a new one") << "etc" << false;
    QTest::newRow("images of a drawn one") << "Images" << true;
    QTest::newRow("a category of a drawn one") << "Images/car" << true;
    QTest::newRow("pairs of a drawn one") << "PairAnnotations/trainsplits" << true;
}

void TestDemoDataset::followsNoLinks()
{
    QFETCH(QString, link);
    QFETCH(bool, drawn);
    const QTemporaryDir folder, elsewhere;
    DemoOptions options = tiny();
    options.categories = 1;
    options.images = 1;
    const fs::path place = pathOf(folder.filePath(link));
    if (drawn) {
        QVERIFY(writeDemoDataset(pathOf(folder.path()), options).ok());
        fs::remove_all(place);
    }
    fs::create_directory_symlink(pathOf(elsewhere.path()), place);
    const Result<DemoReport> refused = writeDemoDataset(pathOf(folder.path()), options);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::InvalidArgument);
    QVERIFY(refused.error().text().find(place.string()) != std::string::npos);
    QVERIFY(QDir(elsewhere.path()).isEmpty());
}

void TestDemoDataset::sweepsUpAfterKilledPrograms()
{
    const QTemporaryDir folder;
    DemoOptions options = tiny();
    options.categories = 1;
    options.images = 1;
    QVERIFY(writeDemoDataset(pathOf(folder.path()), options).ok());
    const auto whole = tree(folder.path());
    const auto write = [&](const QString &name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write("part") == 4;
    };
    const QString nobody = ".2147483647-3"; // above every process number of Linux
    QVERIFY(write("Images/car/car_1.JPEG" + nobody));
    QVERIFY(write("KeypointAnnotations/car/car_1.json" + nobody));
    QVERIFY(write("Metadata/keypoint_taxonomy.json" + nobody));
    QVERIFY(writeDemoDataset(pathOf(folder.path()), options).ok());
    QCOMPARE(tree(folder.path()), whole);
    // What a running program is about to rename, and what is somebody's own.
    const QStringList kept{"Images/car/car_1.JPEG.1-3", "Images/car/mine" + nobody, "Images/car/car_1.JPEG.old",
                           "Images/car/car_1.JPEG.2147483647"};
    for (const QString &name : kept)
        QVERIFY(write(name));
    QVERIFY(writeDemoDataset(pathOf(folder.path()), options).ok());
    for (const QString &name : kept)
        QVERIFY2(QFile::exists(folder.filePath(name)), qPrintable(name));
}

void TestDemoDataset::oneFolderForTwoAtOnce_data()
{
    QTest::addColumn<bool>("same");
    QTest::newRow("the same options") << true;
    QTest::newRow("other options") << false;
}

void TestDemoDataset::oneFolderForTwoAtOnce()
{
    QFETCH(bool, same);
    const QTemporaryDir folder, alone;
    DemoOptions options = tiny();
    options.categories = 1;
    options.threads = 1;
    DemoOptions others = options;
    others.seed = same ? options.seed : options.seed + 1;
    // Both have found the folder empty before either writes.
    std::latch looked(2);
    const auto draw = [&](const DemoOptions &wanted) {
        bool first = true;
        const Task task([&](const Progress &) {
            if (std::exchange(first, false))
                looked.arrive_and_wait();
        });
        return writeDemoDataset(pathOf(folder.path()), wanted, task);
    };
    std::future<Result<DemoReport>> other = std::async(std::launch::async, [&] { return draw(others); });
    const Result<DemoReport> mine = draw(options);
    const Result<DemoReport> theirs = other.get();
    QCOMPARE(int(mine.ok()) + int(theirs.ok()), same ? 2 : 1);
    if (!same)
        QCOMPARE((mine.ok() ? theirs : mine).error().kind, ErrorKind::InvalidArgument);
    QVERIFY(writeDemoDataset(pathOf(alone.path()), mine.ok() ? options : others).ok());
    QCOMPARE(tree(folder.path()), tree(alone.path()));
}

void TestDemoDataset::namesLieSideBySide()
{
    DemoOptions options;
    const std::string version = "demo-v" + std::to_string(drawingVersion);
    QCOMPARE(folderName(options), version + "-seed7-16x10");
    options.pairs = 5;
    QCOMPARE(folderName(options), version + "-seed7-16x10-pairs5");
    options = {};
    options.names = {"bus", "car", "car"};
    QCOMPARE(folderName(options), version + "-seed7-2x10-car-bus");
    options.names = catalogue();
    const std::string all = folderName(options);
    options.names.back() = options.names.front();
    const std::string fewer = folderName(options);
    options.names = catalogue();
    options.names.erase(options.names.begin());
    QVERIFY(all.size() < 100 && fewer.size() < 100);
    QVERIFY(folderName(options) != fewer); // as many, but others
}

void TestDemoDataset::countsBesideNamesMeanNothing()
{
    const QTemporaryDir folder;
    DemoOptions options = tiny();
    options.names = {"car"};
    options.images = 1;
    QVERIFY(writeDemoDataset(pathOf(folder.path()), options).ok());
    options.categories = 9;
    options.names = {"car", "car"};
    QVERIFY(writeDemoDataset(pathOf(folder.path()), options).ok());
}

QTEST_APPLESS_MAIN(TestDemoDataset)
#include "tst_demo_dataset.moc"
