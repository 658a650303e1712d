#include "core/dataset/system_litter.h"

#include "core/dataset/dataset.h"
#include "dataset_builder.h"

#include <QtTest>

using namespace soco::dataset;
using soco::test::DatasetBuilder;

class TestSystemLitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void isNoDataAnywhere();
};

void TestSystemLitter::names_data()
{
    QTest::addColumn<bool>("litter");
    for (const char *name :
         {".DS_Store", "._car_1.JPEG", "._00001-car_1-car_2.json", ".Trash-1000", ".nfs000000000123abcd00000001",
          ".git", ".gitattributes", ".gitkeep", ".dvc", ".ipynb_checkpoints", ".car_1.JPEG.icloud", ".Spotlight-V100",
          ".fseventsd", ".@__thumb", ".directory", ".syncthing.car_1.json.tmp", ".", "..", "Thumbs.db", "thumbs.DB",
          "ehthumbs.db", "desktop.ini", "Desktop.ini", "Icon\r", "@eaDir", "@Recycle", "#recycle", "#snapshot",
          "lost+found", "$RECYCLE.BIN", "$Recycle.Bin", "System Volume Information", "__MACOSX", "car_1.json~",
          "#car_1.json#", "car_1.json.swp", "car_1.json.bak", "~$car_1.json", "car_1.JPEG.part",
          "car_1 (Ann's conflicted copy 2026-11-30).json", "car_1 (conflicted copy 2026-11-30 101500).JPEG",
          "car_1.sync-conflict-20261130-101500-ABCDEFG.json"})
        QTest::newRow(name) << true;
    for (const char *name : {"car_1.JPEG", "00001-car_1-car_2.json", "car", "egyptian cat", "icon", "#1.json", "a~b.png",
                             "thumbs", "git", "recycle", "snapshot", "conflict_1.JPEG", "bak", "", "#", "##"})
        QTest::newRow(name) << false;
}

void TestSystemLitter::names()
{
    QTEST(isSystemLitter(QTest::currentDataTag()), "litter");
}

void TestSystemLitter::isNoDataAnywhere()
{
    DatasetBuilder builder;
    for (const std::string folder : {"Images", "KeypointAnnotations", "PairAnnotations/intra", "PairAnnotations/cross",
                                     "PairAnnotations/trainsplits/train"})
        for (const char *litter : {"@eaDir", "lost+found", "__MACOSX", "$RECYCLE.BIN", ".ipynb_checkpoints"}) {
            builder.write(folder + '/' + litter + "/car_1.JPEG", "no picture");
            builder.write(folder + '/' + litter + "/00001-car_1-car_2.json", "no JSON");
        }
    for (const std::string folder : {"Images/car", "KeypointAnnotations/car", "PairAnnotations/intra/car"})
        for (const char *litter : {"._car_1.JPEG", "._car_1.json", "car_1 (conflicted copy 2026-11-30 101500).JPEG",
                                   "car_1 (Ann's conflicted copy 2026-11-30).json", "Thumbs.db"})
            builder.write(folder + '/' + litter, "litter");
    const auto dataset = Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    QCOMPARE((*dataset)->categories(), (std::vector<std::string>{"bus", "car"}));
    QCOMPARE((*dataset)->annotatedCategories(), (std::vector<std::string>{"bus", "car"}));
    QCOMPARE((*dataset)->annotationFiles("car").size(), std::size_t(3));
    QCOMPARE((*dataset)->images().size(), std::size_t(6));
    QCOMPARE((*dataset)->pairCount(), std::size_t(16));
    for (const PairKind kind : {PairKind::Intra, PairKind::Cross, PairKind::Train})
        QCOMPARE((*dataset)->groups(kind), (std::vector<std::string>{"bus", "car"}));
}

QTEST_APPLESS_MAIN(TestSystemLitter)
#include "tst_system_litter.moc"
