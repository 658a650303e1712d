#include "core/dataset/fingerprint.h"

#include "core/dataset/dataset_files.h"
#include "core/dataset/dataset_snapshot.h"

#include "dataset_builder.h"
#include "ordinary_user.h"

#include <QtTest>

using namespace soco;
using namespace soco::dataset;
using soco::test::DatasetBuilder;

namespace {

namespace fs = std::filesystem;

const char *const firstCarPair = "PairAnnotations/intra/car/00001-car_1-car_2.json";

std::string fingerprintOf(const fs::path &root)
{
    const auto dataset = Dataset::open(root);
    if (!dataset)
        qFatal("%s", dataset.error().text().c_str());
    const auto fingerprint = datasetFingerprint(**dataset);
    return fingerprint ? *fingerprint : std::string();
}

} // namespace

class TestFingerprint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSha256();
    void copyElsewhereHasTheSame();
    void staysTheSame_data();
    void staysTheSame();
    void differs_data();
    void differs();
    void changeOfAnOpenDatasetIsSeen();
    void whatDidNotChangeIsNotReadAgain_data();
    void whatDidNotChangeIsNotReadAgain();
    void whatCannotBeReadIsNoOther_data();
    void whatCannotBeReadIsNoOther();
    void cancelled();
};

void TestFingerprint::isSha256()
{
    const DatasetBuilder builder;
    const std::string fingerprint = fingerprintOf(builder.root());
    QCOMPARE(fingerprint.size(), std::size_t(64));
    QCOMPARE(fingerprint.find_first_not_of("0123456789abcdef"), std::string::npos);
}

void TestFingerprint::copyElsewhereHasTheSame()
{
    const DatasetBuilder builder;
    const fs::path copy = builder.parent() / "elsewhere/under another name";
    fs::create_directories(copy.parent_path());
    fs::copy(builder.root(), copy, fs::copy_options::recursive);
    for (const auto &entry : fs::recursive_directory_iterator(copy))
        fs::last_write_time(entry.path(), fs::file_time_type() + std::chrono::hours(1));
    QCOMPARE(fingerprintOf(copy), fingerprintOf(builder.root()));
}

void TestFingerprint::staysTheSame_data()
{
    QTest::addColumn<QString>("written");
    QTest::newRow("litter") << "Images/car/.DS_Store";
    QTest::newRow("a note") << "Images/car/readme.txt";
    QTest::newRow("metadata") << "Metadata/filename_mapping.json";
    QTest::newRow("an annotation") << "KeypointAnnotations/car/car_1.json";
}

void TestFingerprint::staysTheSame()
{
    QFETCH(QString, written);
    const DatasetBuilder builder;
    const std::string before = fingerprintOf(builder.root());
    builder.write(written.toStdString(), "{}");
    QCOMPARE(fingerprintOf(builder.root()), before);
}

void TestFingerprint::differs_data()
{
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("written");
    const QString pair = firstCarPair, picture = "Images/car/car_1.JPEG";
    QTest::newRow("a pair changed") << QString() << pair;
    QTest::newRow("a pair removed") << pair << QString();
    QTest::newRow("a pair added") << QString() << "PairAnnotations/intra/car/00009-car_1-car_2.json";
    QTest::newRow("a pair renamed") << pair << "PairAnnotations/intra/car/00009-car_1-car_2.json";
    QTest::newRow("a split's pair changed") << QString() << "PairAnnotations/trainsplits/test/car/00003-car_2-car_3.json";
    QTest::newRow("a picture changed") << QString() << picture;
    QTest::newRow("a picture removed") << picture << QString();
    QTest::newRow("a picture added") << QString() << "Images/car/car_9.JPEG";
}

void TestFingerprint::differs()
{
    QFETCH(QString, removed);
    QFETCH(QString, written);
    const DatasetBuilder builder;
    const std::string before = fingerprintOf(builder.root());
    const std::string bytes = removed.isEmpty() ? "x" : builder.read(removed.toStdString()).toStdString();
    if (!removed.isEmpty())
        builder.remove(removed.toStdString());
    if (!written.isEmpty())
        builder.write(written.toStdString(), bytes);
    QVERIFY(fingerprintOf(builder.root()) != before);
}

// What is remembered of a file is forgotten when the file changes.
void TestFingerprint::changeOfAnOpenDatasetIsSeen()
{
    const DatasetBuilder builder;
    const auto dataset = Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    const auto before = datasetFingerprint(**dataset);
    QCOMPARE(*datasetFingerprint(**dataset), *before);
    builder.replace(firstCarPair, "\"pair_id\": 1", "\"pair_id\": 12");
    QVERIFY(*datasetFingerprint(**dataset) != *before);
    builder.replace(firstCarPair, "\"pair_id\": 12", "\"pair_id\": 1");
    QCOMPARE(*datasetFingerprint(**dataset), *before);
}

void TestFingerprint::whatDidNotChangeIsNotReadAgain_data()
{
    QTest::addColumn<bool>("settled"); // when it was read
    QTest::addColumn<bool>("learns");  // from the first opening
    QTest::addColumn<bool>("changes");
    QTest::addColumn<bool>("reads");
    QTest::newRow("unchanged") << true << true << false << false;
    QTest::newRow("changed") << true << true << true << true;
    QTest::newRow("written in that moment") << false << true << false << true;
    QTest::newRow("opened by itself") << true << false << false << true;
}

// Seen by a content that the file does not have.
void TestFingerprint::whatDidNotChangeIsNotReadAgain()
{
    QFETCH(bool, settled);
    QFETCH(bool, learns);
    QFETCH(bool, changes);
    QFETCH(bool, reads);
    const DatasetBuilder builder;
    const fs::path file = builder.root() / "Images/car/car_1.JPEG";
    const auto first = *Dataset::open(builder.root());
    auto stamp = *stampOf(file);
    stamp.isSettled = settled;
    first->files().contents.remember(file, stamp, 1);
    if (changes)
        fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(1));
    const auto second = *Dataset::open(builder.root());
    if (learns)
        DatasetSnapshot::record(second, DatasetSnapshot::record(first).get());
    QCOMPARE(*datasetFingerprint(*second) == fingerprintOf(builder.root()), reads);
}

void TestFingerprint::whatCannotBeReadIsNoOther_data()
{
    QTest::addColumn<QString>("closed");
    QTest::addColumn<bool>("counts");
    QTest::newRow("a picture") << "Images/car/car_1.JPEG" << true;
    QTest::newRow("a pair") << firstCarPair << true;
    QTest::newRow("a category") << "Images/car" << true;
    QTest::newRow("a group of pairs") << "PairAnnotations/cross/car" << true;
    QTest::newRow("all pairs") << "PairAnnotations" << true;
    QTest::newRow("an annotation") << "KeypointAnnotations/car/car_1.json" << false;
    QTest::newRow("annotations") << "KeypointAnnotations/car" << false;
    QTest::newRow("metadata") << "Metadata" << false;
}

// Rights that are missing for a while, or a share: the dataset is the same, and nobody can say so meanwhile.
void TestFingerprint::whatCannotBeReadIsNoOther()
{
    QFETCH(QString, closed);
    QFETCH(bool, counts);
    const DatasetBuilder builder;
    const std::string before = fingerprintOf(builder.root());
    const fs::path path = builder.root() / closed.toStdString();
    const fs::perms rights = fs::status(path).permissions();
    fs::permissions(path, fs::perms::none);
    {
        const soco::test::OrdinaryUser user(builder.parent());
        const auto dataset = Dataset::open(builder.root());
        QVERIFY(dataset.ok());
        const auto fingerprint = datasetFingerprint(**dataset);
        QCOMPARE(fingerprint.ok(), !counts);
        if (counts)
            QVERIFY2(fingerprint.error().file.starts_with(path.string()), fingerprint.error().text().c_str());
        else
            QCOMPARE(*fingerprint, before);
    }
    fs::permissions(path, rights);
    QCOMPARE(fingerprintOf(builder.root()), before);
}

void TestFingerprint::cancelled()
{
    const DatasetBuilder builder;
    const auto dataset = Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    std::stop_source stop;
    stop.request_stop();
    const auto fingerprint = datasetFingerprint(**dataset, Task({}, stop.get_token()));
    QVERIFY(!fingerprint.ok());
    QCOMPARE(fingerprint.error().kind, ErrorKind::Cancelled);
}

QTEST_APPLESS_MAIN(TestFingerprint)
#include "tst_fingerprint.moc"
