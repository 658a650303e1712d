#include "widgets/canvas/pane_grid.h"
#include "widgets/common/tokens.h"

#include "canvas_fixture.h"

#include <QApplication>
#include <QTest>

using namespace soco::widgets;

class TestPaneGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void grid_data()
    {
        QTest::addColumn<int>("models");
        QTest::addColumn<QSize>("area");
        QTest::addColumn<QSizeF>("picture");
        QTest::addColumn<QSize>("cells");
        QTest::addColumn<bool>("tallSource");
        const QSize window(1024, 636), small(784, 430), low(1344, 300); // canvases of windows of 1600, 1280 and 1920
        const QSizeF wide(3, 2), high(2, 3);
        QTest::newRow("no model") << 0 << window << wide << QSize(1, 1) << false;
        QTest::newRow("1") << 1 << window << wide << QSize(2, 1) << false;
        QTest::newRow("2") << 2 << window << wide << QSize(2, 2) << true;
        QTest::newRow("2, high pictures") << 2 << window << high << QSize(3, 1) << false;
        QTest::newRow("2, low canvas") << 2 << low << wide << QSize(3, 1) << false;
        QTest::newRow("2, small") << 2 << small << wide << QSize(2, 2) << true;
        QTest::newRow("3") << 3 << window << wide << QSize(2, 2) << false;
        QTest::newRow("4") << 4 << window << wide << QSize(3, 2) << true;
        QTest::newRow("5") << 5 << window << wide << QSize(3, 2) << false;
        QTest::newRow("6") << 6 << window << wide << QSize(3, 3) << true;
        QTest::newRow("7") << 7 << window << wide << QSize(4, 2) << false;
        QTest::newRow("8") << 8 << window << wide << QSize(3, 3) << false;
        QTest::newRow("9") << 9 << window << wide << QSize(4, 3) << true;
        QTest::newRow("9, small") << 9 << small << wide << QSize(4, 3) << true;
        QTest::newRow("9, high pictures") << 9 << window << high << QSize(5, 2) << false;
    }

    void grid()
    {
        QFETCH(int, models);
        QFETCH(QSize, area);
        QFETCH(QSizeF, picture);
        QFETCH(QSize, cells);
        QFETCH(bool, tallSource);
        const GridShape shape = gridFor(models, area, 26, picture, picture);
        QCOMPARE(shape.cells, cells);
        QCOMPARE(shape.tallSource, tallSource);
        QVERIFY(cells.width() * cells.height() >= models + 1);
    }

    void panesComeAndGoWithTheirModels()
    {
        QWidget canvas;
        std::vector<int> made;
        PaneGrid grid(&canvas, [&](CanvasPane *pane) { made.push_back(pane->slot()); });
        grid.setModels({fixture::model(2), fixture::model(5)});
        QCOMPARE(made, (std::vector<int>{0, 2, 5}));
        CanvasPane *kept = grid.pane(5);
        kept->view()->setViewState({3, {0.2, 0.3}});
        grid.setModels({fixture::model(5), fixture::model(7)});
        QCOMPARE(grid.pane(5), kept);
        QVERIFY(!grid.pane(2));
        // The new one looks where the others look.
        QCOMPARE(grid.pane(7)->view()->viewState(), (ViewState{3, {0.2, 0.3}}));
    }

    void panesFillTheAreaAndTheRestIsKnown()
    {
        QWidget canvas;
        canvas.resize(902, 620);
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        PaneGrid grid(&canvas, [](CanvasPane *) {});
        std::vector<ModelSlot> models;
        for (int slot = 1; slot <= 4; ++slot)
            models.push_back(fixture::model(slot));
        grid.setModels(models);
        const QRect area(0, 10, 902, 600);
        grid.layOut(area, {1, 2, 3, 4}, true, 26); // 3 x 2 cells, two of them the source's
        QCOMPARE(grid.shown().size(), std::size_t(5));
        QCOMPARE(grid.source()->height(), area.height());
        QRegion covered;
        for (CanvasPane *pane : grid.shown()) {
            QVERIFY(area.contains(pane->geometry()));
            QVERIFY(!covered.intersects(pane->geometry()));
            covered += pane->geometry();
        }
        QVERIFY(grid.rest().isEmpty());
        // Room under the first row's headers takes as much from every view of the targets.
        grid.layOut(area, {1, 2, 3, 4}, true, 26, 21);
        for (const int slot : {2, 3, 4})
            QVERIFY(std::abs(grid.pane(slot)->view()->height() - grid.pane(1)->view()->height()) <= 1);
        QCOMPARE(grid.source()->view()->y(), 26 + 21);
        QCOMPARE(grid.shown().back()->view()->y(), 26);
        QCOMPARE(grid.shown().back()->geometry().bottom(), area.bottom());
        grid.layOut(area, {3}, true, 26);
        QCOMPARE(grid.shown().back()->slot(), 3);
        QVERIFY(grid.pane(1)->isHidden());
        QVERIFY(grid.rest().isEmpty());
        grid.layOut(area, {1, 2, 3, 4}, false, 26);
        QVERIFY(grid.shown().empty() && grid.source()->isHidden());
    }
};

QTEST_MAIN(TestPaneGrid)
#include "tst_pane_grid.moc"
