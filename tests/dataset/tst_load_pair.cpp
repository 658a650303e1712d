#include "core/dataset/dataset.h"

#include "dataset_builder.h"

#include <QtTest>

using namespace soco;
using namespace soco::dataset;
using soco::test::DatasetBuilder;

namespace {

const char *const firstCarPair = "PairAnnotations/intra/car/00001-car_1-car_2.json";

Result<Pair> loaded(const DatasetBuilder &builder)
{
    const auto dataset = Dataset::open(builder.root());
    if (!dataset)
        qFatal("%s", dataset.error().text().c_str());
    return (*dataset)->loadPair((*dataset)->pairsOf(PairKind::Intra, "car")[0]);
}

std::string picture(int width, int height) { return encodePng(RgbImage(width, height)); }

QStringList placesOf(const Pair &pair)
{
    QStringList places;
    for (const Assumption &assumption : pair.assumptions)
        places << QString::fromStdString(assumption.place);
    return places;
}

} // namespace

// What a pair is once its surroundings are known: the picture's own size, the folder as its group, and what was assumed.
class TestLoadPair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeFileNeedsNoAssumption();
    void assumptionsAreSaid_data();
    void assumptionsAreSaid();
    void sizeIsThePicturesOwn_data();
    void sizeIsThePicturesOwn();
    void replacedPictureIsMeasuredAgain();
    void pictureThatCannotBeMeasured_data();
    void pictureThatCannotBeMeasured();
    void groupIsTheFolder_data();
    void groupIsTheFolder();
    void fileOfTheOfficialTestsIsRead();
};

void TestLoadPair::wholeFileNeedsNoAssumption()
{
    const DatasetBuilder builder;
    const auto pair = loaded(builder);
    QVERIFY(pair.ok());
    QVERIFY(pair->assumptions.empty());
    QCOMPARE(pair->source.stated, (ImageSize{64, 48}));
}

void TestLoadPair::assumptionsAreSaid_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QStringList>("places");
    QTest::addColumn<QString>("text"); // a part of the first one
    const auto row = [](const char *name, const char *from, const char *to, const QStringList &places, const char *text) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << places << QString(text);
    };
    row("no source size", "\"src_imsize\": [64, 48],\n", "", {"src_imsize"}, "missing; the picture's own, 64 x 48");
    row("no target size", "\"trg_imsize\": [64, 48],\n", "", {"trg_imsize"}, "missing; the picture's own, 64 x 48");
    row("size null", "\"src_imsize\": [64, 48]", "\"src_imsize\": null", {"src_imsize"}, "missing");
    row("another size", "\"trg_imsize\": [64, 48]", "\"trg_imsize\": [640, 480]", {"trg_imsize"},
        "It says 640 x 480, the picture is 64 x 48");
    row("sides swapped", "\"src_imsize\": [64, 48]", "\"src_imsize\": [48, 64]", {"src_imsize"}, "It says 48 x 64");
    row("no group", "\"pair_group\": \"car\",\n", "", {"pair_group"}, "the folder of the file, \"car\"");
    row("another group", "\"pair_group\": \"car\"", "\"pair_group\": \"vehicles\"", {"pair_group"}, "\"vehicles\"");
    row("no source category", "\"src_category\": \"car\"", "\"category\": \"car\"", {"src_category"}, "\"car\"");
    row("no target box", "\"trg_bndbox\": [10, 6, 58, 42],\n", "", {"trg_bndbox"}, "no box");
    row("empty target box", "[10, 6, 58, 42]", "[]", {"trg_bndbox"}, "no box");
    row("no source box", "\"src_bndbox\": [9, 6, 57, 42],\n", "", {}, "");
}

void TestLoadPair::assumptionsAreSaid()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, text);
    DatasetBuilder builder;
    builder.replace(firstCarPair, from, to);
    const auto pair = loaded(builder);
    QVERIFY2(pair.ok(), pair.ok() ? "" : pair.error().text().c_str());
    QTEST(placesOf(*pair), "places");
    if (!pair->assumptions.empty())
        QVERIFY2(QString::fromStdString(pair->assumptions[0].text).contains(text), pair->assumptions[0].text.c_str());
    // Nothing else moved.
    QCOMPARE(pair->group, std::string("car"));
    QCOMPARE(pair->source.width, 64);
    QCOMPARE(pair->target.height, 48);
    QCOMPARE(pair->target.category, std::string("car"));
    QCOMPARE(pair->source.keypoints.size(), std::size_t(4));
}

void TestLoadPair::sizeIsThePicturesOwn_data()
{
    QTest::addColumn<QByteArray>("stated");
    QTest::addColumn<int>("thresholdSide");
    QTest::newRow("missing") << QByteArray() << 40;
    QTest::newRow("the same") << QByteArray("\"trg_imsize\": [30, 40],\n") << 40;
    // The official evaluation divides the box by what the file states, and measures points in the picture that it read.
    QTest::newRow("larger") << QByteArray("\"trg_imsize\": [60, 80],\n") << 80;
    QTest::newRow("third entry") << QByteArray("\"trg_imsize\": [60, 80, 3000],\n") << 80;
}

void TestLoadPair::sizeIsThePicturesOwn()
{
    QFETCH(QByteArray, stated);
    DatasetBuilder builder;
    builder.write("Images/car/car_2.JPEG", picture(30, 40));
    builder.replace(firstCarPair, "\"trg_imsize\": [64, 48],\n", stated);
    const auto pair = loaded(builder);
    QVERIFY(pair.ok());
    QCOMPARE(pair->target.width, 30);
    QCOMPARE(pair->target.height, 40);
    QTEST(pair->target.thresholdSide(), "thresholdSide");
    QCOMPARE(pair->source.thresholdSide(), 64);
}

void TestLoadPair::replacedPictureIsMeasuredAgain()
{
    DatasetBuilder builder;
    const auto dataset = Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    const PairRef ref = (*dataset)->pairsOf(PairKind::Intra, "car")[0];
    QCOMPARE((*dataset)->loadPair(ref)->source.width, 64);
    builder.write("Images/car/car_1.JPEG", picture(10, 20));
    QCOMPARE((*dataset)->loadPair(ref)->source.width, 10);
    QCOMPARE((*dataset)->imageInfo("car", "car_1.JPEG")->height, 20);
}

void TestLoadPair::pictureThatCannotBeMeasured_data()
{
    QTest::addColumn<bool>("broken"); // else missing
    QTest::addColumn<bool>("stated");
    QTest::newRow("missing, size stated") << false << true;
    QTest::newRow("missing, no size") << false << false;
    QTest::newRow("broken, size stated") << true << true;
    QTest::newRow("broken, no size") << true << false;
}

// A dataset that is still being drawn or fetched has pairs before it has pictures.
void TestLoadPair::pictureThatCannotBeMeasured()
{
    QFETCH(bool, broken);
    QFETCH(bool, stated);
    DatasetBuilder builder;
    broken ? builder.write("Images/car/car_1.JPEG", "no picture") : builder.remove("Images/car/car_1.JPEG");
    if (!stated)
        builder.replace(firstCarPair, "\"src_imsize\": [64, 48],\n", "");
    const auto pair = loaded(builder);
    QCOMPARE(pair.ok(), stated);
    if (stated) {
        QCOMPARE(pair->source.width, 64);
        return;
    }
    QCOMPARE(pair.error().place, std::string("src_imsize"));
    QCOMPARE(pair.error().file, (builder.root() / "Images/car/car_1.JPEG").string());
    QVERIFY(pair.error().message.find("size is missing") != std::string::npos);
}

void TestLoadPair::groupIsTheFolder_data()
{
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("stated");
    QTest::newRow("the same") << QByteArray("\"pair_group\": \"car\",\n") << "car";
    QTest::newRow("another") << QByteArray("\"pair_group\": \"bus\",\n") << "bus";
    QTest::newRow("missing") << QByteArray() << "";
    QTest::newRow("missing beside a category") << QByteArray("\"category\": \"bus\",\n") << "bus";
}

void TestLoadPair::groupIsTheFolder()
{
    QFETCH(QByteArray, to);
    DatasetBuilder builder;
    builder.replace(firstCarPair, "\"pair_group\": \"car\",\n", to);
    const auto pair = loaded(builder);
    QVERIFY(pair.ok());
    QCOMPARE(pair->group, std::string("car"));
    QTEST(QString::fromStdString(pair->statedGroup), "stated");
}

// The shape of the file that the official repository tests its loader with (GenIntel/SOCO, tests/test_core.py): sizes
// left out, a category beside the group, a file name without images, a taxonomy without entries.
void TestLoadPair::fileOfTheOfficialTestsIsRead()
{
    DatasetBuilder builder({.categories = {"bus", "car"}, .images = 1, .annotations = false, .taxonomy = false});
    builder.write("Images/car/car_1.JPEG", encodeJpeg(RgbImage(10, 8), 75));
    builder.write("Images/bus/bus_1.JPEG", encodeJpeg(RgbImage(12, 8), 75));
    builder.write("Metadata/keypoint_taxonomy.json", R"({"instances": []})");
    builder.write("Metadata/filename_mapping.json", R"({"car": {}})");
    builder.remove("PairAnnotations");
    builder.write("PairAnnotations/cross/car/00001.json", R"({"pair_id": 1, "category": "car", "pair_group": "car",
        "src_category": "bus", "trg_category": "car", "src_image": "bus_1.JPEG", "trg_image": "car_1.JPEG",
        "src_bndbox": [1, 1, 9, 7], "trg_bndbox": [1, 1, 9, 7],
        "src_keypoints": [{"id": 1, "name": "front_wheel", "pos": [2, 6], "concept_id": 10, "concept_name": "wheel"}],
        "trg_keypoints": [{"id": 1, "name": "front_wheel", "pos": [3, 6], "concept_id": 10, "concept_name": "wheel"}],
        "semantic_overlap": ["front_wheel"],
        "concept_matches": [{"concept_name": "wheel", "src_keypoints": ["front_wheel"],
                             "trg_keypoints": ["front_wheel"]}]})");
    const auto dataset = Dataset::open(builder.root());
    QVERIFY(dataset.ok());
    QCOMPARE((*dataset)->pairs(PairKind::Cross).size(), std::size_t(1));
    const auto pair = (*dataset)->loadPair((*dataset)->pairs(PairKind::Cross)[0]);
    QVERIFY2(pair.ok(), pair.ok() ? "" : pair.error().text().c_str());
    QCOMPARE(pair->source.width, 12);
    QCOMPARE(pair->target.width, 10);
    QCOMPARE(pair->target.height, 8);
    QCOMPARE(placesOf(*pair), (QStringList{"src_imsize", "trg_imsize"}));
    QCOMPARE(matchesOf(*pair).semantic.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(TestLoadPair)
#include "tst_load_pair.moc"
