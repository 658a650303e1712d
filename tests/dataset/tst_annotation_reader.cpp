#include "core/dataset/annotation_reader.h"

#include <QtTest>

using namespace soco;
using namespace soco::dataset;

// The fields of annotation files are not published: every plausible shape of the same two keypoints is read alike.
class TestAnnotationReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void factsOfTheImage_data();
    void factsOfTheImage();
    void fieldsOfAKeypoint();
    void invisibleKeypoints_data();
    void invisibleKeypoints();
    void noKeypointsVisible_data();
    void noKeypointsVisible();
    void broken_data();
    void broken();
};

void TestAnnotationReader::shapes_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *json) { QTest::newRow(name) << QByteArray(json); };
    row("as in a pair file", R"({"keypoints": [{"id": 1, "name": "left", "pos": [1.5, 2]},
                                               {"id": 2, "name": "right", "pos": [30, 4]}]})");
    row("list alone", R"([{"name": "left", "pos": [1.5, 2]}, {"name": "right", "pos": [30, 4]}])");
    row("other names", R"({"points": [{"keypoint_name": "left", "position": [1.5, 2]},
                                      {"keypoint_name": "right", "position": [30, 4]}]})");
    row("capitals", R"({"KeyPoints": [{"Name": "left", "Pos": [1.5, 2]}, {"Name": "right", "Pos": [30, 4]}]})");
    row("x and y", R"({"keypoints": [{"name": "left", "x": 1.5, "y": 2}, {"name": "right", "x": 30, "y": 4}]})");
    row("object as position", R"({"kps": [{"name": "left", "xy": {"x": 1.5, "y": 2}},
                                          {"name": "right", "xy": {"x": 30, "y": 4}}]})");
    row("map of positions", R"({"keypoints": {"left": [1.5, 2], "right": [30, 4]}})");
    row("map of positions with visibility", R"({"keypoints": {"left": [1.5, 2, 1], "right": [30, 4, 1]}})");
    row("map of objects", R"({"keypoints": {"left": {"pos": [1.5, 2]}, "right": {"pos": [30, 4]}}})");
    row("map of concepts", R"({"keypoints": {"mirror": {"left": [1.5, 2], "right": [30, 4]}}})");
    row("map of concepts with lists", R"({"keypoints": {"mirror": [{"name": "left", "pos": [1.5, 2]},
                                                                    {"name": "right", "pos": [30, 4]}]}})");
    row("deep inside", R"({"annotation": {"objects": [{"parts": {"list": [{"name": "left", "pos": [1.5, 2]},
                                                                          {"name": "right", "pos": [30, 4]}]}}]}})");
    row("name and label", R"({"keypoints": [{"label": "a", "name": "left", "pos": [1.5, 2]},
                                            {"name": "right", "label": "b", "pos": [30, 4]}]})");
    row("words beside the position", R"({"keypoints": [
        {"name": "left", "location": "centre of the mirror", "pos": [1.5, 2]},
        {"name": "right", "location": "centre of the mirror", "pos": [30, 4]}]})");
    row("image with a name of its own", R"({"name": "car_1.JPEG", "keypoints": [{"name": "left", "pos": [1.5, 2]},
                                                                                {"name": "right", "pos": [30, 4]}]})");
}

void TestAnnotationReader::shapes()
{
    QFETCH(QByteArray, json);
    const auto view = readAnnotation(json.toStdString());
    QVERIFY2(view.ok(), view.ok() ? "" : view.error().text().c_str());
    QCOMPARE(view->keypoints.size(), std::size_t(2));
    QCOMPARE(view->keypoints[0].name, std::string("left"));
    QCOMPARE(view->keypoints[0].position, (ImagePoint{1.5, 2}));
    QCOMPARE(view->keypoints[1].name, std::string("right"));
    QCOMPARE(view->keypoints[1].position, (ImagePoint{30, 4}));
}

void TestAnnotationReader::factsOfTheImage_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *json) { QTest::newRow(name) << QByteArray(json); };
    row("as in a pair file", R"({"category": "car", "image": "car_1.JPEG", "imsize": [64, 48],
                                 "bndbox": [9, 6, 57, 42], "keypoints": []})");
    row("other names", R"({"category_name": "car", "file_name": "Images/car/car_1.JPEG", "image_size": [64, 48, 3],
                           "bounding_box": {"left": 9, "top": 6, "right": 57, "bottom": 42}, "keypoints": []})");
    row("nested", R"({"image": {"filename": "car_1.JPEG", "width": 64, "height": 48},
                      "object": {"class": "car", "bbox": [9, 6, 57, 42], "keypoints": []}})");
    row("size in bytes beside", R"({"class": "car", "image": "car_1.JPEG", "size": 123456, "width": 64, "height": 48,
                                    "box": [9, 6, 57, 42], "keypoints": []})");
}

void TestAnnotationReader::factsOfTheImage()
{
    QFETCH(QByteArray, json);
    const auto view = readAnnotation(json.toStdString());
    QVERIFY2(view.ok(), view.ok() ? "" : view.error().text().c_str());
    QCOMPARE(view->category, std::string("car"));
    QCOMPARE(view->image, std::string("car_1.JPEG"));
    QCOMPARE(view->width, 64);
    QCOMPARE(view->height, 48);
    QCOMPARE(view->box.value_or(Box{}), (Box{9, 6, 57, 42}));
}

void TestAnnotationReader::fieldsOfAKeypoint()
{
    const auto view = readAnnotation(R"([{"id": 4, "name": "left", "pos": [1, 2], "concept_id": 7,
                                          "concept_name": "mirror", "kind": "functional", "is_shared": true,
                                          "description": {"part": "mirror"}}])");
    QVERIFY(view.ok());
    const Keypoint &keypoint = view->keypoints[0];
    QCOMPARE(keypoint.id, 4);
    QCOMPARE(keypoint.conceptId.value_or(0), 7);
    QCOMPARE(keypoint.conceptName, std::string("mirror"));
    QCOMPARE(keypoint.kind, std::string("functional"));
    QCOMPARE(keypoint.shared.value_or(false), true);
}

void TestAnnotationReader::invisibleKeypoints_data()
{
    QTest::addColumn<QByteArray>("hidden");
    QTest::newRow("no position") << QByteArray(R"({"name": "b", "pos": null})");
    QTest::newRow("no coordinates") << QByteArray(R"({"name": "b", "x": null, "y": null})");
    QTest::newRow("flag") << QByteArray(R"({"name": "b", "pos": [3, 4], "visible": false})");
    QTest::newRow("number") << QByteArray(R"({"name": "b", "pos": [3, 4], "visibility": 0})");
}

void TestAnnotationReader::invisibleKeypoints()
{
    QFETCH(QByteArray, hidden);
    const auto view = readAnnotation(R"({"keypoints": [{"name": "a", "pos": [1, 2], "visible": true}, )"
                                     + hidden.toStdString() + "]}");
    QVERIFY2(view.ok(), view.ok() ? "" : view.error().text().c_str());
    QCOMPARE(view->keypoints.size(), std::size_t(1));
    QCOMPARE(view->keypoints[0].name, std::string("a"));
}

void TestAnnotationReader::noKeypointsVisible_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty list") << QByteArray(R"({"keypoints": []})");
    QTest::newRow("empty map") << QByteArray(R"({"keypoints": {}})");
    QTest::newRow("all hidden") << QByteArray(R"([{"name": "a", "pos": null}])");
}

void TestAnnotationReader::noKeypointsVisible()
{
    QFETCH(QByteArray, json);
    const auto view = readAnnotation(json.toStdString());
    QVERIFY2(view.ok(), view.ok() ? "" : view.error().text().c_str());
    QVERIFY(view->keypoints.empty());
}

void TestAnnotationReader::broken_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *json, const char *place, const char *message) {
        QTest::newRow(name) << QByteArray(json) << place << message;
    };
    row("empty", "", "byte 0", "0 bytes");
    row("nothing that is a keypoint", R"({"image": "car_1.JPEG"})", "", "looks like a keypoint");
    row("list of something else", R"({"keypoints": [{"wheel": "left"}, 3]})", "", "looks like a keypoint");
    row("number", "7", "", "looks like a keypoint");
    row("NaN", R"({"keypoints": [{"name": "a", "pos": [NaN, 2]}]})", "keypoints[0].pos[0] (byte 37)", "NaN");
    row("text as coordinate", R"({"keypoints": [{"name": "a", "pos": ["x", 2]}]})", "keypoints[0].pos[0]", "number");
    row("one coordinate", R"({"keypoints": [{"name": "a", "pos": [2]}]})", "keypoints[0].pos", "2 are needed");
    row("huge coordinate", R"({"keypoints": [{"name": "a", "pos": [2, 1e300]}]})", "keypoints[0].pos[1]", "outside");
    row("huge coordinate in a map", R"({"keypoints": {"a": [2, 1e300]}})", "keypoints.a[1]", "outside");
    row("empty name in a map", R"({"keypoints": {"": [2, 3]}})", "keypoints", "no name");
    row("y as text", R"({"keypoints": [{"name": "a", "x": 2, "y": "down"}]})", "keypoints[0].y", "number");
    row("box of three numbers", R"({"bbox": [1, 2, 3], "keypoints": []})", "bbox", "4 are needed");
    row("size below one", R"({"imsize": [64, 0], "keypoints": []})", "imsize", "at least 1");
    row("concept name as number", R"([{"name": "a", "pos": [1, 2], "concept_name": 4}])", "[0].concept_name", "Text");
    row("cut short", R"({"keypoints": [{"name": "a", "pos": [1)", "keypoints[0].pos[", "not valid JSON");
}

void TestAnnotationReader::broken()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    QFETCH(QString, message);
    const auto view = readAnnotation(json.toStdString());
    QVERIFY(!view.ok());
    const Error &error = view.error();
    QCOMPARE(error.kind, ErrorKind::Malformed);
    if (place.isEmpty())
        QCOMPARE(error.place, std::string());
    QVERIFY2(QString::fromStdString(error.place).startsWith(place), error.text().c_str());
    QVERIFY2(QString::fromStdString(error.message).contains(message), error.text().c_str());
}

QTEST_APPLESS_MAIN(TestAnnotationReader)
#include "tst_annotation_reader.moc"
