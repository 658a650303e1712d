#pragma once

#include "widgets/canvas/picture.h"
#include "widgets/canvas/view_geometry.h"

#include <QGraphicsView>

#include <functional>

namespace soco::widgets {

// One picture with zoom, pan and the mouse, and layers painted over it: what every canvas stands on. The scene's
// coordinates are the view's pixels, so that what a layer paints keeps its size at every zoom; the zoom is a ViewState.
// A view does not zoom by itself: it asks, and whoever links the views (ViewLink) answers. Keys go to its parent.
class PictureView : public QGraphicsView
{
    Q_OBJECT

public:
    // What a layer needs to know of the view that it paints on.
    struct Frame {
        const Picture *picture = nullptr; // null: none, or one that could not be read
        ViewTransform transform;          // picture pixels to view pixels
        QSize size;                       // of the view, in view pixels
        double ratio = 1;                 // device pixels a view pixel
        bool kept = false;                // in a picture that is kept: without what follows the mouse

        // The picture's rectangle and the view's in device pixels; the first is empty without a picture.
        QRect pictureInDevice() const;
        QRect viewInDevice() const;
    };
    using Layer = std::function<void(QPainter &painter, const Frame &frame)>;

    explicit PictureView(QWidget *parent = nullptr);
    ~PictureView() override;

    void setPicture(const PicturePtr &picture);
    const PicturePtr &picture() const { return m_picture; }
    void setDrained(bool on); // under a map the picture loses its colour
    bool isDrained() const { return m_drained; }

    // Over the layers added before.
    void addLayer(Layer layer);
    void updateLayers() { viewport()->update(); }

    void setViewState(const ViewState &state);
    const ViewState &viewState() const { return m_state; }
    ViewTransform transformNow() const;
    bool hasPictureAt(QPointF viewPoint) const;
    // Whether the left mouse button, too, moves the picture, rather than a click marking it.
    void setPanReady(bool on);

    // Paints what is worth keeping of it, at any number of device pixels a view pixel: the painter's origin is the
    // view's corner, and its device has that ratio.
    void paintOn(QPainter &painter, double ratio);

    // Device pixel on device pixel. A plain position keeps the raster engine on its unscaled, single-threaded path,
    // which never waits for a pool of threads that others keep busy.
    static void drawAt(QPainter &painter, QPoint devicePosition, double ratio, const QImage &image);

Q_SIGNALS:
    void pointerMoved(QPointF picturePoint, Qt::KeyboardModifiers modifiers);
    void pointerLeft();
    void pressed(QPointF picturePoint, Qt::KeyboardModifiers modifiers); // the left button
    void pressedWithoutPicture();
    void zoomRequested(double ratio, QPointF anchor, bool alone); // anchor in view pixels; alone: with Alt held
    void panRequested(QPointF delta, bool alone);
    void backgroundDoubleClicked();
    void menuRequested(QPoint globalPosition);
    void resized();
    void painted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    // The visible part of an enlarged picture, kept until zoom, position or picture change.
    struct Enlarged {
        QImage image;
        QRect rect;
        qint64 key = 0;
        double scale = 0;
        QPointF origin;
    };

    Frame frame(double ratio) const;
    void paintPicture(QPainter &painter, const Frame &frame, Enlarged &enlarged) const;
    void updateCursor();

    QGraphicsScene m_scene;
    std::vector<Layer> m_layers;
    PicturePtr m_picture;
    bool m_drained = false;
    ViewState m_state;
    Enlarged m_enlarged;
    bool m_panReady = false;
    bool m_panning = false;
    QPointF m_panFrom;
};

} // namespace soco::widgets
