// What the mouse and the keys do on the canvas.

#include "widgets/canvas/explore_canvas.h"

#include "widgets/canvas/canvas_picture.h"
#include "widgets/canvas/canvas_state.h"
#include "widgets/canvas/canvas_strip.h"
#include "widgets/canvas/hit_test.h"
#include "widgets/canvas/keypoint_steps.h"
#include "widgets/canvas/match_overlay.h"
#include "widgets/canvas/pane_grid.h"
#include "widgets/canvas/pane_presenter.h"
#include "widgets/canvas/view_link.h"
#include "widgets/common/desktop.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QMenu>

namespace soco::widgets {

namespace {

constexpr double snapReach = 8, nameReach = 10, lineReach = 5; // view px

bool isInside(ImagePoint point, QSize size)
{
    return point.x >= 0 && point.y >= 0 && point.x < size.width() && point.y < size.height();
}

} // namespace

void ExploreCanvas::pointerMoved(CanvasPane *pane, QPointF at)
{
    if (!m_state->pair)
        return;
    const int slot = pane->slot(), before = m_state->pointerSlot;
    m_state->pointerSlot = slot;
    m_state->pointer = {at.x(), at.y()};
    m_state->hoveredKeypoint = keypointAt(pane, at, nameReach);
    if (m_state->allMatches) {
        const QPointF position = pane->view()->mapTo(this, QPoint(0, 0)) + pane->view()->transformNow().toPane(at);
        m_state->hoveredMatch = slot == 0 && m_state->hoveredKeypoint >= 0 ? m_state->hoveredKeypoint
                                                                           : m_overlay->keypointAt(position, lineReach);
    }
    if (slot == 0 || before == 0 || m_state->allMatches)
        m_presenter->showMarks(0);
    for (const auto &[other, target] : m_grid->targets()) {
        if (target->isVisible())
            m_presenter->showMarks(other);
    }
    if (m_state->allMatches)
        m_overlay->update();
    m_strip->updateValues();
    const bool onSource = slot == 0 && m_presenter->hasSourcePicture() && isInside(m_state->pointer, m_state->sourceSize());
    m_selection->setHovered(onSource ? std::optional(m_state->pointer) : std::nullopt);
}

void ExploreCanvas::pointerLeft(CanvasPane *pane)
{
    if (m_state->pointerSlot != pane->slot())
        return;
    m_state->pointerSlot = -1;
    m_state->hoveredKeypoint = m_state->hoveredMatch = -1;
    m_presenter->showAllMarks();
    m_overlay->update();
    m_strip->updateValues();
    m_selection->setHovered(std::nullopt);
}

int ExploreCanvas::keypointAt(const CanvasPane *pane, QPointF at, double reach) const
{
    if (!m_state->pair)
        return -1;
    const auto &keypoints = (pane->slot() == 0 ? m_state->pair->pair.source : m_state->pair->pair.target).keypoints;
    return nearestWithin(reach, at, pane->view()->transformNow().scale, keypoints.size(), [&](std::size_t i) {
        return QPointF(keypoints[i].position.x, keypoints[i].position.y);
    });
}

void ExploreCanvas::pressed(CanvasPane *pane, QPointF at, Qt::KeyboardModifiers modifiers)
{
    setFocus(Qt::MouseFocusReason);
    if (!m_state->pair)
        return;
    if (pane->slot() > 0) {
        m_selection->setModel(pane->slot());
        return;
    }
    // A click beside the picture asks for the focus alone.
    const ImagePoint point{at.x(), at.y()};
    if (!isInside(point, m_state->sourceSize()))
        return;
    m_clicked = true;
    if (const int index = modifiers.testFlag(Qt::AltModifier) ? -1 : keypointAt(pane, at, snapReach); index >= 0)
        selectKeypoint(index);
    else
        m_selection->setPoint(point, {});
    m_clicked = false;
}

void ExploreCanvas::openMenu(const QPoint &globalPosition)
{
    // Shown without an event loop of its own; goes when it is closed.
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("canvasMenu"));
    const bool seen = m_state->pair != nullptr;
    menu->addAction(tr("&Copy picture"), this, [this] { Q_EMIT copyPictureRequested(m_pictureScale); })->setEnabled(seen);
    menu->addAction(tr("Save &picture…"), this, [this] { Q_EMIT savePictureRequested(m_pictureScale); })->setEnabled(seen);
    QMenu *scales = menu->addMenu(tr("Size of the picture"));
    auto *group = new QActionGroup(scales);
    for (int scale = 1; scale <= largestPictureScale; ++scale) {
        QAction *action = scales->addAction(tr("%1x").arg(scale), this, [this, scale] { m_pictureScale = scale; });
        action->setCheckable(true);
        action->setChecked(scale == m_pictureScale);
        group->addAction(action);
    }
    menu->addSeparator();
    menu->addActions(m_menuActions);
    Desktop::of(this).popUp(menu, globalPosition);
}

void ExploreCanvas::selectKeypoint(int index)
{
    const dataset::Keypoint &keypoint = m_state->pair->pair.source.keypoints[std::size_t(index)];
    m_selection->setPoint(keypoint.position, QString::fromStdString(keypoint.name));
}

void ExploreCanvas::stepPin(int dx, int dy)
{
    if (!m_state->pair)
        return;
    const QSize size = m_state->sourceSize();
    const ModelSlot *model = m_state->model(m_state->focused);
    const int cells = model && model->gridSize > 0 ? model->gridSize : 57;
    m_selection->setPoint(m_state->pin ? oneCellOn(*m_state->pin, dx, dy, size, cells)
                                       : ImagePoint{size.width() / 2.0, size.height() / 2.0}, {});
}

void ExploreCanvas::stepKeypoint(int dx, int dy)
{
    if (!m_state->pair)
        return;
    if (!m_state->pin)
        selectNextKeypoint(1);
    else if (const int found = keypointTowards(m_state->pair->pair.source, *m_state->pin, dx, dy); found >= 0)
        selectKeypoint(found);
}

bool ExploreCanvas::focusNextPrevChild(bool next)
{
    // Tab walks through the keypoints while there are any; F6 leaves the canvas.
    if (m_state->pair && !m_state->pair->pair.source.keypoints.empty())
        return false;
    return QWidget::focusNextPrevChild(next);
}

void ExploreCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const auto arrow = [&](int dx, int dy) { shift ? stepKeypoint(dx, dy) : stepPin(dx, dy); };
    if (!plain) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_state->solo != 0)
            setSoloModel(0);
        else if (m_selection->pin() || !m_selection->keypoint().isEmpty())
            m_selection->setPoint(std::nullopt, {});
        else
            QWidget::keyPressEvent(event);
        return;
    case Qt::Key_Left:
        return arrow(-1, 0);
    case Qt::Key_Right:
        return arrow(1, 0);
    case Qt::Key_Up:
        return arrow(0, -1);
    case Qt::Key_Down:
        return arrow(0, 1);
    case Qt::Key_Tab:
        return selectNextKeypoint(1);
    case Qt::Key_Backtab:
        return selectNextKeypoint(-1);
    case Qt::Key_Space:
        return m_views->setPanReady(true);
    default:
        QWidget::keyPressEvent(event);
    }
}

void ExploreCanvas::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_views->setPanReady(false);
    else
        QWidget::keyReleaseEvent(event);
}

void ExploreCanvas::focusOutEvent(QFocusEvent *event)
{
    m_views->setPanReady(false);
    QWidget::focusOutEvent(event);
}

} // namespace soco::widgets
