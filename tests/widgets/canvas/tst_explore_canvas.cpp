#include "widgets/canvas/pane_text.h"
#include "widgets/common/tokens.h"

#include "canvas_scene.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QToolTip>

#include <cmath>

using namespace soco;
using namespace soco::widgets;
using fixture::Scene;

namespace {

double distance(const std::optional<ImagePoint> &a, ImagePoint b)
{
    return a ? std::hypot(a->x - b.x, a->y - b.y) : 1e9;
}

} // namespace

class TestExploreCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void clickSnapsWithinEightPixelsAtEveryZoom_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::newRow("fitted") << 1.0;
        QTest::newRow("out") << 0.5;
        QTest::newRow("in") << 6.0;
        QTest::newRow("far in") << 40.0;
    }

    void clickSnapsWithinEightPixelsAtEveryZoom()
    {
        QFETCH(double, zoom);
        Scene s;
        // The keypoint stays where it is on the screen.
        s.wheel(0, s.keypoint(0), int(120 * std::log(zoom) / std::log(1.2)));
        const QPoint centre = s.keypoint(0);
        QVERIFY(s.port(0)->rect().contains(centre));
        QTest::mouseClick(s.port(0), Qt::LeftButton, {}, centre + QPoint(7, 0));
        QCOMPARE(s.selection.keypoint(), QStringLiteral("wheel_front_left"));
        QCOMPARE(distance(s.selection.pin(), {307, 422}), 0.0);
        QTest::mouseClick(s.port(0), Qt::LeftButton, {}, centre + QPoint(0, 10));
        QCOMPARE(s.selection.keypoint(), QString());
        const double scale = s.view(0)->transformNow().scale;
        QVERIFY(std::abs(distance(s.selection.pin(), {307, 422}) * scale - 10) < 1.1);
    }

    void altDoesNotSnap()
    {
        Scene s;
        QTest::mouseClick(s.port(0), Qt::LeftButton, Qt::AltModifier, s.keypoint(0) + QPoint(3, 0));
        QCOMPARE(s.selection.keypoint(), QString());
        QVERIFY(s.selection.pin().has_value());
    }

    void clickBesideThePictureDoesNothing()
    {
        Scene s(1, {1200, 400});
        QSignalSpy changed(&s.selection, &Selection::pointChanged);
        QVERIFY(s.at(0, {0, 0}).x() > 4 || s.at(0, {0, 0}).y() > 4);
        QTest::mouseClick(s.port(0), Qt::LeftButton, {}, QPoint(2, 2));
        QCOMPARE(changed.count(), 0);
    }

    void hoverWritesTheSelectionAndTheReadOut()
    {
        Scene s;
        const QPoint inside = s.at(0, {500, 300});
        QTest::mouseMove(s.port(0), inside);
        QVERIFY(distance(s.selection.hovered(), {500, 300}) * s.view(0)->transformNow().scale < 1.5);
        QVERIFY(s.readOut().startsWith(QLatin1String("x ")));
        QVERIFY(!s.readOut().startsWith(QStringLiteral("x –")));
        // Below the picture is the padding of the square.
        s.wheel(0, inside, -360);
        QTest::mouseMove(s.port(0), s.at(0, {500, 650}));
        QVERIFY(!s.selection.hovered());
        QVERIFY(s.readOut().startsWith(QLatin1String("padding")));
        // Over a target: read-out, but no hovered source point.
        QTest::mouseMove(s.port(1), s.at(1, {500, 300}));
        QVERIFY(!s.selection.hovered());
        QVERIFY(s.view(2)->marks().linkedCursor.has_value());
        QVERIFY(!s.view(1)->marks().linkedCursor.has_value());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(s.port(1), &leave);
        QVERIFY(s.readOut().startsWith(QStringLiteral("x – y –")));
        QVERIFY(!s.view(2)->marks().linkedCursor.has_value());
    }

    void hoverNamesTheNearestKeypoint()
    {
        Scene s;
        s.canvas.setKeypointLabel([](const QString &name) { return QStringLiteral("<%1>").arg(name); });
        QTest::mouseMove(s.port(0), s.keypoint(1) + QPoint(9, 0));
        QCOMPARE(s.view(0)->marks().hovered->label, QStringLiteral("<wheel_rear_left>"));
        QTest::mouseMove(s.port(0), s.keypoint(1) + QPoint(12, 0));
        QVERIFY(!s.view(0)->marks().hovered);
    }

    void keys()
    {
        Scene s;
        QTest::keyClick(&s.canvas, Qt::Key_Tab);
        QCOMPARE(s.selection.keypoint(), QStringLiteral("wheel_front_left"));
        QTest::keyClick(&s.canvas, Qt::Key_Tab);
        QCOMPARE(s.selection.keypoint(), QStringLiteral("wheel_rear_left"));
        QTest::keyClick(&s.canvas, Qt::Key_Backtab, Qt::ShiftModifier);
        QTest::keyClick(&s.canvas, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(s.selection.keypoint(), QStringLiteral("mirror_left"));
        QVERIFY(s.canvas.hasFocus());
        // Down from the mirror: the front wheel is nearer to straight down than the rear one.
        QTest::keyClick(&s.canvas, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(s.selection.keypoint(), QStringLiteral("wheel_front_left"));
        QTest::keyClick(&s.canvas, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(s.selection.keypoint(), QStringLiteral("wheel_rear_left"));
        // One cell to the right: 960 / 57 px, and a free point.
        QTest::keyClick(&s.canvas, Qt::Key_Right);
        QCOMPARE(s.selection.keypoint(), QString());
        QVERIFY(std::abs(s.selection.pin()->x - (653 + 960.0 / 57)) < 1e-9);
        QCOMPARE(s.selection.pin()->y, 422.0);
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(&s.canvas, Qt::Key_Up);
        QCOMPARE(s.selection.pin()->y, 0.0); // stops at the edge
        QTest::keyClick(&s.canvas, Qt::Key_Escape);
        QVERIFY(!s.selection.pin());
    }

    void headerAndPictureFocusTheModel()
    {
        Scene s;
        QTest::mouseClick(s.pane(2)->header(), Qt::LeftButton, {}, QPoint(50, 10));
        QCOMPARE(s.selection.model(), 2);
        QVERIFY(s.pane(2)->header()->content().focused);
        QVERIFY(!s.pane(1)->header()->content().focused);
        QCOMPARE(s.pane(2)->grab().toImage().pixelColor(100, 0), currentTokens().accent);
        QTest::mouseClick(s.port(3), Qt::LeftButton, {}, QPoint(50, 50));
        QCOMPARE(s.selection.model(), 3);
        s.selection.setModel(1);
        QVERIFY(s.pane(1)->header()->content().focused);
    }

    void wheelZoomsAllPanesAtTheMouse()
    {
        Scene s;
        const QPoint mouse = s.at(1, {200, 150});
        s.wheel(1, mouse, 480);
        const double factor = s.view(1)->viewState().factor;
        QVERIFY(std::abs(factor - std::pow(1.2, 4)) < 1e-9);
        QVERIFY((s.at(1, {200, 150}) - mouse).manhattanLength() <= 2);
        QVERIFY(std::abs(s.view(0)->viewState().factor - factor) < 1e-9);
        QVERIFY(std::abs(s.view(3)->viewState().factor - factor) < 1e-9);
        // Alt: this pane alone.
        s.wheel(2, mouse, 120, Qt::AltModifier);
        QVERIFY(std::abs(s.view(2)->viewState().factor - factor * 1.2) < 1e-9);
        QVERIFY(std::abs(s.view(1)->viewState().factor - factor) < 1e-9);
        // Unlinked.
        s.canvas.setLinkedView(false);
        s.wheel(3, mouse, -120);
        QVERIFY(s.view(3)->viewState().factor < factor);
        QVERIFY(std::abs(s.view(1)->viewState().factor - factor) < 1e-9);
        s.canvas.fit();
        for (int slot = 0; slot <= 3; ++slot)
            QCOMPARE(s.view(slot)->viewState(), ViewState());
    }

    void dragsPan_data()
    {
        QTest::addColumn<bool>("space");
        QTest::newRow("middle button") << false;
        QTest::newRow("space and left button") << true;
    }

    void dragsPan()
    {
        QFETCH(bool, space);
        Scene s;
        s.wheel(0, s.port(0)->rect().center(), 960);
        QSignalSpy changed(&s.selection, &Selection::pointChanged);
        const QPointF before = s.view(0)->transformNow().origin, other = s.view(1)->transformNow().origin;
        const Qt::MouseButton button = space ? Qt::LeftButton : Qt::MiddleButton;
        if (space)
            QTest::keyPress(&s.canvas, Qt::Key_Space);
        QTest::mousePress(s.port(0), button, {}, QPoint(200, 200));
        QMouseEvent move(QEvent::MouseMove, QPointF(230, 180), s.port(0)->mapToGlobal(QPointF(230, 180)), Qt::NoButton,
                         button, {});
        QApplication::sendEvent(s.port(0), &move);
        QTest::mouseRelease(s.port(0), button, {}, QPoint(230, 180));
        if (space)
            QTest::keyRelease(&s.canvas, Qt::Key_Space);
        QVERIFY((s.view(0)->transformNow().origin - before - QPointF(30, -20)).manhattanLength() < 2.1);
        QVERIFY((s.view(1)->transformNow().origin - other - QPointF(30, -20)).manhattanLength() < 2.1);
        QCOMPARE(changed.count(), 0);
    }

    void doubleClickOnTheBackgroundFits()
    {
        Scene s(1, {1200, 300});
        s.wheel(0, s.port(0)->rect().center(), -120);
        QVERIFY(s.view(0)->viewState().factor < 1);
        QTest::mouseDClick(s.port(0), Qt::LeftButton, {}, s.at(0, {500, 300}));
        QVERIFY(s.view(0)->viewState().factor < 1); // on the picture: nothing of the kind
        QTest::mouseDClick(s.port(0), Qt::LeftButton, {}, QPoint(3, 3));
        QCOMPARE(s.view(0)->viewState(), ViewState());
    }

    void actualSizeAndZoomToKeypoint()
    {
        Scene s;
        s.canvas.actualSize();
        QVERIFY(std::abs(s.view(0)->transformNow().scale - 1) < 1e-9);
        QSignalSpy message(&s.canvas, &ExploreCanvas::statusMessage);
        s.canvas.zoomToKeypoint();
        QCOMPARE(message.count(), 1); // nothing is pinned
        s.canvas.selectNextKeypoint(1);
        s.canvas.zoomToKeypoint();
        QTRY_COMPARE(s.view(0)->viewState().factor, 4.0);
        QTRY_VERIFY((s.keypoint(0) - s.port(0)->rect().center()).manhattanLength() <= 3);
        // The target looks at the truth.
        QVERIFY((s.at(1, {307, 422}) - s.port(1)->rect().center()).manhattanLength() <= 5);
    }

    // After Z, Tab goes from point to point in both pictures, and the next pair is looked at where its point is.
    void bothPanesFollowAfterZoomToKeypoint()
    {
        Scene s(2);
        const auto middle = [&](int slot, QPointF place) {
            // The truth is scored after two truncations, up to two picture pixels to the upper left.
            return (s.at(slot, place) - s.port(slot)->rect().center()).manhattanLength() <= 12;
        };
        QTest::keyClick(&s.canvas, Qt::Key_Tab);
        for (int slot = 1; slot <= 2; ++slot) // both wrong: on the mirror
            s.canvas.setPointResult(fixture::result(s.pair, slot, 0, fixture::hill(57, {23, 14})));
        s.canvas.zoomToKeypoint();
        QTRY_COMPARE(s.view(1)->viewState().factor, 4.0);
        QVERIFY(middle(0, {307, 422}) && middle(1, {307, 422}) && middle(2, {307, 422}));
        QTest::keyClick(&s.canvas, Qt::Key_Tab);
        QVERIFY(middle(0, {653, 422}));
        QVERIFY(middle(1, {653, 422}) && middle(2, {653, 422})); // before any result
        // A point without a truth in the target: where the model finds it, once it has.
        QTest::keyClick(&s.canvas, Qt::Key_Tab);
        QVERIFY(middle(0, {400, 250}));
        s.canvas.setPointResult(fixture::result(s.pair, 1, 2, fixture::hill(57, {10, 30})));
        QVERIFY(middle(1, {10 * 960 / 57.0, 30 * 960 / 57.0}));
        QTest::keyClick(&s.canvas, Qt::Key_Tab); // round to the first
        // The next pair shows the same point elsewhere.
        auto next = fixture::pair();
        next->ref.file = "000001-car_12-car_40.json";
        next->pair.source.keypoints[0].position = {200, 300};
        next->pair.target.keypoints[0].position = {700, 200};
        s.canvas.setPairLoading(QStringLiteral("car_12 → car_40"));
        s.canvas.setPair(next);
        QCOMPARE(s.view(0)->viewState().factor, 4.0);
        QVERIFY(middle(0, {200, 300}));
        QVERIFY(middle(1, {700, 200}) && middle(2, {700, 200}));
        // Moved by hand, they stay where they are unless the point is out of view.
        s.canvas.fit();
        QTest::keyClick(&s.canvas, Qt::Key_Tab);
        QCOMPARE(s.view(0)->viewState(), ViewState());
        QCOMPARE(s.view(1)->viewState(), ViewState());
    }

    void bothPanesComeIntoViewWhenZoomedByHand()
    {
        Scene s(1);
        for (int slot : {0, 1})
            s.view(slot)->setViewState({6, {0.3, 0.65}}); // at the front wheel
        s.canvas.selectNextKeypoint(1);
        QCOMPARE(s.view(1)->viewState(), (ViewState{6, {0.3, 0.65}}));
        s.canvas.selectNextKeypoint(1);
        QVERIFY(s.port(0)->rect().contains(s.at(0, {653, 422})));
        QVERIFY(s.port(1)->rect().contains(s.at(1, {653, 422})));
        QCOMPARE(s.view(1)->viewState().factor, 6.0);
    }

    void aClickThatAsksForTheFocusPinsNothing_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("beside the picture") << "beside";
        QTest::newRow("beside it, near a keypoint") << "near";
        QTest::newRow("the strip") << "strip";
        QTest::newRow("a header") << "header";
        QTest::newRow("a pane whose model is not loaded") << "missing";
    }

    void aClickThatAsksForTheFocusPinsNothing()
    {
        QFETCH(QString, where);
        Scene s(2, {1200, 500});
        s.pair = fixture::pair();
        s.pair->ref.file = "edge.json";
        s.pair->pair.source.keypoints[2].position = {1, 300}; // at the picture's left edge
        s.canvas.setPair(s.pair);
        s.canvas.zoomBy(0.8);
        ModelSlot off = fixture::model(2);
        off.state = ModelState::NotLoaded;
        s.canvas.setModels({fixture::model(1), off});
        s.canvas.clearFocus();
        QSignalSpy changed(&s.selection, &Selection::pointChanged);
        if (where == "strip")
            QTest::mouseClick(s.canvas.findChild<CanvasStrip *>(), Qt::LeftButton, {}, QPoint(600, 20));
        else if (where == "header")
            QTest::mouseClick(s.pane(1)->header(), Qt::LeftButton);
        else if (where == "missing")
            QTest::mouseClick(s.port(2), Qt::LeftButton, {}, QPoint(5, 5));
        else
            QTest::mouseClick(s.port(0), Qt::LeftButton, {}, where == "near" ? s.keypoint(2) - QPoint(5, 0) : QPoint(2, 2));
        QCOMPARE(changed.count(), 0);
        QVERIFY(s.canvas.hasFocus());
    }

    void theHintStandsUnderTheFirstHeaders_data()
    {
        QTest::addColumn<int>("models");
        QTest::addColumn<QSize>("size");
        QTest::newRow("one model") << 1 << QSize(1200, 800);
        QTest::newRow("nine models") << 9 << QSize(1200, 800);
        QTest::newRow("a narrow canvas") << 2 << QSize(420, 600);
    }

    void theHintStandsUnderTheFirstHeaders()
    {
        QFETCH(int, models);
        QFETCH(QSize, size);
        Scene s(models, size);
        QSignalSpy closed(&s.canvas, &ExploreCanvas::hintClosed), help(&s.canvas, &ExploreCanvas::taskHelpRequested);
        s.canvas.setHintVisible(true);
        auto *hint = s.canvas.findChild<QWidget *>(QStringLiteral("taskHint"));
        auto *words = s.canvas.findChild<QLabel *>(QStringLiteral("taskHintText"));
        QVERIFY(hint->isVisible());
        QVERIFY(words->heightForWidth(words->width()) <= words->height()); // wrapped, not cut
        QVERIFY(!hint->geometry().intersects(s.pane(0)->header()->geometry()));
        for (int slot = 0; slot <= models; ++slot) {
            QVERIFY(!hint->geometry().intersects(QRect(s.view(slot)->mapTo(&s.canvas, QPoint(0, 0)), s.view(slot)->size())));
            if (slot > 0) // the source may have a column of its own
                QVERIFY(std::abs(s.view(slot)->height() - s.view(1)->height()) <= 1);
        }
        // The link by the keyboard, the button by the mouse.
        words->setFocus(Qt::TabFocusReason);
        QTest::keyClick(words, Qt::Key_Tab);
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(help.count(), 1);
        QTest::mouseClick(s.canvas.findChild<QWidget *>(QStringLiteral("taskHintClose")), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
        QVERIFY(!hint->isVisible());
        QVERIFY(s.canvas.hasFocus());
    }

    void theHintFollowsTheTheme()
    {
        applyTheme(*qApp, Theme::Light);
        Scene s(1);
        s.canvas.setHintVisible(true);
        auto *hint = s.canvas.findChild<QWidget *>(QStringLiteral("taskHint"));
        for (const Theme theme : {Theme::Dark, Theme::Light}) {
            applyTheme(*qApp, theme);
            QTRY_COMPARE(s.canvas.grab().toImage().pixelColor(hint->mapTo(&s.canvas, QPoint(2, 2))),
                         tokens(theme).panel);
            // The link is in the accent, and in nothing of the other theme's.
            const QImage words = hint->grab().toImage();
            const auto has = [&](const QColor &colour) {
                for (int y = 0; y < words.height(); ++y)
                    for (int x = 0; x < words.width(); ++x)
                        if (words.pixelColor(x, y) == colour)
                            return true;
                return false;
            };
            QVERIFY(has(tokens(theme).accent));
            QVERIFY(!has(tokens(theme == Theme::Dark ? Theme::Light : Theme::Dark).accent));
        }
    }

    void anotherShareHasOtherEnds()
    {
        Scene s(1);
        s.canvas.setPointResult(fixture::result(s.pair, 1, 0, fixture::hill(57, {18, 25})));
        const QString before = s.pane(1)->header()->content().ends;
        MapSettings map;
        map.share = 20;
        s.canvas.setMapSettings(map);
        QVERIFY(s.pane(1)->header()->content().ends != before);
        QCOMPARE(s.canvas.findChild<CanvasStrip *>()->legendText(), QStringLiteral("best 20 % of each picture"));
        // The toolbar has the slider, and the menu of its button.
        QVERIFY(!s.canvas.findChild<QSlider *>());
    }

    void selectionFromOutsideIsBroughtIntoView()
    {
        Scene s;
        s.wheel(0, s.keypoint(0), 1800);
        QVERIFY(!s.port(0)->rect().contains(s.keypoint(1)));
        const double factor = s.view(0)->viewState().factor;
        s.selection.setPoint(ImagePoint{653, 422}, QStringLiteral("wheel_rear_left"));
        QVERIFY(s.port(0)->rect().contains(s.keypoint(1)));
        QCOMPARE(s.view(0)->viewState().factor, factor);
    }

    void aPictureThatComesKeepsTheFreePin()
    {
        Scene s;
        s.selection.setPoint(ImagePoint{200, 150}, {});
        s.canvas.setPair(fixture::pair()); // the same pair, read again
        QCOMPARE(distance(s.selection.pin(), {200, 150}), 0.0);
    }

    void newPairKeepsZoomAndName()
    {
        Scene s;
        s.canvas.selectNextKeypoint(1);
        s.wheel(0, QPoint(100, 100), 480);
        const ViewState before = s.view(0)->viewState();
        auto next = fixture::pair({800, 600}, {640, 480});
        next->ref.file = "000001-car_31-car_12.json";
        next->pair.source.keypoints[0].position = {111, 222};
        s.canvas.setPairLoading(QStringLiteral("car_31 → car_12"));
        s.canvas.setPair(next);
        QCOMPARE(s.view(0)->viewState(), before);
        QCOMPARE(s.selection.keypoint(), QStringLiteral("wheel_front_left"));
        QCOMPARE(distance(s.selection.pin(), {111, 222}), 0.0);
        auto other = fixture::pair();
        other->pair.source.keypoints.erase(other->pair.source.keypoints.begin());
        other->ref.file = "2.json";
        s.canvas.setPair(other);
        QVERIFY(!s.selection.pin());
        QCOMPARE(s.selection.keypoint(), QStringLiteral("wheel_front_left"));
    }

    void statesOfPanes()
    {
        Scene s(1);
        QSignalSpy load(&s.canvas, &ExploreCanvas::loadModelRequested);
        ModelSlot off = fixture::model(2, "DINOv3-B/16");
        off.state = ModelState::NotLoaded;
        ModelSlot failed = fixture::model(3, "DINOv2-L/14");
        failed.state = ModelState::Failed;
        failed.detail = QStringLiteral("the weights have the wrong shape");
        s.canvas.setModels({fixture::model(1), off, failed});
        auto *button = s.pane(2)->findChild<QPushButton *>(QStringLiteral("button"));
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), QStringLiteral("Load DINOv3-B/16"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(load.count(), 1);
        QCOMPARE(load.first().first().toInt(), 2);
        QCOMPARE(s.pane(3)->standIn(), failed.detail);
        // The picture is on screen all the same, over the words.
        QVERIFY(s.view(2)->picture());
        QVERIFY(s.view(2)->height() > 100 && !s.view(2)->geometry().contains(button->mapTo(s.pane(2), QPoint(1, 1))));
        s.canvas.setModels({fixture::model(1), fixture::model(2)});
        QVERIFY(!s.pane(2)->findChild<QPushButton *>(QStringLiteral("button"))->isVisible());
        QVERIFY(s.view(2)->picture() != nullptr);
        QVERIFY(!s.pane(3));
        // One line under the header.
        s.canvas.showNotice(2, QStringLiteral("Out of GPU memory. Running on the CPU instead."));
        const auto *notice = s.pane(2)->findChild<PaneText *>(QStringLiteral("notice"));
        QVERIFY(notice->isVisible());
        QCOMPARE(notice->words(), QStringLiteral("Out of GPU memory. Running on the CPU instead."));
        QVERIFY(s.view(2)->y() > s.view(1)->y());
        const int before = notice->height();
        s.canvas.resize(420, 500);
        QTRY_VERIFY(notice->height() > before); // wrapped, not cut
    }

    void progressComesLate()
    {
        Scene s(1);
        s.canvas.setFeatureProgress({1, 3, 12});
        QVERIFY(s.pane(1)->message().text.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(s.pane(1)->message().text, QStringLiteral("Computing features, 3 of 12 layers"), 5000);
        QCOMPARE(s.pane(1)->message().progress, 0.25);
        s.canvas.setPointResult(fixture::result(s.pair, 1, 0, fixture::hill(57, {18, 25})));
        QVERIFY(s.pane(1)->message().text.isEmpty());
    }

    void missingPicturesSaySo()
    {
        Scene s(1);
        auto broken = fixture::pair();
        broken->ref.file = "broken.json";
        broken->source = {};
        broken->sourceError = Error{ErrorKind::NotFound, "the image is missing", "Images/car/car_12.JPEG"};
        s.canvas.setPair(broken);
        QVERIFY(s.pane(0)->findChild<PaneText *>(QStringLiteral("text"))->isVisible());
        QVERIFY(s.pane(0)->standIn().contains(QLatin1String("car_12.JPEG")));
        QVERIFY(s.pane(0)->accessibleName().contains(QLatin1String("the image is missing")));
        QTest::mouseClick(s.port(0), Qt::LeftButton, {}, QPoint(30, 30)); // nothing to hit, nothing happens
        QVERIFY(!s.selection.pin());
        QVERIFY(s.view(1)->picture() != nullptr);
    }

    void emptyState()
    {
        Selection selection;
        ExploreCanvas canvas(&selection);
        canvas.setEmptyText(QStringLiteral("Open a dataset."));
        canvas.resize(800, 600);
        canvas.show();
        auto *label = canvas.findChild<QLabel *>(QStringLiteral("emptyText"));
        QVERIFY(label->isVisible());
        QCOMPARE(label->text(), QStringLiteral("Open a dataset."));
        for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Left, Qt::Key_Escape, Qt::Key_Space})
            QTest::keyClick(&canvas, key);
        canvas.zoomToKeypoint();
        canvas.actualSize();
        canvas.setModels({fixture::model(1)});
        canvas.setPair(fixture::pair());
        QVERIFY(!label->isVisible());
        canvas.setPair(nullptr);
        QVERIFY(label->isVisible());
    }

    void panesFillTheGrid_data()
    {
        QTest::addColumn<int>("models");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("tallSource");
        QTest::newRow("1") << 1 << 2 << 1 << false;
        QTest::newRow("2") << 2 << 2 << 2 << true;
        QTest::newRow("3") << 3 << 2 << 2 << false;
        QTest::newRow("4") << 4 << 3 << 2 << true;
        QTest::newRow("7") << 7 << 4 << 2 << false;
        QTest::newRow("9") << 9 << 4 << 3 << true;
    }

    void panesFillTheGrid()
    {
        QFETCH(int, models);
        QFETCH(int, columns);
        QFETCH(int, rows);
        QFETCH(bool, tallSource);
        Scene s(models);
        const int gridHeight = 800 - 36;
        const int first = tallSource ? 1 : 0; // column of the targets
        for (int i = 0; i <= models; ++i) {
            const QRect rect = s.pane(i)->geometry();
            const bool tall = tallSource && i == 0;
            const int column = tall ? 0 : first + (i - first) % (columns - first);
            QVERIFY(std::abs(rect.width() - (1200 - columns + 1) / columns) <= 1);
            QVERIFY(std::abs(rect.height() - (tall ? gridHeight : (gridHeight - rows + 1) / rows)) <= 1);
            QVERIFY(std::abs(rect.x() - column * 1201 / columns) <= 1);
            for (int j = 0; j < i; ++j)
                QVERIFY(!rect.intersects(s.pane(j)->geometry()));
        }
    }

    void soloAndEscape()
    {
        Scene s(3);
        QSignalSpy changed(&s.canvas, &ExploreCanvas::soloModelChanged);
        s.canvas.setSoloModel(2);
        QVERIFY(s.pane(2)->isVisible() && !s.pane(1)->isVisible() && !s.pane(3)->isVisible());
        s.canvas.selectNextKeypoint(1);
        QTest::keyClick(&s.canvas, Qt::Key_Escape); // first back to all, then unpin
        QCOMPARE(s.canvas.soloModel(), 0);
        QVERIFY(s.pane(1)->isVisible());
        QVERIFY(s.selection.pin().has_value());
        QTest::keyClick(&s.canvas, Qt::Key_Escape);
        QVERIFY(!s.selection.pin());
        QCOMPARE(changed.count(), 2);
    }

    void panesDescribeThemselves()
    {
        Scene s(1);
        s.canvas.setPointResult(fixture::result(s.pair, 1, 0, fixture::hill(57, {39, 25})));
        QCOMPARE(s.pane(1)->accessibleName(),
                 QStringLiteral(
                     "DINOv2-B/14, 57 × 57, CC right, SOC wrong: wheel_rear_left, cosine 0.80, map 0.18 to 0.80"));
        // The header, which may be too narrow for it, says the same under the mouse.
        QHelpEvent help(QEvent::ToolTip, {5, 5}, s.pane(1)->header()->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(s.pane(1)->header(), &help);
        QTRY_COMPARE(QToolTip::text(), s.pane(1)->accessibleName());
        MapSettings map;
        map.scale = MapScale::Stretched;
        s.canvas.setMapSettings(map);
        QVERIFY(s.pane(1)->accessibleName().contains(QLatin1String("stretched, not comparable")));
        QVERIFY(s.pane(0)->accessibleName().startsWith(QLatin1String("Source, car_12.JPEG")));
        QVERIFY(!s.canvas.accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestExploreCanvas)
#include "tst_explore_canvas.moc"
