#include "widgets/common/marks.h"
#include "widgets/common/tokens.h"

#include "canvas_scene.h"

#include <QSignalSpy>

#include <cmath>

using namespace soco;
using namespace soco::widgets;
using fixture::Scene;

namespace {

// Mean place of the pixels that are nearly `colour` within `reach` of `centre`.
std::optional<QPointF> centreOf(const QImage &image, const QColor &colour, QPointF centre, int reach)
{
    QPointF sum;
    int count = 0;
    for (int y = int(centre.y()) - reach; y <= int(centre.y()) + reach; ++y) {
        for (int x = int(centre.x()) - reach; x <= int(centre.x()) + reach; ++x) {
            if (!image.rect().contains(x, y))
                continue;
            const QColor c = image.pixelColor(x, y);
            if (std::abs(c.red() - colour.red()) + std::abs(c.green() - colour.green())
                    + std::abs(c.blue() - colour.blue()) < 90) {
                sum += QPointF(x + 0.5, y + 0.5);
                ++count;
            }
        }
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

} // namespace

// What the canvas paints, read back from its pixels.
class TestCanvasPainting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void crossIsPaintedOnTheScoredPoint_data()
    {
        QTest::addColumn<GridCell>("cell");
        QTest::addColumn<int>("zoom");
        QTest::newRow("fitted") << GridCell{18, 12} << 0;
        QTest::newRow("elsewhere") << GridCell{40, 30} << 0;
        QTest::newRow("enlarged") << GridCell{28, 16} << 600;
    }

    void crossIsPaintedOnTheScoredPoint()
    {
        QFETCH(GridCell, cell);
        QFETCH(int, zoom);
        Scene s(4); // no cosine label beside the cross
        MapSettings map;
        map.opacity = 0; // the picture is dark enough to find white by
        s.canvas.setMapSettings(map);
        s.pair = fixture::pair();
        s.pair->target.fill(QColor(60, 60, 60));
        s.pair->ref.file = "dark.json";
        s.canvas.setPair(s.pair);
        s.wheel(1, s.port(1)->rect().center(), zoom);
        s.canvas.setPointResult(fixture::result(s.pair, 1, 2, fixture::hill(57, cell)));
        const QImage image = s.port(1)->grab().toImage();
        const double side = 960.0 / 57;
        const QPointF scored = s.view(1)->transformNow().toPane({cell.x * side, cell.y * side});
        // The cell's outline lies to the lower right; the upper left arms of the cross are its own. The cross is
        // symmetric, so look at the four ends of its arms.
        for (const QPointF arm : {QPointF(-5, -5), QPointF(5, -5), QPointF(-5, 5)}) {
            const auto found = centreOf(image, Qt::white, scored + arm, 2);
            QVERIFY(found.has_value());
            QVERIFY2((*found - scored - arm).manhattanLength() < 2.5,
                     qPrintable(QStringLiteral("%1 %2").arg(found->x() - scored.x()).arg(found->y() - scored.y())));
        }
        QVERIFY(!centreOf(image, Qt::white, scored + QPointF(-9, -9), 1)); // 13 px, not longer
    }

    void ringIsPaintedWithThePckRadius()
    {
        Scene s(1, {1200, 640});
        s.selection.setPoint(ImagePoint{307, 422}, QStringLiteral("wheel_front_left"));
        for (const int zoom : {0, 240}) {
            s.wheel(1, s.at(1, {307, 422}), zoom);
            const ViewTransform view = s.view(1)->transformNow();
            const ImagePoint truth = vision::toImage(vision::toUnit({307, 422}, 960, 640, 798), 960, 640);
            const QPointF centre = view.toPane({truth.x, truth.y});
            const double radius = 74 * view.scale;
            const QImage image = s.port(1)->grab().toImage();
            for (const double angle : {0.3, 1.2, 2.5, 4.0}) {
                const QPointF on = centre + radius * QPointF(std::cos(angle), std::sin(angle));
                if (!QRectF(image.rect()).adjusted(3, 3, -3, -3).contains(on))
                    continue;
                const QColor c = image.pixelColor(int(on.x()), int(on.y()));
                QVERIFY2(c.blue() > 150 && c.red() < 130, qPrintable(c.name()));
            }
            const auto dot = centreOf(image, marks::truth, centre, 4);
            QVERIFY(dot && (*dot - centre).manhattanLength() < 1);
        }
    }

    void keypointMarksKeepTheirSize()
    {
        Scene s(1, {1200, 640});
        for (const int zoom : {0, 600, 1200}) {
            s.wheel(0, s.keypoint(2), zoom);
            const QPoint centre = s.keypoint(2);
            const QImage image = s.port(0)->grab().toImage();
            int white = 0;
            for (int x = centre.x() - 12; x <= centre.x() + 12; ++x)
                white += image.pixelColor(x, centre.y()) == QColor(Qt::white);
            QVERIFY2(white >= 5 && white <= 7, qPrintable(QString::number(white)));
        }
    }

    void mapDrainsThePictureAndPeekBringsItBack()
    {
        Scene s(1);
        const QPoint body = s.at(1, {300, 300});
        const auto saturation = [&] { return s.port(1)->grab().toImage().pixelColor(body).saturation(); };
        const int full = saturation();
        s.canvas.setPointResult(fixture::result(s.pair, 1, 0, fixture::hill(57, {50, 5})));
        QVERIFY(saturation() < full / 3);
        s.canvas.setPeek(true);
        QCOMPARE(saturation(), full);
        s.canvas.setPeek(false);
        MapSettings off;
        off.visible = false;
        s.canvas.setMapSettings(off);
        QCOMPARE(saturation(), full);
    }

    void mapIsPaintedWhereItIsHigh()
    {
        Scene s(1);
        s.canvas.setHideMarks(true);
        s.canvas.setPointResult(fixture::result(s.pair, 1, 0, fixture::hill(57, {28, 8}, 1.0f, 3)));
        const double side = 960.0 / 57;
        const QImage image = s.port(1)->grab().toImage();
        const QColor hot = image.pixelColor(s.at(1, {28.5 * side, 8.5 * side}));
        QVERIFY2(hot.red() > 220 && hot.green() > 200, qPrintable(hot.name())); // the upper end of Inferno
        const QColor cold = image.pixelColor(s.at(1, {5.5 * side, 3.5 * side}));
        QVERIFY(std::abs(cold.red() - cold.blue()) < 12);
    }

    // Nine tenths of the picture stay as they are, whatever the model's cosines.
    void theBestPartLeavesTheRestClear_data()
    {
        QTest::addColumn<float>("floor");
        QTest::addColumn<float>("peak");
        QTest::newRow("low cosines") << 0.0f << 0.2f;
        QTest::newRow("high cosines") << 0.85f << 0.95f;
    }

    void theBestPartLeavesTheRestClear()
    {
        QFETCH(float, floor);
        QFETCH(float, peak);
        Scene s(1);
        s.canvas.setHideMarks(true);
        MapSettings off;
        off.opacity = 0;
        s.canvas.setMapSettings(off);
        s.canvas.setPointResult(fixture::result(s.pair, 1, 0, fixture::hill(57, {28, 18}, peak, 20, floor)));
        const QImage without = s.port(1)->grab().toImage();
        s.canvas.setMapSettings({});
        const QImage with = s.port(1)->grab().toImage();
        const QRect picture = QRectF(s.at(1, {0, 0}), s.at(1, {960, 640})).toRect();
        int coloured = 0;
        for (int y = picture.top(); y < picture.bottom(); ++y)
            for (int x = picture.left(); x < picture.right(); ++x)
                coloured += with.pixel(x, y) != without.pixel(x, y);
        const double share = double(coloured) / (picture.width() * picture.height());
        QVERIFY2(share > 0.07 && share < 0.11, qPrintable(QString::number(share)));
    }

    void frameShownOnceAllNewMapsArePainted()
    {
        Scene s(3);
        QSignalSpy shown(&s.canvas, &ExploreCanvas::frameShown);
        for (int slot = 1; slot <= 3; ++slot)
            s.canvas.setPointResult(fixture::result(s.pair, slot, 0, fixture::hill(57, {18, 25})));
        QVERIFY(shown.wait());
        QCOMPARE(shown.count(), 1);
        s.canvas.setShowNames(true); // no new map
        QTest::qWait(20);
        QCOMPARE(shown.count(), 1);
    }

    void labelsStayInsideAndOffTheMarks()
    {
        Scene s(1, {1200, 640});
        s.canvas.setShowNames(true);
        s.selection.setPoint(ImagePoint{653, 422}, QStringLiteral("wheel_rear_left"));
        s.port(0)->grab();
        const std::vector<QRectF> labels = s.view(0)->labelRects();
        QCOMPARE(int(labels.size()), 3);
        for (const QRectF &label : labels) {
            QVERIFY(QRectF(s.port(0)->rect()).contains(label));
            for (int i = 0; i < 3; ++i)
                QVERIFY(!label.contains(s.keypoint(i)));
            for (const QRectF &other : labels)
                QVERIFY(label == other || !label.intersects(other));
        }
    }
};

QTEST_MAIN(TestCanvasPainting)
#include "tst_canvas_painting.moc"
