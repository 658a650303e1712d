#pragma once

#include "core/benchmark/criterion.h"
#include "widgets/canvas/canvas_layout.h"
#include "widgets/canvas/map_image.h"
#include "widgets/canvas/picture.h"

#include <QGraphicsView>

#include <memory>
#include <optional>
#include <vector>

namespace soco::widgets {

// What is marked on one picture, in picture pixels.
struct PaneMarks {
    struct Named {
        QPointF position;
        QString label;
    };
    struct Ring {
        QPointF centre;
        double radius = 0;
        bool viaConcept = false; // valid for CC only: dashed, no dot
    };
    struct Match { // one keypoint of the all-keypoint view
        QPointF predicted;
        std::optional<QPointF> truth;
        benchmark::Verdict verdict = benchmark::Verdict::NotScored;
        bool dimmed = false;
    };
    std::vector<Named> keypoints; // discs
    bool names = false;           // label all of them
    std::optional<Named> hovered; // ring, disc and label
    std::optional<Named> pin;
    std::vector<Ring> rings;
    std::optional<QLineF> error;  // truth to argmax
    std::optional<QRectF> cell;
    std::optional<Named> argmax;  // at the scored point
    std::vector<QPointF> ranked;  // rank 2 onwards
    std::optional<QPointF> linkedCursor;
    std::vector<Match> matches;
};

// Text over the picture, centred: what is being computed, or why nothing is scored.
struct PaneMessage {
    QString text;
    double progress = -1;  // 0 to 1 with a bar below the text; negative: no bar
    bool atBottom = false; // at the lower edge instead of the middle, off the map
    friend bool operator==(const PaneMessage &, const PaneMessage &) = default;
};

// One picture with its map and marks. The scene's coordinates are the view's pixels: one item paints the picture, one
// the map, one all marks, and the zoom is a ViewState. The reduced picture and the coloured map are kept between
// frames, so that a new map costs its colours and a blit.
class PaneView : public QGraphicsView
{
    Q_OBJECT

public:
    explicit PaneView(QWidget *parent = nullptr);
    ~PaneView() override;

    void setPicture(const PicturePtr &picture);
    const PicturePtr &picture() const { return m_picture; }
    void setDrained(bool on); // under a map the picture loses its colour

    // Null: no map. The map covers the white-padded square, the picture is at its upper left.
    void setMap(const std::shared_ptr<const vision::SimilarityMap> &map);
    // `drawn`: the cells that count, see MapRenderer; `cells`: one colour a cell where they are large enough.
    void setMapLook(const MapRange &range, vision::PictureCells drawn, const std::shared_ptr<const ColourTable> &colours,
                    bool cells);

    void setMarks(PaneMarks marks);
    const PaneMarks &marks() const { return m_marks; }
    void setMessage(const PaneMessage &message);
    const PaneMessage &message() const { return m_message; }

    void setViewState(const ViewState &state);
    const ViewState &viewState() const { return m_state; }
    ViewTransform transformNow() const;
    // Whether the middle mouse button or Space moves the picture, rather than a click marking it.
    void setPanReady(bool on);

    // Rectangles of the labels drawn last, in view pixels, for tests of their placement.
    const std::vector<QRectF> &labelRects() const { return m_labelRects; }

Q_SIGNALS:
    void pointerMoved(QPointF picturePoint, Qt::KeyboardModifiers modifiers);
    void pointerLeft();
    void pressed(QPointF picturePoint, Qt::KeyboardModifiers modifiers);
    void zoomRequested(double ratio, QPointF anchor, bool alone); // anchor in view pixels
    void panRequested(QPointF delta, bool alone);
    void backgroundDoubleClicked();
    void resized();
    void mapShown(); // in the paint that shows a new map

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    void paintPicture(QPainter &painter);
    void paintMap(QPainter &painter);
    void paintMarks(QPainter &painter);
    void paintLabels(QPainter &painter, const ViewTransform &view);
    void paintMessage(QPainter &painter);
    QRect pictureDeviceRect(const ViewTransform &view) const; // in device pixels
    bool onPicture(QPointF viewPoint) const;
    void updateCursor();

    QGraphicsScene m_scene;
    PicturePtr m_picture;
    bool m_drained = false;
    ViewState m_state;

    std::shared_ptr<const vision::SimilarityMap> m_map;
    MapRenderer m_renderer;
    MapRange m_range;
    vision::PictureCells m_drawnCells;
    std::shared_ptr<const ColourTable> m_colours;
    bool m_cells = false;
    QImage m_mapImage;
    QRect m_mapRect; // device pixels that m_mapImage covers
    bool m_mapStale = true;
    bool m_mapNew = false; // not shown yet

    QImage m_enlarged; // the visible part of the picture where it is enlarged
    QRect m_enlargedRect;
    qint64 m_enlargedKey = 0;
    double m_enlargedScale = 0;
    QPointF m_enlargedOrigin;

    PaneMarks m_marks;
    PaneMessage m_message;
    std::vector<QRectF> m_labelRects;

    bool m_panReady = false;
    bool m_panning = false;
    QPointF m_panFrom;
};

} // namespace soco::widgets
