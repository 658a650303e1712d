#include "soco_program.h"

#include "tests/dataset/dataset_builder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace soco::test;

namespace {

// What of JSON Schema the file uses: type, enum, required, properties, additionalProperties, items, minimum, $ref. Empty
// where `value` follows `schema`, else what does not.
QString mismatch(const QJsonValue &value, QJsonObject schema, const QJsonObject &root, const QString &place)
{
    if (schema.contains("$ref"))
        schema = root["$defs"].toObject()[schema["$ref"].toString().section('/', -1)].toObject();
    if (schema.isEmpty())
        return place + ": no schema";
    const auto isA = [&](const QString &type) {
        return type == "object" ? value.isObject()
            : type == "array"   ? value.isArray()
            : type == "string"  ? value.isString()
            : type == "integer" ? value.isDouble() && value.toDouble() == std::floor(value.toDouble())
            : type == "number"  ? value.isDouble()
                                : false;
    };
    QStringList types = schema["type"].toVariant().toStringList();
    if (!types.isEmpty() && std::none_of(types.begin(), types.end(), isA))
        return place + ": not " + types.join('/');
    if (schema.contains("enum") && !schema["enum"].toArray().contains(value))
        return place + ": not among the values";
    if (schema.contains("minimum") && value.toDouble() < schema["minimum"].toDouble())
        return place + ": too small";
    for (const QJsonValue &name : schema["required"].toArray())
        if (!value.toObject().contains(name.toString()))
            return place + ": lacks " + name.toString();
    const QJsonObject properties = schema["properties"].toObject(), object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString inner = place + '.' + it.key();
        const QJsonValue more = schema["additionalProperties"];
        if (!properties.contains(it.key()) && more.isBool() && !more.toBool())
            return inner + ": not in the schema";
        const QJsonObject own = (properties.contains(it.key()) ? properties[it.key()] : more).toObject();
        if (const QString found = own.isEmpty() ? QString() : mismatch(it.value(), own, root, inner); !found.isEmpty())
            return found;
    }
    if (schema.contains("items"))
        for (const QJsonValue &element : value.toArray())
            if (const QString found = mismatch(element, schema["items"].toObject(), root, place + "[]");
                !found.isEmpty())
                return found;
    return {};
}

QStringList rulesOf(const Run &told)
{
    QStringList rules;
    for (const QJsonValue &problem : QJsonDocument::fromJson(told.out).object()["problems"].toArray())
        rules << problem["rule"].toString();
    return rules;
}

} // namespace

class TestSocoCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundDataset();
    void textGroupsByRule();
    void jsonFollowsItsSchema_data();
    void jsonFollowsItsSchema();
    void rulesAreListed();
    void rulesAreChosenAndIgnored();
    void wrongUse_data();
    void wrongUse();
};

void TestSocoCheck::soundDataset()
{
    const DatasetBuilder builder;
    const Run told = run({"check", builder.rootText()});
    QVERIFY2(told.code == 0, told.out + told.err);
    QVERIFY2(told.out.startsWith("No problems in "), told.out);
}

void TestSocoCheck::textGroupsByRule()
{
    const DatasetBuilder builder;
    builder.remove("Images/car/car_2.JPEG");
    builder.write("Images/car/a.txt", "x");
    builder.write("Images/bus/b.txt", "x");
    const Run told = run({"check", builder.rootText()});
    QCOMPARE(told.code, 1);
    QCOMPARE(told.out.count("missing-image (error): "), 1);
    QCOMPARE(told.out.count("stray-file (hint): "), 1);
    QVERIFY2(
        told.out.contains("  Images/car/car_2.JPEG: The image car/car_2.JPEG is not there; its annotation and 6 pairs"),
        told.out);
    QVERIFY2(told.out.contains("[missing-image]"), told.out);
    QVERIFY2(told.out.contains("      KeypointAnnotations/car/car_2.json: image\n"), told.out);
    QVERIFY2(told.out.contains("and 4 more places\n"), told.out);
    QVERIFY2(told.out.contains("  To do: Fetch the image again"), told.out);
    QVERIFY2(told.out.contains("3 problems in 3 files: 1 missing-image, 2 stray-file.\n"), told.out);
}

void TestSocoCheck::jsonFollowsItsSchema_data()
{
    QTest::addColumn<QStringList>("removed");
    QTest::addColumn<bool>("edited");
    QTest::newRow("sound") << QStringList{} << false;
    QTest::newRow("image gone") << QStringList{"Images/car/car_2.JPEG"} << false;
    QTest::newRow("folder gone") << QStringList{"PairAnnotations/cross"} << false;
    QTest::newRow("keypoint moved") << QStringList{} << true;
    QTest::newRow("much gone") << QStringList{"Metadata", "KeypointAnnotations/bus", "Images/car/car_1.JPEG"} << true;
}

void TestSocoCheck::jsonFollowsItsSchema()
{
    QFETCH(QStringList, removed);
    QFETCH(bool, edited);
    const DatasetBuilder builder;
    for (const QString &path : removed)
        builder.remove(path.toStdString());
    if (edited)
        builder.replace("PairAnnotations/intra/car/00003-car_2-car_3.json", "[18, 12]", "[19, 12]");
    const Run schemaText = run({"check", "--json-schema"});
    QCOMPARE(schemaText.code, 0);
    QFile file(SOCO_SOURCE_DIR "/resources/schemas/soco-check.schema.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(schemaText.out, file.readAll());
    const QJsonObject schema = QJsonDocument::fromJson(schemaText.out).object();
    QVERIFY(!schema.isEmpty());

    const Run told = run({"check", builder.rootText(), "--json"});
    QCOMPARE(told.code, removed.isEmpty() && !edited ? 0 : 1);
    const QJsonObject json = QJsonDocument::fromJson(told.out).object();
    QVERIFY(!json.isEmpty());
    const QString found = mismatch(json, schema, schema, "");
    QVERIFY2(found.isEmpty(), qPrintable(found));
    QCOMPARE(json["count"].toInt(), int(json["problems"].toArray().size()));
    int counted = 0;
    for (const QJsonValue &rule : json["rules"].toArray())
        counted += rule["count"].toInt();
    QCOMPARE(counted, json["count"].toInt());

    // What is not in the schema is found.
    QJsonObject wrong = json;
    wrong["more"] = 1;
    QVERIFY(!mismatch(wrong, schema, schema, "").isEmpty());
}

void TestSocoCheck::rulesAreListed()
{
    const Run text = run({"check", "--list-rules"});
    QCOMPARE(text.code, 0);
    const Run json = run({"check", "--list-rules", "--json"});
    QCOMPARE(json.code, 0);
    const QJsonArray rules = QJsonDocument::fromJson(json.out).array();
    QVERIFY(rules.size() >= 40);
    QCOMPARE(int(text.out.count('\n')), int(rules.size()));
    for (const QJsonValue &rule : rules) {
        QVERIFY(text.out.contains(rule["rule"].toString().toUtf8() + ' '));
        QVERIFY(text.out.contains(rule["meaning"].toString().toUtf8() + '\n'));
        QVERIFY(!rule["remedy"].toString().isEmpty());
        QVERIFY((QStringList{"error", "warning", "hint"}.contains(rule["severity"].toString())));
    }
}

void TestSocoCheck::rulesAreChosenAndIgnored()
{
    const DatasetBuilder builder;
    builder.remove("Images/car/car_2.JPEG");
    builder.write("Images/car/a.txt", "x");
    QCOMPARE(rulesOf(run({"check", builder.rootText(), "--json"})), (QStringList{"missing-image", "stray-file"}));
    const Run chosen = run({"check", builder.rootText(), "--json", "--rules", "stray-file, bad-json"});
    QCOMPARE(rulesOf(chosen), QStringList{"stray-file"});
    QCOMPARE(QJsonDocument::fromJson(chosen.out).object()["rules"].toArray().size(), 2);
    const Run ignored = run({"check", builder.rootText(), "--ignore", "missing-image,stray-file"});
    QVERIFY2(ignored.code == 0, ignored.out);
}

void TestSocoCheck::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown rule") << QStringList{"--rules", "mising-image"} << "missing-image";
    QTest::newRow("unknown rule to ignore") << QStringList{"--ignore", "stray-file,copy-differ"} << "copy-differs";
    QTest::newRow("no rule left") << QStringList{"--rules", "bad-json", "--ignore", "bad-json"} << "No rule is left";
}

void TestSocoCheck::wrongUse()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    const DatasetBuilder builder;
    const Run told = run(QStringList{"check", builder.rootText()} + arguments);
    QCOMPARE(told.code, 2);
    QVERIFY2(told.err.contains(message.toUtf8()) && told.out.isEmpty(), told.err);
    QCOMPARE(int(told.err.count('\n')), 1);
}

QTEST_GUILESS_MAIN(TestSocoCheck)
#include "tst_soco_check.moc"
