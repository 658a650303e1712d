#include "core/base/nearest_names.h"

#include <QtTest>

using namespace soco;

class TestNearestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestComeFirst_data();
    void theNearestComeFirst();
    void otherLettersAreSaid();
};

void TestNearestNames::theNearestComeFirst_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("nearest");
    const QStringList vehicles{"bus", "car", "cart", "motor_scooter"};
    QTest::newRow("none to choose from") << "car" << QStringList() << QStringList();
    QTest::newRow("one letter") << "cat" << vehicles << QStringList{"car", "cart"};
    QTest::newRow("far from all") << "aeroplane" << vehicles << QStringList{"car"};
    QTest::newRow("nothing") << "" << vehicles << QStringList{"bus"};
    QTest::newRow("in a long name") << "motorscoter" << vehicles << QStringList{"motor_scooter"};
    // macOS writes a letter and an accent, most others one letter for both.
    const QString composed = QString::fromUtf8("c\xC3\xA9r\xC3\xA8\xC3\xA9l"), plain = "cabbage";
    const QString apart = composed.normalized(QString::NormalizationForm_D);
    QVERIFY(composed != apart);
    QTest::newRow("accents apart") << apart << QStringList{plain, composed} << QStringList{composed};
    QTest::newRow("accents in the letters") << composed << QStringList{plain, apart} << QStringList{apart};
    QTest::newRow("kana") << QString::fromUtf8("\xE3\x81\x8C") // ga, and ka with its mark apart
                          << QStringList{"xyz", QString::fromUtf8("\xE3\x81\x8B\xE3\x82\x99")}
                          << QStringList{QString::fromUtf8("\xE3\x81\x8B\xE3\x82\x99")};
}

void TestNearestNames::theNearestComeFirst()
{
    QFETCH(QString, name);
    QFETCH(QStringList, names);
    std::vector<std::string> all;
    for (const QString &one : names)
        all.push_back(one.toStdString());
    QStringList nearest;
    for (const std::string &one : nearestNames(name.toStdString(), all))
        nearest << QString::fromStdString(one);
    QTEST(nearest, "nearest");
}

void TestNearestNames::otherLettersAreSaid()
{
    const std::vector<std::string> plain{"van"}, accented{"caf\xC3\xA9"}, damaged{"caf\xE9"};
    QCOMPARE(nearestText("vna", plain), std::string("The nearest: van"));
    QCOMPARE(nearestText("van", {}), std::string());
    QCOMPARE(nearestText("cafe\xCC\x81", accented),
             std::string("The nearest: caf\xC3\xA9 (letters that look the same may differ: copy the name)"));
    QVERIFY(nearestText("cafe", damaged).starts_with("The nearest: caf\xE9"));
}

QTEST_APPLESS_MAIN(TestNearestNames)
#include "tst_nearest_names.moc"
