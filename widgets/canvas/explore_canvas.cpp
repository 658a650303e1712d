#include "widgets/canvas/explore_canvas.h"

#include "widgets/canvas/explore_canvas_p.h"
#include "widgets/common/tokens.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace soco::widgets {

namespace {
constexpr double keypointFactor = 4; // how much zoomToKeypoint() enlarges over the fitted size
}

ExploreCanvas::ExploreCanvas(Selection *selection, QWidget *parent)
    : QWidget(parent), d(std::make_unique<ExploreCanvasPrivate>(this, selection))
{
    setObjectName(QStringLiteral("exploreCanvas"));
    setAccessibleName(tr("Canvas: source and matches"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(selection, &Selection::pointChanged, this, [this] { d->pointChanged(); });
    connect(selection, &Selection::modelChanged, this, [this] {
        d->state.focused = d->selection->model();
        d->showHeaders();
        if (d->state.allMatches)
            d->showAllMarks();
        d->strip->update();
    });
    connect(d->strip, &CanvasStrip::shareChanged, this, [this](int share) {
        MapSettings settings = d->state.map;
        settings.share = share;
        setMapSettings(settings);
        Q_EMIT mapSettingsChanged(settings);
    });
    d->layOut();
}

ExploreCanvas::~ExploreCanvas() = default;

void ExploreCanvas::setModels(const std::vector<ModelSlot> &models)
{
    d->state.models = models;
    if (!d->state.model(d->state.solo))
        setSoloModel(0);
    const auto gone = [&](int slot) { return !d->state.model(slot); };
    std::erase_if(d->state.results, [&](const auto &entry) { return gone(entry.first); });
    std::erase_if(d->state.pairResults, [&](const auto &entry) { return gone(entry.first); });
    d->rebuildPanes();
    d->showEverything();
}

void ExploreCanvas::setPair(const LoadedPairPtr &pair)
{
    const bool same = pair && d->state.pair && pair->ref == d->state.pair->ref;
    d->state.pair = pair;
    d->state.loadingTitle.clear();
    d->hasPair = pair != nullptr;
    d->state.results.clear();
    if (!same)
        d->state.pairResults.clear();
    d->state.hoveredKeypoint = d->state.hoveredMatch = -1;
    for (const auto &[slot, pane] : d->targets)
        pane->clearProgress();
    d->sourcePicture = pair && !pair->source.isNull() ? std::make_shared<Picture>(pair->source) : nullptr;
    d->targetPicture = pair && !pair->target.isNull() ? std::make_shared<Picture>(pair->target) : nullptr;
    if (pair && !same)
        d->keepPinOnNewPair();
    d->layOut();
    d->showEverything();
}

void ExploreCanvas::setEmptyText(const QString &text)
{
    d->empty->setText(text);
}

void ExploreCanvas::setPairLoading(const QString &title)
{
    d->state.pair.reset();
    d->state.results.clear();
    d->state.pairResults.clear();
    d->state.hoveredKeypoint = d->state.hoveredMatch = -1;
    d->state.loadingTitle = title;
    d->hasPair = true;
    d->sourcePicture.reset();
    d->targetPicture.reset();
    d->layOut();
    d->showEverything();
}

void ExploreCanvas::setPointResult(const PointResult &result)
{
    CanvasPane *pane = d->pane(result.slot);
    if (!pane || result.slot == 0)
        return;
    d->state.results[result.slot] = result;
    pane->clearProgress();
    if (result.map && d->state.mapShown(result.slot) && pane->isVisible())
        d->awaited.insert(result.slot);
    if (d->state.map.scale == MapScale::RawFitted)
        d->showMaps();
    else
        d->showMap(result.slot);
    d->showMarks(result.slot);
    d->showHeader(result.slot);
    d->strip->update();
}

void ExploreCanvas::clearPointResults()
{
    if (d->state.results.empty())
        return;
    d->state.results.clear();
    d->awaited.clear();
    d->showMaps();
    d->showAllMarks();
    d->showHeaders();
    d->strip->update();
}

void ExploreCanvas::setPairResult(const PairResult &result)
{
    if (!d->state.pair || result.ref != d->state.pair->ref)
        return;
    d->state.pairResults[result.slot] = result;
    if (d->state.allMatches)
        d->showAllMarks();
}

void ExploreCanvas::setFeatureProgress(const FeatureProgress &progress)
{
    if (CanvasPane *pane = progress.slot > 0 ? d->pane(progress.slot) : nullptr)
        pane->setProgress(progress.done, progress.total);
}

void ExploreCanvas::showNotice(int slot, const QString &text)
{
    if (CanvasPane *pane = d->pane(slot))
        pane->showNotice(text);
}

void ExploreCanvas::setJudge(const JudgeSettings &settings)
{
    if (d->state.judge == settings)
        return;
    d->state.judge = settings;
    d->showAllMarks();
    d->showHeaders();
    d->strip->update();
}

void ExploreCanvas::setMapSettings(const MapSettings &settings)
{
    if (d->state.map == settings)
        return;
    d->state.map = settings;
    d->colours = ExploreCanvasPrivate::coloursOf(settings);
    d->strip->setMapSettings(settings);
    d->showMaps();
    d->showAllMarks();
    d->showHeaders();
    d->strip->update();
}

void ExploreCanvas::setKeypointLabel(std::function<QString(const QString &)> label)
{
    d->state.label = std::move(label);
    d->showAllMarks();
    d->showHeaders();
}

void ExploreCanvas::setKeypointIdentity(std::function<QString(const QString &)> identity)
{
    d->state.identity = std::move(identity);
    d->showHeaders();
}

void ExploreCanvas::setShowNames(bool on)
{
    d->state.names = on;
    d->showAllMarks();
}

void ExploreCanvas::setHideMarks(bool on)
{
    d->state.hideMarks = on;
    d->showAllMarks();
}

void ExploreCanvas::setPeek(bool clean)
{
    if (d->state.peek == clean)
        return;
    d->state.peek = clean;
    MapSettings seen = d->state.map;
    seen.visible = seen.visible && !clean;
    d->strip->setMapSettings(seen);
    d->showMaps();
    d->showAllMarks();
    d->strip->update();
}

void ExploreCanvas::setLinkedView(bool on)
{
    d->linked = on;
}

void ExploreCanvas::setKeyVisible(bool on)
{
    d->state.keyVisible = on;
    d->strip->update();
}

void ExploreCanvas::setShowTopMatches(bool on)
{
    d->state.topMatches = on;
    d->showAllMarks();
}

void ExploreCanvas::setSoloModel(int slot)
{
    if (d->state.solo == slot || (slot != 0 && !d->state.model(slot)))
        return;
    d->state.solo = slot;
    d->awaited.clear();
    d->layOut();
    d->showEverything();
    Q_EMIT soloModelChanged(slot);
}

int ExploreCanvas::soloModel() const
{
    return d->state.solo;
}

void ExploreCanvas::setAllMatches(bool on)
{
    if (d->state.allMatches == on)
        return;
    d->state.allMatches = on;
    d->state.hoveredMatch = -1;
    d->overlay->setVisible(on);
    d->showAllMarks();
    d->showHeaders();
}

void ExploreCanvas::fit()
{
    d->motion.stop();
    for (CanvasPane *pane : d->visiblePanes())
        d->setViewState(pane, {});
}

void ExploreCanvas::actualSize()
{
    d->motion.stop();
    for (CanvasPane *pane : d->visiblePanes()) {
        if (!pane->view()->picture())
            continue;
        ViewState state = pane->view()->viewState();
        state.factor = 1 / fitScale(pane->view()->picture()->size(), pane->view()->viewport()->size());
        d->setViewState(pane, state);
    }
}

void ExploreCanvas::zoomBy(double factor)
{
    d->motion.stop();
    const QRect area = d->source->view()->viewport()->rect();
    d->zoom(d->source, factor, QRectF(area).center(), false);
}

void ExploreCanvas::zoomToKeypoint()
{
    if (!d->state.pair)
        return;
    if (!d->state.pin) {
        Q_EMIT statusMessage(tr("Nothing is pinned. Click a part in the source image first."));
        return;
    }
    std::map<int, ViewState> goals;
    for (CanvasPane *pane : d->visiblePanes()) {
        const auto point = d->focusPoint(pane->slot());
        if (!point || !pane->view()->picture())
            continue;
        const QSizeF size = pane->view()->picture()->size();
        goals[pane->slot()] = {keypointFactor, {point->x() / size.width(), point->y() / size.height()}};
    }
    d->animateTo(goals);
}

void ExploreCanvas::selectNextKeypoint(int direction)
{
    if (!d->state.pair)
        return;
    const auto &keypoints = d->state.pair->pair.source.keypoints;
    if (keypoints.empty()) {
        Q_EMIT statusMessage(tr("No keypoint is visible in the source image."));
        return;
    }
    const int count = int(keypoints.size());
    const int now = d->state.keypoint.isEmpty()
                        ? -1
                        : d->state.pair->pair.source.indexOf(d->state.keypoint.toStdString());
    if (now < 0)
        d->selectKeypoint(direction < 0 ? count - 1 : 0);
    else
        d->selectKeypoint(((now + (direction < 0 ? -1 : 1)) % count + count) % count);
}

QSize ExploreCanvas::sizeHint() const
{
    return {1024, 640};
}

QSize ExploreCanvas::minimumSizeHint() const
{
    return {320, 240};
}

void ExploreCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTokens().line); // seen between the panes
    // A cell of the grid without a pane.
    if (!d->hasPair)
        return;
    const std::vector<int> slots = d->state.visibleSlots();
    const QSize grid = gridFor(int(slots.size()), width());
    if (const int used = int(slots.size()) + 1; used < grid.width() * grid.height()) {
        const CanvasPane *last = d->pane(slots.empty() ? 0 : slots.back());
        const int left = used % grid.width() == 0 ? 0 : last->geometry().right() + 2;
        const int top = used % grid.width() == 0 ? last->geometry().bottom() + 2 : last->y();
        painter.fillRect(QRect(QPoint(left, top), QPoint(width() - 1, d->strip->y() - 1)), currentTokens().canvas);
    }
}

void ExploreCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    d->layOut();
}

void ExploreCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ApplicationFontChange
        || event->type() == QEvent::StyleChange) {
        if (d)
            d->layOut();
        update();
    }
}

bool ExploreCanvas::focusNextPrevChild(bool next)
{
    // Tab walks through the keypoints while there are any; F6 leaves the canvas.
    if (d->state.pair && !d->state.pair->pair.source.keypoints.empty())
        return false;
    return QWidget::focusNextPrevChild(next);
}

void ExploreCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const auto arrow = [&](int dx, int dy) { shift ? d->stepKeypoint(dx, dy) : d->stepPin(dx, dy); };
    if (!plain) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        if (d->state.solo != 0)
            setSoloModel(0);
        else if (d->selection->pin() || !d->selection->keypoint().isEmpty())
            d->selection->setPoint(std::nullopt, {});
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
        return d->setPanReady(true);
    default:
        QWidget::keyPressEvent(event);
    }
}

void ExploreCanvas::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        d->setPanReady(false);
    else
        QWidget::keyReleaseEvent(event);
}

void ExploreCanvas::focusOutEvent(QFocusEvent *event)
{
    d->setPanReady(false);
    QWidget::focusOutEvent(event);
}

} // namespace soco::widgets
