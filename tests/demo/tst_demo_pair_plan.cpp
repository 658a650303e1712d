#include "core/demo/writing/pairs.h"

#include <QTest>

#include <bit>
#include <map>
#include <set>

using namespace soco::demo;

// Pictures made by hand: only what they show matters.
class TestDemoPairPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyPairsThatShareThree();
    void crossPairsUseTheCommonLevels();
    void splitsAreDisjoint();
    void intraPairsAreUnordered();
    void idsFollowTheNumbers();
    void saysWhatIsMissing();
    void thousandsAreComplete();
    void countsForTheDefault();
};

namespace {

const Category &car() { return categories()[0]; }
const Category &bus() { return categories()[1]; }

Picture showing(const Category &category, int number, std::uint64_t visible)
{
    Picture p;
    p.category = &category;
    p.number = number;
    p.visible = visible;
    return p;
}

std::vector<Picture> cars(int count, std::uint64_t visible = 0b1111)
{
    std::vector<Picture> list;
    for (int n = 1; n <= count; ++n)
        list.push_back(showing(car(), n, visible));
    return list;
}

std::vector<PairChoice> ofType(const PairPlan &plan, PairType type)
{
    std::vector<PairChoice> list;
    for (const PairChoice &p : plan.pairs)
        if (p.type == type)
            list.push_back(p);
    return list;
}

} // namespace

void TestDemoPairPlan::onlyPairsThatShareThree()
{
    const std::vector<Picture> pictures{showing(car(), 1, 0b00111), showing(car(), 2, 0b01111),
                                        showing(car(), 3, 0b11100)};
    const auto intra = ofType(planPairs(pictures, {&car()}, {10, 10, 0}, 7), PairType::Intra);
    QCOMPARE(int(intra.size()), 1);
    QCOMPARE(std::min(intra[0].source, intra[0].target), 0);
    QCOMPARE(std::max(intra[0].source, intra[0].target), 1);
}

void TestDemoPairPlan::crossPairsUseTheCommonLevels()
{
    // Bits 20 and up are each category's own and do not count, though their numbers agree.
    const std::vector<Picture> pictures{showing(car(), 1, 0b11 | 0xFF00000), showing(bus(), 1, 0b11 | 0xFF00000),
                                        showing(car(), 2, 0b111), showing(bus(), 2, 0b111)};
    const auto cross = ofType(planPairs(pictures, {&car(), &bus()}, {10, 10, 0}, 7), PairType::Cross);
    QCOMPARE(int(cross.size()), 2); // car_2 to bus_2, and back
    for (const PairChoice &p : cross) {
        QVERIFY(pictures[std::size_t(p.source)].category != pictures[std::size_t(p.target)].category);
        QCOMPARE(pictures[std::size_t(p.source)].number, 2);
        QCOMPARE(pictures[std::size_t(p.target)].number, 2);
    }
}

void TestDemoPairPlan::splitsAreDisjoint()
{
    const PairPlan plan = planPairs(cars(9), {&car()}, {5, 0, 12}, 7);
    std::set<int> train, test;
    for (const PairChoice &p : ofType(plan, PairType::Train))
        train.insert({p.source, p.target});
    for (const PairChoice &p : ofType(plan, PairType::Test))
        test.insert({p.source, p.target});
    QVERIFY(!train.empty() && !test.empty());
    for (const int picture : train)
        QVERIFY(!test.contains(picture));
    QCOMPARE(int(ofType(plan, PairType::Train).size()), 12);
    QCOMPARE(int(ofType(plan, PairType::Test).size()), 12);
}

void TestDemoPairPlan::intraPairsAreUnordered()
{
    const auto intra = ofType(planPairs(cars(6), {&car()}, {100, 0, 0}, 7), PairType::Intra);
    QCOMPARE(int(intra.size()), 15);
    std::set<std::pair<int, int>> seen;
    int forwards = 0;
    for (const PairChoice &p : intra) {
        QVERIFY(seen.insert({std::min(p.source, p.target), std::max(p.source, p.target)}).second);
        forwards += p.source < p.target;
    }
    QVERIFY(forwards > 0 && forwards < 15); // both directions occur
}

void TestDemoPairPlan::idsFollowTheNumbers()
{
    const std::vector<Picture> pictures = cars(12);
    const auto intra = ofType(planPairs(pictures, {&car()}, {30, 0, 0}, 7), PairType::Intra);
    int last = 0;
    for (std::size_t i = 0; i < intra.size(); ++i) {
        QCOMPARE(intra[i].id, int(i) + 1);
        const int later = std::max(pictures[std::size_t(intra[i].source)].number,
                                   pictures[std::size_t(intra[i].target)].number);
        QVERIFY(later >= last);
        last = later;
    }
}

void TestDemoPairPlan::saysWhatIsMissing()
{
    const PairPlan plan = planPairs(cars(3), {&car()}, {20, 20, 0}, 7);
    QVERIFY(std::find(plan.notes.begin(), plan.notes.end(), "car has 3 usable intra pairs, 20 were asked for")
            != plan.notes.end());
    QVERIFY(std::any_of(plan.notes.begin(), plan.notes.end(),
                        [](const std::string &n) { return n.find("no partner") != std::string::npos; }));
}

void TestDemoPairPlan::thousandsAreComplete()
{
    std::vector<Picture> pictures;
    for (int n = 1; n <= 500; ++n) {
        pictures.push_back(showing(car(), n, 0b11111));
        pictures.push_back(showing(bus(), n, 0b11111));
    }
    const PairPlan plan = planPairs(pictures, {&car(), &bus()}, pairCounts(2500, 500), 7);
    QCOMPARE(int(plan.pairs.size()), 2 * (2500 + 2500 + 1250 + 1250));
    QVERIFY(plan.notes.empty());
}

void TestDemoPairPlan::countsForTheDefault()
{
    const PairCounts ten = pairCounts(0, 10);
    QCOMPARE(ten.intra, 20);
    QCOMPARE(ten.cross, 20);
    QCOMPARE(ten.split, 10);
    QCOMPARE(pairCounts(1, 10).split, 1);
}

QTEST_APPLESS_MAIN(TestDemoPairPlan)
#include "tst_demo_pair_plan.moc"
