#include "core/dataset/taxonomy_reader.h"

#include "core/dataset/taxonomy.h"

#include <QtTest>

using namespace soco;
using namespace soco::dataset;

namespace {

const std::set<std::string> known{"bus", "car"};

// "transportation > car > mirror > mirror_left" for every keypoint.
QStringList linesOf(const Taxonomy &taxonomy)
{
    QStringList lines;
    for (const auto &superCategory : taxonomy.superCategories)
        for (const auto &category : superCategory.categories)
            for (const auto &entry : category.concepts)
                for (const auto &keypoint : entry.keypoints)
                    lines << QString::fromStdString(superCategory.name + " > " + category.name + " > " + entry.name
                                                    + " > " + keypoint.name);
    return lines;
}

const QStringList whole{"transportation > bus > mirror > mirror_left", "transportation > car > mirror > mirror_left",
                        "transportation > car > wheel > wheel_front", "transportation > car > wheel > wheel_rear"};

} // namespace

// The keys of the taxonomy are not published: every plausible shape of the same four keypoints gives the same tree.
class TestTaxonomyReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void fieldsOfARecord_data();
    void fieldsOfARecord();
    void keypointsWithoutCategoryAreCounted();
    void missingSuperCategoryAndConcept();
    void broken_data();
    void broken();
};

void TestTaxonomyReader::shapes_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *json) { QTest::newRow(name) << QByteArray(json); };
    row("instances", R"({"instances": [
        {"super_category": "transportation", "category": "car", "concept_name": "wheel",
         "keypoint_name": "wheel_front"},
        {"super_category": "transportation", "category": "car", "concept_name": "wheel", "keypoint_name": "wheel_rear"},
        {"super_category": "transportation", "category": "car", "concept_name": "mirror",
         "keypoint_name": "mirror_left"},
        {"super_category": "transportation", "category": "bus", "concept_name": "mirror",
         "keypoint_name": "mirror_left"}
        ]})");
    row("other spellings", R"({"version": 1, "instances": [
        {"superCategory": "transportation", "category_name": "car", "concept": "wheel", "name": "wheel_front"},
        {"superCategory": "transportation", "category_name": "car", "concept": "wheel", "name": "wheel_rear"},
        {"superCategory": "transportation", "category_name": "car", "concept": "mirror", "name": "mirror_left"},
        {"superCategory": "transportation", "category_name": "bus", "concept": "mirror", "name": "mirror_left"}]})");
    row("list alone", R"([
        {"supercategory": "transportation", "Category": "car", "Concept": "wheel", "Keypoint": "wheel_front"},
        {"supercategory": "transportation", "Category": "car", "Concept": "wheel", "Keypoint": "wheel_rear"},
        {"supercategory": "transportation", "Category": "car", "Concept": "mirror", "Keypoint": "mirror_left"},
        {"supercategory": "transportation", "Category": "bus", "Concept": "mirror", "Keypoint": "mirror_left"}])");
    row("objects as names", R"({"instances": [
        {"super_category": {"name": "transportation"}, "category": {"id": 1, "name": "car"},
         "concept": {"id": 1, "name": "wheel"}, "keypoint": {"id": 1, "name": "wheel_front"}},
        {"super_category": {"name": "transportation"}, "category": {"id": 1, "name": "car"},
         "concept": {"id": 1, "name": "wheel"}, "keypoint": {"id": 2, "name": "wheel_rear"}},
        {"super_category": {"name": "transportation"}, "category": {"id": 1, "name": "car"},
         "concept": {"id": 2, "name": "mirror"}, "keypoint": {"id": 3, "name": "mirror_left"}},
        {"super_category": {"name": "transportation"}, "category": {"id": 2, "name": "bus"},
         "concept": {"id": 2, "name": "mirror"}, "keypoint": {"id": 3, "name": "mirror_left"}}]})");
    row("lists by category", R"({"categories": [
        {"name": "car", "super_category": "transportation", "keypoints": [
            {"name": "wheel_front", "concept": "wheel"}, {"name": "wheel_rear", "concept": "wheel"},
            {"name": "mirror_left", "concept": "mirror"}]},
        {"name": "bus", "super_category": "transportation", "keypoints": [
            {"name": "mirror_left", "concept": "mirror"}]}]})");
    row("instances by category", R"({"instances": [
        {"category": "car", "super_category": "transportation", "keypoints": [
            {"name": "wheel_front", "concept_name": "wheel"}, {"name": "wheel_rear", "concept_name": "wheel"},
            {"name": "mirror_left", "concept_name": "mirror"}]},
        {"category": "bus", "super_category": "transportation", "keypoints": [
            {"name": "mirror_left", "concept_name": "mirror"}]}]})");
    row("maps of every level", R"({"super_categories": {"transportation": {"categories": {
        "car": {"concepts": {"wheel": {"keypoints": ["wheel_front", "wheel_rear"]},
                             "mirror": {"keypoints": ["mirror_left"]}}},
        "bus": {"concepts": {"mirror": {"keypoints": ["mirror_left"]}}}}}}})");
    row("maps without words of structure", R"({"transportation": {
        "car": {"wheel": {"wheel_front": {"id": 1}, "wheel_rear": {"id": 2}}, "mirror": {"mirror_left": {"id": 3}}},
        "bus": {"mirror": {"mirror_left": {"id": 3}}}}})");
    row("maps that end in lists", R"({"transportation": {
        "car": {"wheel": ["wheel_front", "wheel_rear"], "mirror": ["mirror_left"]},
        "bus": {"mirror": ["mirror_left"]}}})");
    row("map of categories with records", R"({
        "car": {"super_category": "transportation", "keypoints": {
            "wheel_front": {"concept": "wheel"}, "wheel_rear": {"concept": "wheel"},
            "mirror_left": {"concept": "mirror"}}},
        "bus": {"super_category": "transportation", "keypoints": {"mirror_left": {"concept": "mirror"}}}})");
    row("categories listed per keypoint", R"({"super_categories": {"transportation": ["car", "bus"]}, "keypoints": [
        {"name": "wheel_front", "concept": "wheel", "categories": ["car"]},
        {"name": "wheel_rear", "concept": "wheel", "categories": ["car"]},
        {"name": "mirror_left", "concept": "mirror", "categories": ["car", "bus"]}]})");
    row("map of keypoints", R"({"super_categories": {"transportation": ["car", "bus"]}, "keypoints": {
        "wheel_front": {"concept": "wheel", "categories": ["car"]},
        "wheel_rear": {"concept": "wheel", "categories": ["car"]},
        "mirror_left": {"concept": "mirror", "categories": ["car", "bus"]}}})");
}

void TestTaxonomyReader::shapes()
{
    QFETCH(QByteArray, json);
    const auto reading = readTaxonomy(json.toStdString(), known);
    QVERIFY2(reading.ok(), reading.ok() ? "" : reading.error().text().c_str());
    QCOMPARE(linesOf(reading->taxonomy), whole);
    QCOMPARE(reading->withoutCategory, std::size_t(0));
    QCOMPARE(reading->taxonomy.category("car")->find("wheel_front")->identity, std::string("front"));
}

void TestTaxonomyReader::fieldsOfARecord_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *json) { QTest::newRow(name) << QByteArray(json); };
    row("slots in an object", R"({"keypoint_id": 4, "category": "car", "concept_name": "wheel", "keypoint_name": "w",
        "kind": "functional", "shared": true, "language": {"position": "center point", "part": "wheel",
        "part_position": "front left", "template": "the {position} of the {part_position} {part}"}})");
    row("slots in the record", R"({"id": 4, "category": "car", "concept": "wheel", "keypoint": "w",
        "keypoint_type": "functional", "is_shared": true, "keypoint_position": "center point", "part_name": "wheel",
        "position_of_part": "front left"})");
    row("sentence", R"({"id": 4, "category": "car", "concept": "wheel", "keypoint": "w", "kind": "functional",
        "shared_across_categories": true, "position": "center point", "part": "wheel", "part_location": "front left",
        "description": "the center point of the front left wheel"})");
}

void TestTaxonomyReader::fieldsOfARecord()
{
    QFETCH(QByteArray, json);
    const auto reading = readTaxonomy("{\"instances\": [" + json.toStdString() + "]}", known);
    QVERIFY2(reading.ok(), reading.ok() ? "" : reading.error().text().c_str());
    const TaxonomyKeypoint *keypoint = reading->taxonomy.category("car")->find("w");
    QVERIFY(keypoint);
    QCOMPARE(keypoint->id, 4);
    QCOMPARE(keypoint->conceptName, std::string("wheel"));
    QCOMPARE(keypoint->kind, std::string("functional"));
    QCOMPARE(keypoint->shared.value_or(false), true);
    QCOMPARE(keypoint->language.position, std::string("center point"));
    QCOMPARE(keypoint->language.part, std::string("wheel"));
    QCOMPARE(keypoint->language.partPosition, std::string("front left"));
    QCOMPARE(keypoint->language.sentence, std::string("the center point of the front left wheel"));
}

void TestTaxonomyReader::keypointsWithoutCategoryAreCounted()
{
    const auto reading = readTaxonomy(R"({"instances": [{"category": "car", "concept": "c", "keypoint": "a"},
                                                         {"concept": "c", "keypoint": "b"}]})", known);
    QVERIFY(reading.ok());
    QCOMPARE(reading->withoutCategory, std::size_t(1));
    QCOMPARE(linesOf(reading->taxonomy), QStringList{"other > car > c > a"});

    const auto unnamed = readTaxonomy(R"({"car": {"c": ["", "a"]}, "": {"c": ["b"]}})", known);
    QVERIFY(unnamed.ok());
    QCOMPARE(linesOf(unnamed->taxonomy), QStringList{"other > car > c > a"});
}

void TestTaxonomyReader::missingSuperCategoryAndConcept()
{
    const auto reading = readTaxonomy(R"({"car": {"keypoints": ["a", "b"]}})", known);
    QVERIFY(reading.ok());
    QCOMPARE(linesOf(reading->taxonomy), (QStringList{"other > car > other > a", "other > car > other > b"}));
}

void TestTaxonomyReader::broken_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << QByteArray() << "0 bytes";
    QTest::newRow("no records") << QByteArray(R"({"instances": []})") << "looks like a keypoint";
    QTest::newRow("number") << QByteArray("3") << "looks like a keypoint";
    QTest::newRow("list of numbers") << QByteArray("[1, 2]") << "looks like a keypoint";
    QTest::newRow("no categories") << QByteArray(R"([{"concept": "c", "keypoint": "a"}])") << "none with its category";
    QTest::newRow("cut short") << QByteArray(R"({"instances": [{"cat)") << "not valid JSON";
    QTest::newRow("too deep") << QByteArray(R"({"a":)").repeated(100) << "nested more than";
}

void TestTaxonomyReader::broken()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, message);
    const auto reading = readTaxonomy(json.toStdString(), known);
    QVERIFY(!reading.ok());
    QCOMPARE(reading.error().kind, ErrorKind::Malformed);
    QVERIFY2(QString::fromStdString(reading.error().message).contains(message), reading.error().text().c_str());
}

QTEST_APPLESS_MAIN(TestTaxonomyReader)
#include "tst_taxonomy_reader.moc"
