#include "widgets/canvas/label_placement.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace soco::widgets;

namespace {

constexpr QRectF bounds(0, 0, 400, 300);

// Every label inside, none over another, over a mark or over a leader that is not its own.
void verifyApart(const std::vector<PlacedLabel> &placed, const std::vector<LabelWish> &wishes,
                 const std::vector<QRectF> &marks)
{
    for (const PlacedLabel &label : placed) {
        QVERIFY(bounds.contains(label.rect));
        QCOMPARE(label.rect.size(), wishes[std::size_t(label.wish)].size);
        for (const QRectF &mark : marks)
            QVERIFY(!mark.intersects(label.rect));
        for (const PlacedLabel &other : placed) {
            if (other.wish == label.wish)
                continue;
            QVERIFY(!other.rect.intersects(label.rect));
            if (other.leader && label.leader)
                QVERIFY(other.leader->intersects(*label.leader, nullptr) != QLineF::BoundedIntersection);
        }
    }
}

QRectF around(QPointF centre)
{
    return {centre.x() - 5, centre.y() - 5, 10, 10};
}

} // namespace

class TestLabelPlacement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void label_data()
    {
        QTest::addColumn<QPointF>("anchor");
        QTest::addColumn<int>("preferred");
        QTest::addColumn<std::vector<QRectF>>("obstacles");
        QTest::addColumn<QRectF>("place");
        using Rects = std::vector<QRectF>;
        // Labels of 100 x 20 in 400 x 300; corners 18 and 12 px from the mark.
        QTest::newRow("lower right first") << QPointF(100, 100) << 0 << Rects{} << QRectF(118, 112, 100, 20);
        QTest::newRow("upper right at the lower edge") << QPointF(100, 290) << 0 << Rects{} << QRectF(118, 258, 100, 20);
        QTest::newRow("upper left in the lower right corner") << QPointF(390, 290) << 0 << Rects{} << QRectF(272, 258, 100, 20);
        QTest::newRow("lower left in the upper right corner") << QPointF(390, 5) << 0 << Rects{} << QRectF(272, 17, 100, 20);
        QTest::newRow("a mark in the way") << QPointF(100, 100) << 0 << Rects{{150, 115, 9, 9}} << QRectF(118, 68, 100, 20);
        QTest::newRow("two marks in the way") << QPointF(200, 100) << 0 << Rects{{250, 115, 9, 9}, {250, 70, 9, 9}}
                                              << QRectF(82, 68, 100, 20);
        QTest::newRow("upper right preferred") << QPointF(100, 100) << 1 << Rects{} << QRectF(118, 68, 100, 20);
    }

    void label()
    {
        QFETCH(QPointF, anchor);
        QFETCH(int, preferred);
        QFETCH(std::vector<QRectF>, obstacles);
        QFETCH(QRectF, place);
        QCOMPARE(placeLabel(anchor, {100, 20}, {0, 0, 400, 300}, obstacles, preferred), place);
    }

    void labelWithoutRoomIsNarrower()
    {
        const QRectF bounds(0, 0, 160, 300);
        const QRectF rect = placeLabel({60, 150}, {200, 20}, bounds, {}, 0);
        QVERIFY(bounds.contains(rect));
        QCOMPARE(rect.left(), 78.0);
        QCOMPARE(rect.width(), 82.0);
        // The roomier side.
        const QRectF left = placeLabel({120, 150}, {200, 20}, bounds, {}, 0);
        QVERIFY(bounds.contains(left));
        QCOMPARE(left.right(), 102.0);
    }

    void manyLabelsStandRightBesideTheirMarksWhereThereIsRoom()
    {
        const std::vector<LabelWish> wishes{{{50, 50}, {60, 20}}, {{50, 150}, {60, 20}}, {{390, 250}, {60, 20}}};
        std::vector<QRectF> marks;
        for (const LabelWish &wish : wishes)
            marks.push_back(around(wish.anchor));
        const auto placed = placeLabels(wishes, bounds, marks, 40);
        QCOMPARE(placed.size(), std::size_t(3));
        for (const PlacedLabel &label : placed)
            QVERIFY(!label.leader);
        QCOMPARE(placed[0].rect.left(), 58.0); // 8 px to the right, level with the mark
        QCOMPARE(placed[0].rect.center().y(), 50.0);
        QVERIFY(placed[2].rect.right() < 390);
        verifyApart(placed, wishes, marks);
    }

    void aCrowdIsSpreadOnLeaders()
    {
        // Nine marks within 40 px, labels of 80 x 20.
        std::vector<LabelWish> wishes;
        std::vector<QRectF> marks;
        for (int i = 0; i < 9; ++i) {
            wishes.push_back({{190.0 + 15 * (i % 3), 140.0 + 12 * (i / 3)}, {80, 20}});
            marks.push_back(around(wishes.back().anchor));
        }
        const auto placed = placeLabels(wishes, bounds, marks, 40);
        QVERIFY2(placed.size() >= 6, qPrintable(QString::number(placed.size())));
        QVERIFY(std::any_of(placed.begin(), placed.end(), [](const PlacedLabel &label) { return label.leader.has_value(); }));
        for (const PlacedLabel &label : placed) {
            if (!label.leader)
                continue;
            QCOMPARE(label.leader->p1(), wishes[std::size_t(label.wish)].anchor);
            QVERIFY(label.rect.adjusted(-0.01, -0.01, 0.01, 0.01).contains(label.leader->p2()));
        }
        verifyApart(placed, wishes, marks);
    }

    void whatFitsNowhereIsLeftOut()
    {
        std::vector<LabelWish> wishes;
        for (int i = 0; i < 200; ++i)
            wishes.push_back({{10.0 + (i * 37) % 380, 10.0 + (i * 53) % 280}, {90, 20}});
        const auto placed = placeLabels(wishes, bounds, {}, 1000);
        QVERIFY(placed.size() > 20 && placed.size() < 70); // 400 x 300 holds at most 66
        verifyApart(placed, wishes, {});
        QCOMPARE(placeLabels(wishes, bounds, {}, 5).size(), std::size_t(5));
        const std::vector<LabelWish> outside{{{500, 20}, {50, 20}}};
        QVERIFY(placeLabels(outside, bounds, {}, 40).empty());
    }
};

QTEST_GUILESS_MAIN(TestLabelPlacement)
#include "tst_label_placement.moc"
