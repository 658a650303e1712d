#pragma once

#include "widgets/canvas/canvas_pane.h"
#include "widgets/canvas/canvas_strip.h"
#include "widgets/canvas/explore_canvas.h"
#include "widgets/canvas/mark_layer.h"

#include "canvas_fixture.h"

#include <QApplication>
#include <QTest>
#include <QWheelEvent>

namespace soco::widgets::fixture {

// A canvas on screen with the made-up pair, and where things lie on it.
struct Scene {
    Selection selection;
    ExploreCanvas canvas{&selection};
    std::shared_ptr<LoadedPair> pair = fixture::pair();

    explicit Scene(int models = 3, QSize size = {1200, 800})
    {
        std::vector<ModelSlot> slots;
        for (int slot = 1; slot <= models; ++slot)
            slots.push_back(model(slot));
        canvas.resize(size);
        canvas.setModels(slots);
        canvas.setPair(pair);
        canvas.show();
        QVERIFY(QTest::qWaitForWindowActive(&canvas));
        canvas.setFocus();
    }

    CanvasPane *pane(int slot)
    {
        return canvas.findChild<CanvasPane *>(slot == 0 ? QStringLiteral("sourcePane")
                                                        : QStringLiteral("targetPane%1").arg(slot));
    }
    PaneView *view(int slot) { return pane(slot)->view(); }
    QWidget *port(int slot) { return view(slot)->viewport(); }
    QPoint at(int slot, QPointF picture) { return view(slot)->transformNow().toPane(picture).toPoint(); }
    QPoint keypoint(int index)
    {
        const ImagePoint p = pair->pair.source.keypoints[std::size_t(index)].position;
        return at(0, {p.x, p.y});
    }
    QString readOut() { return canvas.findChild<CanvasStrip *>()->readOut(); }
    void wheel(int slot, QPoint position, int angle, Qt::KeyboardModifiers modifiers = {})
    {
        // With Alt, as X11 delivers it: the other axis.
        const QPoint delta = modifiers.testFlag(Qt::AltModifier) ? QPoint(angle, 0) : QPoint(0, angle);
        QWheelEvent event(position, port(slot)->mapToGlobal(position), {}, delta, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(port(slot), &event);
    }
};

} // namespace soco::widgets::fixture
