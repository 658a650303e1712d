#include "core/benchmark/python_literal.h"

#include <QTest>

#include <nlohmann/json.hpp>

class TestPythonLiteral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repr_data();
    void repr();
};

void TestPythonLiteral::repr_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("python"); // python3 -c "import json; print(repr(json.loads(...)))"
    QTest::newRow("constants") << QByteArray("[null, true, false]") << QByteArray("[None, True, False]");
    QTest::newRow("numbers") << QByteArray("[1, -2, 0.1, 1.0]") << QByteArray("[1, -2, 0.1, 1.0]");
    QTest::newRow("text") << QByteArray("\"plain\"") << QByteArray("'plain'");
    QTest::newRow("apostrophe") << QByteArray("\"it's\"") << QByteArray("\"it's\"");
    QTest::newRow("both quotes") << QByteArray(R"("it's \"so\"")") << QByteArray(R"('it\'s "so"')");
    QTest::newRow("backslash and controls") << QByteArray(R"("a\\b\n\t\r\u0001\u007f")") << QByteArray(R"('a\\b\n\t\r\x01\x7f')");
    QTest::newRow("beyond ASCII") << QByteArray("\"\u00e9\u4e2d\"") << QByteArray("'\u00e9\u4e2d'");
    QTest::newRow("nested, in order") << QByteArray(R"({"b": [], "a": {"c": null}})") << QByteArray("{'b': [], 'a': {'c': None}}");
}

void TestPythonLiteral::repr()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, python);
    QCOMPARE(QByteArray::fromStdString(soco::benchmark::pythonRepr(nlohmann::ordered_json::parse(json.toStdString()))), python);
}

QTEST_APPLESS_MAIN(TestPythonLiteral)
#include "tst_python_literal.moc"
