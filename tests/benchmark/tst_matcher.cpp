#include "core/benchmark/matcher.h"

#include <QTest>

using namespace soco;
using namespace soco::benchmark;

class TestMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMatcherIsFoundByItsName();
    void aPointPicksWhatThePairMatches();
    void mapsOfTwoModelsAreAnError();
};

void TestMatcher::everyMatcherIsFoundByItsName()
{
    for (const Matcher *matcher : matchers())
        QCOMPARE(matcherNamed(matcher->info().id), matcher);
    QCOMPARE(matcherNamed(standardMatcherId), &standardMatcher());
    QCOMPARE(std::string(standardMatcherId), std::string("first-maximum")); // stands in files that were written
    QVERIFY(!matcherNamed("best"));
    QCOMPARE(noSuchMatcher("best").kind, ErrorKind::InvalidArgument);
    QVERIFY(noSuchMatcher("best").text().find("first-maximum") != std::string::npos);
}

// Explore asks for one point and its map, the evaluation for all points of a pair: one answer.
void TestMatcher::aPointPicksWhatThePairMatches()
{
    constexpr int side = 5, channels = 3;
    std::vector<float> sourceValues, targetValues;
    for (int i = 0; i < channels * side * side; ++i) {
        sourceValues.push_back(float((i * 37) % 17) - 8);
        targetValues.push_back(float((i * 53) % 19) - 9);
    }
    const auto source = vision::FeatureMap::fromVector(sourceValues, channels, side, side, 5 * side);
    const auto target = vision::FeatureMap::fromVector(targetValues, channels, side, side, 5 * side);
    PairGeometry geometry;
    for (int i = 0; i < 7; ++i)
        geometry.source.push_back({float(i) / 7, float(6 - i) / 9});
    const dataset::PairMatches lists;
    for (const Matcher *matcher : matchers()) {
        const auto matches = matcher->match({source, target, geometry, lists});
        QVERIFY(matches);
        QCOMPARE(matches->size(), geometry.source.size());
        const auto plain = matcher->Matcher::match({source, target, geometry, lists}); // by a map for each
        QVERIFY(plain);
        for (std::size_t i = 0; i < geometry.source.size(); ++i)
            QCOMPARE((*plain)[i].predicted, (*matches)[i].predicted);
        for (std::size_t i = 0; i < geometry.source.size(); ++i) {
            const auto map = vision::similarity(source, geometry.source[i], target);
            QVERIFY(map);
            const vision::Match picked = matcher->pick({*map, int(i), geometry, lists});
            QCOMPARE(picked.predicted, (*matches)[i].predicted);
            QCOMPARE(picked.cosine, (*matches)[i].cosine);
        }
    }
}

void TestMatcher::mapsOfTwoModelsAreAnError()
{
    const auto one = vision::FeatureMap::fromVector(std::vector<float>(8, 1.0f), 2, 2, 2, 4);
    const auto other = vision::FeatureMap::fromVector(std::vector<float>(12, 1.0f), 3, 2, 2, 4);
    PairGeometry geometry;
    geometry.source = {{0, 0}};
    const dataset::PairMatches lists;
    const auto matches = standardMatcher().match({one, other, geometry, lists});
    QVERIFY(!matches);
    QCOMPARE(matches.error().kind, ErrorKind::Mismatch);
}

QTEST_APPLESS_MAIN(TestMatcher)
#include "tst_matcher.moc"
