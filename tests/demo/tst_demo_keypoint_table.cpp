#include "core/demo/categories/catalogue.h"
#include "core/demo/demo.h"

#include <QTest>

#include <map>
#include <set>

using namespace soco::demo;

class TestDemoKeypointTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catalogueOrder();
    void counts_data();
    void counts();
    void sharedMeansMoreThanOneCategory();
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

void TestDemoKeypointTable::catalogueOrder()
{
    const std::vector<std::string> expected{
        "car", "bus", "kettle", "teapot", "chair", "armchair", "egyptian_cat", "golden_retriever",
        "bicycle", "motor_scooter", "guitar", "violin", "sofa", "bench", "zebra", "brown_bear",
        "aeroplane", "glider", "hair_dryer", "power_drill", "office_chair", "pickup_truck", "tiger", "arctic_fox"};
    const std::vector<std::string> all = catalogue();
    QCOMPARE(all.size(), std::size_t(100));
    QCOMPARE(std::vector<std::string>(all.begin(), all.begin() + std::ptrdiff_t(expected.size())), expected);
    QCOMPARE(std::set<std::string>(all.begin(), all.end()).size(), all.size());
    std::map<std::string, int> perGroup;
    for (const Category &c : categories())
        ++perGroup[c.group];
    for (const auto &[group, count] : perGroup)
        QVERIFY2(count >= 2, group.c_str()); // so that cross pairs exist
}

void TestDemoKeypointTable::counts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("all");
    QTest::newRow("car") << "car" << 28;
    QTest::newRow("bus") << "bus" << 30;
    QTest::newRow("pickup_truck") << "pickup_truck" << 30;
    QTest::newRow("bicycle") << "bicycle" << 15;
    QTest::newRow("motor_scooter") << "motor_scooter" << 19;
    QTest::newRow("aeroplane") << "aeroplane" << 18;
    QTest::newRow("glider") << "glider" << 15;
    QTest::newRow("kettle") << "kettle" << 14;
    QTest::newRow("teapot") << "teapot" << 14;
    QTest::newRow("hair_dryer") << "hair_dryer" << 15;
    QTest::newRow("power_drill") << "power_drill" << 16;
    QTest::newRow("guitar") << "guitar" << 14;
    QTest::newRow("violin") << "violin" << 15;
    QTest::newRow("chair") << "chair" << 15;
    QTest::newRow("armchair") << "armchair" << 15;
    QTest::newRow("sofa") << "sofa" << 15;
    QTest::newRow("bench") << "bench" << 15;
    QTest::newRow("office_chair") << "office_chair" << 12;
    QTest::newRow("egyptian_cat") << "egyptian_cat" << 20;
    QTest::newRow("golden_retriever") << "golden_retriever" << 20;
    QTest::newRow("zebra") << "zebra" << 20;
    QTest::newRow("brown_bear") << "brown_bear" << 20;
    QTest::newRow("tiger") << "tiger" << 20;
    QTest::newRow("arctic_fox") << "arctic_fox" << 20;
}

void TestDemoKeypointTable::counts()
{
    QFETCH(QString, name);
    QFETCH(int, all);
    const Category &c = category(name.toStdString());
    QCOMPARE(int(c.keypoints.size()), all);
    std::set<std::string> names;
    for (std::size_t i = 0; i < c.keypoints.size(); ++i) {
        QCOMPARE(c.keypoints[i].id, int(i) + 1);
        QVERIFY(names.insert(c.keypoints[i].name).second);
        QVERIFY(c.keypoints[i].name.starts_with(c.keypoints[i].level + "_"));
    }
}

void TestDemoKeypointTable::sharedMeansMoreThanOneCategory()
{
    std::map<std::string, int> owners;
    for (const Category &c : categories())
        for (const KeypointDefinition &k : c.keypoints)
            ++owners[k.name];
    for (const Category &c : categories()) {
        QVERIFY(c.keypoints.size() >= 6 && c.keypoints.size() <= 64); // visibility is kept in 64 bits
        for (const KeypointDefinition &k : c.keypoints)
            QVERIFY2(k.shared == (owners[k.name] > 1), k.name.c_str());
    }
    QCOMPARE(owners["car_doorhandle_rear_left"], 1);
    QVERIFY(owners["vehicle_mirror_left"] >= 3);
    QCOMPARE(owners["pickup_truck_bed_front_left_corner"], 1);
    QVERIFY(categoryNamed("office_chair")->keypointIndex("seat_leg_front_left_bottom") < 0); // it stands on a star
}

void TestDemoKeypointTable::namesAndConcepts_data()
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
    row("pickup_truck", "pickup_truck_bed_rear_right_corner", "bed_corner", "structural");
    row("bus", "bus_windshield_top_left_corner", "windshield_corner", "structural");
    row("bus", "bus_side_window_rear_right", "side_window", "functional");
    row("bus", "bus_door_front_right_center", "door", "functional");
    row("bus", "bus_destination_sign", "destination_sign", "functional");
    row("kettle", "vessel_spout_tip", "spout_tip", "functional");
    row("kettle", "kettle_handle_front_joint", "handle_joint", "structural");
    row("kettle", "vessel_handle_rear_joint", "handle_joint", "structural");
    row("teapot", "vessel_handle_rear_joint", "handle_joint", "structural");
    row("teapot", "teapot_handle_lower_joint", "handle_joint", "structural");
    row("bicycle", "bike_handlebar_stem_joint", "stem_joint", "structural");
    row("bicycle", "bicycle_pedal_corner_left", "pedal_corner", "functional");
    row("bicycle", "bicycle_headtube_bottom", "headtube", "structural");
    row("motor_scooter", "motor_scooter_legshield_bottom_right", "legshield_corner", "structural");
    row("motor_scooter", "motor_scooter_mirror_left", "mirror", "functional");
    row("motor_scooter", "motor_scooter_exhaust_tip", "exhaust_tip", "functional");
    row("aeroplane", "plane_nose_tip", "nose_tip", "structural");
    row("aeroplane", "aeroplane_wheel_main_left_center", "wheel_center", "functional");
    row("glider", "plane_wing_root_rear_left", "wing_root", "structural");
    row("glider", "plane_fin_top_front", "fin_corner", "structural");
    row("hair_dryer", "griptool_nose_tip", "nose_tip", "functional");
    row("hair_dryer", "hair_dryer_loop_bottom", "cord_end", "functional");
    row("power_drill", "power_drill_battery_front_left_corner", "battery_corner", "structural");
    row("power_drill", "griptool_grip_side_right", "grip_side", "structural");
    row("guitar", "guitar_soundhole_center", "soundhole", "functional");
    row("violin", "violin_fhole_right", "fhole", "functional");
    row("violin", "string_upper_bout_left", "upper_bout", "structural");
    row("office_chair", "office_chair_base_center", "base_center", "structural");
    row("zebra", "animal_withers", "withers", "structural");
    row("chair", "seat_backrest_top_left_corner", "backrest_corner", "structural");
    row("chair", "seat_seat_center", "seat_surface", "functional");
    row("armchair", "seat_armrest_right_front", "armrest_front", "functional");
    row("egyptian_cat", "animal_ear_left_tip", "ear_tip", "structural");
    row("golden_retriever", "animal_knee_rear_right", "knee", "structural");
    row("golden_retriever", "animal_nose_tip", "nose_tip", "functional");
}

void TestDemoKeypointTable::namesAndConcepts()
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

void TestDemoKeypointTable::idsFollowTheTable()
{
    QCOMPARE(category("car").keypointIndex("vehicle_wheel_front_left_center"), 0);
    QCOMPARE(category("car").keypointIndex("vehicle_wheel_front_right_center"), 1);
    QCOMPARE(category("car").keypointIndex("car_doorhandle_front_left"), 20);
    QCOMPARE(category("bus").keypointIndex("bus_windshield_top_left_corner"), 20);
    QCOMPARE(category("bus").keypointIndex("car_doorhandle_front_left"), -1);
}

void TestDemoKeypointTable::sentences()
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

void TestDemoKeypointTable::examplesOfTheTemplate()
{
    const auto said = [](const char *of, const char *name) {
        const Category &c = category(of);
        return c.keypoints[std::size_t(c.keypointIndex(name))].sentenceFor(of);
    };
    QCOMPARE(said("car", "vehicle_wheel_front_left_center"),
             std::string("the center point of the front left wheel of a car"));
    QCOMPARE(said("car", "car_roof_front_left_corner"),
             std::string("the front left corner of the cabin roof of a car"));
    QCOMPARE(said("pickup_truck", "car_roof_front_left_corner"),
             std::string("the front left corner of the cabin roof of a pickup truck"));
    QCOMPARE(said("bicycle", "bike_handlebar_tip_right"),
             std::string("the outer tip of the right handlebar grip of a bicycle"));
    QCOMPARE(said("armchair", "seat_seat_center"), std::string("the center point of the seat of an armchair"));
    QCOMPARE(said("unicycle", "bike_seat_front_tip"), std::string("the front tip of the seat of a unicycle"));
    QVERIFY(said("f1_car", "racer_nose_tip").ends_with(" of an f1 car"));
    QCOMPARE(said("egyptian_cat", "animal_ear_left_tip"), std::string("the tip of the left ear of an egyptian cat"));
}

void TestDemoKeypointTable::conceptNumbersAreFixed()
{
    QCOMPARE(conceptIdOf("wheel_center"), 1);
    QCOMPARE(conceptIdOf("numberplate"), 8);
    QCOMPARE(conceptIdOf("nose_tip"), 30);
    QCOMPARE(conceptIdOf("tail_base"), 84); // others were appended
    QCOMPARE(conceptIdOf("no_such_concept"), 0);
    std::set<int> given;
    for (const Category &c : categories())
        for (const KeypointDefinition &k : c.keypoints) {
            QVERIFY2(k.conceptId > 0, k.name.c_str());
            given.insert(k.conceptId);
        }
    QCOMPARE(int(given.size()), *given.rbegin()); // no number for what nothing uses
}

// Optional parts may be missing, but over a few instances every keypoint of the table is built, and none besides.
void TestDemoKeypointTable::buildersPlaceWhatTheTableDefines()
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
            QVERIFY2(placed.contains(k.name), (c.name + ": " + k.name).c_str());
        }
    }
}

QTEST_APPLESS_MAIN(TestDemoKeypointTable)
#include "tst_demo_keypoint_table.moc"
