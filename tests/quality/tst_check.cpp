#include "core/quality/check.h"

#include "core/base/rgb_image.h"
#include "core/dataset/image_file.h"
#include "core/quality/rule_registry.h"
#include "tests/quality/checked_dataset.h"

#include <QtTest>

#include <cstring>
#include <functional>
#include <set>

using namespace soco;
using namespace soco::dataset;
using namespace soco::quality;
using soco::test::DatasetBuilder;
using soco::test::checked;
using soco::test::line;
using soco::test::linesOf;
using soco::test::messagesOf;
using soco::test::opened;

namespace {

const std::string intra = "PairAnnotations/intra/car/";
const std::string pairFile = intra + "00003-car_2-car_3.json";
const std::string annotationFile = "KeypointAnnotations/car/car_2.json";
const std::string mappingFile = "Metadata/filename_mapping.json";
const std::string taxonomyPath = "Metadata/keypoint_taxonomy.json";

using Defect = std::function<void(const DatasetBuilder &)>;

Defect swapped(const std::string &file, const char *from, const char *to)
{
    return [=](const DatasetBuilder &builder) { builder.replace(file, from, to); };
}

Defect put(const std::string &file, const std::string &bytes)
{
    return [=](const DatasetBuilder &builder) { builder.write(file, bytes); };
}

Defect gone(const std::string &path)
{
    return [=](const DatasetBuilder &builder) { builder.remove(path); };
}

Defect copied(const std::string &from, const std::string &to, const char *before = "", const char *after = "")
{
    return [=](const DatasetBuilder &builder) {
        QByteArray bytes = builder.read(from);
        if (*before)
            bytes.replace(before, after);
        builder.write(to, bytes.toStdString());
    };
}

// Replaces in every pair file that shows car_2, and in its annotation where asked.
Defect inAllOfCar2(const char *from, const char *to, bool annotation)
{
    return [=](const DatasetBuilder &builder) {
        for (const char *file : {"intra/car/00001-car_1-car_2.json", "intra/car/00003-car_2-car_3.json",
                                 "cross/bus/00002-car_2-bus_2.json", "cross/car/00002-bus_2-car_2.json",
                                 "trainsplits/train/car/00001-car_1-car_2.json",
                                 "trainsplits/test/car/00003-car_2-car_3.json"}) {
            const std::string path = std::string("PairAnnotations/") + file;
            if (!path.ends_with("-car_2.json")) {
                builder.replace(path, from, to);
            } else { // another image may say the same first
                QByteArray bytes = builder.read(path);
                bytes.replace(bytes.lastIndexOf(from), qsizetype(std::strlen(from)), to);
                builder.write(path, bytes.toStdString());
            }
        }
        if (annotation)
            builder.replace(annotationFile, from, to);
    };
}

// "car_1.JPEG" becomes "car_1.jpeg".
Defect renamedPictures(const char *category, const char *pattern)
{
    return [=](const DatasetBuilder &builder) {
        const auto folder = builder.root() / "Images" / category;
        for (int n = 1; n <= 3; ++n)
            std::filesystem::rename(folder / DatasetBuilder::imageName(category, n),
                                    folder / QString(pattern).arg(n).toStdString());
    };
}

// A fourth picture of cars, whose annotation alone shows it: the keypoint's fields are `fields`.
Defect lonelyKeypoint(const char *fields)
{
    return [=](const DatasetBuilder &builder) {
        builder.write("Images/car/car_8.JPEG", builder.read("Images/car/car_1.JPEG").toStdString());
        builder.write("KeypointAnnotations/car/car_8.json", std::string("{\"image\": \"car_8.JPEG\", \"imsize\": [64, 48], "
                                                                        "\"keypoints\": [{") + fields + "}]}");
    };
}

} // namespace

Q_DECLARE_METATYPE(Defect)

class TestCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundDatasetHasNoProblems_data();
    void soundDatasetHasNoProblems();
    void oneDefectOneProblem_data();
    void oneDefectOneProblem();
    void everyRuleHasARow();
    void oneCauseInManyFilesIsOneProblem_data();
    void oneCauseInManyFilesIsOneProblem();
    void evidenceAndSubjectsNameWhatIsMeant();
    void chosenRulesAloneRun();
    void headersAlone();
    void sameListWhateverTheThreads();
    void progressEndsWhole();
    void cancelled();
    void aPictureAboveTheLimitIsNotFetchedAgain();

private:
    std::set<std::string> m_seenRules;
};

void TestCheck::soundDatasetHasNoProblems_data()
{
    QTest::addColumn<Defect>("legal");
    QTest::newRow("whole") << Defect([](const DatasetBuilder &) {});
    QTest::newRow("optional fields are missing") << Defect([](const DatasetBuilder &b) {
        b.replace(pairFile, "\"src_imsize\": [64, 48],\n", "");
        b.replace(pairFile, "\"trg_imsize\": [64, 48],\n", "");
        b.replace(pairFile, "\"pair_group\": \"car\",\n", "");
        b.replace(pairFile, "\"concept_id\": 7, ", "");
        b.replace(pairFile, "\"kind\": \"structural\", ", "");
    });
    QTest::newRow("an image without a box") << inAllOfCar2("bndbox\": [10, 6, 58, 42]", "bndbox\": []", true);
    QTest::newRow("a third entry of a size") << swapped(pairFile, "\"src_imsize\": [64, 48]", "\"src_imsize\": [64, 48, 3]");
    QTest::newRow("coordinates rounded otherwise") << swapped(pairFile, "[18, 12]", "[18.01, 12]");
    QTest::newRow("both orders of two images") << Defect([](const DatasetBuilder &b) {
        QByteArray bytes = b.read(pairFile);
        bytes.replace("src_", "xyz_").replace("trg_", "src_").replace("xyz_", "trg_").replace("\"pair_id\": 3", "\"pair_id\": 4");
        b.write(intra + "00004-car_3-car_2.json", bytes.toStdString());
    });
    QTest::newRow("nothing to match") << Defect([](const DatasetBuilder &b) {
        QByteArray bytes = b.read(pairFile);
        b.write(pairFile, (bytes.left(bytes.indexOf("\"semantic_overlap\""))
                           + "\"semantic_overlap\": [], \"concept_matches\": []}").toStdString());
    });
    QTest::newRow("what systems leave behind") << Defect([](const DatasetBuilder &b) {
        b.write("Images/car/.DS_Store", "x");
        b.write("Images/Thumbs.db", "x");
        b.write("PairAnnotations/intra/car/._00001-car_1-car_2.json", "x");
        b.write("KeypointAnnotations/desktop.ini", "x");
    });
    QTest::newRow("more metadata") << put("Metadata/demo_truth.json", "{\"name\": \"Demo\"}");
    QTest::newRow("a mapping with its images")
        << put(mappingFile, "{\"car\": {\"n01.JPEG\": \"car_1.JPEG\", \"n02\": \"car_2\"}, \"bus\": {}}");
}

void TestCheck::soundDatasetHasNoProblems()
{
    QFETCH(Defect, legal);
    const DatasetBuilder builder;
    legal(builder);
    const auto report = checked(builder);
    QVERIFY2(report.findings.empty(), messagesOf(report.findings));
    QVERIFY(!report.cancelled);
    QCOMPARE(report.outcomes.size(), RuleRegistry::instance().rules().size());
}

void TestCheck::oneDefectOneProblem_data()
{
    QTest::addColumn<Defect>("defect");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, Defect defect, const QString &expected, const char *message) {
        QTest::newRow(name) << std::move(defect) << QStringList{expected} << message;
    };

    row("pair file of no bytes", put(pairFile, ""), line("bad-json", pairFile, "byte 0"), "0 bytes");
    row("pair file that is no JSON", put(pairFile, "{\"pair_id\": }"), line("bad-json", pairFile, "pair_id (byte 12)"),
        "not valid JSON");
    row("annotation that is no JSON", put(annotationFile, "{"), line("bad-json", annotationFile, "byte 1"), "not valid JSON");
    row("mapping that is no JSON", put(mappingFile, "{,}"), line("bad-json", mappingFile, "byte 1"), "not valid JSON");
    row("NaN", swapped(pairFile, "[18, 12]", "[NaN, 12]"), line("not-finite", pairFile, "src_keypoints[0].pos[0] (byte 317)"),
        "NaN");
    row("-Infinity", swapped(pairFile, "[18, 12]", "[18, -Infinity]"),
        line("not-finite", pairFile, "src_keypoints[0].pos[1] (byte 322)"), "infinite");
    row("not UTF-8", swapped(pairFile, "\"kind\": \"functional\"", "\"kind\": \"fun\xff\""),
        line("not-utf8", pairFile, "src_keypoints[0].kind (byte 381)"), "UTF-8");
    row("byte order mark", [](const auto &b) { b.write(pairFile, "\xEF\xBB\xBF" + b.read(pairFile).toStdString()); },
        line("byte-order-mark", pairFile, "byte 0"), "byte order mark");
    row("key of a pair twice", swapped(pairFile, "\"pair_id\": 3,", "\"pair_id\": 3,\n\"pair_id\": 4,"),
        line("duplicate-key", pairFile, "pair_id"), "\"pair_id\" is there twice");
    row("key of a keypoint twice", swapped(annotationFile, "\"pos\": [18, 12]", "\"pos\": [18, 12], \"pos\": [18, 12]"),
        line("duplicate-key", annotationFile, "keypoints[0].pos"), "twice");
    row("field of another type", swapped(pairFile, "\"pair_id\": 3", "\"pair_id\": \"three\""),
        line("bad-fields", pairFile, "pair_id"), "whole number");
    row("mapping that is a list", put(mappingFile, "[]"), line("bad-fields", mappingFile), "must be an object");
    row("taxonomy that is no JSON", put(taxonomyPath, "["), line("bad-taxonomy", taxonomyPath, "[0] (byte 1)"), "not valid JSON");
    row("taxonomy of unknown shape", put(taxonomyPath, "{\"instances\": []}"), line("bad-taxonomy", taxonomyPath),
        "looks like a keypoint");
    row("path that leaves the folder", swapped(pairFile, "\"car_2.JPEG\"", "\"../../../x.JPEG\""),
        line("path-escape", pairFile, "src_image"), "../../../x.JPEG");
    row("folder in place of a pair", [](const auto &b) {
            b.remove(pairFile);
            std::filesystem::create_directory(b.root() / pairFile);
        }, line("unreadable-file", pairFile), "");
    row(
        "folder in place of a picture",
        [](const auto &b) {
            b.remove("Images/car/car_2.JPEG");
            std::filesystem::create_directory(b.root() / "Images/car/car_2.JPEG");
        },
        line("unreadable-file", "Images/car/car_2.JPEG"), "Is a folder");
    row("truncated picture", [](const auto &b) {
            b.write("Images/car/car_2.JPEG", b.read("Images/car/car_2.JPEG").chopped(300).toStdString());
        }, line("bad-image", "Images/car/car_2.JPEG", "row 30 of 48"), "truncated");
    row("picture of no bytes", put("Images/car/car_2.JPEG", ""), line("bad-image", "Images/car/car_2.JPEG", "byte 0"), "0 bytes");
    row("PNG under the name of a JPEG", [](const auto &b) { b.write("Images/car/car_2.JPEG", encodePng(RgbImage(64, 48))); },
        line("image-format", "Images/car/car_2.JPEG", "byte 0"), "is a PNG");
    row("checksum of a PNG", [](const auto &b) {
            QFile file(SOCO_SOURCE_DIR "/tests/dataset/data/images/png_wrong_checksum.png");
            QVERIFY(file.open(QIODevice::ReadOnly));
            b.write("Images/car/car_8.png", file.readAll().toStdString());
            b.write("KeypointAnnotations/car/car_8.json", "{\"image\": \"car_8.png\", \"keypoints\": []}");
        }, line("lenient-image", "Images/car/car_8.png"), "checksum");
    row("EXIF orientation", [](const auto &b) {
            QFile file(SOCO_SOURCE_DIR "/tests/dataset/data/images/exif_orientation_6.jpg");
            QVERIFY(file.open(QIODevice::ReadOnly));
            b.write("Images/car/car_8.JPEG", file.readAll().toStdString());
            b.write("KeypointAnnotations/car/car_8.json", "{\"image\": \"car_8.JPEG\", \"keypoints\": []}");
        }, line("exif-orientation", "Images/car/car_8.JPEG", "header"), "orientation is 6");

    row("a category's pictures gone", gone("Images/car"), line("missing-folder", "Images/car"), "3 annotations and ");
    QTest::newRow("pictures gone of a category without a group")
        << Defect([](const DatasetBuilder &b) {
               b.remove("Images/car");
               b.remove("PairAnnotations/intra/car");
               b.remove("PairAnnotations/cross/car");
               b.remove("PairAnnotations/trainsplits/train/car");
               b.remove("PairAnnotations/trainsplits/test/car");
               b.write(taxonomyPath, "{\"instances\": []}");
           })
        << QStringList{line("bad-taxonomy", taxonomyPath), line("missing-folder", "Images/car"),
                       line("missing-folder", "PairAnnotations/cross/car")}
        << "looks like a keypoint";
    row("all annotations gone", gone("KeypointAnnotations"), line("missing-folder", "KeypointAnnotations"), "6 images");
    row("a category's annotations gone", gone("KeypointAnnotations/car"), line("missing-folder", "KeypointAnnotations/car"),
        "3 images");
    row("all pairs gone", gone("PairAnnotations"), line("missing-folder", "PairAnnotations"), "no pair");
    row("intra pairs gone", gone("PairAnnotations/intra"), line("missing-folder", "PairAnnotations/intra"), "within");
    row("cross pairs gone", gone("PairAnnotations/cross"), line("missing-folder", "PairAnnotations/cross"), "across");
    row("test pairs gone", gone("PairAnnotations/trainsplits/test"), line("missing-folder", "PairAnnotations/trainsplits/test"),
        "training pairs is there");
    row("intra pairs of a category gone", gone("PairAnnotations/intra/car"), line("missing-folder", "PairAnnotations/intra/car"),
        "other categories");
    row("cross pairs of a group gone", gone("PairAnnotations/cross/car"), line("missing-folder", "PairAnnotations/cross/car"),
        "other categories");
    row("test pairs of a category gone", gone("PairAnnotations/trainsplits/test/car"),
        line("missing-folder", "PairAnnotations/trainsplits/test/car"), "other categories");
    row("metadata gone", gone("Metadata"), line("missing-metadata", "Metadata"), "taxonomy");
    row("taxonomy gone", gone(taxonomyPath), line("missing-metadata", taxonomyPath), "taxonomy is gone");
    row("mapping gone", gone(mappingFile), line("missing-metadata", mappingFile), "mapping is gone");
    row("folder without pictures", [](const auto &b) {
            b.remove("Images/car");
            std::filesystem::create_directory(b.root() / "Images/car");
        }, line("empty-folder", "Images/car"), "no picture");
    row("folder without pairs", [](const auto &b) { std::filesystem::create_directory(b.root() / "PairAnnotations/intra/van"); },
        line("empty-folder", "PairAnnotations/intra/van"), "no pair");
    row("annotation gone", gone(annotationFile), line("missing-annotation", annotationFile), "6 pairs use");
    row("annotation of no image", put("KeypointAnnotations/car/car_9.json", "{\"keypoints\": []}"),
        line("orphan-annotation", "KeypointAnnotations/car/car_9.json", "image"), "No image belongs");
    row("annotation naming a missing image", put("KeypointAnnotations/car/x.json", "{\"image\": \"car_9.JPEG\", \"keypoints\": []}"),
        line("missing-image", "KeypointAnnotations/car/x.json", "image"), "car/car_9.JPEG is not there");
    row("two annotations of an image", put("KeypointAnnotations/car/x.json", "{\"image\": \"car_2.JPEG\", \"keypoints\": []}"),
        line("second-annotation", "KeypointAnnotations/car/x.json", "image"), "2 annotations");
    row("image that nothing uses", copied("Images/car/car_1.JPEG", "Images/car/car_8.JPEG"),
        line("unused-image", "Images/car/car_8.JPEG"), "Nothing uses");
    row("category that nothing uses", copied("Images/car/car_1.JPEG", "Images/van/van_1.JPEG"),
        line("category-without-pairs", "Images/van"), "1 image");
    row("mapping of an image that is gone", put(mappingFile, "{\"car\": {\"a.JPEG\": \"car_1.JPEG\", \"b.JPEG\": \"car_9.JPEG\"}}"),
        line("stale-mapping", mappingFile, "car.b.JPEG"), "car_9.JPEG");
    row("mapping of a category that is gone", put(mappingFile, "{\"van\": {\"a\": \"van_1.JPEG\", \"b\": \"van_2.JPEG\"}, "
                                                               "\"car\": {\"c\": \"car_1.JPEG\"}}"),
        line("stale-mapping", mappingFile, "van"), "2 images");
    row("file of another ending", put("Images/car/notes.txt", "x"), line("stray-file", "Images/car/notes.txt"), "Nothing reads");
    row("picture beside the categories", copied("Images/car/car_1.JPEG", "Images/car_1.JPEG"),
        line("stray-file", "Images/car_1.JPEG"), "folder of a category");
    row("pair under another ending", [](const auto &b) {
            std::filesystem::rename(b.root() / pairFile, b.root() / (intra + "00003-car_2-car_3.jsn"));
        }, line("stray-file", intra + "00003-car_2-car_3.jsn"), ".json");
    row("image renamed in case", [](const auto &b) {
            std::filesystem::rename(b.root() / "Images/car/car_2.JPEG", b.root() / "Images/car/car_2.jpg");
        }, line("missing-image", "Images/car/car_2.JPEG"), "car_2.jpg is there");
    row("pictures of a category renamed in case", renamedPictures("car", "car_%1.jpeg"),
        line("missing-image", "Images/car"), "3 images of car");
    row("and in their stems", renamedPictures("car", "Car_%1.JPEG"), line("missing-image", "Images/car"),
        "car_1.JPEG as Car_1.JPEG");
    row(
        "pictures of all categories renamed",
        [](const auto &b) {
            renamedPictures("car", "car_%1.jpeg")(b);
            renamedPictures("bus", "bus_%1.jpeg")(b);
        },
        line("missing-image", "Images"), "6 images of bus and car");
    row("names that differ in case", copied("Images/car/car_1.JPEG", "Images/car/car_1.jpeg"),
        line("name-collision", "Images/car/car_1.JPEG"), "car_1.jpeg");

    row("gap in the numbers", gone(intra + "00002-car_1-car_3.json"), line("pair-number-gap", "PairAnnotations/intra/car"), "2 is gone");
    row("number twice", [](const auto &b) {
            b.replace(intra + "00002-car_1-car_3.json", "\"pair_id\": 2", "\"pair_id\": 1");
            std::filesystem::rename(b.root() / (intra + "00002-car_1-car_3.json"), b.root() / (intra + "00001-car_1-car_3.json"));
        }, line("pair-number-twice", intra + "00001-car_1-car_2.json", "pair_id"), "Number 1");
    row("pair under two numbers", copied(pairFile, intra + "00004-car_2-car_3.json", "\"pair_id\": 3", "\"pair_id\": 4"),
        line("pair-twice", intra + "00004-car_2-car_3.json"), "2 times");
    row("pair copied far behind", copied(pairFile, intra + "00044-car_2-car_3.json"),
        line("pair-twice", intra + "00044-car_2-car_3.json"), "2 times");
    row("pair with itself", [](const auto &b) {
            QByteArray list = b.read(annotationFile);
            list = list.mid(list.indexOf("\"keypoints\": ") + 13);
            list.truncate(list.lastIndexOf(']') + 1);
            b.write(
                intra + "00004-car_2-car_2.json",
                "{\"pair_id\": 4, \"category\": \"car\", \"src_image\": \"car_2.JPEG\", \"trg_image\": \"car_2.JPEG\", "
                "\"src_bndbox\": [10, 6, 58, 42], \"trg_bndbox\": [10, 6, 58, 42], \"src_keypoints\": "
                    + list.toStdString() + ", \"trg_keypoints\": " + list.toStdString()
                    + ", "
                      "\"semantic_overlap\": [], \"concept_matches\": []}");
        }, line("self-pair", intra + "00004-car_2-car_2.json", "trg_image"), "itself");
    row("cross pair among the intra pairs", copied("PairAnnotations/cross/car/00001-bus_1-car_1.json",
                                                   intra + "00004-bus_1-car_1.json", "\"pair_id\": 1", "\"pair_id\": 4"),
        line("pair-category", intra + "00004-bus_1-car_1.json", "src_category"), "\"bus\" and \"car\"");
    row("training pair among the test pairs", copied("PairAnnotations/trainsplits/train/car/00001-car_1-car_2.json",
                                                     "PairAnnotations/trainsplits/test/car/00001-car_1-car_2.json"),
        line("split-leakage", "PairAnnotations/trainsplits/test/car/00001-car_1-car_2.json"), "1 pair");
    row("group of another folder", swapped(pairFile, "\"pair_group\": \"car\"", "\"pair_group\": \"bus\""),
        line("group-mismatch", pairFile, "pair_group"), "\"bus\"");
    row("number of another file", swapped(pairFile, "\"pair_id\": 3", "\"pair_id\": 4"), line("name-mismatch", pairFile, "pair_id"),
        "number 4, the name says 3");
    row("name without a number", [](const auto &b) {
            std::filesystem::rename(b.root() / pairFile, b.root() / (intra + "last.json"));
        }, line("name-mismatch", intra + "last.json"), "00003-car_2-car_3.json");

    row("size in one pair", swapped(pairFile, "\"src_imsize\": [64, 48]", "\"src_imsize\": [65, 48]"),
        line("size-mismatch", pairFile, "src_imsize"), "64 x 48, 1 pair says 65 x 48");
    row("box without area", swapped(pairFile, "\"src_bndbox\": [10, 6, 58, 42]", "\"src_bndbox\": [10, 6, 10, 42]"),
        line("box-empty", pairFile, "src_bndbox"), "no area");
    row("box inside out", swapped(pairFile, "\"src_bndbox\": [10, 6, 58, 42]", "\"src_bndbox\": [58, 6, 10, 42]"),
        line("box-empty", pairFile, "src_bndbox"), "[58, 6, 10, 42]");
    row("box outside", swapped(pairFile, "\"src_bndbox\": [10, 6, 58, 42]", "\"src_bndbox\": [10, 6, 65, 42]"),
        line("box-outside", pairFile, "src_bndbox"), "[10, 6, 65, 42]");
    row("point outside", swapped(pairFile, "[18, 12]", "[18, 48]"), line("point-outside", pairFile, "src_keypoints[0].pos"),
        "(18, 48)");
    row("keypoint doubled", swapped(pairFile, "\"src_keypoints\": [\n", "\"src_keypoints\": [\n  {\"id\": 1, \"name\": "
                                    "\"vehicle_mirror_left\", \"pos\": [18, 12], \"concept_id\": 7, \"concept_name\": \"mirror\", "
                                    "\"kind\": \"functional\"},\n"),
        line("duplicate-name", pairFile, "src_keypoints[1].name"), "twice");
    row("name listed twice", swapped(pairFile, "\"semantic_overlap\": [", "\"semantic_overlap\": [\"vehicle_mirror_left\", "),
        line("duplicate-name", pairFile, "semantic_overlap[1]"), "listed twice");
    row("point moved in one pair", swapped(pairFile, "[18, 12]", "[19, 12]"),
        line("copy-differs", pairFile, "src_keypoints[0].pos"),
        "in 1 pair, unlike its annotation: \"vehicle_mirror_left\" is at (19, 12), not at (18, 12)");
    row("box moved in one pair", swapped(pairFile, "\"src_bndbox\": [10,", "\"src_bndbox\": [11,"),
        line("copy-differs", pairFile, "src_bndbox"), "[11, 6, 58, 42], not [10, 6, 58, 42]");
    row("keypoint renamed in one pair", swapped(pairFile, "{\"id\": 4, \"name\": \"vehicle_wheel_front_left_center\"",
                                                "{\"id\": 4, \"name\": \"wheel\""),
        line("copy-differs", pairFile, "src_keypoints[2].name"), "\"wheel\" stands for \"vehicle_wheel_front_left_center\"");
    row("keypoint renamed in the annotation", swapped(annotationFile, "{\"id\": 4, \"name\": \"vehicle_wheel_front_left_center\"",
                                                      "{\"id\": 4, \"name\": \"wheel\""),
        line("copy-differs", annotationFile), "stands for \"wheel\"");
    row("name that no view has", swapped(pairFile, "\"semantic_overlap\": [", "\"semantic_overlap\": [\"aerial\", "),
        line("unknown-name", pairFile, "semantic_overlap[0]"), "\"aerial\"");
    row("name in a concept match", swapped(pairFile, "\"src_keypoints\": [\"vehicle_mirror_left\"", "\"src_keypoints\": [\"x\""),
        line("unknown-name", pairFile, "concept_matches[0].src_keypoints[0]"), "\"x\"");
    row("group of another concept", swapped(pairFile, "{\"concept_name\": \"mirror\", \"src", "{\"concept_name\": \"numberplate\", \"src"),
        line("wrong-concept-group", pairFile, "concept_matches[0].src_keypoints[0]"), "in the group of \"numberplate\"");
    row("keypoint that nothing knows", lonelyKeypoint("\"id\": 6, \"name\": \"plate\", \"pos\": [3, 3], \"concept_name\": \"mirror\", \"kind\": \"functional\""),
        line("unknown-keypoint", "KeypointAnnotations/car/car_8.json", "keypoints[0].name"), "\"plate\"");
    row(
        "keypoint where no taxonomy can be read",
        [](const DatasetBuilder &b) {
            lonelyKeypoint(
                "\"id\": 6, \"name\": \"plate\", \"pos\": [3, 3], \"concept_name\": \"wing\", \"kind\": \"functional\"")(
                b);
            b.write(taxonomyPath, "[");
        },
        line("bad-taxonomy", taxonomyPath, "[0] (byte 1)"), "not valid JSON"); // one cause, one finding
    row("concept that nothing knows", swapped(pairFile, "\"concept_name\": \"mirror\", \"kind\"", "\"concept_name\": \"wing\", \"kind\""),
        line("unknown-concept", pairFile, "src_keypoints[0].concept_name"), "\"wing\"");
    row("concept of a group that nothing knows", swapped(pairFile, "{\"concept_name\": \"mirror\", \"src", "{\"concept_name\": \"wing\", \"src"),
        line("unknown-concept", pairFile, "concept_matches[0].concept_name"), "\"wing\"");
    row("kind that nothing knows", swapped(annotationFile, "\"kind\": \"functional\"", "\"kind\": \"functoinal\""),
        line("unknown-kind", annotationFile, "keypoints[0].kind"), "\"functoinal\"");
    row("concept of another keypoint", swapped(annotationFile, "\"concept_name\": \"mirror\"", "\"concept_name\": \"wheel_center\""),
        line("concept-differs", annotationFile, "keypoints[0].concept_name"), "\"wheel_center\" in 1 file");
    row("kind unlike the others", swapped(pairFile, "\"kind\": \"functional\"", "\"kind\": \"structural\""),
        line("kind-differs", pairFile, "src_keypoints[0].kind"), "structural in 1 file");
    row("id of another keypoint", swapped(pairFile, "{\"id\": 1, ", "{\"id\": 2, "), line("id-clash", pairFile, "src_keypoints[0].id"),
        "has the id 2 instead of 1, which is that of vehicle_mirror_right");
    row("id in the taxonomy", swapped(taxonomyPath, "\"keypoint_id\": 5", "\"keypoint_id\": 15"), line("id-clash", taxonomyPath),
        "has the id 15 instead of 5 in the taxonomy");
    row("id of another concept", swapped(annotationFile, "\"concept_id\": 7", "\"concept_id\": 8"),
        line("concept-id-clash", annotationFile, "keypoints[0].concept_id"), "8 instead of 7");
}

void TestCheck::oneDefectOneProblem()
{
    QFETCH(Defect, defect);
    QFETCH(QStringList, expected);
    QFETCH(QString, message);
    const DatasetBuilder builder;
    defect(builder);
    const auto report = checked(builder);
    QVERIFY2(linesOf(report.findings) == expected, messagesOf(report.findings));
    QVERIFY2(QString::fromStdString(report.findings[0].message).contains(message), messagesOf(report.findings));
    m_seenRules.insert(report.findings[0].rule);
}

// Runs after the rows above.
void TestCheck::everyRuleHasARow()
{
    if (m_seenRules.size() < 2)
        QSKIP("Only with all rows before it");
    for (const auto &rule : RuleRegistry::instance().rules()) {
        const std::string name(rule->info().name);
        QVERIFY2(m_seenRules.count(name) == 1, name.c_str());
    }
}

void TestCheck::oneCauseInManyFilesIsOneProblem_data()
{
    QTest::addColumn<Defect>("defect");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("occurrences");
    QTest::newRow("image gone") << gone("Images/car/car_2.JPEG") << line("missing-image", "Images/car/car_2.JPEG") << 7;
    QTest::newRow("annotation edited") << swapped(annotationFile, "[18, 12]", "[20, 12]")
                                       << line("copy-differs", annotationFile) << 6;
    QTest::newRow("picture replaced by a smaller one")
        << Defect([](const DatasetBuilder &b) { b.write("Images/car/car_2.JPEG", encodeJpeg(RgbImage(32, 24), 90)); })
        << line("size-mismatch", annotationFile, "imsize") << 7;
    QTest::newRow("box outside everywhere") << inAllOfCar2("[10, 6, 58, 42]", "[10, 6, 70, 42]", true)
                                            << line("box-outside", annotationFile, "bndbox") << 7;
    QTest::newRow("point outside everywhere") << inAllOfCar2("[18, 12]", "[-1, 12]", true)
                                              << line("point-outside", annotationFile, "keypoints[0].pos") << 7;
    QTest::newRow("concept renamed everywhere")
        << inAllOfCar2("\"pos\": [18, 12], \"concept_id\": 7, \"concept_name\": \"mirror\"",
                       "\"pos\": [18, 12], \"concept_id\": 7, \"concept_name\": \"wing\"", true)
        << line("unknown-concept", annotationFile, "keypoints[0].concept_name") << 7;
    QTest::newRow("id changed everywhere") << inAllOfCar2("{\"id\": 1, \"name\": \"vehicle_mirror_left\", \"pos\": [18, 12]",
                                                          "{\"id\": 2, \"name\": \"vehicle_mirror_left\", \"pos\": [18, 12]", true)
                                           << line("id-clash", annotationFile, "keypoints[0].id") << 7;
    QTest::newRow("folder of pairs renamed") << Defect([](const DatasetBuilder &b) {
        std::filesystem::rename(b.root() / "PairAnnotations/intra/car", b.root() / "PairAnnotations/intra/auto");
    }) << line("group-mismatch", "PairAnnotations/intra/auto/00001-car_1-car_2.json", "pair_group") << 3;
    QTest::newRow("keypoint taken out of the taxonomy") << Defect([](const DatasetBuilder &b) {
        QByteArray bytes = b.read(taxonomyPath);
        b.write(taxonomyPath, bytes.replace("vehicle_mirror_left", "vehicle_aerial").toStdString());
    }) << line("unknown-keypoint", "KeypointAnnotations/bus/bus_2.json", "keypoints[0].name") << 26;
    QTest::newRow("a whole split copied into the other") << Defect([](const DatasetBuilder &b) {
        b.remove("PairAnnotations/trainsplits/test/car");
        std::filesystem::copy(b.root() / "PairAnnotations/trainsplits/train/car", b.root() / "PairAnnotations/trainsplits/test/car");
    }) << line("split-leakage", "PairAnnotations/trainsplits/test/car/00001-car_1-car_2.json") << 2;
}

void TestCheck::oneCauseInManyFilesIsOneProblem()
{
    QFETCH(Defect, defect);
    QFETCH(QString, expected);
    QFETCH(int, occurrences);
    const DatasetBuilder builder;
    defect(builder);
    const auto report = checked(builder);
    QVERIFY2(linesOf(report.findings) == QStringList{expected}, messagesOf(report.findings));
    QCOMPARE(int(report.findings[0].occurrences.size()), occurrences);
}

void TestCheck::evidenceAndSubjectsNameWhatIsMeant()
{
    const DatasetBuilder builder;
    builder.remove("Images/car/car_2.JPEG");
    const auto report = checked(builder);
    QCOMPARE(report.findings.size(), std::size_t(1));
    const Finding &finding = report.findings[0];
    QCOMPARE(finding.severity, Severity::Error);
    QCOMPARE(finding.subjects.size(), std::size_t(7)); // the image and six pairs
    QVERIFY(finding.subjects.front() == Subject(ImageId{"car", "car_2.JPEG"}));
    QVERIFY(std::count(finding.subjects.begin(), finding.subjects.end(),
                       Subject(PairId{PairKind::Intra, "car", "00003-car_2-car_3.json"})) == 1);
    const auto pairs = std::find_if(finding.evidence.begin(), finding.evidence.end(), [](const Fact &f) { return f.name == "pairs"; });
    QVERIFY(pairs != finding.evidence.end());
    QCOMPARE(std::get<std::int64_t>(pairs->value), std::int64_t(6));
    QCOMPARE(finding.occurrences[0].file, annotationFile);
}

void TestCheck::chosenRulesAloneRun()
{
    const DatasetBuilder builder;
    builder.remove("Images/car/car_2.JPEG");
    builder.write("Images/car/notes.txt", "x");
    const auto &registry = RuleRegistry::instance();
    const auto one = registry.select({"stray-file"}, {});
    QVERIFY(one.ok());
    const auto report = checked(builder, {*one});
    QCOMPARE(linesOf(report.findings), QStringList{line("stray-file", "Images/car/notes.txt")});
    QCOMPARE(report.outcomes.size(), std::size_t(1));
    const auto others = registry.select({}, {"stray-file"});
    QVERIFY(others.ok());
    QCOMPARE(linesOf(checked(builder, {*others}).findings), QStringList{line("missing-image", "Images/car/car_2.JPEG")});
}

void TestCheck::headersAlone()
{
    const DatasetBuilder builder;
    builder.write("Images/car/car_2.JPEG", builder.read("Images/car/car_2.JPEG").chopped(300).toStdString());
    QCOMPARE(checked(builder, {{}, 0, true}).findings.size(), std::size_t(1));
    QVERIFY(checked(builder, {{}, 0, false}).findings.empty());
}

void TestCheck::sameListWhateverTheThreads()
{
    const DatasetBuilder builder({.categories = {"bus", "car", "van"}, .images = 5});
    builder.replace("KeypointAnnotations/van/van_2.json", "[18, 12]", "[20, 12]");
    builder.remove("Images/car/car_1.JPEG");
    builder.remove("KeypointAnnotations/bus");
    builder.replace("PairAnnotations/intra/bus/00005-bus_2-bus_3.json", "[18, 12]", "[20, 12]");
    builder.write(pairFile, "");
    const auto dataset = opened(builder);
    const auto describe = [](const std::vector<Finding> &findings) {
        QByteArray text = messagesOf(findings);
        for (const Finding &finding : findings)
            for (const Occurrence &occurrence : finding.occurrences)
                text += (occurrence.file + ' ' + occurrence.place + '\n').c_str();
        return text;
    };
    const QByteArray one = describe(checkDataset(*dataset, {{}, 1}).findings);
    QVERIFY(one.count('\n') > 20);
    for (const int threads : {2, 3, 8})
        QCOMPARE(describe(checkDataset(*dataset, {{}, threads}).findings), one);
}

void TestCheck::progressEndsWhole()
{
    const DatasetBuilder builder;
    std::vector<Progress> reports;
    checkDataset(*opened(builder), {}, Task([&](const Progress &progress) { reports.push_back(progress); }));
    // Six images, six annotations, sixteen pairs.
    QCOMPARE(reports.size(), std::size_t(28));
    QCOMPARE(reports.back().done, reports.back().total);
}

void TestCheck::cancelled()
{
    const DatasetBuilder builder;
    builder.write(pairFile, "");
    std::stop_source stop;
    stop.request_stop();
    const auto report = checkDataset(*opened(builder), {}, Task({}, stop.get_token()));
    QVERIFY(report.cancelled);
    QVERIFY(report.findings.empty() && report.outcomes.empty());
}

// It is whole; another copy would be as large.
void TestCheck::aPictureAboveTheLimitIsNotFetchedAgain()
{
    const DatasetBuilder builder;
    QByteArray picture = builder.read("Images/car/car_2.JPEG");
    const qsizetype frame = picture.indexOf("\xff\xc0"); // its height and width stand five bytes on
    picture.replace(frame + 5, 4, "\xf0\xf0\xf0\xf0");
    builder.write("Images/car/car_2.JPEG", picture.toStdString());
    const std::vector<Finding> findings = checked(builder).findings;
    QVERIFY(findings.size() == 1 && findings[0].rule == "bad-image");
    QVERIFY2(findings[0].remedy.starts_with("Replace it with a smaller copy"), findings[0].remedy.c_str());
}

QTEST_APPLESS_MAIN(TestCheck)
#include "tst_check.moc"
