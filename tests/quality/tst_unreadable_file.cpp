#include "tests/dataset/ordinary_user.h"
#include "tests/quality/checked_dataset.h"

#include <QtTest>

#include <sys/stat.h>

using namespace soco;
using namespace soco::dataset;
using namespace soco::quality;
using soco::test::DatasetBuilder;
using soco::test::checked;
using soco::test::line;
using soco::test::linesOf;
using soco::test::messagesOf;
using soco::test::opened;
using soco::test::OrdinaryUser;

namespace {

const std::string intra = "PairAnnotations/intra/car/";

} // namespace

// What is there and cannot be read is one finding, with a remedy that fits what stands there.
class TestUnreadableFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unreadableFoldersAreToldOnce_data();
    void unreadableFoldersAreToldOnce();
    void whatIsNoFileIsToldOnce_data();
    void whatIsNoFileIsToldOnce();
    void remediesFitWhatIsThere();
};

void TestUnreadableFile::unreadableFoldersAreToldOnce_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("rights");
    for (const char *path :
         {"Images/car", "KeypointAnnotations", "KeypointAnnotations/car", "PairAnnotations/intra",
          "PairAnnotations/intra/car", "PairAnnotations/cross/car", "PairAnnotations/trainsplits/test", "Metadata",
          "Metadata/keypoint_taxonomy.json", "Images/car/car_2.JPEG", "KeypointAnnotations/car/car_2.json",
          "PairAnnotations/intra/car/00003-car_2-car_3.json"})
        QTest::newRow(path) << path << 0;
    for (const char *path : {"Images/car", "Images", "KeypointAnnotations/car", "PairAnnotations/intra/car",
                             "PairAnnotations/trainsplits", "Metadata"})
        QTest::addRow("%s, but for listing", path) << path << 0444;
}

void TestUnreadableFile::unreadableFoldersAreToldOnce()
{
    QFETCH(QString, path);
    QFETCH(int, rights);
    const DatasetBuilder builder;
    const auto file = builder.root() / path.toStdString();
    std::filesystem::permissions(file, std::filesystem::perms(rights));
    std::vector<Finding> findings;
    {
        const OrdinaryUser nobody(builder.parent());
        findings = checked(builder).findings;
    }
    std::filesystem::permissions(file, std::filesystem::perms(0755));
    QVERIFY2(linesOf(findings) == QStringList{line("unreadable-file", path.toStdString())}, messagesOf(findings));
}

void TestUnreadableFile::remediesFitWhatIsThere()
{
    const DatasetBuilder builder;
    std::filesystem::create_directory(builder.root() / (intra + "00009-a-b.json"));
    QCOMPARE(::mkfifo((builder.root() / "Images/car/car_9.JPEG").c_str(), 0644), 0);
    const auto findings = checked(builder).findings;
    QCOMPARE(findings.size(), std::size_t(2));
    QVERIFY2(findings[0].remedy.starts_with("Remove it"), findings[0].remedy.c_str());
    QVERIFY2(findings[1].remedy.starts_with("Move the folder away"), findings[1].remedy.c_str());
}

void TestUnreadableFile::whatIsNoFileIsToldOnce_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("pipe");
    for (const bool pipe : {false, true})
        for (const std::string &path :
             {intra + "00003-car_2-car_3.json", intra + "00009-a-b.json", std::string("Images/car/car_2.JPEG"),
              std::string("Images/car/car_9.JPEG"), std::string("KeypointAnnotations/car/car_2.json")})
            QTest::addRow("%s in the place of %s", pipe ? "pipe" : "folder", path.c_str())
                << QString::fromStdString(path) << pipe;
}

void TestUnreadableFile::whatIsNoFileIsToldOnce()
{
    QFETCH(QString, path);
    QFETCH(bool, pipe);
    const DatasetBuilder builder;
    const auto file = builder.root() / path.toStdString();
    std::filesystem::remove(file);
    QCOMPARE(pipe ? ::mkfifo(file.c_str(), 0644) : ::mkdir(file.c_str(), 0755), 0);
    const auto findings = checked(builder).findings;
    QVERIFY2(linesOf(findings) == QStringList{line("unreadable-file", path.toStdString())}, messagesOf(findings));
    QVERIFY2(findings[0].message.starts_with(pipe ? "Is a pipe" : "Is a folder"), messagesOf(findings));
}

QTEST_APPLESS_MAIN(TestUnreadableFile)
#include "tst_unreadable_file.moc"
