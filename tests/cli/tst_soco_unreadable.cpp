// The `soco` program on datasets of which a part is there and cannot be read.
#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <filesystem>

#include <unistd.h>

using namespace soco::test;

namespace {

DatasetBuilder::Options small()
{
    DatasetBuilder::Options options;
    options.images = 2; // one intra pair of each of two categories
    return options;
}

// Nobody may read the file or folder while this lives.
class Locked
{
public:
    explicit Locked(std::filesystem::path path) : m_path(std::move(path))
    {
        std::filesystem::permissions(m_path, std::filesystem::perms::none);
    }
    ~Locked() { std::filesystem::permissions(m_path, std::filesystem::perms::owner_all); }

private:
    std::filesystem::path m_path;
};

} // namespace

class TestSocoUnreadable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatNobodyMayReadIsNamed_data();
    void whatNobodyMayReadIsNamed();
    void aLostPictureNeedNotKeepARunOpen();
    void linksAreFollowedWhereAllowed();
};

void TestSocoUnreadable::initTestCase()
{
    if (::geteuid() == 0 && QStandardPaths::findExecutable("setpriv").isEmpty())
        QSKIP("Root needs setpriv for this");
}

void TestSocoUnreadable::whatNobodyMayReadIsNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("scored"); // whether evaluate can score all pairs all the same
    for (const char *folder :
         {"PairAnnotations", "PairAnnotations/intra", "PairAnnotations/intra/car", "Images", "Images/car"})
        QTest::newRow(folder) << folder << false;
    for (const char *folder : {"KeypointAnnotations", "KeypointAnnotations/car", "Metadata"})
        QTest::newRow(folder) << folder << true;
    QTest::newRow("a pair") << "PairAnnotations/intra/car/00001-car_1-car_2.json" << false;
    QTest::newRow("an image") << "Images/car/car_1.JPEG" << false;
    QTest::newRow("a taxonomy") << "Metadata/keypoint_taxonomy.json" << true;
}

void TestSocoUnreadable::whatNobodyMayReadIsNamed()
{
    QFETCH(QString, path);
    QFETCH(bool, scored);
    const DatasetBuilder builder(small());
    const Locked locked(builder.root() / path.toStdString());
    const Run info = runWithoutOverride({"info", builder.rootText()});
    QVERIFY2(info.code == 2, info.out + info.err);
    QVERIFY2(QString::fromUtf8(info.err).contains(path), info.err);
    const Run check = runWithoutOverride({"check", builder.rootText()});
    QVERIFY2(check.code == 1, check.out + check.err);
    QVERIFY2(QString::fromUtf8(check.out).contains(path + ": "), check.out);
    QVERIFY2(check.out.contains("[unreadable-file]"), check.out);
    const Run evaluate = runWithoutOverride({"evaluate", builder.rootText(), "-m", "dense_sift", "--pairs", "intra"});
    QVERIFY2(evaluate.code == 2, evaluate.out + evaluate.err);
    QVERIFY2(QString::fromUtf8(evaluate.err).contains(path), evaluate.err);
    QVERIFY2(!evaluate.err.contains("write"), evaluate.err); // remedies fit reading
    QCOMPARE(QString::fromUtf8(evaluate.out).contains(QRegularExpression("dense_sift +intra +2 +0 +2 ")), scored);
}

void TestSocoUnreadable::aLostPictureNeedNotKeepARunOpen()
{
    const DatasetBuilder builder(small());
    const QString results = QString::fromStdString((builder.parent() / "results").string());
    const QString file = results + "/correspondence_soco.jsonl";
    const Locked locked(builder.root() / "Images/car/car_1.JPEG");
    const QStringList arguments{"evaluate", builder.rootText(), "-m",   "dense_sift", "--pairs",
                                "intra",    "--results",        results};
    const Run open = runWithoutOverride(arguments);
    QVERIFY2(open.code == 2, open.err);
    QVERIFY2(open.err.contains("NOT COMPLETE, 1 of 2 pairs") && open.err.contains("--without-unreadable"), open.err);
    QVERIFY(!QFile::exists(file));
    const Run finished = runWithoutOverride(arguments + QStringList{"--resume", "--without-unreadable"});
    QVERIFY2(finished.code == 2, finished.err); // a pair is not scored
    QVERIFY2(!finished.err.contains("NOT COMPLETE") && finished.err.contains("1 pair not scored"), finished.err);
    QVERIFY2(finished.err.contains("1 pair taken over"), finished.err);
    QFile stored(file);
    QVERIFY(stored.open(QIODevice::ReadOnly));
    const QJsonObject own = QJsonDocument::fromJson(stored.readLine()).object()["x_soco_studio"].toObject();
    QCOMPARE(own["failed_pairs"].toInt(), 1);
    QCOMPARE(own["open_pairs"].toInt(-1), 0);
    QCOMPARE(own["given_up_pairs"].toInt(), 1);
    QVERIFY(!QFile::exists(results + "/.soco-runs"));
}

void TestSocoUnreadable::linksAreFollowedWhereAllowed()
{
    const DatasetBuilder builder(small());
    const auto disk = builder.parent() / "disk";
    std::filesystem::rename(builder.root() / "Images", disk);
    std::filesystem::create_directory_symlink(disk, builder.root() / "Images");
    const QStringList evaluate{"evaluate", builder.rootText(), "-m", "dense_sift", "--pairs", "intra"};
    const QString place = QString::fromStdString(disk.string());
    for (const QStringList &arguments : {evaluate, QStringList{"info", builder.rootText()}}) {
        const Run refused = run(arguments);
        QVERIFY2(refused.code == 2, refused.out + refused.err);
        QVERIFY2(QString::fromUtf8(refused.err).contains("--allow-links " + place), refused.err);
        const Run allowed = run(arguments + QStringList{"--allow-links", place}); // the remedy, to the letter
        QVERIFY2(allowed.code == 0, allowed.out + allowed.err);
    }
    const Run check = run({"check", builder.rootText(), "--allow-links", place});
    QVERIFY2(!check.out.contains("path-escape") && !check.out.contains("unreadable-file"), check.out);
    // A name in a file stays refused.
    builder.replace("PairAnnotations/intra/car/00001-car_1-car_2.json", "\"src_image\": \"car_1.JPEG\"",
                    "\"src_image\": \"../../../disk/car/car_1.JPEG\"");
    const Run escaped = run(evaluate + QStringList{"--allow-links", place});
    QVERIFY2(escaped.code == 2 && escaped.err.contains("leaves the dataset folder"), escaped.err);
}

QTEST_GUILESS_MAIN(TestSocoUnreadable)
#include "tst_soco_unreadable.moc"
