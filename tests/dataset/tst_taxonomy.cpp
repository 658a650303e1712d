#include "core/dataset/taxonomy.h"
#include "core/dataset/taxonomy_builder.h"

#include <QtTest>

using namespace soco::dataset;

namespace {

TaxonomyKeypoint keypoint(const char *name, const char *conceptName = "c", int id = 0)
{
    TaxonomyKeypoint result;
    result.id = id;
    result.name = name;
    result.conceptName = conceptName;
    return result;
}

} // namespace

class TestTaxonomy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identities_data();
    void identities();
    void labels();
    void treeIsSortedAndComplete();
    void keypointAddedTwiceIsCompleted();
    void sentences_data();
    void sentences();
    void builderStartsFromATree();
};

void TestTaxonomy::identities_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("none") << QStringList() << QStringList();
    QTest::newRow("only one") << QStringList{"vehicle_mirror_left"} << QStringList{""};
    QTest::newRow("two sides") << QStringList{"vehicle_mirror_left", "vehicle_mirror_right"}
                               << QStringList{"left", "right"};
    QTest::newRow("four wheels") << QStringList{"vehicle_wheel_front_left_center", "vehicle_wheel_front_right_center",
                                                "vehicle_wheel_rear_left_center", "vehicle_wheel_rear_right_center"}
                                 << QStringList{"front left", "front right", "rear left", "rear right"};
    QTest::newRow("different levels") << QStringList{"vehicle_wheel_front_left", "tractor_wheel_front_left"}
                                      << QStringList{"vehicle", "tractor"};
    QTest::newRow("one name inside the other") << QStringList{"wheel", "wheel_left"} << QStringList{"wheel", "left"};
    QTest::newRow("what is left is the same") << QStringList{"a_b", "b_a"} << QStringList{"a b", "b a"};
    QTest::newRow("doubled underscore") << QStringList{"ear__left_", "_ear_right"} << QStringList{"left", "right"};
}

void TestTaxonomy::identities()
{
    QFETCH(QStringList, names);
    std::vector<TaxonomyKeypoint> siblings;
    for (const QString &name : names)
        siblings.push_back(keypoint(qPrintable(name)));
    setIdentities(siblings);
    QStringList found;
    for (const TaxonomyKeypoint &sibling : siblings)
        found << QString::fromStdString(sibling.identity);
    QTEST(found, "expected");
}

void TestTaxonomy::labels()
{
    TaxonomyKeypoint wheel = keypoint("x", "wheel_center");
    QCOMPARE(siblingLabel(wheel), std::string("wheel_center"));
    wheel.identity = "front left";
    QCOMPARE(siblingLabel(wheel), std::string("wheel_center, front left"));
}

void TestTaxonomy::treeIsSortedAndComplete()
{
    TaxonomyBuilder builder;
    QVERIFY(builder.empty());
    builder.addKeypoint("van", keypoint("wheel_rear", "wheel", 2));
    builder.addKeypoint("van", keypoint("wheel_front", "wheel", 1));
    builder.addKeypoint("van", keypoint("mirror", "mirror", 3));
    builder.addKeypoint("car", keypoint("mirror", "", 3));
    builder.addCategory("ball");
    builder.setSuperCategory("van", "transportation");
    builder.setSuperCategory("car", "transportation");
    const Taxonomy tree = builder.build();
    QCOMPARE(tree.superCategories.size(), std::size_t(2));
    QCOMPARE(tree.superCategories[0].name, std::string("other"));
    QCOMPARE(tree.superCategories[0].categories[0].name, std::string("ball"));
    QCOMPARE(tree.superCategories[1].categories[0].name, std::string("car"));
    QCOMPARE(tree.superCategories[1].categories[0].concepts[0].name, std::string("other"));
    const TaxonomyCategory *van = tree.category("van");
    QVERIFY(van);
    QCOMPARE(van->concepts[0].name, std::string("mirror"));
    QCOMPARE(van->concepts[1].keypoints[0].name, std::string("wheel_front"));
    QCOMPARE(van->concepts[1].keypoints[0].identity, std::string("front"));
    QCOMPARE(van->find("wheel_rear")->id, 2);
    QVERIFY(!van->find("gone"));
    QVERIFY(!tree.category("gone"));
    QCOMPARE(tree.superCategoryOf("van"), std::string("transportation"));
    QCOMPARE(tree.superCategoryOf("gone"), std::string());
}

void TestTaxonomy::keypointAddedTwiceIsCompleted()
{
    TaxonomyBuilder builder;
    TaxonomyKeypoint first = keypoint("mirror", "mirror", 3);
    first.language.part = "side mirror";
    TaxonomyKeypoint second = keypoint("mirror", "another", 9);
    second.kind = "functional";
    second.shared = true;
    second.language.part = "wing";
    builder.addKeypoint("car", first);
    builder.addKeypoint("car", second);
    const Taxonomy tree = builder.build();
    const TaxonomyKeypoint *found = tree.category("car")->find("mirror");
    QCOMPARE(found->id, 3);
    QCOMPARE(found->conceptName, std::string("mirror"));
    QCOMPARE(found->kind, std::string("functional"));
    QCOMPARE(found->shared.value_or(false), true);
    QCOMPARE(found->language.part, std::string("side mirror"));
}

void TestTaxonomy::sentences_data()
{
    QTest::addColumn<QStringList>("slots_"); // position, part, position of the part, sentence
    QTest::addColumn<QString>("expected");
    QTest::newRow("all slots") << QStringList{"center point", "wheel", "front left", ""}
                               << "the center point of the front left wheel";
    QTest::newRow("no position of the part") << QStringList{"front left corner", "cabin roof", "", ""}
                                             << "the front left corner of the cabin roof";
    QTest::newRow("part alone") << QStringList{"", "nose", "", ""} << "the nose";
    QTest::newRow("position alone") << QStringList{"tip", "", "", ""} << "the tip";
    QTest::newRow("nothing") << QStringList{"", "", "", ""} << "";
    QTest::newRow("as the file has it") << QStringList{"tip", "tail", "", "where the tail ends"}
                                        << "where the tail ends";
}

void TestTaxonomy::sentences()
{
    QFETCH(QStringList, slots_);
    TaxonomyKeypoint point = keypoint("p");
    point.language = {slots_[0].toStdString(), slots_[1].toStdString(), slots_[2].toStdString(),
                      slots_[3].toStdString()};
    TaxonomyBuilder builder;
    builder.addKeypoint("car", point);
    const Taxonomy tree = builder.build();
    QTEST(QString::fromStdString(tree.category("car")->find("p")->language.sentence), "expected");
}

void TestTaxonomy::builderStartsFromATree()
{
    TaxonomyBuilder builder;
    builder.addKeypoint("car", keypoint("mirror_left", "mirror", 1));
    builder.setSuperCategory("car", "transportation");
    TaxonomyBuilder more(builder.build());
    more.addKeypoint("car", keypoint("mirror_right", "mirror", 2));
    const Taxonomy tree = more.build();
    QCOMPARE(tree.superCategoryOf("car"), std::string("transportation"));
    QCOMPARE(tree.category("car")->concepts[0].keypoints.size(), std::size_t(2));
    QCOMPARE(tree.category("car")->find("mirror_left")->identity, std::string("left"));
}

QTEST_APPLESS_MAIN(TestTaxonomy)
#include "tst_taxonomy.moc"
