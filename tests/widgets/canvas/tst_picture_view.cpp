#include "widgets/canvas/picture_view.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace soco::widgets;

namespace {

PicturePtr plain(QSize size, QColor colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return std::make_shared<Picture>(image);
}

} // namespace

// What an Annotate canvas finds without anything of Explore: a picture, the mouse in its pixels, layers.
class TestPictureView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void theMouseSpeaksPicturePixels()
    {
        PictureView view;
        view.resize(400, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy pressed(&view, &PictureView::pressed), without(&view, &PictureView::pressedWithoutPicture);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {200, 150});
        QCOMPARE(pressed.count(), 0);
        QCOMPARE(without.count(), 1);
        view.setPicture(plain({800, 600}, Qt::red));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::AltModifier, {200, 150});
        QCOMPARE(pressed.count(), 1);
        QCOMPARE(pressed.first()[0].toPointF(), QPointF(400, 300));
        view.setViewState({2, {0.25, 0.25}});
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, {200, 150});
        QCOMPARE(pressed.last()[0].toPointF(), QPointF(200, 150));
        QVERIFY(view.hasPictureAt({200, 150}));
        view.setViewState({0.5, {0.5, 0.5}});
        QVERIFY(!view.hasPictureAt({10, 10}));
        // The middle button pans, and so does the left one while that is on.
        QSignalSpy pan(&view, &PictureView::panRequested);
        view.setPanReady(true);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, {100, 100});
        QTest::mouseMove(view.viewport(), {130, 90});
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, {130, 90});
        QVERIFY(pan.count() >= 1);
        QCOMPARE(pressed.count(), 2);
    }

    void theRightButtonAsksForAMenu()
    {
        PictureView view;
        view.setPicture(plain({80, 60}, Qt::red));
        view.resize(400, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy menu(&view, &PictureView::menuRequested);
        QContextMenuEvent event(QContextMenuEvent::Mouse, {20, 30}, view.viewport()->mapToGlobal(QPoint(20, 30)));
        QApplication::sendEvent(view.viewport(), &event);
        QCOMPARE(menu.count(), 1);
    }

    void layersArePaintedInOrderAndInViewPixels()
    {
        PictureView view;
        view.resize(400, 300);
        view.setPicture(plain({800, 600}, QColor(10, 20, 30)));
        PictureView::Frame seen;
        view.addLayer([&](QPainter &painter, const PictureView::Frame &frame) {
            seen = frame;
            painter.fillRect(QRect(0, 0, 20, 20), Qt::green);
        });
        view.addLayer([](QPainter &painter, const PictureView::Frame &) { painter.fillRect(QRect(0, 0, 10, 10), Qt::blue); });
        const QImage image = view.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(5, 5), QColor(Qt::blue));
        QCOMPARE(image.pixelColor(15, 15), QColor(Qt::green));
        QCOMPARE(image.pixelColor(200, 150), QColor(10, 20, 30));
        QCOMPARE(seen.transform.toPane({800, 600}), QPointF(400, 300));
        QCOMPARE(seen.pictureInDevice(), QRect(0, 0, 400, 300));
    }

    // Sharper, not larger: what a layer paints keeps its place and size in view pixels.
    void paintsAtAnyScale()
    {
        PictureView view;
        view.resize(400, 300);
        view.setPicture(plain({800, 600}, QColor(10, 20, 30)));
        view.addLayer([](QPainter &painter, const PictureView::Frame &) { painter.fillRect(QRect(100, 50, 10, 10), Qt::red); });
        QImage image(1600, 1200, QImage::Format_RGB32);
        image.setDevicePixelRatio(4);
        image.fill(Qt::white);
        QPainter painter(&image);
        view.paintOn(painter, 4);
        painter.end();
        QCOMPARE(image.pixelColor(399, 200), QColor(10, 20, 30));
        QCOMPARE(image.pixelColor(400, 200), QColor(Qt::red));
        QCOMPARE(image.pixelColor(439, 239), QColor(Qt::red));
        QCOMPARE(image.pixelColor(440, 240), QColor(10, 20, 30));
    }
};

QTEST_MAIN(TestPictureView)
#include "tst_picture_view.moc"
