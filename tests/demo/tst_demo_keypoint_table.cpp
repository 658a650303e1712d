#include "core/demo/categories/catalogue.h"
#include "core/demo/demo.h"

#include <QTest>

#include <map>
#include <set>

using namespace soco::demo;

class TestKeypointTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catalogueOrder();
    void counts_data();
    void counts();
    void namesAndConcepts_data();
    void namesAndConcepts();
    void idsFollowTheTable();
    void sentences();
    void examplesOfTheTemplate();
    void conceptNumbersAreFixed();
    void buildersPlaceWhatTheTableDefines();
};

namespace {

const Category &category(const std::string &name)
{
    for (const Category &c : categories())
        if (c.name == name)
            return c;
    qFatal("no such category");
}

} // namespace

void TestKeypointTable::catalogueOrder()
{
    const std::vector<std::string> expected{"car", "bus", "kettle", "teapot", "chair", "armchair", "egyptian_cat",
                                            "golden_retriever"};
    QCOMPARE(catalogue(), expected);
    std::map<std::string, int> perGroup;
    for (const Category &c : categories())
        ++perGroup[c.group];
    for (const auto &[group, count] : perGroup)
        QVERIFY2(count >= 2, group.c_str()); // so that cross pairs exist
}

void TestKeypointTable::counts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("all");
    QTest::addColumn<int>("shared");
    QTest::newRow("car") << "car" << 28 << 26;
    QTest::newRow("bus") << "bus" << 30 << 20;
    QTest::newRow("kettle") << "kettle" << 14 << 13;
    QTest::newRow("teapot") << "teapot" << 14 << 13;
    QTest::newRow("chair") << "chair" << 15 << 15;
    QTest::newRow("armchair") << "armchair" << 15 << 15;
    QTest::newRow("egyptian_cat") << "egyptian_cat" << 20 << 20;
    QTest::newRow("golden_retriever") << "golden_retriever" << 20 << 20;
}

void TestKeypointTable::counts()
{
    QFETCH(QString, name);
    QFETCH(int, all);
    QFETCH(int, shared);
    const Category &c = category(name.toStdString());
    QCOMPARE(int(c.keypoints.size()), all);
    QCOMPARE(int(std::count_if(c.keypoints.begin(), c.keypoints.end(), [](const auto &k) { return k.shared; })), shared);
    std::set<std::string> names;
    for (std::size_t i = 0; i < c.keypoints.size(); ++i) {
        QCOMPARE(c.keypoints[i].id, int(i) + 1);
        QVERIFY(names.insert(c.keypoints[i].name).second);
        QVERIFY(c.keypoints[i].name.starts_with(c.keypoints[i].level + "_"));
    }
    QVERIFY(all <= 64); // visibility is kept in 64 bits
}

void TestKeypointTable::namesAndConcepts_data()
{
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("conceptName");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *of, const char *name, const char *conceptName, const char *kind) {
        QTest::newRow(qPrintable(QString("%1 %2").arg(of, name))) << of << name << conceptName << kind;
    };
    row("car", "vehicle_wheel_front_left_center", "wheel_center", "functional");
    row("car", "vehicle_front_right_indicator", "indicator", "functional");
    row("car", "vehicle_bumper_rear_left_corner", "bumper_corner", "structural");
    row("car", "vehicle_windshield_bottom_right_corner", "windshield_corner", "structural");
    row("car", "vehicle_numberplate_rear", "numberplate", "functional");
    row("car", "car_doorhandle_rear_left", "door_handle", "functional");
    row("car", "car_roof_front_right_corner", "roof_corner", "structural");
    row("bus", "bus_windshield_top_left_corner", "windshield_corner", "structural");
    row("bus", "bus_side_window_rear_right", "side_window", "functional");
    row("bus", "bus_door_front_right_center", "door", "functional");
    row("bus", "bus_destination_sign", "destination_sign", "functional");
    row("kettle", "vessel_spout_tip", "spout_tip", "functional");
    row("kettle", "kettle_handle_front_joint", "handle_joint", "structural");
    row("kettle", "vessel_handle_rear_joint", "handle_joint", "structural");
    row("teapot", "vessel_handle_rear_joint", "handle_joint", "structural");
    row("teapot", "teapot_handle_lower_joint", "handle_joint", "structural");
    row("chair", "seat_backrest_top_left_corner", "backrest_corner", "structural");
    row("chair", "seat_seat_center", "seat_surface", "functional");
    row("armchair", "seat_armrest_right_front", "armrest_front", "functional");
    row("egyptian_cat", "animal_ear_left_tip", "ear_tip", "structural");
    row("golden_retriever", "animal_knee_rear_right", "knee", "structural");
    row("golden_retriever", "animal_nose_tip", "nose_tip", "functional");
}

void TestKeypointTable::namesAndConcepts()
{
    QFETCH(QString, of);
    QFETCH(QString, name);
    QFETCH(QString, conceptName);
    QFETCH(QString, kind);
    const Category &c = category(of.toStdString());
    const int index = c.keypointIndex(name.toStdString());
    QVERIFY(index >= 0);
    const KeypointDefinition &k = c.keypoints[std::size_t(index)];
    QCOMPARE(QString::fromStdString(k.conceptName), conceptName);
    QCOMPARE(QString(k.kind()), kind);
}

void TestKeypointTable::idsFollowTheTable()
{
    QCOMPARE(category("car").keypointIndex("vehicle_wheel_front_left_center"), 0);
    QCOMPARE(category("car").keypointIndex("vehicle_wheel_front_right_center"), 1);
    QCOMPARE(category("car").keypointIndex("car_doorhandle_front_left"), 20);
    QCOMPARE(category("bus").keypointIndex("bus_windshield_top_left_corner"), 20);
    QCOMPARE(category("bus").keypointIndex("car_doorhandle_front_left"), -1);
}

void TestKeypointTable::sentences()
{
    for (const Category &c : categories()) {
        for (const KeypointDefinition &k : c.keypoints) {
            const std::string sentence = k.sentenceFor(c.name);
            QVERIFY2(sentence.find("  ") == std::string::npos, sentence.c_str());
            QVERIFY2(sentence.find('{') == std::string::npos, sentence.c_str());
            QVERIFY2(sentence.find('_') == std::string::npos, sentence.c_str());
            QVERIFY2(sentence.starts_with("the ") && sentence.back() != ' ', sentence.c_str());
        }
    }
}

void TestKeypointTable::examplesOfTheTemplate()
{
    const auto said = [](const char *of, const char *name) {
        const Category &c = category(of);
        return c.keypoints[std::size_t(c.keypointIndex(name))].sentenceFor(of);
    };
    QCOMPARE(said("car", "vehicle_wheel_front_left_center"),
             std::string("the center point of the front left wheel of a car"));
    QCOMPARE(said("car", "car_roof_front_left_corner"),
             std::string("the front left corner of the cabin roof of a car"));
    QCOMPARE(said("armchair", "seat_seat_center"), std::string("the center point of the seat of an armchair"));
    QCOMPARE(said("egyptian_cat", "animal_ear_left_tip"), std::string("the tip of the left ear of an egyptian cat"));
}

void TestKeypointTable::conceptNumbersAreFixed()
{
    QCOMPARE(conceptIdOf("wheel_center"), 1);
    QCOMPARE(conceptIdOf("numberplate"), 8);
    QCOMPARE(conceptIdOf("nose_tip"), 30);
    QCOMPARE(conceptIdOf("tail_base"), 84);
    QCOMPARE(conceptIdOf("no_such_concept"), 0);
    for (const Category &c : categories())
        for (const KeypointDefinition &k : c.keypoints)
            QVERIFY2(k.conceptId > 0, k.name.c_str());
}

// Optional parts may be missing, but over a few instances every keypoint of the table is built, and none besides.
void TestKeypointTable::buildersPlaceWhatTheTableDefines()
{
    for (const Category &c : categories()) {
        std::set<std::string> placed;
        for (int n = 1; n <= 6; ++n) {
            Model model(streamKey(7, c.name, n, "object"));
            c.build(model);
            std::set<std::string> here;
            for (const PlacedKeypoint &k : model.keypoints()) {
                QVERIFY2(c.keypointIndex(k.name) >= 0, k.name.c_str());
                QVERIFY2(here.insert(k.name).second, k.name.c_str());
                QVERIFY(k.part >= 0 && k.part < int(model.field().parts().size()));
                QVERIFY(model.field().parts()[std::size_t(k.part)].count > 0);
            }
            placed.merge(here);
        }
        for (const KeypointDefinition &k : c.keypoints) {
            const bool optional = k.name.starts_with("seat_armrest") && c.name == "chair";
            QVERIFY2(placed.contains(k.name) != optional, k.name.c_str());
        }
    }
}

QTEST_APPLESS_MAIN(TestKeypointTable)
#include "tst_demo_keypoint_table.moc"
