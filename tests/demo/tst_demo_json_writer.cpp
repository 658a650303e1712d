#include "core/demo/writing/json_writer.h"

#include <QTest>

#include <clocale>

using soco::demo::JsonWriter;

class TestDemoJsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layouts();
    void escapes();
    void decimalsInEveryLocale();
};

void TestDemoJsonWriter::layouts()
{
    JsonWriter json;
    json.beginObject().member("a", 1).key("b").beginArray().value("x").value(true).end();
    json.key("c").beginArray(JsonWriter::Layout::OneLine).value(1).beginArray().value(2).end().end();
    json.key("d").beginArray().end().end();
    QCOMPARE(json.take(), std::string("{\n  \"a\": 1,\n  \"b\": [\n    \"x\",\n    true\n  ],\n"
                                      "  \"c\": [1, [2]],\n  \"d\": []\n}\n"));
}

void TestDemoJsonWriter::escapes()
{
    JsonWriter json;
    json.value("a\"b\\c\nd");
    QCOMPARE(json.take(), std::string("\"a\\\"b\\\\c\\u000ad\"\n"));
}

void TestDemoJsonWriter::decimalsInEveryLocale()
{
    std::setlocale(LC_ALL, "de_DE.UTF-8"); // where it is installed
    JsonWriter json;
    json.beginArray(JsonWriter::Layout::OneLine).value(1.005, 2).value(-3.0, 2).value(123.456, 2).end();
    std::setlocale(LC_ALL, "C");
    QCOMPARE(json.take(), std::string("[1.00, -3.00, 123.46]\n"));
}

QTEST_APPLESS_MAIN(TestDemoJsonWriter)
#include "tst_demo_json_writer.moc"
