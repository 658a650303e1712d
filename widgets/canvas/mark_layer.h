#pragma once

#include "core/benchmark/criterion.h"
#include "widgets/canvas/picture_view.h"

#include <QLineF>
#include <QRectF>
#include <QString>

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
        bool alsoValid = false; // not the keypoint itself, but valid for some judge: dashed, no dot
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

// Paints marks and their labels over a picture, at one size whatever the zoom.
class MarkLayer
{
public:
    void setMarks(PaneMarks marks) { m_marks = std::move(marks); }
    const PaneMarks &marks() const { return m_marks; }

    void paint(QPainter &painter, const PictureView::Frame &frame);

    // The labels painted last, in view pixels.
    const std::vector<QRectF> &labelRects() const { return m_labelRects; }

private:
    void paintLabels(QPainter &painter, const PictureView::Frame &frame);

    PaneMarks m_marks;
    std::vector<QRectF> m_labelRects;
};

} // namespace soco::widgets
