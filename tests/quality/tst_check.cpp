#include "core/quality/check.h"

#include "tests/dataset/dataset_builder.h"

#include <QtTest>

#include <functional>

using namespace soco;
using namespace soco::dataset;
using namespace soco::quality;
using soco::test::DatasetBuilder;

namespace {

const std::string pairFile = "PairAnnotations/intra/car/00003-car_2-car_3.json";
const std::string annotationFile = "KeypointAnnotations/car/car_2.json";

std::shared_ptr<const Dataset> opened(const DatasetBuilder &builder)
{
    auto dataset = Dataset::open(builder.root());
    if (!dataset)
        qFatal("%s", dataset.error().text().c_str());
    return *dataset;
}

QStringList linesOf(const std::vector<Problem> &problems)
{
    QStringList lines;
    for (const Problem &problem : problems)
        lines << QString::fromStdString(problem.rule + " | " + problem.file + " | " + problem.place);
    return lines;
}

QString line(const char *rule, const std::string &file, const char *place)
{
    return QString::fromStdString(std::string(rule) + " | " + file + " | " + place);
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(const DatasetBuilder &)>)

class TestCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundDatasetHasNoProblems_data();
    void soundDatasetHasNoProblems();
    void oneDefectOneProblem_data();
    void oneDefectOneProblem();
    void missingImageIsNamedWhereverItIsUsed();
    void editedAnnotationIsReportedInEveryCopy();
    void copiesAreComparedWithoutAnnotations();
    void sameListWhateverTheThreads();
    void progressEndsWhole();
    void cancelled();
};

void TestCheck::soundDatasetHasNoProblems_data()
{
    QTest::addColumn<bool>("annotations");
    QTest::addColumn<bool>("taxonomy");
    QTest::newRow("whole") << true << true;
    QTest::newRow("no annotations") << false << true;
    QTest::newRow("no taxonomy") << true << false;
}

void TestCheck::soundDatasetHasNoProblems()
{
    QFETCH(bool, annotations);
    QFETCH(bool, taxonomy);
    const DatasetBuilder builder({.annotations = annotations, .taxonomy = taxonomy});
    const auto problems = checkDataset(*opened(builder));
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].message.c_str());
}

void TestCheck::oneDefectOneProblem_data()
{
    QTest::addColumn<std::function<void(const DatasetBuilder &)>>("defect");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("message");
    using Defect = std::function<void(const DatasetBuilder &)>;
    const auto row = [](const char *name, Defect defect, const QStringList &expected, const char *message) {
        QTest::newRow(name) << defect << expected << message;
    };
    const auto swap = [](const std::string &file, const char *from, const char *to) -> Defect {
        return [=](const DatasetBuilder &builder) { builder.replace(file, from, to); };
    };
    const auto put = [](const std::string &file, const std::string &bytes) -> Defect {
        return [=](const DatasetBuilder &builder) { builder.write(file, bytes); };
    };

    row("pair file of no bytes", put(pairFile, ""), {line("bad-json", pairFile, "byte 0")}, "0 bytes");
    row("pair file that is no JSON", put(pairFile, "{\"pair_id\": }"),
        {line("bad-json", pairFile, "pair_id (byte 12)")}, "not valid JSON");
    row("NaN", swap(pairFile, "[18, 12]", "[NaN, 12]"),
        {line("bad-json", pairFile, "src_keypoints[0].pos[0] (byte 317)")}, "NaN");
    row("name that the target lacks", swap(pairFile, "\"semantic_overlap\": [", "\"semantic_overlap\": [\"aerial\", "),
        {line("unknown-name", pairFile, "semantic_overlap[0]"), line("unknown-name", pairFile, "semantic_overlap[0]")},
        "\"aerial\" is not among src_keypoints");
    row("name in a concept match",
        swap(pairFile, "\"src_keypoints\": [\"vehicle_mirror_left\"", "\"src_keypoints\": [\"x\""),
        {line("unknown-name", pairFile, "concept_matches[0].src_keypoints[0]")}, "\"x\" is not among src_keypoints");
    row("name listed twice",
        swap(pairFile, "\"semantic_overlap\": [", "\"semantic_overlap\": [\"vehicle_mirror_left\", "),
        {line("duplicate-name", pairFile, "semantic_overlap[1]")}, "listed twice");
    row("box outside", [](const auto &b) {
            b.replace(pairFile, "\"src_bndbox\": [10, 6, 58, 42]", "\"src_bndbox\": [10, 6, 65, 42]");
            b.replace(annotationFile, "\"bndbox\": [10, 6, 58, 42],\n", "");
        },
        {line("box-outside", pairFile, "src_bndbox")}, "[10, 6, 65, 42] leaves the image of 64 x 48");
    row("box without area", [](const auto &b) {
            b.replace(pairFile, "\"src_bndbox\": [10, 6, 58, 42]", "\"src_bndbox\": [10, 6, 10, 42]");
            b.replace(annotationFile, "\"bndbox\": [10, 6, 58, 42],\n", "");
        },
        {line("box-empty", pairFile, "src_bndbox")}, "no area");
    row("size that disagrees with the image", [](const auto &b) {
            b.replace(pairFile, "\"src_imsize\": [64, 48]", "\"src_imsize\": [65, 48]");
            b.replace(annotationFile, "\"imsize\": [64, 48],\n", "");
        },
        {line("size-mismatch", pairFile, "src_imsize")}, "It says 65 x 48, the image is 64 x 48");
    row("point moved in one pair", swap(pairFile, "[18, 12]", "[19, 12]"),
        {line("copy-differs", pairFile, "src_keypoints[0].pos")},
        "\"vehicle_mirror_left\" is at (19, 12) here and at (18, 12) in KeypointAnnotations/car/car_2.json");
    row("point outside", [](const auto &b) {
            b.replace(pairFile, "[18, 12]", "[18, 48]");
        },
        {line("copy-differs", pairFile, "src_keypoints[0].pos"),
         line("point-outside", pairFile, "src_keypoints[0].pos")},
        "in KeypointAnnotations");
    row("box moved in one pair", swap(pairFile, "\"src_bndbox\": [10,", "\"src_bndbox\": [11,"),
        {line("copy-differs", pairFile, "src_bndbox")}, "[11, 6, 58, 42] here and [10, 6, 58, 42]");
    row("concept changed in one pair", swap(pairFile, "\"concept_name\": \"mirror\", \"kind\"",
                                            "\"concept_name\": \"wing\", \"kind\""),
        {line("copy-differs", pairFile, "src_keypoints[0].concept_name")}, "\"wing\" here and of \"mirror\"");
    row("kind changed in one pair", swap(pairFile, "\"kind\": \"functional\"", "\"kind\": \"structural\""),
        {line("copy-differs", pairFile, "src_keypoints[0].kind")}, "\"structural\" here");
    row("keypoint renamed in one pair", swap(pairFile, "{\"id\": 4, \"name\": \"vehicle_wheel_front_left_center\"",
                                             "{\"id\": 4, \"name\": \"wheel\""),
        {line("unknown-name", pairFile, "concept_matches[1].src_keypoints[0]"),
         line("unknown-name", pairFile, "semantic_overlap[1]"),
         line("copy-differs", pairFile, "src_keypoints"), line("copy-differs", pairFile, "src_keypoints[2].name")},
        "is not among src_keypoints");
    row("keypoint doubled", swap(pairFile, "\"src_keypoints\": [\n", "\"src_keypoints\": [\n  {\"id\": 1, \"name\": "
                                 "\"vehicle_mirror_left\", \"pos\": [18, 12], \"concept_name\": \"mirror\", \"kind\": "
                                 "\"functional\"},\n"),
        {line("copy-differs", pairFile, "src_keypoints[1].name"),
         line("duplicate-name", pairFile, "src_keypoints[1].name")},
        "in KeypointAnnotations");
    row("group of another folder", swap(pairFile, "\"pair_group\": \"car\"", "\"pair_group\": \"bus\""),
        {line("group-mismatch", pairFile, "pair_group")}, "\"bus\" is not the folder");
    row("number of another file", swap(pairFile, "\"pair_id\": 3", "\"pair_id\": 4"),
        {line("name-mismatch", pairFile, "pair_id")}, "It is 4, the file name says 3");
    row("image of another file", [](const auto &b) {
            b.write("PairAnnotations/intra/car/00009-car_1-car_3.json",
                    b.read(pairFile).replace("\"pair_id\": 3", "\"pair_id\": 9").toStdString());
        },
        {line("name-mismatch", "PairAnnotations/intra/car/00009-car_1-car_3.json", "src_image")}, "car_1");
    row("folders in place of files", [](const auto &b) {
            for (const std::string &file : {std::string("Images/car/car_2.JPEG"), annotationFile, pairFile}) {
                b.remove(file);
                std::filesystem::create_directory(b.root() / file);
            }
        },
        {line("bad-image", "Images/car/car_2.JPEG", ""), line("unreadable-file", annotationFile, ""),
         line("unreadable-file", pairFile, "")}, "");
    row("path that leaves the folder", swap(pairFile, "\"car_2.JPEG\"", "\"../../../x.JPEG\""),
        {line("path-escape", pairFile, "src_image")}, "../../../x.JPEG");
    row("truncated image", [](const auto &b) {
            b.write("Images/car/car_2.JPEG", b.read("Images/car/car_2.JPEG").chopped(300).toStdString());
        },
        {line("bad-image", "Images/car/car_2.JPEG", "row 30 of 48")}, "truncated");
    row("image of no bytes", put("Images/car/car_2.JPEG", ""), {line("bad-image", "Images/car/car_2.JPEG", "byte 0")},
        "0 bytes");
    row("annotation that is no JSON", put(annotationFile, "{"), {line("bad-json", annotationFile, "byte 1")},
        "not valid JSON");
    row("annotation of no image", put("KeypointAnnotations/car/car_9.json", "{\"keypoints\": []}"),
        {line("missing-image", "KeypointAnnotations/car/car_9.json", "image")}, "No image belongs");
    row("annotation naming a missing image",
        put("KeypointAnnotations/car/x.json", "{\"image\": \"car_9.JPEG\", \"keypoints\": []}"),
        {line("missing-image", "KeypointAnnotations/car/x.json", "image")}, "car/car_9.JPEG is not there");
    row("taxonomy that is no JSON", put("Metadata/keypoint_taxonomy.json", "["),
        {line("bad-taxonomy", "Metadata/keypoint_taxonomy.json", "[0] (byte 1)")}, "not valid JSON");
    row("taxonomy of unknown shape", put("Metadata/keypoint_taxonomy.json", "{\"instances\": []}"),
        {line("bad-taxonomy", "Metadata/keypoint_taxonomy.json", "")}, "looks like a keypoint");
    row("mapping that is no JSON", put("Metadata/filename_mapping.json", "{,}"),
        {line("bad-json", "Metadata/filename_mapping.json", "byte 1")}, "not valid JSON");
    row("EXIF orientation", [](const auto &b) {
            QFile file(SOCO_SOURCE_DIR "/tests/dataset/data/images/exif_orientation_6.jpg");
            QVERIFY(file.open(QIODevice::ReadOnly));
            b.write("Images/car/car_8.JPEG", file.readAll().toStdString());
        },
        {line("exif-orientation", "Images/car/car_8.JPEG", "header")}, "orientation is 6");
    row("link that leads outside", [](const auto &b) {
            b.write("../secret.JPEG", "x");
            std::filesystem::create_symlink(b.parent() / "secret.JPEG", b.root() / "Images/car/car_8.JPEG");
        },
        {line("path-escape", "Images/car/car_8.JPEG", "")}, "leads out");
}

void TestCheck::oneDefectOneProblem()
{
    QFETCH(std::function<void(const DatasetBuilder &)>, defect);
    QFETCH(QStringList, expected);
    QFETCH(QString, message);
    const DatasetBuilder builder;
    defect(builder);
    const auto problems = checkDataset(*opened(builder));
    QCOMPARE(linesOf(problems), expected);
    QVERIFY2(QString::fromStdString(problems[0].message).contains(message), problems[0].message.c_str());
}

void TestCheck::missingImageIsNamedWhereverItIsUsed()
{
    const DatasetBuilder builder;
    builder.remove("Images/car/car_2.JPEG");
    QCOMPARE(linesOf(checkDataset(*opened(builder))),
             (QStringList{line("missing-image", annotationFile, "image"),
                          line("missing-image", "PairAnnotations/cross/bus/00002-car_2-bus_2.json", "src_image"),
                          line("missing-image", "PairAnnotations/cross/car/00002-bus_2-car_2.json", "trg_image"),
                          line("missing-image", "PairAnnotations/intra/car/00001-car_1-car_2.json", "trg_image"),
                          line("missing-image", pairFile, "src_image"),
                          line("missing-image", "PairAnnotations/trainsplits/test/car/00003-car_2-car_3.json",
                               "src_image"),
                          line("missing-image", "PairAnnotations/trainsplits/train/car/00001-car_1-car_2.json",
                               "trg_image")}));
}

void TestCheck::editedAnnotationIsReportedInEveryCopy()
{
    const DatasetBuilder builder;
    builder.replace(annotationFile, "[18, 12]", "[20, 12]");
    const auto problems = checkDataset(*opened(builder));
    QCOMPARE(problems.size(), std::size_t(6));
    for (const Problem &problem : problems) {
        QCOMPARE(problem.rule, std::string("copy-differs"));
        QVERIFY(problem.place.ends_with("_keypoints[0].pos"));
    }
}

void TestCheck::copiesAreComparedWithoutAnnotations()
{
    const DatasetBuilder builder({.annotations = false});
    builder.replace(pairFile, "[18, 12]", "[20, 12]");
    const auto problems = checkDataset(*opened(builder));
    // The first file that shows an image speaks for it.
    QCOMPARE(linesOf(problems), QStringList{line("copy-differs", pairFile, "src_keypoints[0].pos")});
    QVERIFY(problems[0].message.find("PairAnnotations/intra/car/00001-car_1-car_2.json") != std::string::npos);
}

void TestCheck::sameListWhateverTheThreads()
{
    const DatasetBuilder builder({.categories = {"bus", "car", "van"}, .images = 5});
    builder.replace("KeypointAnnotations/van/van_2.json", "[18, 12]", "[20, 12]");
    builder.remove("Images/car/car_1.JPEG");
    builder.remove("KeypointAnnotations/bus");
    builder.replace("PairAnnotations/intra/bus/00005-bus_2-bus_3.json", "[18, 12]", "[20, 12]");
    const auto dataset = opened(builder);
    const auto describe = [](const std::vector<Problem> &problems) {
        QStringList lines = linesOf(problems);
        for (const Problem &problem : problems)
            lines << QString::fromStdString(problem.message);
        return lines;
    };
    const QStringList one = describe(checkDataset(*dataset, {}, 1));
    QVERIFY(one.size() > 20);
    for (const int threads : {2, 3, 8})
        QCOMPARE(describe(checkDataset(*dataset, {}, threads)), one);
}

void TestCheck::progressEndsWhole()
{
    const DatasetBuilder builder;
    std::vector<Progress> reports;
    checkDataset(*opened(builder), Task([&](const Progress &progress) { reports.push_back(progress); }));
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
    QVERIFY(checkDataset(*opened(builder), Task({}, stop.get_token())).empty());
}

QTEST_APPLESS_MAIN(TestCheck)
#include "tst_check.moc"
