#include "widgets/canvas/explore_canvas.h"

#include "widgets/canvas/canvas_marks.h"
#include "widgets/canvas/canvas_picture.h"
#include "widgets/canvas/canvas_state.h"
#include "widgets/canvas/canvas_strip.h"
#include "widgets/canvas/canvas_words.h"
#include "widgets/canvas/keypoint_steps.h"
#include "widgets/canvas/mark_painter.h"
#include "widgets/canvas/match_overlay.h"
#include "widgets/canvas/pane_grid.h"
#include "widgets/canvas/pane_hint.h"
#include "widgets/canvas/pane_presenter.h"
#include "widgets/canvas/pin_follower.h"
#include "widgets/canvas/view_link.h"
#include "widgets/common/tokens.h"

#include <QContextMenuEvent>
#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace soco::widgets {

namespace {

constexpr int stripHeight = 36, headerHeight = 26, narrowHeaderHeight = 24;
constexpr int narrowWindow = 1400;

PicturePtr pictureOf(const QImage &image)
{
    return image.isNull() ? nullptr : std::make_shared<Picture>(image);
}

// The match lines of the all-keypoint view between two views whose corners lie at these places.
std::vector<MatchOverlay::Line> linesBetween(const CanvasState &state, const PaneView *from, QPoint fromCorner,
                                             const PaneView *to, QPoint toCorner)
{
    std::vector<MatchOverlay::Line> lines;
    const ViewTransform fromView = from->transformNow(), toView = to->transformNow();
    for (const MatchLine &match : matchLines(state, state.focused)) {
        const QPointF a = fromView.toPane(match.source), b = toView.toPane(match.predicted);
        if (QRectF(from->rect()).contains(a) && QRectF(to->rect()).contains(b))
            lines.push_back({QLineF(fromCorner + a, toCorner + b), match.verdict, match.dimmed, match.keypoint});
    }
    return lines;
}

// Where the labels of a view stand whose corner lies at this place.
QRegion labelsOf(const PaneView *view, QPoint corner)
{
    QRegion labels;
    for (const QRectF &label : view->labelRects())
        labels += label.translated(corner).toAlignedRect();
    return labels;
}

} // namespace

ExploreCanvas::ExploreCanvas(Selection *selection, QWidget *parent)
    : QWidget(parent), m_selection(selection), m_state(std::make_unique<CanvasState>()), m_views(new ViewLink(this)),
      m_strip(new CanvasStrip([this] { return stripContent(*m_state); }, this)),
      m_empty(new QLabel(tr("No pair is selected."), this)), m_overlay(nullptr)
{
    setObjectName(QStringLiteral("exploreCanvas"));
    setAccessibleName(tr("Canvas: source and matches"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_state->pin = selection->pin();
    m_state->keypoint = selection->keypoint();
    m_state->focused = selection->model();
    m_empty->setObjectName(QStringLiteral("emptyText"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(spacing::huge);
    m_empty->setAutoFillBackground(true);
    m_grid = std::make_unique<PaneGrid>(this, [this](CanvasPane *pane) { connectPane(pane); });
    m_presenter = std::make_unique<PanePresenter>(*m_state, *m_grid);
    m_follower = std::make_unique<PinFollower>(*m_state, *m_grid, *m_views);
    m_overlay = new MatchOverlay(
        [this] {
            const CanvasPane *target = m_grid->pane(m_state->focused);
            const PaneView *from = m_grid->source()->view();
            const bool seen = target && !target->isHidden() && !m_state->peek && !m_state->hideMarks
                              && from->picture() && target->view()->picture();
            return seen ? linesBetween(*m_state, from, from->mapTo(this, QPoint(0, 0)), target->view(),
                                       target->view()->mapTo(this, QPoint(0, 0)))
                        : std::vector<MatchOverlay::Line>();
        },
        [this] {
            QRegion words = m_hint && !m_hint->isHidden() ? QRegion(m_hint->geometry()) : QRegion();
            for (const CanvasPane *pane : panes()) {
                words += QRect(pane->header()->mapTo(this, QPoint(0, 0)), pane->header()->size());
                words += labelsOf(pane->view(), pane->view()->mapTo(this, QPoint(0, 0)));
            }
            return words;
        },
        this);

    connect(selection, &Selection::pointChanged, this, &ExploreCanvas::pointChanged);
    connect(selection, &Selection::modelChanged, this, [this] {
        m_state->focused = m_selection->model();
        m_presenter->showHeaders();
        if (m_state->allMatches)
            m_presenter->showAllMarks();
        m_overlay->update();
        m_strip->update();
    });
    connect(m_views, &ViewLink::moved, this, [this] {
        if (m_state->allMatches)
            m_overlay->update();
    });
    connect(m_views, &ViewLink::movedByHand, this, [this] { m_follower->letGo(); });
    layOut();
}

ExploreCanvas::~ExploreCanvas() = default;

std::vector<CanvasPane *> ExploreCanvas::panes() const
{
    return m_grid->shown();
}

void ExploreCanvas::connectPane(CanvasPane *pane)
{
    PaneView *view = pane->view();
    m_views->add(view);
    connect(view, &PictureView::pointerMoved, this, [this, pane](QPointF at) { pointerMoved(pane, at); });
    connect(view, &PictureView::pointerLeft, this, [this, pane] { pointerLeft(pane); });
    connect(view, &PictureView::pressed, this, [this, pane](QPointF at, Qt::KeyboardModifiers modifiers) {
        pressed(pane, at, modifiers);
    });
    const auto chosen = [this, pane] {
        setFocus(Qt::MouseFocusReason);
        if (pane->slot() > 0)
            m_selection->setModel(pane->slot());
    };
    connect(view, &PictureView::pressedWithoutPicture, this, chosen);
    connect(pane->header(), &PaneHeader::clicked, this, chosen);
    connect(view, &PictureView::menuRequested, this, &ExploreCanvas::openMenu);
    connect(view, &PaneView::mapShown, this, [this, pane] {
        if (m_awaited.erase(pane->slot()) > 0 && m_awaited.empty())
            QMetaObject::invokeMethod(this, &ExploreCanvas::frameShown, Qt::QueuedConnection);
    });
    connect(pane, &CanvasPane::buttonClicked, this, [this, pane] { Q_EMIT loadModelRequested(pane->slot()); });
}

void ExploreCanvas::layOut()
{
    const QRect area(0, 0, width(), std::max(0, height() - stripHeight));
    QPalette onCanvas = palette();
    onCanvas.setColor(QPalette::Window, currentTokens().canvas);
    onCanvas.setColor(QPalette::WindowText, currentTokens().text2);
    m_empty->setPalette(onCanvas);
    m_empty->setVisible(!m_hasPair);
    m_empty->setGeometry(area);
    m_strip->setGeometry(0, area.height(), width(), height() - area.height());
    m_overlay->setGeometry(area);
    const int header = window()->width() < narrowWindow ? narrowHeaderHeight : headerHeight;
    const bool hint = m_hint && m_hintWanted && m_hasPair;
    const int hintHeight = hint ? m_hint->heightForWidth(width()) : 0;
    if (m_state->pair)
        m_grid->setPictureSizes(m_state->sourceSize(), m_state->targetSize());
    m_grid->layOut(area, m_state->visibleSlots(), m_hasPair, header, hintHeight);
    std::vector<PictureView *> views;
    for (CanvasPane *pane : panes())
        views.push_back(pane->view());
    if (m_hint) {
        m_hint->setVisible(hint);
        m_hint->setGeometry(0, header, width(), hintHeight);
    }
    m_views->setShown(views);
    update();
}

void ExploreCanvas::setModels(const std::vector<ModelSlot> &models)
{
    m_state->models = models;
    if (!m_state->model(m_state->solo))
        setSoloModel(0);
    const auto gone = [&](int slot) { return !m_state->model(slot); };
    std::erase_if(m_state->results, [&](const auto &entry) { return gone(entry.first); });
    std::erase_if(m_state->pairResults, [&](const auto &entry) { return gone(entry.first); });
    std::erase_if(m_awaited, gone);
    m_grid->setModels(models);
    if (m_hint)
        m_hint->raise();
    m_overlay->raise();
    layOut();
    m_presenter->showEverything();
    m_strip->update();
}

void ExploreCanvas::showPicturesOf(const LoadedPairPtr &pair)
{
    if (pair != m_state->pair)
        m_state->pairResults.clear();
    m_state->pair = pair;
    m_state->results.clear();
    m_state->hoveredKeypoint = m_state->hoveredMatch = -1;
    m_presenter->setPictures(pair ? pictureOf(pair->source) : nullptr, pair ? pictureOf(pair->target) : nullptr);
}

void ExploreCanvas::setPair(const LoadedPairPtr &pair)
{
    const bool same = pair && m_state->pair && pair->ref == m_state->pair->ref;
    m_state->loadingTitle.clear();
    m_hasPair = pair != nullptr;
    showPicturesOf(pair);
    for (const auto &[slot, pane] : m_grid->targets())
        pane->clearProgress();
    if (pair && (!same || !m_selection->keypoint().isEmpty()))
        keepPinOnNewPair();
    showHintWords();
    layOut();
    m_presenter->showEverything();
    m_strip->update();
    if (pair && !same)
        m_follower->pinMoved(true);
}

void ExploreCanvas::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

void ExploreCanvas::setPairLoading(const QString &title)
{
    m_state->loadingTitle = title;
    m_hasPair = true;
    showPicturesOf(nullptr);
    layOut();
    m_presenter->showEverything();
    m_strip->update();
}

void ExploreCanvas::setPointResult(const PointResult &result)
{
    CanvasPane *pane = m_grid->pane(result.slot);
    if (!pane || result.slot == 0 || !m_state->pair || result.pair != m_state->pair)
        return;
    m_state->results[result.slot] = result;
    pane->clearProgress();
    if (m_state->mapShown(result.slot) && pane->isVisible())
        m_awaited.insert(result.slot);
    if (m_state->map.scale == MapScale::RawFitted)
        m_presenter->showMaps();
    else
        m_presenter->showMap(result.slot);
    m_presenter->showMarks(result.slot);
    m_presenter->showHeader(result.slot);
    m_strip->updateValues();
    m_follower->resultCame(result.slot);
}

void ExploreCanvas::clearPointResults()
{
    if (m_state->results.empty())
        return;
    m_state->results.clear();
    m_awaited.clear();
    m_presenter->showMaps();
    m_presenter->showAllMarks();
    m_presenter->showHeaders();
    m_strip->update();
}

void ExploreCanvas::setPairResult(const PairResult &result)
{
    if (!m_state->pair || result.pair != m_state->pair)
        return;
    m_state->pairResults[result.slot] = result;
    if (m_state->allMatches) {
        m_presenter->showAllMarks();
        m_overlay->update();
    }
}

void ExploreCanvas::setFeatureProgress(const FeatureProgress &progress)
{
    if (CanvasPane *pane = progress.slot > 0 ? m_grid->pane(progress.slot) : nullptr)
        pane->setProgress(progress.done, progress.total);
}

void ExploreCanvas::showNotice(int slot, const QString &text)
{
    if (CanvasPane *pane = m_grid->pane(slot))
        pane->showNotice(text);
}

void ExploreCanvas::setJudge(const JudgeSettings &settings)
{
    if (m_state->judge == settings)
        return;
    m_state->judge = settings;
    m_presenter->showAllMarks();
    m_presenter->showHeaders();
    m_overlay->update();
    m_strip->update();
}

void ExploreCanvas::setMapSettings(const MapSettings &settings)
{
    if (m_state->map == settings)
        return;
    m_state->map = settings;
    m_presenter->remakeColours();
    m_strip->update();
    m_presenter->showMaps();
    m_presenter->showAllMarks();
    m_presenter->showHeaders();
}

void ExploreCanvas::setKeypointLabel(std::function<QString(const QString &)> label)
{
    m_state->label = std::move(label);
    m_presenter->showAllMarks();
    m_presenter->showHeaders();
}

void ExploreCanvas::setKeypointIdentity(std::function<QString(const QString &)> identity)
{
    m_state->identity = std::move(identity);
    showHintWords();
    m_presenter->showHeaders();
}

void ExploreCanvas::setShowNames(bool on)
{
    m_state->names = on;
    m_presenter->showAllMarks();
}

void ExploreCanvas::setHideMarks(bool on)
{
    m_state->hideMarks = on;
    m_presenter->showAllMarks();
    m_overlay->update();
}

void ExploreCanvas::setPeek(bool clean)
{
    if (m_state->peek == clean)
        return;
    m_state->peek = clean;
    m_strip->update();
    m_presenter->showMaps();
    m_presenter->showAllMarks();
    m_overlay->update();
}

void ExploreCanvas::setLinkedView(bool on)
{
    m_views->setLinked(on);
}

void ExploreCanvas::setKeyVisible(bool on)
{
    m_state->keyVisible = on;
    m_strip->update();
}

void ExploreCanvas::setShowTopMatches(bool on)
{
    m_state->topMatches = on;
    m_presenter->showAllMarks();
}

void ExploreCanvas::setSoloModel(int slot)
{
    if (m_state->solo == slot || (slot != 0 && !m_state->model(slot)))
        return;
    m_state->solo = slot;
    m_awaited.clear();
    layOut();
    m_presenter->showEverything();
    m_strip->update();
    Q_EMIT soloModelChanged(slot);
}

int ExploreCanvas::soloModel() const
{
    return m_state->solo;
}

void ExploreCanvas::setAllMatches(bool on)
{
    if (m_state->allMatches == on)
        return;
    m_state->allMatches = on;
    m_state->hoveredMatch = -1;
    m_overlay->setVisible(on);
    m_presenter->showAllMarks();
    m_presenter->showHeaders();
}

void ExploreCanvas::fit()
{
    m_views->fit();
}

void ExploreCanvas::actualSize()
{
    m_views->actualSize();
}

void ExploreCanvas::zoomBy(double factor)
{
    m_views->zoomBy(factor);
}

void ExploreCanvas::zoomToKeypoint()
{
    if (!m_state->pair)
        return;
    if (!m_state->pin) {
        Q_EMIT statusMessage(tr("Nothing is pinned. Click a part in the source image first."));
        return;
    }
    m_follower->zoomToPin();
}

void ExploreCanvas::selectNextKeypoint(int direction)
{
    if (!m_state->pair)
        return;
    const int next = keypointAfter(m_state->pair->pair.source, m_state->keypoint, direction);
    if (next < 0)
        Q_EMIT statusMessage(tr("No keypoint is visible in the source image."));
    else
        selectKeypoint(next);
}

void ExploreCanvas::setHintVisible(bool on)
{
    if (m_hintWanted == on)
        return;
    m_hintWanted = on;
    if (!m_hint) {
        m_hint = new PaneHint(this);
        connect(m_hint, &PaneHint::helpRequested, this, &ExploreCanvas::taskHelpRequested);
        connect(m_hint, &PaneHint::closed, this, [this] {
            setHintVisible(false);
            setFocus(Qt::OtherFocusReason);
            Q_EMIT hintClosed();
        });
    }
    showHintWords();
    layOut();
}

void ExploreCanvas::showHintWords()
{
    if (!m_hint || !m_state->pair) // the words stay while the next pair is read
        return;
    const KeypointWords words = m_state->wordsOf(m_state->keypoint);
    if (m_hint->setExample(words.conceptName, words.identity))
        layOut();
}

QImage ExploreCanvas::picture(int scale, bool captioned) const
{
    if (!m_state->pair)
        return {};
    const std::vector<CanvasPane *> shown = panes();
    std::vector<ShownView> views;
    int focused = -1;
    for (CanvasPane *pane : shown) {
        if (pane->slot() == m_state->focused)
            focused = int(views.size());
        views.push_back({pane->view(), pane->view()->mapTo(this, QPoint(0, 0))});
    }
    const QImage seen = pictureOfViews(views, scale, [&](QPainter &painter, const std::vector<QPoint> &places) {
        for (std::size_t i = 0; i < shown.size(); ++i)
            shown[i]->paintStandIn(painter, {places[i], views[i].view->size()});
        if (!m_state->allMatches || m_state->hideMarks || m_state->peek || focused <= 0)
            return;
        const auto *to = static_cast<const PaneView *>(views[std::size_t(focused)].view);
        QRegion free(painter.window());
        for (std::size_t i = 0; i < views.size(); ++i)
            free -= labelsOf(static_cast<const PaneView *>(views[i].view), places[i]);
        painter.setClipRegion(free);
        MarkPainter marks(painter);
        for (const MatchOverlay::Line &line : linesBetween(*m_state, m_grid->source()->view(), places.front(), to,
                                                           places[std::size_t(focused)]))
            marks.matchLine(line.line, line.verdict, line.dimmed);
    });
    return captioned ? withCaption(seen, pictureCaption(*m_state, m_strip->legendText()), scale) : seen;
}

void ExploreCanvas::setDataTitle(const QString &title)
{
    m_state->dataTitle = title;
}

void ExploreCanvas::setMatcher(const QString &title)
{
    m_state->matcher = title;
}

void ExploreCanvas::setMenuActions(const QList<QAction *> &actions)
{
    m_menuActions = actions;
}

void ExploreCanvas::pointChanged()
{
    if (m_keepingPin) // what is shown of it comes with the pair
        return;
    m_state->pin = m_selection->pin();
    m_state->keypoint = m_selection->keypoint();
    showHintWords();
    m_presenter->showAllMarks();
    m_presenter->showHeaders();
    m_strip->update();
    m_follower->pinMoved(!m_clicked);
}

void ExploreCanvas::keepPinOnNewPair()
{
    const dataset::View &view = m_state->pair->pair.source;
    const QString name = m_selection->keypoint();
    const int index = name.isEmpty() ? -1 : view.indexOf(name.toStdString());
    m_keepingPin = true;
    m_selection->setPoint(index >= 0 ? std::optional(view.keypoints[std::size_t(index)].position) : std::nullopt, name);
    m_keepingPin = false;
    m_state->pin = m_selection->pin();
    m_state->keypoint = m_selection->keypoint();
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
    painter.fillRect(m_grid->rest(), currentTokens().canvas);
}

void ExploreCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void ExploreCanvas::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange
        || event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange) {
        if (m_overlay) // not yet while the first widgets are made
            layOut();
        update();
    }
}

void ExploreCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    openMenu(event->globalPos());
    event->accept();
}

} // namespace soco::widgets
