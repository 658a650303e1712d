#include "widgets/canvas/picture_view.h"

#include "widgets/common/tokens.h"

#include <QContextMenuEvent>
#include <QGraphicsItem>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr double crispFrom = 6;    // device pixels a picture pixel, from there on pixels are shown as squares
constexpr double wheelRatio = 1.2; // per notch of 120

// One layer of the view, as large as the view.
class LayerItem : public QGraphicsItem
{
public:
    LayerItem(const QWidget *viewport, std::function<void(QPainter &)> paint) : m_viewport(viewport), m_paint(std::move(paint)) {}
    QRectF boundingRect() const override { return m_viewport->rect(); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override { m_paint(*painter); }

private:
    const QWidget *m_viewport;
    std::function<void(QPainter &)> m_paint;
};

} // namespace

QRect PictureView::Frame::pictureInDevice() const
{
    if (!picture || picture->isNull())
        return {};
    const QSize pixels = picture->size();
    return {qRound(transform.origin.x() * ratio), qRound(transform.origin.y() * ratio),
            std::max(1, qRound(pixels.width() * transform.scale * ratio)),
            std::max(1, qRound(pixels.height() * transform.scale * ratio))};
}

QRect PictureView::Frame::viewInDevice() const
{
    return {0, 0, int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio))};
}

PictureView::PictureView(QWidget *parent) : QGraphicsView(parent)
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
    m_scene.addItem(new LayerItem(viewport(), [this](QPainter &painter) {
        paintPicture(painter, frame(devicePixelRatioF()), m_enlarged);
    }));
}

PictureView::~PictureView() = default;

void PictureView::addLayer(Layer layer)
{
    m_layers.push_back(std::move(layer));
    const std::size_t index = m_layers.size() - 1;
    m_scene.addItem(new LayerItem(viewport(), [this, index](QPainter &painter) {
        m_layers[index](painter, frame(devicePixelRatioF()));
    }));
}

void PictureView::drawAt(QPainter &painter, QPoint devicePosition, double ratio, const QImage &image)
{
    if (ratio == 1) {
        painter.drawImage(devicePosition, image);
        return;
    }
    const QTransform before = painter.worldTransform();
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(devicePosition, image);
    painter.setWorldTransform(before);
}

void PictureView::setPicture(const PicturePtr &picture)
{
    if (m_picture == picture)
        return;
    m_picture = picture;
    m_enlarged = {};
    updateCursor();
    updateLayers();
}

void PictureView::setDrained(bool on)
{
    if (m_drained == on)
        return;
    m_drained = on;
    updateLayers();
}

void PictureView::setViewState(const ViewState &state)
{
    if (m_state == state)
        return;
    m_state = state;
    updateLayers();
}

PictureView::Frame PictureView::frame(double ratio) const
{
    const bool seen = m_picture && !m_picture->isNull();
    return {seen ? m_picture.get() : nullptr,
            transformOf(m_state, seen ? QSizeF(m_picture->size()) : QSizeF(), viewport()->size(), ratio),
            viewport()->size(), ratio};
}

ViewTransform PictureView::transformNow() const
{
    return frame(devicePixelRatioF()).transform;
}

bool PictureView::hasPictureAt(QPointF viewPoint) const
{
    if (!m_picture)
        return false;
    const QPointF point = transformNow().toPicture(viewPoint);
    const QSize size = m_picture->size();
    return point.x() >= 0 && point.y() >= 0 && point.x() < size.width() && point.y() < size.height();
}

void PictureView::setPanReady(bool on)
{
    m_panReady = on;
    updateCursor();
}

void PictureView::updateCursor()
{
    if (m_panning)
        viewport()->setCursor(Qt::ClosedHandCursor);
    else if (m_panReady)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

void PictureView::paintEvent(QPaintEvent *event)
{
    QGraphicsView::paintEvent(event);
    Q_EMIT painted();
}

void PictureView::paintOn(QPainter &painter, double ratio)
{
    Enlarged enlarged;
    Frame whole = frame(ratio);
    whole.kept = true;
    painter.save();
    painter.setClipRect(QRectF(QPointF(0, 0), QSizeF(whole.size)));
    paintPicture(painter, whole, enlarged);
    for (const Layer &layer : m_layers)
        layer(painter, whole);
    painter.restore();
}

void PictureView::paintPicture(QPainter &painter, const Frame &frame, Enlarged &enlarged) const
{
    const QRect whole(QPoint(0, 0), frame.size);
    if (!frame.picture) {
        painter.fillRect(whole, currentTokens().canvas);
        return;
    }
    const double ratio = frame.ratio;
    const ViewTransform &view = frame.transform;
    const QRect device = frame.pictureInDevice();
    const QRectF target(device.x() / ratio, device.y() / ratio, device.width() / ratio, device.height() / ratio);
    if (!target.contains(whole))
        painter.fillRect(whole, currentTokens().canvas);
    const double deviceScale = view.scale * ratio;
    if (deviceScale <= 1) {
        drawAt(painter, device.topLeft(), ratio, frame.picture->scaled(device.size(), m_drained));
        return;
    }
    const QRect visible = device.intersected(frame.viewInDevice());
    if (visible.isEmpty())
        return;
    const QImage &source = frame.picture->image(m_drained);
    if (enlarged.image.isNull() || enlarged.key != source.cacheKey() || enlarged.rect != visible
        || enlarged.scale != deviceScale || enlarged.origin != view.origin) {
        if (enlarged.image.size() != visible.size())
            enlarged.image = QImage(visible.size(), QImage::Format_RGB32);
        QPainter enlarging(&enlarged.image);
        enlarging.setRenderHint(QPainter::SmoothPixmapTransform, deviceScale < crispFrom);
        const double step = 1 / deviceScale;
        const QRectF part((visible.x() - device.x()) * step, (visible.y() - device.y()) * step, visible.width() * step,
                          visible.height() * step);
        enlarging.drawImage(QRectF(enlarged.image.rect()), source, part);
        enlarged.key = source.cacheKey();
        enlarged.rect = visible;
        enlarged.scale = deviceScale;
        enlarged.origin = view.origin;
    }
    drawAt(painter, visible.topLeft(), ratio, enlarged.image);
}

void PictureView::resizeEvent(QResizeEvent *event)
{
    m_scene.setSceneRect(viewport()->rect());
    QGraphicsView::resizeEvent(event);
    Q_EMIT resized();
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_panReady)) {
        m_panning = true;
        m_panFrom = event->position();
        updateCursor();
    } else if (event->button() == Qt::LeftButton && m_picture) {
        Q_EMIT pressed(transformNow().toPicture(event->position()), event->modifiers());
    } else if (event->button() == Qt::LeftButton) {
        Q_EMIT pressedWithoutPicture();
    }
    event->accept();
}

void PictureView::mouseMoveEvent(QMouseEvent *event)
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

void PictureView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_panning && (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton)) {
        m_panning = false;
        updateCursor();
    }
    event->accept();
}

void PictureView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_panReady && !hasPictureAt(event->position()))
        Q_EMIT backgroundDoubleClicked();
    else
        mousePressEvent(event);
    event->accept();
}

void PictureView::wheelEvent(QWheelEvent *event)
{
    // With Alt held, X11 and Windows turn a vertical wheel into a horizontal one.
    const QPoint angle = event->angleDelta();
    const int notches = angle.y() != 0 ? angle.y() : angle.x();
    if (notches != 0)
        Q_EMIT zoomRequested(std::pow(wheelRatio, notches / 120.0), event->position(),
                             event->modifiers().testFlag(Qt::AltModifier));
    event->accept();
}

void PictureView::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuRequested(event->globalPos());
    event->accept();
}

bool PictureView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        Q_EMIT pointerLeft();
    return QGraphicsView::viewportEvent(event);
}

void PictureView::keyPressEvent(QKeyEvent *event)
{
    event->ignore(); // keys belong to the canvas
}

void PictureView::keyReleaseEvent(QKeyEvent *event)
{
    event->ignore();
}

} // namespace soco::widgets
