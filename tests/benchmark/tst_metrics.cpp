#include "core/benchmark/metrics.h"

#include "tests/benchmark/pair_scores.h"

#include <QTest>

#include <cmath>

using namespace soco::benchmark;
using soco::test::pairScore;

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reductions_data();
    void reductions();
    void emptyPairsAreSkippedAndCounted();
    void nothingScoredIsNotZero();
    void thresholdIsStrictAndFloat32_data();
    void thresholdIsStrictAndFloat32();
    void curveEqualsPckAtEveryThreshold();

private:
    // Two groups of unequal size, worked out by hand below.
    static std::vector<PairScore> handMade();
};

std::vector<PairScore> TestMetrics::handMade()
{
    return {
        pairScore("bus", "00001.json", {0.05f, 0.20f}, {0.05f, 0.05f}),              // SOC 1/2, CC 2/2
        pairScore("bus", "00002.json", {0.01f, 0.02f, 0.03f, 0.5f}, {0.01f, 0.3f}),  // SOC 3/4, CC 1/2
        pairScore("car", "00001.json", {0.9f}, {0.09f, 0.9f, 0.9f, 0.9f}),           // SOC 0/1, CC 1/4
        pairScore("car", "00002.json", {}, {0.01f}),                                 // SOC -,   CC 1/1
        pairScore("car", "00003.json", {0.0f, 0.0f, 0.0f}, {}),                      // SOC 3/3, CC -
    };
}

void TestMetrics::reductions_data()
{
    QTest::addColumn<Criterion>("criterion");
    QTest::addColumn<Reduction>("reduction");
    QTest::addColumn<double>("bus");
    QTest::addColumn<double>("car");
    QTest::addColumn<int>("pairs");
    QTest::addColumn<int>("points");
    QTest::addColumn<int>("right");
    QTest::newRow("SOC, pair") << Criterion::Soc << Reduction::Pair << 62.5 << 50.0 << 4 << 10 << 7;
    QTest::newRow("SOC, keypoint") << Criterion::Soc << Reduction::Keypoint << 400.0 / 6 << 75.0 << 4 << 10 << 7;
    QTest::newRow("CC, pair") << Criterion::Cc << Reduction::Pair << 75.0 << 62.5 << 4 << 9 << 5;
    QTest::newRow("CC, keypoint") << Criterion::Cc << Reduction::Keypoint << 75.0 << 40.0 << 4 << 9 << 5;
}

void TestMetrics::reductions()
{
    QFETCH(Criterion, criterion);
    QFETCH(Reduction, reduction);
    QFETCH(double, bus);
    QFETCH(double, car);
    QFETCH(int, pairs);
    QFETCH(int, points);
    QFETCH(int, right);
    const Score score = pck(handMade(), criterion, 0.1, reduction);
    QCOMPARE(score.byGroup.at("bus"), bus);
    QCOMPARE(score.byGroup.at("car"), car);
    QCOMPARE(score.percent, (bus + car) / 2); // groups weigh the same, however many pairs they have
    QCOMPARE(score.pairs, pairs);
    QCOMPARE(score.droppedPairs, 5 - pairs);
    QCOMPARE(score.points, points);
    QCOMPARE(score.rightPoints, right);
    QCOMPARE(score.pairsByGroup.at("bus"), 2);
    QCOMPARE(score.pairsByGroup.at("car"), 2);
}

void TestMetrics::emptyPairsAreSkippedAndCounted()
{
    const std::vector<PairScore> scores{pairScore("car", "1", {0.0f}, {}), pairScore("car", "2", {}, {}), pairScore("kettle", "1", {}, {})};
    const Score soc = pck(scores, Criterion::Soc, 0.1);
    QCOMPARE(soc.percent, 100.0);
    QCOMPARE(soc.pairs, 1);
    QCOMPARE(soc.droppedPairs, 2);
    QVERIFY(!soc.byGroup.contains("kettle")); // a group without a scored pair is no zero
}

void TestMetrics::nothingScoredIsNotZero()
{
    const std::vector<PairScore> unscored{pairScore("car", "1", {}, {})};
    for (const std::vector<PairScore> &scores : {std::vector<PairScore>{}, unscored}) {
        const Score score = pck(scores, Criterion::Cc, 0.1);
        QVERIFY(std::isnan(score.percent));
        QCOMPARE(score.pairs, 0);
        QVERIFY(std::isnan(pckCurve(scores, Criterion::Cc, std::vector{0.1})[0]));
    }
}

void TestMetrics::thresholdIsStrictAndFloat32_data()
{
    QTest::addColumn<float>("error");
    QTest::addColumn<double>("threshold");
    QTest::addColumn<bool>("right");
    QTest::newRow("on the circle") << 0.1f << 0.1 << false; // though float32(0.1) > 0.1
    QTest::newRow("one step inside") << std::nextafter(0.1f, 0.0f) << 0.1 << true;
    QTest::newRow("one step outside") << std::nextafter(0.1f, 1.0f) << 0.1 << false;
    // float32(0.7) < 0.7: a comparison in double would call this one right.
    QTest::newRow("tie below the double threshold") << 0.7f << 0.7 << false;
    QTest::newRow("exact hit, threshold zero") << 0.0f << 0.0 << false;
}

void TestMetrics::thresholdIsStrictAndFloat32()
{
    QFETCH(float, error);
    QFETCH(double, threshold);
    QFETCH(bool, right);
    const std::vector<PairScore> scores{pairScore("car", "1", {error}, {error})};
    QCOMPARE(pck(scores, Criterion::Soc, threshold).percent, right ? 100.0 : 0.0);
    QCOMPARE(pckCurve(scores, Criterion::Cc, std::vector{threshold})[0], right ? 100.0 : 0.0);
}

void TestMetrics::curveEqualsPckAtEveryThreshold()
{
    const std::vector<double> thresholds{0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0},
        shuffled{0.5, 0.05, 0.0, 1.0, 0.05};
    for (const Criterion criterion : {Criterion::Soc, Criterion::Cc}) {
        for (const Reduction reduction : {Reduction::Pair, Reduction::Keypoint}) {
            const std::vector<double> curve = pckCurve(handMade(), criterion, thresholds, reduction);
            QCOMPARE(curve.size(), thresholds.size());
            for (std::size_t i = 0; i < thresholds.size(); ++i) {
                QCOMPARE(curve[i], pck(handMade(), criterion, thresholds[i], reduction).percent);
                QVERIFY(i == 0 || curve[i] >= curve[i - 1]);
            }
            QCOMPARE(curve.back(), 100.0);
            const std::vector<double> anyOrder = pckCurve(handMade(), criterion, shuffled, reduction);
            for (std::size_t i = 0; i < shuffled.size(); ++i)
                QCOMPARE(anyOrder[i], pck(handMade(), criterion, shuffled[i], reduction).percent);
        }
    }
}

QTEST_APPLESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
