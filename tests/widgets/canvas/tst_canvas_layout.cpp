#include "widgets/canvas/canvas_layout.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace soco::widgets;

namespace {

bool close(QPointF a, QPointF b, double tolerance = 1e-6)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= tolerance;
}

} // namespace

class TestCanvasLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grid_data()
    {
        QTest::addColumn<int>("models");
        QTest::addColumn<int>("width");
        QTest::addColumn<QSize>("cells");
        QTest::newRow("no model") << 0 << 1200 << QSize(1, 1);
        QTest::newRow("1") << 1 << 1200 << QSize(2, 1);
        QTest::newRow("2, wide") << 2 << 1100 << QSize(3, 1);
        QTest::newRow("2, narrow") << 2 << 1099 << QSize(2, 2);
        QTest::newRow("3") << 3 << 1200 << QSize(2, 2);
        QTest::newRow("4") << 4 << 1200 << QSize(3, 2);
        QTest::newRow("5") << 5 << 1200 << QSize(3, 2);
        QTest::newRow("6") << 6 << 1200 << QSize(4, 2);
        QTest::newRow("7") << 7 << 1200 << QSize(4, 2);
        QTest::newRow("8") << 8 << 1200 << QSize(3, 3);
        QTest::newRow("9") << 9 << 1200 << QSize(5, 2);
    }

    void grid()
    {
        QFETCH(int, models);
        QFETCH(int, width);
        QFETCH(QSize, cells);
        QCOMPARE(gridFor(models, width), cells);
        QVERIFY(cells.width() * cells.height() >= models + 1);
    }

    void fittedPictureIsCentred()
    {
        const ViewTransform view = transformOf({}, {960, 640}, {480, 400});
        QCOMPARE(view.scale, 0.5);
        QCOMPARE(view.origin, QPointF(0, 40));
        QCOMPARE(view.toPane({960, 640}), QPointF(480, 360));
        QVERIFY(close(view.toPicture(view.toPane({123.4, 56.7})), {123.4, 56.7}));
    }

    void originLiesOnDevicePixels()
    {
        const ViewTransform view = transformOf({1.37, {0.31, 0.62}}, {961, 637}, {511, 289}, 1.5);
        QVERIFY(std::abs(view.origin.x() * 1.5 - std::round(view.origin.x() * 1.5)) < 1e-9);
        QVERIFY(std::abs(view.origin.y() * 1.5 - std::round(view.origin.y() * 1.5)) < 1e-9);
    }

    void zoomKeepsTheAnchor()
    {
        const QSizeF picture(960, 640), pane(480, 320);
        const QPointF anchor(100, 250);
        ViewState state;
        const QPointF under = transformOf(state, picture, pane).toPicture(anchor);
        for (const double ratio : {1.2, 1.2, 2.0, 0.7}) {
            state = zoomed(state, ratio, anchor, picture, pane);
            // Within the rounding of the origin to a pixel.
            QVERIFY(close(transformOf(state, picture, pane).toPane(under), anchor, 0.75));
        }
    }

    void zoomHasLimits()
    {
        const QSizeF picture(960, 640), pane(480, 320);
        QCOMPARE(zoomed({}, 1e-9, {240, 160}, picture, pane).factor, 0.5);
        const ViewState most = zoomed({}, 1e9, {240, 160}, picture, pane);
        QCOMPARE(transformOf(most, picture, pane).scale, 64.0);
    }

    void panMovesByPixels()
    {
        const QSizeF picture(960, 640), pane(480, 320);
        const ViewState state = zoomed({}, 4, {240, 160}, picture, pane);
        const QPointF before = transformOf(state, picture, pane).origin;
        const QPointF after = transformOf(panned(state, {30, -20}, picture, pane), picture, pane).origin;
        QVERIFY(close(after - before, {30, -20}));
        // The edge stops in the middle of the pane.
        const ViewState far = panned(state, {1e6, 1e6}, picture, pane);
        QCOMPARE(far.centre, QPointF(0, 0));
    }

    void nothingHappensWithoutAPicture()
    {
        QCOMPARE(zoomed({}, 2, {10, 10}, {}, {480, 320}), ViewState());
        QCOMPARE(panned({}, {10, 10}, {}, {480, 320}), ViewState());
        QCOMPARE(transformOf({}, {}, {480, 320}).scale, 1.0);
    }

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
};

QTEST_GUILESS_MAIN(TestCanvasLayout)
#include "tst_canvas_layout.moc"
