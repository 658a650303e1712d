#include "core/dataset/summary.h"

#include "dataset_builder.h"

#include <QtTest>

using namespace soco;
using namespace soco::dataset;
using soco::test::DatasetBuilder;

namespace {

std::shared_ptr<const Dataset> opened(const DatasetBuilder &builder)
{
    auto dataset = Dataset::open(builder.root());
    if (!dataset)
        qFatal("%s", dataset.error().text().c_str());
    return *dataset;
}

} // namespace

class TestSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAtEveryLevel_data();
    void countsAtEveryLevel();
    void unreadableFilesAreCounted();
    void picturesOfOneNameInTwoCategories_data();
    void picturesOfOneNameInTwoCategories();
    void keypointsThatTheTaxonomyLacksAreAdded();
    void progressEndsWhole();
    void cancelledGivesWhatIsThere();
};

void TestSummary::countsAtEveryLevel_data()
{
    QTest::addColumn<bool>("annotations");
    QTest::addColumn<bool>("taxonomy");
    QTest::newRow("whole dataset") << true << true;
    QTest::newRow("no annotations: counted in pairs") << false << true;
    QTest::newRow("no taxonomy: built from annotations") << true << false;
    QTest::newRow("pairs alone") << false << false;
}

void TestSummary::countsAtEveryLevel()
{
    QFETCH(bool, annotations);
    QFETCH(bool, taxonomy);
    const DatasetBuilder builder({.images = 4, .annotations = annotations, .taxonomy = taxonomy});
    const Summary summary = summarise(*opened(builder));
    QCOMPARE(summary.name, std::string("SOCOv1"));
    QCOMPARE(summary.images, std::size_t(8));
    QCOMPARE(summary.pairs, (std::array<std::size_t, 4>{12, 8, 2, 2}));
    QCOMPARE(summary.pairsByGroup[std::size_t(PairKind::Intra)].at("car"), std::size_t(6));
    QCOMPARE(summary.pairsByGroup[std::size_t(PairKind::Cross)].at("bus"), std::size_t(4));
    QVERIFY(summary.unreadable.empty());
    // Four images of a category, four of five keypoints each.
    QCOMPARE(summary.keypoints, std::size_t(32));
    QCOMPARE(summary.keypointsByCategory.at("car"), std::size_t(16));

    QCOMPARE(summary.taxonomy.superCategories.size(), std::size_t(1));
    QCOMPARE(summary.taxonomy.superCategories[0].name, std::string(taxonomy ? "transportation" : "other"));
    QCOMPARE(summary.taxonomy.superCategories[0].images, 8);
    const TaxonomyCategory *car = summary.taxonomy.category("car");
    QVERIFY(car);
    QCOMPARE(car->images, 4);
    QCOMPARE(car->concepts.size(), std::size_t(3));
    QCOMPARE(car->concepts[0].name, std::string("mirror"));
    QCOMPARE(car->concepts[0].images, 4);
    QCOMPARE(car->concepts[1].name, std::string("numberplate"));
    QCOMPARE(car->concepts[1].images, 3); // image 3 hides it
    QCOMPARE(car->find("vehicle_mirror_left")->images, 3); // image 1 hides it
    QCOMPARE(car->find("vehicle_wheel_rear_left_center")->images, 4);
    QCOMPARE(car->find("vehicle_wheel_rear_left_center")->identity, std::string("rear"));
    QCOMPARE(car->find("vehicle_mirror_left")->kind, std::string("functional"));
    QCOMPARE(car->find("vehicle_mirror_left")->id, 1);
    if (taxonomy)
        QCOMPARE(car->find("vehicle_wheel_rear_left_center")->language.sentence,
                 std::string("the center point of the rear left wheel"));
}

void TestSummary::unreadableFilesAreCounted()
{
    const DatasetBuilder builder;
    builder.write("KeypointAnnotations/car/car_2.json", "{");
    builder.write("KeypointAnnotations/car/car_3.json", "");
    const Summary summary = summarise(*opened(builder));
    QCOMPARE(summary.unreadable.size(), std::size_t(2));
    QCOMPARE(summary.keypointsByCategory.at("car"), std::size_t(4));
    QCOMPARE(summary.taxonomy.category("car")->images, 3);
}

void TestSummary::picturesOfOneNameInTwoCategories_data()
{
    QTest::addColumn<bool>("annotations");
    QTest::newRow("annotations") << true;
    QTest::newRow("pairs alone") << false;
}

// Pictures 1, 2, ... in every category, instead of car_1 and bus_1.
void TestSummary::picturesOfOneNameInTwoCategories()
{
    QFETCH(bool, annotations);
    const DatasetBuilder builder({.categories = {"bus", "car", "van"}, .images = 6, .annotations = annotations});
    const std::size_t expected = summarise(*opened(builder)).keypoints;
    builder.numberPictures();
    const auto dataset = opened(builder);
    const Summary summary = summarise(*dataset);
    QCOMPARE(summary.keypoints, expected);
    for (const char *category : {"bus", "car", "van"}) {
        QCOMPARE(summary.keypointsByCategory.at(category), expected / 3);
        QCOMPARE(summary.taxonomy.category(category)->images, 6);
    }
    for (const PairRef &ref : dataset->pairs(PairKind::Intra)) {
        QCOMPARE(ref.sourceCategory, ref.group);
        QCOMPARE(ref.targetCategory, ref.group);
    }
    for (const PairRef &ref : dataset->pairs(PairKind::Cross)) {
        QCOMPARE(ref.sourceCategory, std::string()); // three have a picture of this name
        QCOMPARE(ref.targetCategory, ref.group);
    }
}

void TestSummary::keypointsThatTheTaxonomyLacksAreAdded()
{
    const DatasetBuilder builder;
    builder.replace("KeypointAnnotations/car/car_1.json", "vehicle_mirror_right", "vehicle_aerial");
    const Taxonomy tree = taxonomyWithCounts(*opened(builder));
    const TaxonomyKeypoint *aerial = tree.category("car")->find("vehicle_aerial");
    QVERIFY(aerial);
    QCOMPARE(aerial->images, 1);
    QCOMPARE(aerial->conceptName, std::string("mirror"));
    QVERIFY(!tree.category("bus")->find("vehicle_aerial"));
}

void TestSummary::progressEndsWhole()
{
    const DatasetBuilder builder;
    std::vector<Progress> reports;
    summarise(*opened(builder), Task([&](const Progress &progress) { reports.push_back(progress); }));
    QCOMPARE(reports.size(), std::size_t(6));
    QCOMPARE(reports.back().done, std::int64_t(6));
    QCOMPARE(reports.back().total, std::int64_t(6));
}

void TestSummary::cancelledGivesWhatIsThere()
{
    const DatasetBuilder builder;
    std::stop_source stop;
    stop.request_stop();
    const Summary summary = summarise(*opened(builder), Task({}, stop.get_token()));
    QCOMPARE(summary.images, std::size_t(6));
    QCOMPARE(summary.keypoints, std::size_t(0));
}

QTEST_APPLESS_MAIN(TestSummary)
#include "tst_summary.moc"
