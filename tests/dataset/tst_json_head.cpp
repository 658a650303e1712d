#include "core/dataset/json_head.h"

#include <QtTest>

using namespace soco::dataset;

class TestJsonHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheText_data();
    void findsTheText();
};

void TestJsonHead::findsTheText_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("text"); // null: none
    const QString none, found = QStringLiteral("Demo, seed 7");
    QTest::newRow("whole document") << QByteArray(R"({"name": "Demo, seed 7", "pictures": []})") << found;
    QTest::newRow("cut behind it") << QByteArray(R"({"name": "Demo, seed 7", "pictures": [{"ima)") << found;
    QTest::newRow("ill behind it") << QByteArray(R"({"name": "Demo, seed 7", oh no)") << found;
    QTest::newRow("behind other members")
        << QByteArray(R"({"a": 1, "b": [{"name": "inner"}], "c": {"name": "deep"}, "name": "Demo, seed 7")") << found;
    QTest::newRow("behind a mark of byte order") << QByteArray("\xEF\xBB\xBF{\"name\": \"Demo, seed 7\"}") << found;
    QTest::newRow("escaped") << QByteArray(R"({"name": "D\u00e9mo"})") << QString::fromUtf8("D\xC3\xA9mo");
    QTest::newRow("empty") << QByteArray(R"({"name": ""})") << QString("");
    QTest::newRow("cut within it") << QByteArray(R"({"name": "Demo, se)") << none;
    QTest::newRow("a number") << QByteArray(R"({"name": 7, "b": {"name": "inner"}})") << none;
    QTest::newRow("an object") << QByteArray(R"({"name": {"name": "inner"}})") << none;
    QTest::newRow("a list") << QByteArray(R"({"name": ["inner"]})") << none;
    QTest::newRow("only deeper") << QByteArray(R"({"b": {"name": "inner"}})") << none;
    QTest::newRow("a list of objects") << QByteArray(R"([{"name": "inner"}])") << none;
    QTest::newRow("a text alone") << QByteArray(R"("name")") << none;
    QTest::newRow("no UTF-8") << QByteArray("{\"name\": \"\xFF\"}") << none;
    QTest::newRow("deep") << QByteArray(100'000, '[') << none;
    QTest::newRow("nothing") << QByteArray() << none;
}

void TestJsonHead::findsTheText()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, text);
    const auto found = json::textInHead({head.constData(), std::size_t(head.size())}, "name");
    QCOMPARE(found.has_value(), !text.isNull());
    if (found)
        QCOMPARE(QString::fromStdString(*found), text);
}

QTEST_APPLESS_MAIN(TestJsonHead)
#include "tst_json_head.moc"
