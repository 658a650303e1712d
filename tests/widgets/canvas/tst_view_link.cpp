#include "widgets/canvas/view_link.h"
#include "widgets/common/tokens.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace soco::widgets;

namespace {

// Three views side by side, linked.
struct Row {
    QWidget canvas;
    ViewLink link{&canvas};
    std::vector<PictureView *> views;

    Row()
    {
        auto *row = new QHBoxLayout(&canvas);
        for (int i = 0; i < 3; ++i) {
            views.push_back(new PictureView);
            QImage image(800, 600, QImage::Format_RGB32);
            image.fill(Qt::gray);
            views.back()->setPicture(std::make_shared<Picture>(image));
            row->addWidget(views.back());
            link.add(views.back());
        }
        link.setShown(views);
        canvas.resize(900, 300);
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    }
    void wheel(int view, int angle, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *port = views[std::size_t(view)]->viewport();
        const QPoint middle = port->rect().center();
        QWheelEvent event(middle, port->mapToGlobal(middle), {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(port, &event);
    }
    double factor(int view) const { return views[std::size_t(view)]->viewState().factor; }
};

} // namespace

class TestViewLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::Light); }

    void theWheelMovesAllThatAreShown_data()
    {
        QTest::addColumn<bool>("linked");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<bool>("all");
        QTest::newRow("linked") << true << Qt::KeyboardModifiers() << true;
        QTest::newRow("Alt held") << true << Qt::KeyboardModifiers(Qt::AltModifier) << false;
        QTest::newRow("not linked") << false << Qt::KeyboardModifiers() << false;
    }

    void theWheelMovesAllThatAreShown()
    {
        QFETCH(bool, linked);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(bool, all);
        Row row;
        row.link.setLinked(linked);
        row.link.setShown({row.views[0], row.views[1]});
        QSignalSpy byHand(&row.link, &ViewLink::movedByHand);
        row.wheel(1, 120, modifiers);
        QVERIFY(std::abs(row.factor(1) - 1.2) < 1e-9);
        QVERIFY(std::abs(row.factor(0) - (all ? 1.2 : 1.0)) < 1e-9);
        QCOMPARE(row.factor(2), 1.0); // not shown
        QCOMPARE(byHand.count(), 1);
    }

    void fitAndActualSize()
    {
        Row row;
        row.link.actualSize();
        for (PictureView *view : row.views)
            QVERIFY(std::abs(view->transformNow().scale - 1) < 1e-9);
        row.link.fit();
        for (PictureView *view : row.views)
            QCOMPARE(view->viewState(), ViewState());
        row.link.zoomBy(2);
        for (int i = 0; i < 3; ++i)
            QVERIFY(std::abs(row.factor(i) - 2) < 1e-9);
    }

    void glidesToItsGoals()
    {
        Row row;
        QSignalSpy byHand(&row.link, &ViewLink::movedByHand);
        row.link.glideTo({{row.views[0], {4, {0.1, 0.2}}}, {row.views[1], {4, {0.7, 0.8}}}});
        QTRY_COMPARE(row.views[0]->viewState(), (ViewState{4, {0.1, 0.2}}));
        QTRY_COMPARE(row.views[1]->viewState(), (ViewState{4, {0.7, 0.8}}));
        QCOMPARE(row.factor(2), 1.0);
        QCOMPARE(byHand.count(), 0);
    }

    void aPointComesIntoViewOnlyIfItIsOutside()
    {
        Row row;
        row.views[0]->setViewState({4, {0.25, 0.25}});
        row.link.bringIntoView(row.views[0], {210, 160});
        QCOMPARE(row.views[0]->viewState(), (ViewState{4, {0.25, 0.25}}));
        row.link.bringIntoView(row.views[0], {700, 500});
        QCOMPARE(row.views[0]->viewState(), (ViewState{4, {0.875, 500 / 600.0}}));
        row.link.centreOn(row.views[0], {710, 500});
        QCOMPARE(row.views[0]->viewState().centre.x(), 710 / 800.0);
    }

    void aViewMayGo()
    {
        Row row;
        row.link.glideTo({{row.views[2], {4, {0.5, 0.5}}}});
        delete row.views[2];
        QCOMPARE(row.link.shown().size(), std::size_t(2));
        row.wheel(0, 120);
        QVERIFY(std::abs(row.factor(1) - 1.2) < 1e-9);
    }
};

QTEST_MAIN(TestViewLink)
#include "tst_view_link.moc"
