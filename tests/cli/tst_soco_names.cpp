// Categories whose names hold what the command line, JSON or another system reads otherwise.

#include "tests/cli/soco_program.h"
#include "tests/dataset/dataset_builder.h"

#include <QRegularExpression>
#include <QTest>

using namespace soco::test;

class TestSocoNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommaIsWrittenWithABackslash();
    void whatIsNotThereIsSaidWithTheNearest_data();
    void whatIsNotThereIsSaidWithTheNearest();
    void aBackslashIsRefusedPlainly();

private:
    static DatasetBuilder::Options odd()
    {
        DatasetBuilder::Options options;
        options.categories = {"bus", "caf\xC3\xA9", "x,y"};
        options.images = 2;
        return options;
    }
    static Run evaluated(const DatasetBuilder &builder, const QString &categories)
    {
        return run(
            {"evaluate", builder.rootText(), "-m", "dense_sift", "--pairs", "intra", "--categories", categories});
    }
};

void TestSocoNames::aCommaIsWrittenWithABackslash()
{
    const DatasetBuilder builder(odd());
    const Run told = evaluated(builder, "x\\,y, bus");
    QVERIFY2(told.code == 0, told.err);
    QVERIFY2(QString::fromUtf8(told.out).contains(QRegularExpression("dense_sift +intra +2 +0 +2 ")), told.out);
}

void TestSocoNames::whatIsNotThereIsSaidWithTheNearest_data()
{
    QTest::addColumn<QString>("categories");
    QTest::addColumn<QString>("says");
    QTest::newRow("one letter") << "bis"
                                << "No pairs of this category: bis. The nearest: bus; soco info";
    QTest::newRow("accents apart") << QString::fromUtf8(
        "cafe\xCC\x81") << QString::fromUtf8("The nearest: caf\xC3\xA9 (letters that look the same may differ");
    QTest::newRow("a comma alone") << "x,y"
                                   << "No pairs of these categories: x, y. ";
    QTest::newRow("and how to write one") << "x,y"
                                          << "and \\, stands for a comma in a name.";
}

void TestSocoNames::whatIsNotThereIsSaidWithTheNearest()
{
    QFETCH(QString, categories);
    QFETCH(QString, says);
    const DatasetBuilder builder(odd());
    QString why;
    QVERIFY2(isOneError(evaluated(builder, categories), says, &why), qPrintable(why));
}

void TestSocoNames::aBackslashIsRefusedPlainly()
{
    DatasetBuilder::Options options = odd();
    options.categories = {"bus", "my\\car"};
    const DatasetBuilder builder(options);
    const Run told = run({"check", builder.rootText(), "--rules", "path-escape"});
    QVERIFY2(told.code == 1, told.out + told.err);
    QVERIFY2(told.out.contains("The name \"my\\car\" holds a backslash, which no name of a dataset may"), told.out);
    QVERIFY2(told.out.contains("To do: Rename the file or folder"), told.out);
}

QTEST_GUILESS_MAIN(TestSocoNames)
#include "tst_soco_names.moc"
