#include "widgets/canvas/hit_test.h"

#include <QTest>

#include <vector>

using soco::widgets::nearestWithin;

class TestHitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nearest_data()
    {
        QTest::addColumn<QPointF>("at");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("index");
        // Points at (10, 10), (30, 10), (30, 10); reach 8 view pixels.
        QTest::newRow("on it") << QPointF(10, 10) << 1.0 << 0;
        QTest::newRow("at the end of the reach") << QPointF(18, 10) << 1.0 << 0;
        QTest::newRow("beyond") << QPointF(18.1, 10) << 1.0 << -1;
        QTest::newRow("enlarged, the reach is fewer picture pixels") << QPointF(13, 10) << 4.0 << -1;
        QTest::newRow("reduced, it is more") << QPointF(19, 10) << 0.5 << 0;
        QTest::newRow("of two in one place the upper") << QPointF(31, 10) << 1.0 << 2;
    }

    void nearest()
    {
        QFETCH(QPointF, at);
        QFETCH(double, scale);
        const std::vector<QPointF> points{{10, 10}, {30, 10}, {30, 10}};
        QTEST(nearestWithin(8, at, scale, points.size(), [&](std::size_t i) { return points[i]; }), "index");
    }

    void nothingToHit() { QCOMPARE(nearestWithin(8, {0, 0}, 1, 0, [](std::size_t) { return QPointF(); }), -1); }
};

QTEST_GUILESS_MAIN(TestHitTest)
#include "tst_hit_test.moc"
