#include "widgets/canvas/pane_view.h"

#include "widgets/canvas/mark_painter.h"
#include "widgets/common/fonts.h"
#include "widgets/common/marks.h"
#include "widgets/common/tokens.h"

#include <QGraphicsItem>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>
#include <functional>

namespace soco::widgets {

namespace {

constexpr int mostLabels = 40;
constexpr double cellsFrom = 6;         // view pixels a cell, below it the map stays bicubic
constexpr double crispFrom = 6;         // device pixels a picture pixel, from there on pixels are shown as squares
constexpr double wheelRatio = 1.2;      // per notch of 120

// One layer of the view, as large as the view.
class Layer : public QGraphicsItem
{
public:
    Layer(const QWidget *viewport, std::function<void(QPainter &)> paint) : m_viewport(viewport), m_paint(std::move(paint)) {}
    QRectF boundingRect() const override { return m_viewport->rect(); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override { m_paint(*painter); }

private:
    const QWidget *m_viewport;
    std::function<void(QPainter &)> m_paint;
};

// Device pixel on device pixel. A plain position keeps the raster engine on its unscaled, single-threaded path, which
// never waits for a pool of threads that others keep busy.
void drawAt(QPainter &painter, QPoint devicePosition, const QImage &image)
{
    const QTransform before = painter.worldTransform();
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (ratio == 1) {
        painter.drawImage(devicePosition, image);
        return;
    }
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(devicePosition, image);
    painter.setWorldTransform(before);
}

QRectF around(QPointF centre, double radius)
{
    return {centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius};
}

} // namespace

PaneView::PaneView(QWidget *parent) : QGraphicsView(parent)
{
    m_scene.setSceneRect(viewport()->rect());
    setScene(&m_scene);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setViewportUpdateMode(QGraphicsView::NoViewportUpdate);
    setOptimizationFlags(QGraphicsView::DontSavePainterState | QGraphicsView::DontAdjustForAntialiasing);
    setInteractive(false);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setAutoFillBackground(false);
    m_scene.setItemIndexMethod(QGraphicsScene::NoIndex);
    m_scene.addItem(new Layer(viewport(), [this](QPainter &painter) { paintPicture(painter); }));
    m_scene.addItem(new Layer(viewport(), [this](QPainter &painter) { paintMap(painter); }));
    m_scene.addItem(new Layer(viewport(), [this](QPainter &painter) { paintMarks(painter); }));
}

PaneView::~PaneView() = default;

void PaneView::setPicture(const PicturePtr &picture)
{
    if (m_picture == picture)
        return;
    m_picture = picture;
    m_enlarged = {};
    m_mapStale = true;
    updateCursor();
    viewport()->update();
}

void PaneView::setDrained(bool on)
{
    if (m_drained == on)
        return;
    m_drained = on;
    viewport()->update();
}

void PaneView::setMap(const std::shared_ptr<const vision::SimilarityMap> &map)
{
    if (m_map == map)
        return;
    m_map = map;
    m_mapStale = true;
    m_mapNew = map != nullptr;
    viewport()->update();
}

void PaneView::setMapLook(const MapRange &range, vision::PictureCells drawn,
                          const std::shared_ptr<const ColourTable> &colours, bool cells)
{
    if (m_range == range && m_drawnCells == drawn && m_colours == colours && m_cells == cells)
        return;
    m_range = range;
    m_drawnCells = drawn;
    m_colours = colours;
    m_cells = cells;
    m_mapStale = true;
    viewport()->update();
}

void PaneView::setMarks(PaneMarks marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

void PaneView::setMessage(const PaneMessage &message)
{
    if (m_message == message)
        return;
    m_message = message;
    viewport()->update();
}

void PaneView::setViewState(const ViewState &state)
{
    if (m_state == state)
        return;
    m_state = state;
    m_mapStale = true;
    viewport()->update();
}

ViewTransform PaneView::transformNow() const
{
    return transformOf(m_state, m_picture ? QSizeF(m_picture->size()) : QSizeF(), viewport()->size(),
                       devicePixelRatioF());
}

void PaneView::setPanReady(bool on)
{
    m_panReady = on;
    updateCursor();
}

void PaneView::updateCursor()
{
    if (m_panning)
        viewport()->setCursor(Qt::ClosedHandCursor);
    else if (m_panReady)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

QRect PaneView::pictureDeviceRect(const ViewTransform &view) const
{
    const double ratio = devicePixelRatioF();
    const QSize size = m_picture->size();
    return {qRound(view.origin.x() * ratio), qRound(view.origin.y() * ratio),
            std::max(1, qRound(size.width() * view.scale * ratio)), std::max(1, qRound(size.height() * view.scale * ratio))};
}

bool PaneView::onPicture(QPointF viewPoint) const
{
    if (!m_picture)
        return false;
    const QPointF point = transformNow().toPicture(viewPoint);
    return QRectF(QPointF(0, 0), QSizeF(m_picture->size())).contains(point);
}

void PaneView::paintEvent(QPaintEvent *event)
{
    QGraphicsView::paintEvent(event);
    if (m_mapNew) {
        m_mapNew = false;
        Q_EMIT mapShown();
    }
}

void PaneView::paintPicture(QPainter &painter)
{
    const QRect whole = viewport()->rect();
    if (!m_picture || m_picture->isNull()) {
        painter.fillRect(whole, currentTokens().canvas);
        return;
    }
    const double ratio = devicePixelRatioF();
    const ViewTransform view = transformNow();
    const QRect device = pictureDeviceRect(view);
    const QRectF target(device.x() / ratio, device.y() / ratio, device.width() / ratio, device.height() / ratio);
    if (!target.contains(whole))
        painter.fillRect(whole, currentTokens().canvas);
    const double deviceScale = view.scale * ratio;
    if (deviceScale <= 1) {
        drawAt(painter, device.topLeft(), m_picture->scaled(device.size(), m_drained));
        return;
    }
    // Enlarged: only the visible part, kept until zoom, position or picture change.
    const QRect visible = device.intersected(QRect(0, 0, int(std::ceil(whole.width() * ratio)),
                                                   int(std::ceil(whole.height() * ratio))));
    if (visible.isEmpty())
        return;
    const QImage &source = m_picture->image(m_drained);
    if (m_enlarged.isNull() || m_enlargedKey != source.cacheKey() || m_enlargedRect != visible
        || m_enlargedScale != deviceScale || m_enlargedOrigin != view.origin) {
        if (m_enlarged.size() != visible.size())
            m_enlarged = QImage(visible.size(), QImage::Format_RGB32);
        QPainter enlarging(&m_enlarged);
        enlarging.setRenderHint(QPainter::SmoothPixmapTransform, deviceScale < crispFrom);
        const double step = 1 / deviceScale;
        const QRectF part((visible.x() - device.x()) * step, (visible.y() - device.y()) * step, visible.width() * step,
                          visible.height() * step);
        enlarging.drawImage(QRectF(m_enlarged.rect()), source, part);
        m_enlargedKey = source.cacheKey();
        m_enlargedRect = visible;
        m_enlargedScale = deviceScale;
        m_enlargedOrigin = view.origin;
    }
    drawAt(painter, visible.topLeft(), m_enlarged);
}

void PaneView::paintMap(QPainter &painter)
{
    if (!m_map || !m_colours || !m_picture || m_picture->isNull())
        return;
    const double ratio = devicePixelRatioF();
    if (m_mapStale) {
        const ViewTransform view = transformNow();
        const QRect device = pictureDeviceRect(view);
        m_mapRect = device.intersected(QRect(0, 0, int(std::ceil(viewport()->width() * ratio)),
                                             int(std::ceil(viewport()->height() * ratio))));
        const QSize size = m_picture->size();
        const double cellSide = std::max(size.width(), size.height()) / double(std::max(1, m_map->cols)); // picture px
        const double cellsPerPixel = 1 / (cellSide * view.scale * ratio);
        const QRectF window((m_mapRect.x() - device.x()) * cellsPerPixel, (m_mapRect.y() - device.y()) * cellsPerPixel,
                            m_mapRect.width() * cellsPerPixel, m_mapRect.height() * cellsPerPixel);
        m_renderer.render(m_mapImage, *m_map, m_drawnCells, window, m_mapRect.size(), m_range, *m_colours,
                          m_cells && cellSide * view.scale >= cellsFrom);
        m_mapStale = false;
    }
    if (m_mapRect.isEmpty())
        return;
    drawAt(painter, m_mapRect.topLeft(), m_mapImage);
}

void PaneView::paintMarks(QPainter &painter)
{
    m_labelRects.clear();
    const ViewTransform view = transformNow();
    if (m_picture) {
        MarkPainter marks(painter);
        for (const PaneMarks::Match &match : m_marks.matches) {
            if (match.truth)
                marks.matchLine({view.toPane(*match.truth), view.toPane(match.predicted)}, match.verdict, match.dimmed);
        }
        for (const PaneMarks::Match &match : m_marks.matches)
            marks.keypoint(view.toPane(match.predicted));
        for (const PaneMarks::Ring &ring : m_marks.rings) {
            if (ring.viaConcept)
                marks.conceptTruth(view.toPane(ring.centre), ring.radius * view.scale);
        }
        for (const PaneMarks::Ring &ring : m_marks.rings) {
            if (!ring.viaConcept) {
                marks.truth(view.toPane(ring.centre), ring.radius * view.scale);
                marks.truthDot(view.toPane(ring.centre));
            }
        }
        if (m_marks.error)
            marks.errorLine({view.toPane(m_marks.error->p1()), view.toPane(m_marks.error->p2())});
        for (const PaneMarks::Named &keypoint : m_marks.keypoints)
            marks.keypoint(view.toPane(keypoint.position));
        if (m_marks.hovered) {
            marks.keypoint(view.toPane(m_marks.hovered->position));
            marks.hoverRing(view.toPane(m_marks.hovered->position));
        }
        if (m_marks.pin)
            marks.pin(view.toPane(m_marks.pin->position));
        if (m_marks.cell)
            marks.cell({view.toPane(m_marks.cell->topLeft()), view.toPane(m_marks.cell->bottomRight())});
        for (std::size_t i = m_marks.ranked.size(); i-- > 0;)
            marks.ranked(view.toPane(m_marks.ranked[i]), int(i) + 2, labelFont());
        if (m_marks.argmax)
            marks.argmax(view.toPane(m_marks.argmax->position));
        if (m_marks.linkedCursor)
            marks.linkedCursor(view.toPane(*m_marks.linkedCursor));
    }
    if (m_picture)
        paintLabels(painter, view);
    paintMessage(painter);
}

void PaneView::paintLabels(QPainter &painter, const ViewTransform &view)
{
    MarkPainter marks(painter);
    const QFont font = labelFont();
    const QRectF bounds = QRectF(viewport()->rect()).adjusted(2, 2, -2, -2);
    std::vector<QRectF> obstacles;
    for (const PaneMarks::Named &keypoint : m_marks.keypoints)
        obstacles.push_back(around(view.toPane(keypoint.position), 5));
    if (m_marks.pin)
        obstacles.push_back(around(view.toPane(m_marks.pin->position), 11));
    if (m_marks.argmax)
        obstacles.push_back(around(view.toPane(m_marks.argmax->position), 8));
    for (const PaneMarks::Ring &ring : m_marks.rings) {
        if (!ring.viaConcept)
            obstacles.push_back(around(view.toPane(ring.centre), 4));
    }
    const auto put = [&](const PaneMarks::Named &named, int preferred) {
        if (named.label.isEmpty())
            return;
        const QPointF anchor = view.toPane(named.position);
        if (!bounds.contains(anchor))
            return;
        const QSizeF size(MarkPainter::labelWidth(font, named.label), MarkPainter::labelHeight(font));
        const QRectF rect = placeLabel(anchor, size, bounds, obstacles, preferred);
        marks.label(rect, named.label, font);
        obstacles.push_back(rect);
        m_labelRects.push_back(rect);
    };
    // The ones that were asked for first: they find their place before the rest.
    if (m_marks.argmax)
        put(*m_marks.argmax, 1);
    if (m_marks.pin)
        put(*m_marks.pin, 0);
    if (m_marks.hovered)
        put(*m_marks.hovered, 0);
    if (!m_marks.names)
        return;
    for (const PaneMarks::Named &keypoint : m_marks.keypoints) {
        const bool shown = (m_marks.pin && m_marks.pin->position == keypoint.position)
                           || (m_marks.hovered && m_marks.hovered->position == keypoint.position);
        if (!shown && int(m_labelRects.size()) < mostLabels)
            put(keypoint, 0);
    }
}

void PaneView::paintMessage(QPainter &painter)
{
    if (m_message.text.isEmpty())
        return;
    constexpr double barWidth = 120, side = 12;
    const QFont font = bodyFont();
    const QFontMetricsF metrics(font);
    const bool bar = m_message.progress >= 0;
    const double room = viewport()->width() - 4 * side;
    const QRectF text = metrics.boundingRect(QRectF(0, 0, std::max(room, 40.0), 200),
                                             Qt::AlignCenter | Qt::TextWordWrap, m_message.text);
    QRectF plate(0, 0, std::max(text.width(), bar ? barWidth : 0) + 2 * side, text.height() + (bar ? 14 : 0) + side);
    plate.moveCenter(QRectF(viewport()->rect()).center());
    if (m_message.atBottom)
        plate.moveBottom(viewport()->height() - side);
    plate = QRectF(plate.toAlignedRect());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = marks::casing;
    ground.setAlphaF(float(marks::labelOpacity));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setFont(font);
    painter.setPen(marks::core);
    painter.drawText(plate.adjusted(side, side / 2, -side, bar ? -14 - side / 2 : -side / 2),
                     Qt::AlignCenter | Qt::TextWordWrap, m_message.text);
    if (bar) {
        const QRectF track(plate.center().x() - barWidth / 2, plate.bottom() - side / 2 - 6, barWidth, 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 255, 64));
        painter.drawRect(track);
        painter.setBrush(marks::core);
        painter.drawRect(QRectF(track.topLeft(), QSizeF(barWidth * std::min(1.0, m_message.progress), 4)));
    }
    painter.restore();
}

void PaneView::resizeEvent(QResizeEvent *event)
{
    m_scene.setSceneRect(viewport()->rect());
    QGraphicsView::resizeEvent(event);
    m_mapStale = true;
    Q_EMIT resized();
}

void PaneView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_panReady)) {
        m_panning = true;
        m_panFrom = event->position();
        updateCursor();
    } else if (event->button() == Qt::LeftButton && m_picture) {
        Q_EMIT pressed(transformNow().toPicture(event->position()), event->modifiers());
    }
    event->accept();
}

void PaneView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_panning) {
        const QPointF delta = event->position() - m_panFrom;
        m_panFrom = event->position();
        Q_EMIT panRequested(delta, event->modifiers().testFlag(Qt::AltModifier));
    } else if (m_picture) {
        Q_EMIT pointerMoved(transformNow().toPicture(event->position()), event->modifiers());
    }
    event->accept();
}

void PaneView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_panning && (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton)) {
        m_panning = false;
        updateCursor();
    }
    event->accept();
}

void PaneView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_panReady && !onPicture(event->position()))
        Q_EMIT backgroundDoubleClicked();
    else
        mousePressEvent(event);
    event->accept();
}

void PaneView::wheelEvent(QWheelEvent *event)
{
    // With Alt held, X11 and Windows turn a vertical wheel into a horizontal one.
    const QPoint angle = event->angleDelta();
    const int notches = angle.y() != 0 ? angle.y() : angle.x();
    if (notches != 0)
        Q_EMIT zoomRequested(std::pow(wheelRatio, notches / 120.0), event->position(),
                             event->modifiers().testFlag(Qt::AltModifier));
    event->accept();
}

bool PaneView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        Q_EMIT pointerLeft();
    return QGraphicsView::viewportEvent(event);
}

void PaneView::keyPressEvent(QKeyEvent *event)
{
    event->ignore(); // keys belong to the canvas
}

void PaneView::keyReleaseEvent(QKeyEvent *event)
{
    event->ignore();
}

} // namespace soco::widgets
