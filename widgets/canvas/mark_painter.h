#pragma once

#include <QFont>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QString>

#include "core/benchmark/criterion.h"

class QPainter;

namespace soco::widgets {

// Draws the marks of widgets/README.md, "Canvas" in pane pixels: the same size at every zoom, each a light core on a
// dark casing. Sizes are diameters.
class MarkPainter
{
public:
    // The painter must draw in pane pixels (no world transform); its state is kept.
    explicit MarkPainter(QPainter &painter);
    ~MarkPainter();
    MarkPainter(const MarkPainter &) = delete;
    MarkPainter &operator=(const MarkPainter &) = delete;

    void keypoint(QPointF centre);      // white disc 6.5, casing 9
    void hoverRing(QPointF centre);     // white ring 16
    void pin(QPointF centre);           // yellow ring 20 and dot 6.4
    void truth(QPointF centre, double radius);
    void truthDot(QPointF centre);
    void alsoValid(QPointF centre, double radius); // dashed, no dot
    void cell(const QRectF &footprint);
    void argmax(QPointF scored);        // x of 13
    void ranked(QPointF scored, int rank, const QFont &font); // x of 9 or 7 with its rank; rank 2 is the first
    void errorLine(const QLineF &line); // truth to argmax, dashed
    // Solid right, dashed wrong, dotted near miss; dimmed to 20 % while another line is hovered.
    void matchLine(const QLineF &line, benchmark::Verdict verdict, bool dimmed);
    void linkedCursor(QPointF centre);  // plus of 12
    void leader(const QLineF &line);    // from a mark to the label that names it
    void label(const QRectF &rect, const QString &text, const QFont &font);

    static double labelHeight(const QFont &font);
    static double labelWidth(const QFont &font, const QString &text);

private:
    void cross(QPointF centre, double size, double width);

    QPainter &m_painter;
};

} // namespace soco::widgets
