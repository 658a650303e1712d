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
        grid.layOut(area, {1, 2, 3, 4}, true, 26); // five panes in 3 x 2 cells
        QCOMPARE(grid.shown().size(), std::size_t(5));
        QRegion covered;
        for (CanvasPane *pane : grid.shown()) {
            QVERIFY(area.contains(pane->geometry()));
            QVERIFY(!covered.intersects(pane->geometry()));
            covered += pane->geometry();
        }
        QVERIFY(!covered.intersects(grid.rest()));
        QCOMPARE(grid.rest().bottomRight(), grid.shown()[2]->geometry().united(grid.shown()[4]->geometry()).bottomRight());
        // Room under the first row's headers takes as much from every view.
        grid.layOut(area, {1, 2, 3, 4}, true, 26, 21);
        for (CanvasPane *pane : grid.shown())
            QVERIFY(std::abs(pane->view()->height() - grid.source()->view()->height()) <= 1);
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
