#include "widgets/canvas/explore_canvas_p.h"

#include "widgets/common/tokens.h"

#include <QEasingCurve>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <limits>

namespace soco::widgets {

namespace {

constexpr int stripHeight = 36, headerHeight = 26, narrowHeaderHeight = 24;
constexpr int narrowWindow = 1400;
constexpr double snapReach = 8, nameReach = 10, lineReach = 5; // view px
constexpr int zoomTime = 120;

QString errorText(const std::optional<Error> &error, const QString &otherwise)
{
    return error ? QString::fromStdString(error->text()) : otherwise;
}

} // namespace

std::shared_ptr<const ColourTable> ExploreCanvasPrivate::coloursOf(const MapSettings &map)
{
    return std::make_shared<const ColourTable>(colourTable(map.colours, map.opacity / 100.0, map.scale));
}

ExploreCanvasPrivate::ExploreCanvasPrivate(ExploreCanvas *canvas, Selection *theSelection)
    : q(canvas), selection(theSelection),
      colours(coloursOf(state.map)),
      source(new CanvasPane(0, canvas)), strip(new CanvasStrip([this] { return stripContent(state); }, canvas)),
      empty(new QLabel(ExploreCanvas::tr("No pair is selected."), canvas)),
      overlay(new MatchOverlay([this] { return overlayLines(); }, canvas))
{
    state.pin = selection->pin();
    state.keypoint = selection->keypoint();
    state.focused = selection->model();
    empty->setObjectName(QStringLiteral("emptyText"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setMargin(spacing::huge);
    empty->setAutoFillBackground(true);
    connectPane(source);
    motion.setDuration(zoomTime);
    motion.setEasingCurve(QEasingCurve::OutCubic);
}

CanvasPane *ExploreCanvasPrivate::pane(int slot) const
{
    if (slot == 0)
        return source;
    const auto found = targets.find(slot);
    return found == targets.end() ? nullptr : found->second;
}

std::vector<CanvasPane *> ExploreCanvasPrivate::visiblePanes() const
{
    std::vector<CanvasPane *> panes{source};
    for (const int slot : state.visibleSlots())
        panes.push_back(pane(slot));
    return panes;
}

void ExploreCanvasPrivate::connectPane(CanvasPane *pane)
{
    PaneView *view = pane->view();
    QObject::connect(view, &PaneView::pointerMoved, q, [this, pane](QPointF at, Qt::KeyboardModifiers modifiers) {
        pointerMoved(pane, at, modifiers);
    });
    QObject::connect(view, &PaneView::pointerLeft, q, [this, pane] { pointerLeft(pane); });
    QObject::connect(view, &PaneView::pressed, q, [this, pane](QPointF at, Qt::KeyboardModifiers modifiers) {
        pressed(pane, at, modifiers);
    });
    QObject::connect(view, &PaneView::zoomRequested, q, [this, pane](double ratio, QPointF anchor, bool alone) {
        motion.stop();
        zoom(pane, ratio, anchor, alone);
    });
    QObject::connect(view, &PaneView::panRequested, q, [this, pane](QPointF delta, bool alone) {
        motion.stop();
        pan(pane, delta, alone);
    });
    QObject::connect(view, &PaneView::backgroundDoubleClicked, q, &ExploreCanvas::fit);
    QObject::connect(view, &PaneView::mapShown, q, [this, pane] {
        if (awaited.erase(pane->slot()) > 0 && awaited.empty())
            QMetaObject::invokeMethod(q, &ExploreCanvas::frameShown, Qt::QueuedConnection);
    });
    QObject::connect(pane->header(), &PaneHeader::clicked, q, [this, pane] {
        q->setFocus(Qt::MouseFocusReason);
        if (pane->slot() > 0)
            selection->setModel(pane->slot());
    });
    QObject::connect(pane, &CanvasPane::buttonClicked, q, [this, pane] { Q_EMIT q->loadModelRequested(pane->slot()); });
}

void ExploreCanvasPrivate::rebuildPanes()
{
    for (auto entry = targets.begin(); entry != targets.end();) {
        if (state.model(entry->first)) {
            ++entry;
            continue;
        }
        awaited.erase(entry->first);
        delete entry->second;
        entry = targets.erase(entry);
    }
    for (const ModelSlot &model : state.models) {
        if (targets.contains(model.slot))
            continue;
        auto *made = new CanvasPane(model.slot, q);
        // A new pane looks where the others look.
        made->view()->setViewState((targets.empty() ? source : targets.begin()->second)->view()->viewState());
        targets[model.slot] = made;
        connectPane(made);
    }
    overlay->raise();
    layOut();
}

void ExploreCanvasPrivate::layOut()
{
    const int width = q->width(), height = q->height();
    const QRect area(0, 0, width, std::max(0, height - stripHeight));
    QPalette onCanvas = q->palette();
    onCanvas.setColor(QPalette::Window, currentTokens().canvas);
    onCanvas.setColor(QPalette::WindowText, currentTokens().text2);
    empty->setPalette(onCanvas);
    empty->setVisible(!hasPair);
    empty->setGeometry(area);
    strip->setGeometry(0, area.height(), width, height - area.height());
    overlay->setGeometry(area);

    const std::vector<CanvasPane *> shown = hasPair ? visiblePanes() : std::vector<CanvasPane *>{};
    const auto isShown = [&](CanvasPane *pane) { return std::find(shown.begin(), shown.end(), pane) != shown.end(); };
    source->setVisible(isShown(source));
    for (const auto &[slot, pane] : targets)
        pane->setVisible(isShown(pane));
    const QSize grid = gridFor(int(shown.size()) - 1, width);
    const int header = q->window()->width() < narrowWindow ? narrowHeaderHeight : headerHeight;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const int column = int(i) % grid.width(), row = int(i) / grid.width();
        // One pixel of line between neighbours.
        const auto edge = [](int index, int count, int length) { return index * (length + 1) / count; };
        const QPoint from(edge(column, grid.width(), area.width()), edge(row, grid.height(), area.height()));
        const QPoint to(edge(column + 1, grid.width(), area.width()) - 2, edge(row + 1, grid.height(), area.height()) - 2);
        shown[i]->setHeaderHeight(header);
        shown[i]->setGeometry(QRect(from, to));
        shown[i]->show();
    }
    q->update();
}

void ExploreCanvasPrivate::showPictures()
{
    source->view()->setPicture(sourcePicture);
    for (const auto &[slot, pane] : targets) {
        const ModelSlot *model = state.model(slot);
        pane->view()->setPicture(model && model->state == ModelState::Ready ? targetPicture : nullptr);
    }
}

void ExploreCanvasPrivate::showStandIns()
{
    const bool loaded = state.pair != nullptr;
    source->setStandIn(loaded && !sourcePicture
                           ? errorText(state.pair->sourceError, ExploreCanvas::tr("The source picture is missing."))
                           : QString());
    for (const auto &[slot, pane] : targets) {
        const ModelSlot &model = *state.model(slot);
        QString text, button;
        switch (model.state) {
        case ModelState::NotLoaded:
            text = ExploreCanvas::tr("Not loaded.");
            if (!model.detail.isEmpty())
                text += QLatin1Char('\n') + model.detail;
            button = ExploreCanvas::tr("Load %1").arg(model.title);
            break;
        case ModelState::Loading:
            text = ExploreCanvas::tr("Loading %1").arg(model.title);
            break;
        case ModelState::Failed:
            text = model.detail.isEmpty() ? ExploreCanvas::tr("%1 could not be loaded.").arg(model.title) : model.detail;
            button = ExploreCanvas::tr("Load again");
            break;
        case ModelState::Ready:
            if (loaded && !targetPicture)
                text = errorText(state.pair->targetError, ExploreCanvas::tr("The target picture is missing."));
            break;
        }
        pane->setStandIn(text, button);
    }
}

void ExploreCanvasPrivate::showMap(int slot)
{
    const bool shown = state.mapShown(slot);
    PaneView *view = pane(slot)->view();
    view->setDrained(shown);
    view->setMapLook(mapRangeOf(state, slot), drawnCells(state, slot), colours, state.map.cells);
    view->setMap(shown ? state.result(slot)->map : nullptr);
}

void ExploreCanvasPrivate::showMaps()
{
    for (const auto &[slot, pane] : targets)
        showMap(slot);
}

void ExploreCanvasPrivate::showMarks(int slot)
{
    CanvasPane *shown = pane(slot);
    shown->view()->setMarks(slot == 0 ? sourceMarks(state) : targetMarks(state, slot));
    if (slot > 0)
        shown->setRemark(state.peek ? QString() : paneRemark(state, slot));
}

void ExploreCanvasPrivate::showAllMarks()
{
    showMarks(0);
    for (const auto &[slot, pane] : targets)
        showMarks(slot);
    if (state.allMatches)
        overlay->update();
}

void ExploreCanvasPrivate::showHeader(int slot)
{
    CanvasPane *shown = pane(slot);
    shown->header()->setContent(slot == 0 ? sourceHeader(state) : targetHeader(state, slot));
    const QString spoken = spokenPane(state, slot);
    shown->setAccessibleName(spoken);
    shown->view()->setAccessibleName(spoken);
}

void ExploreCanvasPrivate::showHeaders()
{
    showHeader(0);
    for (const auto &[slot, pane] : targets)
        showHeader(slot);
}

void ExploreCanvasPrivate::showEverything()
{
    showPictures();
    showStandIns();
    showMaps();
    showAllMarks();
    showHeaders();
    strip->update();
}

int ExploreCanvasPrivate::keypointNear(const CanvasPane *pane, QPointF at, double reach) const
{
    if (!state.pair)
        return -1;
    const auto &keypoints = (pane->slot() == 0 ? state.pair->pair.source : state.pair->pair.target).keypoints;
    const double scale = pane->view()->transformNow().scale;
    int nearest = -1;
    for (std::size_t i = 0; i < keypoints.size(); ++i) {
        const double distance = scale * std::hypot(keypoints[i].position.x - at.x(), keypoints[i].position.y - at.y());
        if (distance <= reach) {
            reach = distance;
            nearest = int(i);
        }
    }
    return nearest;
}

void ExploreCanvasPrivate::pointerMoved(CanvasPane *pane, QPointF at, Qt::KeyboardModifiers)
{
    if (!state.pair)
        return;
    const int slot = pane->slot();
    const int before = state.pointerSlot;
    state.pointerSlot = slot;
    state.pointer = {at.x(), at.y()};
    state.hoveredKeypoint = keypointNear(pane, at, nameReach);
    if (state.allMatches) {
        const ViewTransform view = pane->view()->transformNow();
        const QPointF position = pane->view()->mapTo(q, QPoint(0, 0)) + view.toPane(at);
        state.hoveredMatch = slot == 0 && state.hoveredKeypoint >= 0 ? state.hoveredKeypoint
                                                                     : overlay->keypointAt(position, lineReach);
    }
    if (slot == 0 || before == 0 || state.allMatches)
        showMarks(0);
    for (const auto &[other, target] : targets) {
        if (target->isVisible())
            showMarks(other);
    }
    if (state.allMatches)
        overlay->update();
    strip->update();
    const QSize size = state.sourceSize();
    const bool onSource = slot == 0 && sourcePicture && QRectF(QPointF(0, 0), QSizeF(size)).contains(at)
                          && at.x() < size.width() && at.y() < size.height();
    selection->setHovered(onSource ? std::optional(state.pointer) : std::nullopt);
}

void ExploreCanvasPrivate::pointerLeft(CanvasPane *pane)
{
    if (state.pointerSlot != pane->slot())
        return;
    state.pointerSlot = -1;
    state.hoveredKeypoint = state.hoveredMatch = -1;
    showAllMarks();
    strip->update();
    selection->setHovered(std::nullopt);
}

void ExploreCanvasPrivate::pressed(CanvasPane *pane, QPointF at, Qt::KeyboardModifiers modifiers)
{
    q->setFocus(Qt::MouseFocusReason);
    if (!state.pair)
        return;
    if (pane->slot() > 0) {
        selection->setModel(pane->slot());
        return;
    }
    const int index = modifiers.testFlag(Qt::AltModifier) ? -1 : keypointNear(pane, at, snapReach);
    if (index >= 0) {
        selectKeypoint(index);
        return;
    }
    const QSize size = state.sourceSize();
    if (at.x() < 0 || at.y() < 0 || at.x() >= size.width() || at.y() >= size.height())
        return;
    ownChange = true;
    selection->setPoint(ImagePoint{at.x(), at.y()}, {});
    ownChange = false;
}

void ExploreCanvasPrivate::setPanReady(bool on)
{
    for (CanvasPane *pane : visiblePanes())
        pane->view()->setPanReady(on);
}

void ExploreCanvasPrivate::setViewState(CanvasPane *pane, const ViewState &next)
{
    pane->view()->setViewState(next);
    if (state.allMatches)
        overlay->update();
}

void ExploreCanvasPrivate::zoom(CanvasPane *pane, double ratio, QPointF anchor, bool alone)
{
    const QSizeF from = pane->view()->viewport()->size();
    for (CanvasPane *other : visiblePanes()) {
        if (other != pane && (alone || !linked))
            continue;
        const PaneView *view = other->view();
        const QSizeF to = view->viewport()->size();
        const QPointF there(anchor.x() * to.width() / std::max(1.0, from.width()),
                            anchor.y() * to.height() / std::max(1.0, from.height()));
        const QSizeF size = view->picture() ? QSizeF(view->picture()->size()) : QSizeF();
        setViewState(other, zoomed(view->viewState(), ratio, there, size, to));
    }
}

void ExploreCanvasPrivate::pan(CanvasPane *pane, QPointF delta, bool alone)
{
    for (CanvasPane *other : visiblePanes()) {
        if (other != pane && (alone || !linked))
            continue;
        const PaneView *view = other->view();
        const QSizeF size = view->picture() ? QSizeF(view->picture()->size()) : QSizeF();
        setViewState(other, panned(view->viewState(), delta, size, view->viewport()->size()));
    }
}

void ExploreCanvasPrivate::animateTo(const std::map<int, ViewState> &goals)
{
    motion.stop();
    motion.disconnect(q);
    std::map<int, ViewState> starts;
    for (const auto &[slot, goal] : goals)
        starts[slot] = pane(slot)->view()->viewState();
    const auto show = [this, starts, goals](double t) {
        for (const auto &[slot, goal] : goals) {
            CanvasPane *moved = pane(slot);
            if (!moved)
                continue;
            const ViewState &start = starts.at(slot);
            setViewState(moved, {start.factor + (goal.factor - start.factor) * t,
                                 start.centre + (goal.centre - start.centre) * t});
        }
    };
    // Styles report no animation where the desktop asks for reduced motion.
    if (q->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, q) <= 0) {
        show(1);
        return;
    }
    QObject::connect(&motion, &QVariantAnimation::valueChanged, q, [show](const QVariant &t) { show(t.toDouble()); });
    motion.setStartValue(0.0);
    motion.setEndValue(1.0);
    motion.start();
}

std::optional<QPointF> ExploreCanvasPrivate::focusPoint(int slot) const
{
    if (slot == 0)
        return state.pin ? std::optional(QPointF(state.pin->x, state.pin->y)) : std::nullopt;
    const PaneMarks &marks = pane(slot)->view()->marks();
    if (!marks.rings.empty())
        return marks.rings.front().centre;
    return marks.argmax ? std::optional(marks.argmax->position) : std::nullopt;
}

void ExploreCanvasPrivate::bringIntoView()
{
    for (CanvasPane *pane : visiblePanes()) {
        const auto point = focusPoint(pane->slot());
        const PaneView *view = pane->view();
        if (!point || !view->picture())
            continue;
        if (QRectF(view->viewport()->rect()).contains(view->transformNow().toPane(*point)))
            continue;
        const QSizeF size = view->picture()->size();
        setViewState(pane, {view->viewState().factor, {point->x() / size.width(), point->y() / size.height()}});
    }
}

void ExploreCanvasPrivate::pointChanged()
{
    state.pin = selection->pin();
    state.keypoint = selection->keypoint();
    showAllMarks();
    showHeaders();
    strip->update();
    if (!ownChange && state.pin)
        bringIntoView();
}

void ExploreCanvasPrivate::keepPinOnNewPair()
{
    const dataset::View &view = state.pair->pair.source;
    const int index = selection->keypoint().isEmpty() ? -1 : view.indexOf(selection->keypoint().toStdString());
    ownChange = true;
    if (index >= 0)
        selection->setPoint(view.keypoints[std::size_t(index)].position, selection->keypoint());
    else
        selection->setPoint(std::nullopt, selection->keypoint());
    ownChange = false;
    state.pin = selection->pin();
    state.keypoint = selection->keypoint();
}

void ExploreCanvasPrivate::selectKeypoint(int index)
{
    const dataset::Keypoint &keypoint = state.pair->pair.source.keypoints[std::size_t(index)];
    selection->setPoint(keypoint.position, QString::fromStdString(keypoint.name));
}

void ExploreCanvasPrivate::stepPin(int dx, int dy)
{
    if (!state.pair)
        return;
    const QSize size = state.sourceSize();
    const ModelSlot *model = state.model(state.focused);
    const double cell = std::max(size.width(), size.height()) / double(model && model->gridSize > 0 ? model->gridSize : 57);
    ImagePoint at = state.pin ? *state.pin : ImagePoint{size.width() / 2.0, size.height() / 2.0};
    if (state.pin) {
        at.x = std::clamp(at.x + dx * cell, 0.0, size.width() - 1.0);
        at.y = std::clamp(at.y + dy * cell, 0.0, size.height() - 1.0);
    }
    selection->setPoint(at, {});
}

void ExploreCanvasPrivate::stepKeypoint(int dx, int dy)
{
    if (!state.pair)
        return;
    if (!state.pin) {
        q->selectNextKeypoint(1);
        return;
    }
    // The nearest one in that direction, those off to the side counting as further away.
    const auto &keypoints = state.pair->pair.source.keypoints;
    double best = std::numeric_limits<double>::infinity();
    int found = -1;
    for (std::size_t i = 0; i < keypoints.size(); ++i) {
        const double x = keypoints[i].position.x - state.pin->x, y = keypoints[i].position.y - state.pin->y;
        const double along = x * dx + y * dy, aside = std::abs(x * dy) + std::abs(y * dx);
        if (along > 0.5 && along + 2 * aside < best) {
            best = along + 2 * aside;
            found = int(i);
        }
    }
    if (found >= 0)
        selectKeypoint(found);
}

std::vector<MatchOverlay::Line> ExploreCanvasPrivate::overlayLines() const
{
    std::vector<MatchOverlay::Line> lines;
    const CanvasPane *target = pane(state.focused);
    if (!target || target->isHidden() || state.peek || state.hideMarks || !sourcePicture || !target->view()->picture())
        return lines;
    const PaneView *from = source->view(), *to = target->view();
    const ViewTransform fromView = from->transformNow(), toView = to->transformNow();
    const QPointF fromCorner = from->mapTo(q, QPoint(0, 0)), toCorner = to->mapTo(q, QPoint(0, 0));
    for (const MatchLine &match : matchLines(state, state.focused)) {
        const QPointF a = fromView.toPane(match.source), b = toView.toPane(match.predicted);
        if (!QRectF(from->rect()).contains(a) || !QRectF(to->rect()).contains(b))
            continue;
        lines.push_back({QLineF(fromCorner + a, toCorner + b), match.verdict, match.dimmed, match.keypoint});
    }
    return lines;
}

} // namespace soco::widgets
