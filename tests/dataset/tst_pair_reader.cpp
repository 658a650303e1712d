#include "core/dataset/pair_reader.h"

#include "core/base/atomic_file.h"
#include "core/base/text.h"

#include <QDir>
#include <QtTest>

using namespace soco;
using namespace soco::dataset;

namespace {

const QString folder = QStringLiteral(SOCO_TEST_DATA "/pairs/");

std::string bytesOf(const QString &name)
{
    auto bytes = readFile((folder + name + ".json").toStdString());
    if (!bytes)
        qFatal("%s", bytes.error().text().c_str());
    return *bytes;
}

// The good file with one piece replaced.
std::string good(const QByteArray &from, const QByteArray &to)
{
    QByteArray bytes = QByteArray::fromStdString(bytesOf("good"));
    const qsizetype at = bytes.indexOf(from);
    if (at < 0)
        qFatal("good.json does not hold %s", from.constData());
    return bytes.replace(at, from.size(), to).toStdString();
}

} // namespace

class TestPairReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodFile();
    void toleratedVariants_data();
    void toleratedVariants();
    void optionalFields();
    void brokenFileNamesItsPlace_data();
    void brokenFileNamesItsPlace();
    void nulBytesAreNamed_data();
    void nulBytesAreNamed();
    void aPointerOrWebPageIsCalledSo();
    void everyBrokenFileIsTested();
    void everyCutOfAFileIsAnError();
    void messagesAreText();
};

void TestPairReader::goodFile()
{
    const auto pair = readPair(bytesOf("good"));
    QVERIFY2(pair.ok(), pair.ok() ? "" : pair.error().text().c_str());
    QCOMPARE(pair->id, std::int64_t(1));
    QCOMPARE(pair->group, std::string("car"));
    QCOMPARE(pair->source.category, std::string("bus"));
    QCOMPARE(pair->source.image, std::string("bus_1.JPEG"));
    QCOMPARE(pair->source.width, 64);
    QCOMPARE(pair->source.height, 48);
    QCOMPARE(*pair->source.box, (Box{9, 6, 57, 42}));
    QCOMPARE(pair->source.keypoints.size(), std::size_t(2));
    QCOMPARE(pair->source.keypoints[0].position, (ImagePoint{17.5, 12}));
    QCOMPARE(pair->source.keypoints[0].kind, std::string("functional"));
    QVERIFY(!pair->source.keypoints[0].shared);
    QCOMPARE(pair->target.keypoints.size(), std::size_t(1));
    QCOMPARE(pair->semanticOverlap, std::vector<std::string>{"mirror_left"});
    QCOMPARE(pair->conceptMatches.size(), std::size_t(1));
    QCOMPARE(pair->conceptMatches[0].conceptName, std::string("mirror"));
    QCOMPARE(pair->conceptMatches[0].source.size(), std::size_t(2));
}

void TestPairReader::toleratedVariants_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to);
    };
    row("byte order mark", "{\n", "\xEF\xBB\xBF{\n");
    row("fields it does not know", "{\n", "{\n\"viewpoint\": {\"azimuth\": [1, {\"deep\": null}]},\n");
    row("third entry of a size", "[64, 48]", "[64, 48, 3]");
    row("size as real numbers", "[64, 48]", "[64.0, 48.0]");
    row("number as text", "17.5", "\" 17.5 \"");
    row("whole number as text", "\"pair_id\": 1", "\"pair_id\": \"1\"");
    row("whole number as real", "\"pair_id\": 1", "\"pair_id\": 1.0");
    row("third entry of a position", "[17.5, 12]", "[17.5, 12, 2]");
    row("named coordinates", "[17.5, 12]", "{\"x\": 17.5, \"y\": 12}");
    row("named sides of a box", "[9, 6, 57, 42]", "{\"xmin\": 9, \"ymin\": 6, \"xmax\": 57, \"ymax\": 42}");
    row("group from the category", "\"pair_group\": \"car\"", "\"category\": \"car\"");
    row("view from the category", "\"src_category\": \"bus\"", "\"category\": \"bus\"");
    row("view from the category beside null", "\"src_category\": \"bus\"",
        "\"src_category\": null, \"category\": \"bus\"");
    row("group null", "\"pair_group\": \"car\"", "\"pair_group\": null, \"category\": \"car\"");
}

void TestPairReader::toleratedVariants()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const auto pair = readPair(good(from, to));
    QVERIFY2(pair.ok(), pair.ok() ? "" : pair.error().text().c_str());
    QCOMPARE(pair->id, std::int64_t(1));
    QCOMPARE(pair->group, std::string("car"));
    QCOMPARE(pair->source.category, std::string("bus"));
    QCOMPARE(pair->source.width, 64);
    QCOMPARE(*pair->source.box, (Box{9, 6, 57, 42}));
    QCOMPARE(pair->source.keypoints[0].position, (ImagePoint{17.5, 12}));
}

void TestPairReader::optionalFields()
{
    auto pair = readPair(good("\"src_bndbox\": [9, 6, 57, 42],\n", ""));
    QVERIFY(pair.ok());
    QVERIFY(!pair->source.box);
    pair = readPair(good("[9, 6, 57, 42]", "null"));
    QVERIFY(pair.ok());
    QVERIFY(!pair->source.box);
    for (const char *empty : {"[]", "{}", "false", "\"\""}) { // as Python takes it
        pair = readPair(good("[9, 6, 57, 42]", empty));
        QVERIFY2(pair.ok(), empty);
        QVERIFY(!pair->source.box);
    }
    for (const char *size : {"", "\"src_imsize\": null,\n"}) {
        pair = readPair(good("\"src_imsize\": [64, 48],\n", size));
        QVERIFY(pair.ok());
        QVERIFY(!pair->source.stated);
        QCOMPARE(pair->source.width, 0);
        QCOMPARE(pair->target.stated, (ImageSize{64, 48}));
    }
    pair = readPair(good("\"pair_group\": \"car\",\n", ""));
    QVERIFY(pair.ok());
    QVERIFY(pair->group.empty());
    pair = readPair(good("\"concept_id\": 7, \"concept_name\": \"mirror\", \"kind\": \"functional\"",
                         "\"concept_id\": null, \"concept_name\": null, \"kind\": null, \"is_shared\": false"));
    QVERIFY(pair.ok());
    QVERIFY(!pair->source.keypoints[0].conceptId);
    QVERIFY(pair->source.keypoints[0].conceptName.empty());
    QVERIFY(pair->source.keypoints[0].kind.empty());
    QCOMPARE(pair->source.keypoints[0].shared.value_or(true), false);
    QVERIFY(!pair->source.keypoints[1].shared);
    QCOMPARE(pair->source.keypoints[1].conceptId.value_or(0), 7);
}

void TestPairReader::nulBytesAreNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("message");
    const auto nul = [](int count) { return QByteArray(count, '\0'); };
    const QString one = "Is not valid JSON: a NUL byte stands here";
    QTest::newRow("after the value") << "{\"a\": 1}" + nul(1) << "byte 8" << one;
    QTest::newRow("after the value, more behind") << "{\"a\": 1}" + nul(1) + "\n"
                                                  << "byte 8" << one;
    QTest::newRow("a tail of them") << "{\"a\": 1}\n" + nul(1200) << "byte 9"
                                    << "from here to its end it holds nothing but NUL bytes (1,200 bytes)";
    QTest::newRow("nothing else") << nul(4096) << "byte 0"
                                  << "nothing but NUL bytes (4,096 bytes)";
    QTest::newRow("in the middle") << "{\"a\": [1," + nul(1) + "2]}"
                                   << "a[1] (byte 9)" << one;
    QTest::newRow("a value cut off by them") << "{\"a\": [1," + nul(3) << "a[1] (byte 9)"
                                             << "NUL bytes (3 bytes)";
    QTest::newRow("in a text") << "{\"a\": \"x" + nul(1) + "\"}"
                               << "a (byte 8)" << one;
    QTest::newRow("behind a mark of byte order") << "\xEF\xBB\xBF{}" + nul(1) << "byte 5" << one;
    QTest::newRow("behind another fault") << "{\"a\": }" + nul(1) << "a (byte 6)"
                                          << "unexpected '}'";
}

void TestPairReader::nulBytesAreNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);
    QFETCH(QString, message);
    const auto pair = readPair(bytes.toStdString());
    QVERIFY(!pair.ok());
    QCOMPARE(pair.error().kind, ErrorKind::Malformed);
    QCOMPARE(QString::fromStdString(pair.error().place), place);
    QVERIFY2(QString::fromStdString(pair.error().message).contains(message), pair.error().text().c_str());
}

// What a download that did not go through leaves behind under the file's name.
void TestPairReader::aPointerOrWebPageIsCalledSo()
{
    const auto pointer = readPair("version https://git-lfs.github.com/spec/v1\noid sha256:00"),
               page = readPair("<!DOCTYPE html><html>");
    QVERIFY(!pointer.ok() && !page.ok());
    QCOMPARE(QString::fromStdString(pointer.error().message), QString("Is a Git LFS pointer, not the file itself"));
    QCOMPARE(QString::fromStdString(page.error().message), QString("Is a web page, not the file itself"));
}

void TestPairReader::brokenFileNamesItsPlace_data()
{
    QTest::addColumn<QString>("place"); // starts with
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << "byte 0" << "0 bytes";
    QTest::newRow("blank") << "byte 0" << "blank";
    QTest::newRow("list") << "" << "must hold an object";
    QTest::newRow("number") << "" << "must hold an object";
    QTest::newRow("text") << "byte 0" << "not valid JSON";
    QTest::newRow("cut_in_half") << "concept_matches[0] (byte 700)" << "not valid JSON";
    QTest::newRow("cut_in_a_word") << "src_keypoints[1] (byte 400)" << "not valid JSON";
    QTest::newRow("two_documents") << "byte 817" << "not valid JSON";
    QTest::newRow("trailing_comma") << "semantic_overlap[1]" << "not valid JSON";
    QTest::newRow("single_quotes") << "byte 2" << "not valid JSON";
    QTest::newRow("comment") << "byte 2" << "not valid JSON";
    QTest::newRow("invalid_utf8") << "pair_group" << "not valid JSON";
    QTest::newRow("control_character") << "pair_group" << "not valid JSON";
    QTest::newRow("deep_nesting") << "[0][0][0][0][0][0][0][0]..." << "nested more than 64";
    QTest::newRow("deep_nesting_inside") << "pair_id.a.a.a.a.a.a.a..." << "nested more than 64";
    QTest::newRow("nan") << "src_keypoints[0].pos[0] (byte 3" << "NaN or infinite";
    QTest::newRow("infinity") << "src_keypoints[0].pos[1]" << "NaN or infinite";
    QTest::newRow("minus_infinity") << "src_keypoints[0].pos[0]" << "NaN or infinite";
    QTest::newRow("number_overflow") << "src_keypoints[0].pos[0]" << "not valid JSON";
    QTest::newRow("huge_integer") << "pair_id" << "too large";
    QTest::newRow("huge_coordinate") << "src_keypoints[0].pos[1]" << "far outside";
    QTest::newRow("huge_box") << "src_bndbox[2]" << "far outside";
    QTest::newRow("nan_as_text") << "src_keypoints[0].pos[0]" << "must be a number";
    QTest::newRow("position_as_text") << "src_keypoints[0].pos" << "list of 2 numbers";
    QTest::newRow("position_null") << "src_keypoints[0].pos" << "list of 2 numbers";
    QTest::newRow("position_short") << "src_keypoints[0].pos"
                                    << "1 number, 2 are needed";
    QTest::newRow("position_boolean") << "src_keypoints[0].pos[0]" << "must be a number";
    QTest::newRow("keypoint_without_position") << "src_keypoints[0]" << "\"pos\" is missing";
    QTest::newRow("keypoint_without_name") << "src_keypoints[1]" << "\"name\" is missing";
    QTest::newRow("keypoint_without_id") << "src_keypoints[1]" << "\"id\" is missing";
    QTest::newRow("keypoint_id_fraction") << "src_keypoints[1].id" << "whole number";
    QTest::newRow("keypoint_id_too_large") << "src_keypoints[1].id" << "too large";
    QTest::newRow("keypoint_empty_name") << "src_keypoints[1].name" << "empty";
    QTest::newRow("keypoint_name_number") << "src_keypoints[1].name" << "name is needed";
    QTest::newRow("keypoint_not_an_object") << "trg_keypoints[0]" << "must be an object";
    QTest::newRow("concept_id_text") << "src_keypoints[0].concept_id" << "whole number";
    QTest::newRow("concept_name_number") << "src_keypoints[0].concept_name" << "Text is needed";
    QTest::newRow("keypoint_field_twice") << "src_keypoints[1].id" << "twice";
    QTest::newRow("keypoints_object") << "concept_matches[0].src_keypoints" << "list is needed";
    QTest::newRow("view_keypoints_null") << "trg_keypoints" << "list is needed";
    QTest::newRow("field_twice") << "pair_group" << "twice";
    QTest::newRow("pair_id_null") << "pair_id" << "whole number";
    QTest::newRow("pair_group_number") << "pair_group" << "name is needed";
    QTest::newRow("image_null") << "src_image" << "name is needed";
    QTest::newRow("image_empty") << "src_image" << "empty";
    QTest::newRow("size_zero") << "src_imsize" << "at least 1";
    QTest::newRow("size_fraction") << "src_imsize" << "whole numbers";
    QTest::newRow("size_short") << "trg_imsize" << "2 are needed";
    QTest::newRow("size_huge") << "trg_imsize[1]" << "far outside";
    QTest::newRow("box_short") << "src_bndbox" << "3 numbers, 4 are needed";
    QTest::newRow("box_text") << "src_bndbox" << "list of 4 numbers";
    QTest::newRow("overlap_number") << "semantic_overlap[1]" << "name is needed";
    QTest::newRow("overlap_null") << "semantic_overlap" << "list is needed";
    QTest::newRow("concept_match_list") << "concept_matches[0]" << "must be an object";
    QTest::newRow("concept_match_without_targets") << "concept_matches[0]" << "\"trg_keypoints\" is missing";
    QTest::newRow("concept_match_name_number") << "concept_matches[0].src_keypoints[1]" << "name is needed";
    QTest::newRow("missing_pair_id") << "" << "\"pair_id\" is missing";
    QTest::newRow("missing_src_category") << "" << "\"src_category\" is missing";
    QTest::newRow("missing_trg_category") << "" << "\"trg_category\" is missing";
    QTest::newRow("missing_src_image") << "" << "\"src_image\" is missing";
    QTest::newRow("missing_trg_image") << "" << "\"trg_image\" is missing";
    QTest::newRow("missing_src_keypoints") << "" << "\"src_keypoints\" is missing";
    QTest::newRow("missing_trg_keypoints") << "" << "\"trg_keypoints\" is missing";
    QTest::newRow("missing_semantic_overlap") << "" << "\"semantic_overlap\" is missing";
    QTest::newRow("missing_concept_matches") << "" << "\"concept_matches\" is missing";
}

void TestPairReader::brokenFileNamesItsPlace()
{
    QFETCH(QString, place);
    QFETCH(QString, message);
    const auto pair = readPair(bytesOf(QTest::currentDataTag()));
    QVERIFY(!pair.ok());
    const Error &error = pair.error();
    QCOMPARE(error.kind, ErrorKind::Malformed);
    if (place.isEmpty())
        QCOMPARE(error.place, std::string());
    QVERIFY2(QString::fromStdString(error.place).startsWith(place), error.text().c_str());
    QVERIFY2(QString::fromStdString(error.message).contains(message), error.text().c_str());
}

void TestPairReader::everyBrokenFileIsTested()
{
    const QStringList files = QDir(folder).entryList({"*.json"}, QDir::Files);
    QCOMPARE(files.size(), qsizetype(65) + 1);
    for (const QString &file : files)
        if (file != "good.json")
            QVERIFY2(!readPair(bytesOf(file.chopped(5))).ok(), qPrintable(file));
}

void TestPairReader::everyCutOfAFileIsAnError()
{
    const std::string whole = bytesOf("good");
    for (std::size_t length = 0; length + 1 < whole.size(); ++length) { // the last byte is a newline
        const auto pair = readPair(std::string_view(whole).substr(0, length));
        QVERIFY2(!pair.ok(), qPrintable(QString::number(length)));
        QVERIFY(!pair.error().place.empty());
    }
}

void TestPairReader::messagesAreText()
{
    // Whatever byte goes wrong, what is shown is UTF-8.
    const std::string whole = bytesOf("good");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = char(0xE4);
        if (const auto pair = readPair(damaged); !pair)
            QVERIFY2(isUtf8(pair.error().text()), qPrintable(QString::number(at)));
    }
}

QTEST_APPLESS_MAIN(TestPairReader)
#include "tst_pair_reader.moc"
