#include "widgets/canvas/canvas_picture.h"
#include "widgets/common/marks.h"
#include "widgets/common/tokens.h"

#include "canvas_scene.h"

#include <QAction>
#include <QColorSpace>
#include <QFile>
#include <QImageReader>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace soco;
using namespace soco::widgets;
using fixture::Scene;

class TestCanvasPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void holdsThePanesAsTheyAreSeen_data()
    {
        QTest::addColumn<int>("scale");
        for (int scale = 1; scale <= 4; ++scale)
            QTest::addRow("%dx", scale) << scale;
    }

    void holdsThePanesAsTheyAreSeen()
    {
        QFETCH(int, scale);
        Scene s(3);
        s.selection.setPoint(ImagePoint{307, 422}, QStringLiteral("wheel_front_left"));
        s.canvas.setPointResult(fixture::result(s.pair, 1, 0, fixture::hill(57, {18, 25})));
        const QImage image = s.canvas.picture(scale);
        // Two by two views with a line between them, and nothing of the headers.
        QCOMPARE(image.width(), scale * (s.view(1)->mapTo(&s.canvas, QPoint(0, 0)).x() + s.view(1)->width()));
        QCOMPARE(image.height(), scale * (s.view(0)->height() + 1 + s.view(2)->height()));
        QCOMPARE(image.colorSpace(), QColorSpace(QColorSpace::SRgb));
        QVERIFY(std::abs(image.dotsPerMeterX() - scale * 96 / 0.0254) < 1);
        // The pin of the source is where it is on screen, in yellow, at the same size in the canvas' pixels.
        const QPoint pin = s.keypoint(0) * scale;
        int yellow = 0;
        for (int x = pin.x() - 12 * scale; x <= pin.x() + 12 * scale; ++x)
            yellow += QColor(image.pixel(x, pin.y())) == marks::click;
        QVERIFY2(yellow >= 6 * scale && yellow <= 13 * scale, qPrintable(QString::number(yellow)));
        if (scale > 1)
            return;
        // At scale 1 it is what the screen shows, pixel for pixel.
        const QImage screen = s.port(0)->grab().toImage();
        int different = 0;
        for (int y = 0; y < screen.height(); ++y)
            for (int x = 0; x < screen.width(); ++x)
                different += (screen.pixel(x, y) & RGB_MASK) != (image.pixel(x, y) & RGB_MASK);
        QCOMPARE(different, 0);
    }

    void aSourceOfTwoRowsStandsBesideThem()
    {
        Scene s(2);
        QVERIFY(s.pane(0)->height() > s.pane(1)->height() + 100);
        const QImage image = s.canvas.picture(1);
        const QPoint corner = s.view(0)->mapTo(&s.canvas, QPoint(0, 0));
        QCOMPARE(image.size(), QSize(s.canvas.width() - corner.x(), s.view(0)->height()));
        for (int slot = 0; slot <= 2; ++slot) {
            const QImage screen = s.port(slot)->grab().toImage();
            const QPoint place = s.view(slot)->mapTo(&s.canvas, QPoint(0, 0)) - corner;
            int different = 0;
            for (int y = 0; y < screen.height(); ++y)
                for (int x = 0; x < screen.width(); ++x)
                    different += (screen.pixel(x, y) & RGB_MASK) != (image.pixel(place + QPoint(x, y)) & RGB_MASK);
            QCOMPARE(different, 0);
        }
    }

    void holdsNothingThatFollowsTheMouse()
    {
        Scene s(2);
        s.selection.setPoint(ImagePoint{307, 422}, QStringLiteral("wheel_front_left"));
        const QImage before = s.canvas.picture(1);
        QTest::mouseMove(s.port(1), {100, 120});
        QVERIFY(s.view(2)->marks().linkedCursor);
        QVERIFY(
            s.port(2)->grab().toImage().convertToFormat(QImage::Format_RGB32)
            != before.copy(QRect(s.view(2)->mapTo(&s.canvas, QPoint(0, 0)) - s.view(0)->mapTo(&s.canvas, QPoint(0, 0)),
                                 s.view(2)->size())));
        QCOMPARE(s.canvas.picture(1), before);
        QTest::mouseMove(s.port(0), s.keypoint(1));
        QVERIFY(s.view(0)->marks().hovered);
        QCOMPARE(s.canvas.picture(1), before);
    }

    void aPaneWithoutWeightsIsSavedAsOne()
    {
        Scene s(2);
        std::vector<ModelSlot> models{fixture::model(1), fixture::model(2)};
        models[1].state = ModelState::NotLoaded;
        models[1].detail = QStringLiteral("Put the file\ninto this folder.");
        s.canvas.setModels(models);
        const QRect place(s.view(2)->mapTo(&s.canvas, QPoint(0, 0)) - s.view(0)->mapTo(&s.canvas, QPoint(0, 0)),
                          s.view(2)->size());
        const QImage pane = s.canvas.picture(1).copy(place);
        const bool covered = s.pane(2)->findChild<QWidget *>(QStringLiteral("text"))->mapTo(s.pane(2), QPoint()).y()
            < s.view(2)->geometry().bottom();
        if (covered) // no room for picture and words
            QCOMPARE(pane.pixelColor(pane.width() / 2, 5), currentTokens().canvas);
        s.canvas.resize(1000, 260); // too low for both
        QTRY_VERIFY(s.view(2)->geometry().height() < 250);
        const QImage low = s.canvas.picture(1);
        const QRect lowPlace(s.view(2)->mapTo(&s.canvas, QPoint(0, 0)) - s.view(0)->mapTo(&s.canvas, QPoint(0, 0)),
                             s.view(2)->size());
        QCOMPARE(low.pixelColor(lowPlace.topLeft() + QPoint(3, 3)), currentTokens().canvas);
        QCOMPARE(low.pixelColor(lowPlace.bottomRight() - QPoint(3, 3)), currentTokens().canvas);
    }

    void withoutAPairThereIsNone()
    {
        Selection selection;
        ExploreCanvas canvas(&selection);
        canvas.resize(800, 600);
        QVERIFY(canvas.picture(2).isNull());
        QVERIFY(pictureOfViews({}, 2).isNull());
    }

    void theMenuCopiesAndSavesAtTheChosenScale()
    {
        Scene s(2);
        QAction swap(QStringLiteral("Swap source and target"));
        s.canvas.setMenuActions({&swap});
        QSignalSpy copy(&s.canvas, &ExploreCanvas::copyPictureRequested), save(&s.canvas, &ExploreCanvas::savePictureRequested);
        const auto open = [&] {
            QContextMenuEvent event(QContextMenuEvent::Mouse, {50, 50}, s.port(1)->mapToGlobal(QPoint(50, 50)));
            QApplication::sendEvent(s.port(1), &event);
            return s.canvas.findChild<QMenu *>(QStringLiteral("canvasMenu"));
        };
        const auto click = [&](QMenu *menu, const QString &text) {
            for (QAction *action : menu->actions()) {
                if (action->text().remove(QLatin1Char('&')) == text)
                    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            }
        };
        QMenu *menu = open();
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(&swap));
        click(menu, QStringLiteral("Copy picture"));
        QCOMPARE(copy.count(), 1);
        QCOMPARE(copy.first().first().toInt(), 2);
        QTRY_VERIFY(!s.canvas.findChild<QMenu *>(QStringLiteral("canvasMenu")));
        menu = open();
        for (QAction *action : menu->findChild<QMenu *>()->actions()) {
            if (action->text() == QStringLiteral("4x"))
                action->trigger();
        }
        click(menu, QStringLiteral("Save picture…"));
        QCOMPARE(save.count(), 1);
        QCOMPARE(save.first().first().toInt(), 4);
    }

    void pngKeepsColourSpaceAndResolution()
    {
        Scene s(1);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("canvas.png"));
        QVERIFY(!writePng(s.canvas.picture(2), path));
        const QImage read(path);
        QCOMPARE(read.size(), s.canvas.picture(2).size());
        QVERIFY(read.colorSpace().isValid());
        QCOMPARE(read.colorSpace().primaries(), QColorSpace::Primaries::SRgb);
        QVERIFY(std::abs(read.dotsPerMeterX() - 2 * 96 / 0.0254) < 2);
        const auto error = writePng(s.canvas.picture(2), folder.filePath(QStringLiteral("not/there.png")));
        QVERIFY(error);
        QVERIFY(QString::fromStdString(error->text()).contains(QLatin1String("not/there.png")));
        QVERIFY(!error->remedy.empty());
    }
};

QTEST_MAIN(TestCanvasPicture)
#include "tst_canvas_picture.moc"
