#include "widgets/canvas/view_geometry.h"

#include <QTest>

#include <cmath>

using namespace soco::widgets;

namespace {

bool close(QPointF a, QPointF b, double tolerance = 1e-6)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= tolerance;
}

} // namespace

class TestViewGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestViewGeometry)
#include "tst_view_geometry.moc"
