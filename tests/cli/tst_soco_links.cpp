// Datasets whose files are links into a store, through the real `soco`: as DVC and the hub's cache lay them out.

#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"
#include "tests/dataset/file_store.h"

#include <QRegularExpression>
#include <QTest>

using namespace soco::test;
namespace fs = std::filesystem;

class TestSocoLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesThatBelongToTheDataset_data();
    void storesThatBelongToTheDataset();
    void aStoreElsewhereIsAllowedByItsOption();
    void aNameInAFileLeadsNowhere();

private:
    static DatasetBuilder::Options small()
    {
        DatasetBuilder::Options options;
        options.images = 2;
        return options;
    }
};

void TestSocoLinks::storesThatBelongToTheDataset_data()
{
    QTest::addColumn<QString>("root");  // where the dataset is moved to
    QTest::addColumn<QString>("store"); // where its files are moved to
    QTest::addColumn<bool>("relative");
    QTest::newRow("DVC") << "project/data/SOCOv1"
                         << "project/.dvc/cache/files/md5" << false;
    QTest::newRow("the hub's cache") << "hub/datasets--a--soco/snapshots/1f2e"
                                     << "hub/datasets--a--soco/blobs" << true;
}

void TestSocoLinks::storesThatBelongToTheDataset()
{
    QFETCH(QString, root);
    QFETCH(QString, store);
    QFETCH(bool, relative);
    const DatasetBuilder builder(small()), plain(small());
    const fs::path moved = builder.parent() / root.toStdString();
    fs::create_directories(moved.parent_path());
    fs::rename(builder.root(), moved);
    moveFilesToStore(moved, builder.parent() / store.toStdString(), relative);
    const QString folder = QString::fromStdString(moved.string());

    const Run info = run({"info", folder});
    QVERIFY2(info.code == 0 && info.err.isEmpty(), info.err);
    QVERIFY2(info.out.contains("2 intra, 4 cross, 2 train, 2 test"), info.out);
    // Neither more nor less is found than in files of its own.
    QCOMPARE(run({"check", folder, "--json"}).code, run({"check", plain.rootText(), "--json"}).code);
    const auto figures = [](const QString &dataset) {
        const Run told = run({"evaluate", dataset, "-m", "dense_sift"});
        return told.code == 0 ? QString::fromUtf8(told.out).section("dense_sift", 1, 1) : QString::fromUtf8(told.err);
    };
    QCOMPARE(figures(folder), figures(plain.rootText()));
}

void TestSocoLinks::aStoreElsewhereIsAllowedByItsOption()
{
    const DatasetBuilder builder(small());
    moveFilesToStore(builder.root(), builder.parent() / "shared disk/dvc/files/md5", false);
    const Run refused = run({"evaluate", builder.rootText(), "-m", "dense_sift"});
    QVERIFY2(refused.code == 2, refused.out + refused.err);
    QVERIFY2(!refused.out.contains("0.00"), refused.out);
    // The option, as the message gives it to a shell.
    static const QRegularExpression option("(--allow-links '[^']+')");
    const QString allow = option.match(QString::fromUtf8(refused.err)).captured(1);
    QVERIFY2(!allow.isEmpty(), refused.err);
    for (const QString &command : {QString("evaluate \"%1\" -m dense_sift"), QString("info \"%1\"")}) {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start("/bin/sh", {"-c", program() + ' ' + command.arg(builder.rootText()) + ' ' + allow});
        QVERIFY(process.waitForFinished(120000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
    }
}

void TestSocoLinks::aNameInAFileLeadsNowhere()
{
    const DatasetBuilder builder(small());
    builder.write("../secret/car_1.JPEG", builder.read("Images/car/car_1.JPEG").toStdString());
    builder.replace("PairAnnotations/intra/car/00001-car_1-car_2.json", "\"src_image\": \"car_1.JPEG\"",
                    "\"src_image\": \"../../../secret/car_1.JPEG\"");
    const Run told = run({"evaluate", builder.rootText(), "-m", "dense_sift", "--pairs", "intra", "--allow-links",
                          QString::fromStdString(builder.parent().string())});
    QVERIFY2(told.code == 2, told.err);
    QVERIFY2(told.err.contains("1 pair not scored"), told.err);
}

QTEST_GUILESS_MAIN(TestSocoLinks)
#include "tst_soco_links.moc"
