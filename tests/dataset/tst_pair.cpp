#include "core/dataset/pair.h"

#include <QtTest>

using namespace soco::dataset;

namespace {

View viewOf(const std::vector<std::string> &names)
{
    View view;
    for (const std::string &name : names) {
        Keypoint keypoint;
        keypoint.name = name;
        view.keypoints.push_back(keypoint);
    }
    return view;
}

using Matches = std::vector<std::pair<int, int>>;

} // namespace

class TestPair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexOfADoubledNameIsTheLast();
    void semanticMatchesKeepTheOrderOfTheFile();
    void namesThatAViewLacksAreDropped();
    void doubledKeypointMatchesByItsLastIndex();
    void conceptTargetsAreUnitedAndSorted();
    void conceptWithoutTargetsIsSkipped();
    void emptyPair();
};

void TestPair::indexOfADoubledNameIsTheLast()
{
    const View view = viewOf({"a", "b", "a"});
    QCOMPARE(view.indexOf("a"), 2);
    QCOMPARE(view.indexOf("b"), 1);
    QCOMPARE(view.indexOf("c"), -1);
    QCOMPARE(View().indexOf("a"), -1);
}

void TestPair::semanticMatchesKeepTheOrderOfTheFile()
{
    Pair pair;
    pair.source = viewOf({"a", "b", "c"});
    pair.target = viewOf({"c", "b", "a"});
    pair.semanticOverlap = {"c", "a", "b", "c"};
    const PairMatches matches = matchesOf(pair);
    QCOMPARE(matches.semantic, (Matches{{2, 0}, {0, 2}, {1, 1}, {2, 0}}));
    QCOMPARE(matches.droppedNames, 0);
    QCOMPARE(matches.semanticTarget(0), 2);
    QCOMPARE(matches.semanticTarget(7), -1);
}

void TestPair::namesThatAViewLacksAreDropped()
{
    Pair pair;
    pair.source = viewOf({"a", "b"});
    pair.target = viewOf({"b", "c"});
    pair.semanticOverlap = {"a", "b", "c", "d"};
    pair.conceptMatches = {{"x", {"b", "e"}, {"b", "f", "g"}}};
    const PairMatches matches = matchesOf(pair);
    QCOMPARE(matches.semantic, (Matches{{1, 0}}));
    QCOMPARE(matches.concepts.size(), std::size_t(1));
    QCOMPARE(matches.concepts[0].source, 1);
    QCOMPARE(matches.concepts[0].targets, std::vector<int>{0});
    QCOMPARE(matches.droppedNames, 6);
}

void TestPair::doubledKeypointMatchesByItsLastIndex()
{
    Pair pair;
    pair.source = viewOf({"a", "a"});
    pair.target = viewOf({"a", "b", "a"});
    pair.semanticOverlap = {"a"};
    pair.conceptMatches = {{"x", {"a"}, {"a", "b"}}};
    const PairMatches matches = matchesOf(pair);
    QCOMPARE(matches.semantic, (Matches{{1, 2}}));
    QCOMPARE(matches.concepts[0].source, 1);
    QCOMPARE(matches.concepts[0].targets, (std::vector<int>{1, 2}));
}

void TestPair::conceptTargetsAreUnitedAndSorted()
{
    Pair pair;
    pair.source = viewOf({"a", "b"});
    pair.target = viewOf({"p", "q", "r"});
    pair.conceptMatches = {{"x", {"b", "a"}, {"r", "p"}}, {"y", {"a"}, {"q", "p"}}};
    const PairMatches matches = matchesOf(pair);
    QCOMPARE(matches.concepts.size(), std::size_t(2));
    QCOMPARE(matches.concepts[0].source, 0);
    QCOMPARE(matches.concepts[1].source, 1);
    QCOMPARE(*matches.conceptTargets(0), (std::vector<int>{0, 1, 2}));
    QCOMPARE(*matches.conceptTargets(1), (std::vector<int>{0, 2}));
    QVERIFY(!matches.conceptTargets(2));
}

void TestPair::conceptWithoutTargetsIsSkipped()
{
    Pair pair;
    pair.source = viewOf({"a"});
    pair.target = viewOf({"b"});
    pair.conceptMatches = {{"x", {"a"}, {}}, {"y", {"a"}, {"gone"}}, {"z", {}, {"b"}}};
    const PairMatches matches = matchesOf(pair);
    QVERIFY(matches.concepts.empty());
    QCOMPARE(matches.droppedNames, 1);
}

void TestPair::emptyPair()
{
    const PairMatches matches = matchesOf({});
    QVERIFY(matches.semantic.empty());
    QVERIFY(matches.concepts.empty());
    QCOMPARE(matches.droppedNames, 0);
}

QTEST_APPLESS_MAIN(TestPair)
#include "tst_pair.moc"
