#include "core/quality/rule_registry.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <set>

using namespace soco;
using namespace soco::quality;

class TestRuleRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rulesAreNamedAndExplained();
    void everyRuleIsInTheDocument();
    void rulesAreChosenByName();
    void unknownNameIsAnErrorWithTheNearest_data();
    void unknownNameIsAnErrorWithTheNearest();
};

void TestRuleRegistry::rulesAreNamedAndExplained()
{
    static const QRegularExpression kebab("^[a-z0-9]+(-[a-z0-9]+)*$");
    std::set<std::string_view> names;
    for (const auto &rule : RuleRegistry::instance().rules()) {
        const RuleInfo &info = rule->info();
        const QByteArray name(info.name.data(), qsizetype(info.name.size()));
        QVERIFY2(kebab.match(name).hasMatch(), name);
        QVERIFY2(names.insert(info.name).second, name);
        for (const std::string_view sentence : {info.meaning, info.remedy}) {
            QVERIFY2(sentence.size() > 15 && sentence.front() >= 'A' && sentence.front() <= 'Z', name);
            QVERIFY2(!sentence.ends_with('.'), name);
        }
        QCOMPARE(RuleRegistry::instance().find(info.name), rule.get());
    }
    QVERIFY(names.size() >= 40);
}

// core/quality/README.md, "What soco check finds": a row of the table for each rule, with its severity.
void TestRuleRegistry::everyRuleIsInTheDocument()
{
    QFile file(SOCO_SOURCE_DIR "/core/quality/"
                               "README.md");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    for (const auto &rule : RuleRegistry::instance().rules()) {
        const RuleInfo &info = rule->info();
        const std::string row = "| `" + std::string(info.name) + "` | " + severityName(info.severity) + " | "
            + std::string(info.meaning) + " |\n";
        QVERIFY2(text.contains(row.c_str()), row.c_str());
    }
}

void TestRuleRegistry::rulesAreChosenByName()
{
    const RuleRegistry &registry = RuleRegistry::instance();
    const auto chosen = registry.select({"missing-image", "bad-json"}, {});
    QVERIFY(chosen.ok());
    QCOMPARE(chosen->size(), std::size_t(2));
    QCOMPARE((*chosen)[0]->info().name, std::string_view("bad-json")); // the registry's order
    const auto others = registry.select({}, {"bad-json"});
    QCOMPARE(others->size(), registry.rules().size() - 1);
    QVERIFY(registry.select({"bad-json"}, {"bad-json"})->empty());
}

void TestRuleRegistry::unknownNameIsAnErrorWithTheNearest_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("one letter") << "mising-image"
                                << "missing-image";
    QTest::newRow("other ending") << "copy-differ"
                                  << "copy-differs";
    QTest::newRow("other words") << "id-clashes"
                                 << "id-clash";
}

void TestRuleRegistry::unknownNameIsAnErrorWithTheNearest()
{
    QFETCH(QString, name);
    QFETCH(QString, nearest);
    const std::vector<std::string> names{name.toStdString()};
    for (const auto &chosen :
         {RuleRegistry::instance().select(names, {}), RuleRegistry::instance().select({}, names)}) {
        QVERIFY(!chosen.ok());
        QCOMPARE(chosen.error().kind, ErrorKind::InvalidArgument);
        QVERIFY(QString::fromStdString(chosen.error().message).contains(name));
        QVERIFY2(QString::fromStdString(chosen.error().remedy).contains(nearest), chosen.error().remedy.c_str());
    }
}

QTEST_APPLESS_MAIN(TestRuleRegistry)
#include "tst_rule_registry.moc"
