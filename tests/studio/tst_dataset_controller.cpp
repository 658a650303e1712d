#include "app/studio/workspace/dataset_controller.h"

#include "core/dataset/dataset_files.h"
#include "core/dataset/fingerprint.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/studio/small_demo.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace soco;
using studio::DatasetController;
using studio::DemoRequest;
using widgets::JobQueue;
using State = JobQueue::Job::State;

namespace {

// Many enough, on one thread, that a stop after the first comes long before the last.
constexpr int longCount = 24;
demo::DemoOptions longDemo(int images = longCount / 2)
{
    auto options = test::smallDemo(2, images);
    options.threads = 1;
    return options;
}

} // namespace

// Drawing a picture takes seconds under sanitizers on a busy machine.
constexpr int patience = 180'000;

class TestDatasetController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void drawsToTheEnd();
    void showsPicturesWhileItDraws();
    void aStoppedDrawingCanBeUsedAndGoesOn();
    void aStoppedDrawingIsTriedAgainFromTheJobs();
    void stoppedBeforeTheFirstPicture();
    void errorsAreToldApart_data();
    void errorsAreToldApart();
    void anUnfinishedDatasetSaysSoWhenOpened();
    void askedTwiceItIsDrawnOnce();
    void anotherDatasetIsNotReplaced();
    void whatChangedOnDiskIsNamed();
    void whatDidNotChangeIsNotReadAgain();
    void whatCannotBeReadAgainStaysOpen();
    void aPathThatIsNoTextIsRefused();
    void goesCleanlyWhileItDraws();

private:
    QString demo() const { return m_folder->filePath("a/demo"); } // its parent is made, too
    int drawingJob() const;
    // Stops the drawing as soon as it has a picture.
    void stopAfterTheFirst();
    void waitUntilIdle() { QTRY_VERIFY_WITH_TIMEOUT(!m_controller->busy() && m_jobs->activeCount() == 0, patience); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<studio::Executor> m_executor;
    std::unique_ptr<JobQueue> m_jobs;
    std::unique_ptr<DatasetController> m_controller;
};

void TestDatasetController::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestDatasetController::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_executor = std::make_unique<studio::Executor>();
    m_jobs = std::make_unique<JobQueue>();
    m_controller = std::make_unique<DatasetController>(m_jobs.get(), m_executor.get(), studio::Memory(false));
}

void TestDatasetController::cleanup()
{
    m_jobs.reset();
    m_controller.reset();
    m_folder.reset();
}

int TestDatasetController::drawingJob() const
{
    for (const auto &job : m_jobs->jobs())
        if (job.title.contains("Drawing"))
            return job.id;
    return 0;
}

void TestDatasetController::stopAfterTheFirst()
{
    connect(m_jobs.get(), &JobQueue::changed, this, [this](int id) {
        if (id == drawingJob() && m_jobs->job(id)->done > 0)
            m_jobs->cancel(id);
    });
}

void TestDatasetController::drawsToTheEnd()
{
    QSignalSpy unfinished(m_controller.get(), &DatasetController::drawingUnfinished);
    m_controller->openDemo(demo(), test::smallDemo());
    QVERIFY(m_controller->busy());
    waitUntilIdle();
    QCOMPARE(m_jobs->job(drawingJob())->state, State::Done);
    QCOMPARE(m_jobs->job(drawingJob())->done, 4);
    QVERIFY(m_controller->dataset());
    QCOMPARE(m_controller->dataset()->images().size(), std::size_t(4));
    QVERIFY(m_controller->pairIndex());
    QVERIFY(m_controller->origin() && demo::isSame(m_controller->origin()->options, test::smallDemo()));
    QCOMPARE(unfinished.count(), 0);
}

void TestDatasetController::showsPicturesWhileItDraws()
{
    std::vector<std::size_t> sizes;
    std::vector<dataset::DatasetChange> changes;
    connect(m_controller.get(), &DatasetController::changed, this, [&](const dataset::DatasetChange &change) {
        sizes.push_back(m_controller->dataset()->images().size());
        changes.push_back(change);
    });
    m_controller->openDemo(demo(), longDemo(60));
    waitUntilIdle();
    QVERIFY(changes.size() >= 2);
    QVERIFY(changes.front().another);
    for (std::size_t i = 1; i < changes.size(); ++i) {
        QVERIFY(!changes[i].another);
        QVERIFY(changes[i].images.size() >= sizes[i] - sizes[i - 1]); // those that came
        QVERIFY(changes[i].revision >= changes[i - 1].revision);
    }
    QVERIFY(sizes.front() < 120); // it was open before it was whole
    QVERIFY(std::is_sorted(sizes.begin(), sizes.end()));
    QCOMPARE(sizes.back(), std::size_t(120));
    // Looking at the growing folder is no job for the list.
    const auto openings = std::count_if(m_jobs->jobs().begin(), m_jobs->jobs().end(),
                                        [](const auto &job) { return job.title.startsWith("Opening"); });
    QCOMPARE(openings, 1);
}

void TestDatasetController::aStoppedDrawingCanBeUsedAndGoesOn()
{
    QSignalSpy unfinished(m_controller.get(), &DatasetController::drawingUnfinished);
    stopAfterTheFirst();
    m_controller->openDemo(demo(), longDemo());
    waitUntilIdle();
    QCOMPARE(m_jobs->job(drawingJob())->state, State::Cancelled);
    QVERIFY(m_controller->dataset());
    const auto drawn = m_controller->dataset()->images().size();
    QVERIFY(drawn >= 1 && drawn < longCount);
    QCOMPARE(unfinished.count(), 1);
    QCOMPARE(unfinished.first().at(1).toLongLong(), qint64(drawn));
    QCOMPARE(unfinished.first().at(2).toLongLong(), longCount);

    const auto &image = m_controller->dataset()->images().front();
    const auto path = m_controller->dataset()->imagePath(image.category, image.file);
    QVERIFY(path.ok());
    const QString first = QString::fromStdString(path->string());
    const QDateTime before = QFileInfo(first).lastModified();
    disconnect(m_jobs.get(), nullptr, this, nullptr);
    const auto request = unfinished.first().first().value<DemoRequest>();
    m_controller->openDemo(request.folder, request.options);
    waitUntilIdle();
    QCOMPARE(m_controller->dataset()->images().size(), std::size_t(longCount));
    QCOMPARE(QFileInfo(first).lastModified(), before); // kept, not drawn anew
    QCOMPARE(unfinished.count(), 1);
}

void TestDatasetController::aStoppedDrawingIsTriedAgainFromTheJobs()
{
    stopAfterTheFirst();
    m_controller->openDemo(demo(), longDemo());
    waitUntilIdle();
    disconnect(m_jobs.get(), nullptr, this, nullptr);
    m_jobs->retry(drawingJob());
    QVERIFY(m_controller->busy());
    waitUntilIdle();
    QCOMPARE(m_jobs->job(drawingJob())->state, State::Done);
    QCOMPARE(m_controller->dataset()->images().size(), std::size_t(longCount));
}

void TestDatasetController::stoppedBeforeTheFirstPicture()
{
    QSignalSpy unfinished(m_controller.get(), &DatasetController::drawingUnfinished);
    m_controller->openDemo(demo(), longDemo());
    m_jobs->cancel(drawingJob());
    waitUntilIdle();
    QCOMPARE(unfinished.count(), 1);
    QCOMPARE(unfinished.first().at(1).toLongLong(), 0);
    QVERIFY(!m_controller->dataset());
}

void TestDatasetController::errorsAreToldApart_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("worthRetrying");
    QTest::newRow("holds other things") << "others" << false;
    QTest::newRow("cannot be made") << "/proc/no-such-demo" << true;
}

void TestDatasetController::errorsAreToldApart()
{
    QFETCH(QString, folder);
    QFETCH(bool, worthRetrying);
    const QString path = QDir(m_folder->path()).absoluteFilePath(folder);
    if (folder == "others") {
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
        QFile file(path + "/letter.txt");
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QSignalSpy failed(m_controller.get(), &DatasetController::drawingFailed);
    m_controller->openDemo(path, test::smallDemo());
    waitUntilIdle();
    QCOMPARE(failed.count(), 1);
    QVERIFY2(failed.first().at(1).toString().contains(path), qPrintable(failed.first().at(1).toString()));
    QCOMPARE(failed.first().at(2).toBool(), worthRetrying);
    QVERIFY(!m_controller->dataset());
}

void TestDatasetController::anUnfinishedDatasetSaysSoWhenOpened()
{
    test::drawDemo(demo());
    QSignalSpy unfinished(m_controller.get(), &DatasetController::drawingUnfinished);
    m_controller->open(demo());
    waitUntilIdle();
    QCOMPARE(unfinished.count(), 0);
    const auto image = m_controller->dataset()->images().front();
    const auto path = m_controller->dataset()->imagePath(image.category, image.file);
    QVERIFY(path.ok() && std::filesystem::remove(*path));
    m_controller->open(demo());
    waitUntilIdle();
    QCOMPARE(unfinished.count(), 1);
    QCOMPARE(unfinished.first().at(1).toLongLong(), 3);
}

void TestDatasetController::askedTwiceItIsDrawnOnce()
{
    QSignalSpy unfinished(m_controller.get(), &DatasetController::drawingUnfinished);
    m_controller->openDemo(demo(), longDemo());
    QTRY_VERIFY_WITH_TIMEOUT(m_jobs->job(drawingJob())->done > 0, patience);
    m_controller->openDemo(demo() + '/', longDemo());
    QVERIFY(m_controller->growing());
    waitUntilIdle();
    const auto drawings = std::count_if(m_jobs->jobs().begin(), m_jobs->jobs().end(),
                                        [](const auto &job) { return job.title.startsWith("Drawing"); });
    QCOMPARE(drawings, 1);
    QCOMPARE(m_controller->dataset()->images().size(), std::size_t(longCount));
    QCOMPARE(unfinished.count(), 0);
}

void TestDatasetController::anotherDatasetIsNotReplaced()
{
    test::DatasetBuilder builder;
    m_controller->openDemo(demo(), longDemo());
    QTRY_VERIFY_WITH_TIMEOUT(m_jobs->job(drawingJob())->done > 0, patience);
    m_controller->open(builder.rootText());
    QTRY_VERIFY(m_controller->dataset()
                && QFileInfo(QString::fromStdString(m_controller->dataset()->root().string()))
                       == QFileInfo(builder.rootText()));
    waitUntilIdle(); // the drawing went on behind it
    QCOMPARE(m_jobs->job(drawingJob())->state, State::Done);
    QVERIFY(QFileInfo(QString::fromStdString(m_controller->dataset()->root().string()))
            == QFileInfo(builder.rootText()));
    QVERIFY(!m_controller->origin());
}

void TestDatasetController::whatChangedOnDiskIsNamed()
{
    const test::DatasetBuilder builder;
    std::vector<dataset::DatasetChange> changes;
    connect(m_controller.get(), &DatasetController::changed, this,
            [&](const dataset::DatasetChange &change) { changes.push_back(change); });
    m_controller->open(builder.rootText());
    waitUntilIdle();
    QTRY_COMPARE(m_executor->pending(), 0);
    QCOMPARE(int(changes.size()), 1);
    QVERIFY(changes[0].another);
    QCOMPARE(int(changes[0].revision), 1);

    m_controller->readAgain(); // nothing differs
    waitUntilIdle();
    QCOMPARE(int(changes.size()), 2);
    QVERIFY(changes[1].empty());
    QCOMPARE(int(changes[1].revision), 1);

    const auto index = m_controller->pairIndex();
    const dataset::PairRef pair = m_controller->dataset()->pairs(dataset::PairKind::Intra).front();
    builder.remove("PairAnnotations/intra/" + pair.group + '/' + pair.file);
    m_controller->readAgain();
    waitUntilIdle();
    QCOMPARE(int(changes.size()), 3);
    QVERIFY(changes[2].pairs == std::set{pair.id()});
    QVERIFY(changes[2].images.empty() && !changes[2].another);
    QCOMPARE(int(changes[2].revision), 2);
    QVERIFY(m_controller->pairIndex() != index); // read anew

    const auto pairs = m_controller->pairIndex();
    builder.write("Images/car/car_1.JPEG", "another picture");
    m_controller->readAgain();
    waitUntilIdle();
    QCOMPARE(int(changes.size()), 4);
    QVERIFY(changes[3].images == (std::set<dataset::ImageId>{{"car", "car_1.JPEG"}}));
    QVERIFY(changes[3].pairs.empty() && !changes[3].taxonomy);
    QCOMPARE(int(changes[3].revision), 3);
    QVERIFY(m_controller->pairIndex() == pairs); // a picture says nothing of it
}

// Seen by a content that the file does not have.
void TestDatasetController::whatDidNotChangeIsNotReadAgain()
{
    const test::DatasetBuilder builder;
    const std::filesystem::path picture = builder.root() / "Images/car/car_1.JPEG";
    m_controller->open(builder.rootText());
    waitUntilIdle();
    const auto truth = dataset::datasetFingerprint(*m_controller->dataset());
    auto stamp = *stampOf(picture);
    stamp.isSettled = true;
    m_controller->dataset()->files().contents.remember(picture, stamp, 1);
    m_controller->readAgain();
    waitUntilIdle();
    QVERIFY(*dataset::datasetFingerprint(*m_controller->dataset()) != *truth);
    std::filesystem::last_write_time(picture, std::filesystem::last_write_time(picture) + std::chrono::seconds(1));
    m_controller->readAgain();
    waitUntilIdle();
    QCOMPARE(*dataset::datasetFingerprint(*m_controller->dataset()), *truth);
}

void TestDatasetController::aPathThatIsNoTextIsRefused()
{
    const test::DatasetBuilder builder;
    std::filesystem::rename(builder.root(), builder.parent() / "data\xff");
    std::filesystem::create_directory_symlink("data\xff", builder.root());
    QSignalSpy failed(m_controller.get(), &DatasetController::failed);
    m_controller->open(builder.rootText());
    waitUntilIdle();
    std::filesystem::remove_all(builder.parent() / "data\xff"); // QTemporaryDir cannot
    QCOMPARE(failed.count(), 1);
    QVERIFY2(failed[0][0].toString().contains("no UTF-8"), qPrintable(failed[0][0].toString()));
    QVERIFY(!m_controller->dataset());
}

void TestDatasetController::whatCannotBeReadAgainStaysOpen()
{
    const test::DatasetBuilder builder;
    m_controller->open(builder.rootText());
    waitUntilIdle();
    const auto open = m_controller->dataset();
    QSignalSpy changed(m_controller.get(), &DatasetController::changed);
    QSignalSpy failed(m_controller.get(), &DatasetController::failed);
    std::filesystem::rename(builder.root(), builder.parent() / "elsewhere");
    m_controller->readAgain();
    waitUntilIdle();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(changed.count(), 0);
    QVERIFY(m_controller->dataset() == open);
}

void TestDatasetController::goesCleanlyWhileItDraws()
{
    m_controller->openDemo(demo(), longDemo());
    QTRY_VERIFY_WITH_TIMEOUT(m_jobs->job(drawingJob())->done > 0, patience);
    m_jobs.reset(); // stops and waits
    m_controller.reset();
    test::drawDemo(demo(), longDemo()); // goes on with what is there
}

QTEST_GUILESS_MAIN(TestDatasetController)
#include "tst_dataset_controller.moc"
