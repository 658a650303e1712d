#include "widgets/taxonomy/taxonomy_filter.h"

#include <QTest>

#include <limits>

using soco::widgets::TaxonomyFilter;

namespace {

TaxonomyFilter::Subject wheel()
{
    return {QStringLiteral("transportation"), QStringLiteral("car"), QStringLiteral("wheel_center"),
            QStringLiteral("vehicle_wheel_front_left_center"), QStringLiteral("front left"), QStringLiteral("structural"),
            52.7};
}

} // namespace

class TestTaxonomyFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        QTest::newRow("empty") << "" << true;
        QTest::newRow("word of the keypoint") << "wheel" << true;
        QTest::newRow("case is ignored") << "WHEEL" << true;
        QTest::newRow("start of a word") << "whe" << true;
        QTest::newRow("inside a word") << "heel" << false;
        QTest::newRow("several words of a name") << "\"front left\"" << true;
        QTest::newRow("underscore is a space") << "front_left" << true;
        QTest::newRow("all terms must hold") << "wheel rear" << false;
        QTest::newRow("super-category") << "transport" << true;
        QTest::newRow("category") << "category:car" << true;
        QTest::newRow("another category") << "category:bus" << false;
        QTest::newRow("field name in capitals") << "Category:car" << true;
        QTest::newRow("concept") << "concept:wheel" << true;
        QTest::newRow("category is not a concept") << "concept:car" << false;
        QTest::newRow("keypoint by identity") << "keypoint:\"front left\"" << true;
        QTest::newRow("keypoint by name") << "keypoint:vehicle_wheel" << true;
        QTest::newRow("kind") << "kind:struct" << true;
        QTest::newRow("another kind") << "kind:functional" << false;
        QTest::newRow("score below") << "score<53" << true;
        QTest::newRow("score not below") << "score<52.7" << false;
        QTest::newRow("score above") << "score>52" << true;
        QTest::newRow("score range") << "score>52 score<53" << true;
        QTest::newRow("example of the field") << "category:car concept:wheel score<50" << false;
    }

    void matches()
    {
        QFETCH(QString, text);
        QFETCH(bool, expected);
        const TaxonomyFilter filter = TaxonomyFilter::parse(text);
        QVERIFY(filter.problems().empty());
        QCOMPARE(filter.matches(wheel()), expected);
    }

    void wordsFindTheNamesOfPairs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        QTest::newRow("a picture") << "car_12" << true;
        QTest::newRow("parts of both") << "car 31" << true;
        QTest::newRow("another number") << "car_3 12" << true;
        QTest::newRow("not in it") << "car_9" << false;
        QTest::newRow("a field asks for more than names") << "car_12 concept:wheel" << false;
        QTest::newRow("nothing asked") << "" << false;
        QTest::newRow("excluded") << "car_12 -31" << false;
        QTest::newRow("excluded, not in it") << "car_12 -bus" << true;
        QTest::newRow("nothing but excluded") << "-bus" << false;
    }
    void wordsFindTheNamesOfPairs()
    {
        QFETCH(QString, text);
        QTEST(TaxonomyFilter::parse(text).matchesWords(QStringLiteral("car_12 car_31")), "expected");
    }

    void noScoreHoldsForNoScoreTerm()
    {
        TaxonomyFilter::Subject subject = wheel();
        subject.score = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!TaxonomyFilter::parse(QStringLiteral("score<100")).matches(subject));
        QVERIFY(!TaxonomyFilter::parse(QStringLiteral("score>0")).matches(subject));
        QVERIFY(TaxonomyFilter::parse(QStringLiteral("score>0")).usesScores());
        QVERIFY(!TaxonomyFilter::parse(QStringLiteral("car")).usesScores());
    }

    void problems_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("length");
        QTest::newRow("unknown field") << "car model:dinov2" << 4 << 12;
        QTest::newRow("unknown comparison") << "err>0.2" << 0 << 7;
        QTest::newRow("comparison of a name") << "category<car" << 0 << 12;
        QTest::newRow("colon after score") << "score:50" << 0 << 8;
        QTest::newRow("no name") << "category:" << 0 << 9;
        QTest::newRow("no number") << "score<" << 0 << 6;
        QTest::newRow("not a number") << "wheel score<high" << 6 << 10;
        QTest::newRow("nan") << "score>nan" << 0 << 9;
        QTest::newRow("quote not closed") << "keypoint:\"front left" << 0 << 20;
        QTest::newRow("only a sign") << ":" << 0 << 1;
    }

    void problems()
    {
        QFETCH(QString, text);
        QFETCH(int, start);
        QFETCH(int, length);
        const TaxonomyFilter filter = TaxonomyFilter::parse(text);
        QCOMPARE(filter.problems().size(), std::size_t(1));
        QCOMPARE(int(filter.problems()[0].start), start);
        QCOMPARE(int(filter.problems()[0].length), length);
        QVERIFY(filter.problems()[0].message.contains(text.mid(start, length)));
    }

    void knownTermsHoldBesideUnknownOnes()
    {
        const TaxonomyFilter filter = TaxonomyFilter::parse(QStringLiteral("model:x category:bus"));
        QCOMPARE(filter.terms().size(), std::size_t(1));
        QVERIFY(!filter.matches(wheel()));
    }
};

QTEST_GUILESS_MAIN(TestTaxonomyFilter)
#include "tst_taxonomy_filter.moc"
