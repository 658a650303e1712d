// Files that an evaluation writes, where they would replace one another or the dataset's own.

#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace soco::test;
namespace fs = std::filesystem;

class TestSocoOutputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void predictionsSpareTheResults_data();
    void predictionsSpareTheResults();
    void theDatasetIsSpared_data();
    void theDatasetIsSpared();
    void besideTheDataIsAllowed();

private:
    static DatasetBuilder::Options small()
    {
        DatasetBuilder::Options options;
        options.images = 2;
        return options;
    }
    QStringList evaluate(const QStringList &more) const
    {
        return QStringList{"evaluate", m_builder.rootText(), "-m", "dense_sift"} + more;
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    static QByteArray contents(const QString &file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

    DatasetBuilder m_builder{small()};
    QTemporaryDir m_folder;
};

void TestSocoOutputs::initTestCase()
{
    const Run stored = run(evaluate({"--results", path("rx")}));
    QVERIFY2(stored.code == 0, stored.err);
    fs::create_symlink("rx/correspondence_soco.jsonl", path("link.jsonl").toStdString());
    fs::create_hard_link(path("rx/correspondence_soco.jsonl").toStdString(), path("hard.jsonl").toStdString());
    fs::create_directory_symlink("rx", path("other rx").toStdString());
    fs::create_symlink("fresh.jsonl", path("to fresh.jsonl").toStdString());
}

void TestSocoOutputs::predictionsSpareTheResults_data()
{
    QTest::addColumn<QStringList>("outputs"); // in the folder
    QTest::newRow("by its name") << QStringList{"rx", "rx/correspondence_soco.jsonl"};
    QTest::newRow("twice the file") << QStringList{"rx/correspondence_soco.jsonl", "rx/correspondence_soco.jsonl"};
    QTest::newRow("by a detour") << QStringList{"rx", "rx/../rx/./correspondence_soco.jsonl"};
    QTest::newRow("by a link") << QStringList{"rx", "link.jsonl"};
    QTest::newRow("by a hard link") << QStringList{"rx", "hard.jsonl"};
    QTest::newRow("by a link to the folder") << QStringList{"rx", "other rx/correspondence_soco.jsonl"};
    QTest::newRow("by a link to what is not there yet") << QStringList{"fresh.jsonl", "to fresh.jsonl"};
    QTest::newRow("among the scores") << QStringList{"rx", "rx/correspondence_soco.scores/new.json"};
}

void TestSocoOutputs::predictionsSpareTheResults()
{
    QFETCH(QStringList, outputs);
    const QByteArray before = contents(path("rx/correspondence_soco.jsonl"));
    for (const QStringList &more : {QStringList(), QStringList{"--resume"}}) {
        QString why;
        const Run told = run(evaluate({"--results", path(outputs[0]), "--predictions", path(outputs[1])}) + more);
        QVERIFY2(isOneError(told, "Name another file for the predictions", &why), qPrintable(why));
        QCOMPARE(contents(path("rx/correspondence_soco.jsonl")), before);
    }
    QVERIFY(!QFile::exists(path("fresh.jsonl")));
}

void TestSocoOutputs::theDatasetIsSpared_data()
{
    QTest::addColumn<QStringList>("output"); // %1: the dataset
    QTest::addColumn<QString>("folder");
    QTest::newRow("a picture") << QStringList{"--predictions", "%1/Images/car/car_1.JPEG"} << "Images";
    QTest::newRow("a new file") << QStringList{"--predictions", "%1/KeypointAnnotations/new.jsonl"}
                                << "KeypointAnnotations";
    QTest::newRow("results") << QStringList{"--results", "%1/PairAnnotations"} << "PairAnnotations";
    QTest::newRow("results below") << QStringList{"--results", "%1/Metadata/new/r.jsonl"} << "Metadata";
}

void TestSocoOutputs::theDatasetIsSpared()
{
    QFETCH(QStringList, output);
    QFETCH(QString, folder);
    const QString picture = m_builder.rootText() + "/Images/car/car_1.JPEG";
    const QByteArray before = contents(picture);
    QVERIFY(!before.isEmpty());
    QString why;
    const Run told = run(evaluate({output[0], output[1].arg(m_builder.rootText())}));
    QVERIFY2(isOneError(told, "Lies in the dataset's " + folder, &why), qPrintable(why));
    QCOMPARE(contents(picture), before);
    QVERIFY(!QFile::exists(m_builder.rootText() + "/Metadata/new"));
}

void TestSocoOutputs::besideTheDataIsAllowed()
{
    const DatasetBuilder builder(small());
    const Run told = run({"evaluate", builder.rootText(), "-m", "dense_sift", "--results",
                          builder.rootText() + "/results", "--predictions", builder.rootText() + "/p.jsonl"});
    QVERIFY2(told.code == 0, told.err);
}

QTEST_GUILESS_MAIN(TestSocoOutputs)
#include "tst_soco_outputs.moc"
