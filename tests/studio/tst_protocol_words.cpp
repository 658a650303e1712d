// What judges and matchers say of themselves stands in core, the list of texts to translate in the window: each of the
// built-in ones is in it, letter by letter, or its words would stay English.

#include "core/benchmark/matcher.h"

#include <QFile>
#include <QTest>

using namespace soco;

class TestProtocolWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();

private:
    QString m_translations;
};

void TestProtocolWords::initTestCase()
{
    QFile file(QStringLiteral(SOCO_SOURCE_DIR "/translations/soco_zh_CN.ts"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    m_translations = QString::fromUtf8(file.readAll()).replace("&apos;", "'").replace("&quot;", "\"");
}

void TestProtocolWords::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const std::string &id, const char *what, const std::string &text) {
        QTest::addRow("%s of %s", what, id.c_str()) << QString::fromStdString(text);
    };
    for (const benchmark::Judge *judge : benchmark::judges()) {
        const benchmark::Metric &metric = judge->metric();
        row(metric.id, "title", metric.title);
        row(metric.id, "meaning", metric.meaning);
        row(metric.id, "example", metric.example);
        row(metric.id, "help", metric.help);
    }
    for (const benchmark::Matcher *matcher : benchmark::matchers()) {
        row(matcher->info().id, "title", matcher->info().title);
        row(matcher->info().id, "meaning", matcher->info().meaning);
    }
}

void TestProtocolWords::everyTextIsTranslated()
{
    QFETCH(QString, text);
    QVERIFY(!text.isEmpty());
    QVERIFY2(m_translations.contains("<source>" + text.toHtmlEscaped().replace("&quot;", "\"") + "</source>"),
             qPrintable(text));
}

QTEST_APPLESS_MAIN(TestProtocolWords)
#include "tst_protocol_words.moc"
