#include "widgets/canvas/mark_painter.h"

#include "widgets/common/marks.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr double labelPadding = 6;

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(float(opacity * colour.alphaF()));
    return colour;
}

QPen casingPen(double width, Qt::PenCapStyle cap)
{
    QPen pen(faded(marks::casing, marks::casingOpacity), width + 2 * marks::casingWidth, Qt::SolidLine, cap);
    return pen;
}

// Lengths of dashes and gaps in pixels; QPen wants multiples of the width.
QPen dashedPen(const QColor &colour, double width, std::initializer_list<double> lengths, Qt::PenCapStyle cap)
{
    QPen pen(colour, width, Qt::CustomDashLine, cap);
    QList<qreal> pattern;
    for (const double length : lengths)
        pattern << length / width;
    pen.setDashPattern(pattern);
    return pen;
}

} // namespace

MarkPainter::MarkPainter(QPainter &painter) : m_painter(painter)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
}

MarkPainter::~MarkPainter()
{
    m_painter.restore();
}

void MarkPainter::keypoint(QPointF centre)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(marks::casing);
    m_painter.drawEllipse(centre, 4.5, 4.5);
    m_painter.setBrush(marks::core);
    m_painter.drawEllipse(centre, 3.25, 3.25);
}

void MarkPainter::hoverRing(QPointF centre)
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(casingPen(1.6, Qt::FlatCap));
    m_painter.drawEllipse(centre, 8, 8);
    m_painter.setPen(QPen(marks::core, 1.6));
    m_painter.drawEllipse(centre, 8, 8);
}

void MarkPainter::pin(QPointF centre)
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(casingPen(2.4, Qt::FlatCap));
    m_painter.drawEllipse(centre, 10, 10);
    m_painter.setPen(QPen(marks::click, 2.4));
    m_painter.drawEllipse(centre, 10, 10);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(faded(marks::casing, marks::casingOpacity));
    m_painter.drawEllipse(centre, 3.2 + marks::casingWidth, 3.2 + marks::casingWidth);
    m_painter.setBrush(marks::click);
    m_painter.drawEllipse(centre, 3.2, 3.2);
}

void MarkPainter::truth(QPointF centre, double radius)
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(casingPen(2, Qt::FlatCap));
    m_painter.drawEllipse(centre, radius, radius);
    m_painter.setPen(QPen(marks::truth, 2));
    m_painter.drawEllipse(centre, radius, radius);
}

void MarkPainter::truthDot(QPointF centre)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(faded(marks::casing, marks::casingOpacity));
    m_painter.drawEllipse(centre, 3 + marks::casingWidth, 3 + marks::casingWidth);
    m_painter.setBrush(marks::truth);
    m_painter.drawEllipse(centre, 3, 3);
}

void MarkPainter::alsoValid(QPointF centre, double radius)
{
    m_painter.setBrush(Qt::NoBrush);
    // The casing is dashed too, a little longer at both ends: a solid one would read as a ring of its own.
    const auto pen = dashedPen(faded(marks::casing, marks::casingOpacity), 1.4 + 2 * marks::casingWidth, {5, 4},
                               Qt::FlatCap);
    m_painter.setPen(pen);
    m_painter.drawEllipse(centre, radius, radius);
    m_painter.setPen(dashedPen(marks::truth, 1.4, {5, 4}, Qt::FlatCap));
    m_painter.drawEllipse(centre, radius, radius);
}

void MarkPainter::cell(const QRectF &footprint)
{
    // Axis-parallel, so it snaps to half pixels.
    const auto snap = [](double v) { return std::floor(v) + 0.5; };
    const QRectF rect(QPointF(snap(footprint.left()), snap(footprint.top())),
                      QPointF(snap(footprint.right()), snap(footprint.bottom())));
    m_painter.setBrush(Qt::NoBrush);
    QPen casing = casingPen(1, Qt::FlatCap);
    casing.setJoinStyle(Qt::MiterJoin);
    m_painter.setPen(casing);
    m_painter.drawRect(rect);
    QPen core(marks::core, 1);
    core.setJoinStyle(Qt::MiterJoin);
    m_painter.setPen(core);
    m_painter.drawRect(rect);
}

void MarkPainter::cross(QPointF centre, double size, double width)
{
    const double half = size / 2;
    const QPointF a(half, half), b(half, -half);
    const QLineF lines[] = {{centre - a, centre + a}, {centre - b, centre + b}};
    m_painter.setPen(casingPen(width, Qt::SquareCap));
    m_painter.drawLines(lines, 2);
    m_painter.setPen(QPen(marks::core, width, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawLines(lines, 2);
}

void MarkPainter::argmax(QPointF scored)
{
    cross(scored, 13, 2);
}

void MarkPainter::ranked(QPointF scored, int rank, const QFont &font)
{
    const double size = rank <= 2 ? 9 : 7;
    cross(scored, size, 1.6);
    const QString text = QString::number(rank);
    QPainterPath path;
    path.addText(scored + QPointF(size / 2 + 3, -size / 2 + 2), font, text);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(marks::casing, 2 * marks::casingWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPath(path);
    m_painter.fillPath(path, marks::core);
}

void MarkPainter::errorLine(const QLineF &line)
{
    m_painter.setPen(casingPen(1.4, Qt::FlatCap));
    m_painter.drawLine(line);
    m_painter.setPen(dashedPen(marks::core, 1.4, {4, 3}, Qt::FlatCap));
    m_painter.drawLine(line);
}

void MarkPainter::matchLine(const QLineF &line, benchmark::Verdict verdict, bool dimmed)
{
    m_painter.setOpacity(dimmed ? 0.2 : 1);
    m_painter.setPen(casingPen(1.4, Qt::FlatCap));
    m_painter.drawLine(line);
    switch (verdict) {
    case benchmark::Verdict::Wrong:
        m_painter.setPen(dashedPen(marks::core, 1.4, {6, 4}, Qt::FlatCap));
        break;
    case benchmark::Verdict::NearMiss:
        m_painter.setPen(dashedPen(marks::core, 1.4, {1.4, 3.4}, Qt::FlatCap));
        break;
    default:
        m_painter.setPen(QPen(marks::core, 1.4, Qt::SolidLine, Qt::FlatCap));
        break;
    }
    m_painter.drawLine(line);
    m_painter.setOpacity(1);
}

void MarkPainter::linkedCursor(QPointF centre)
{
    const QPointF at(std::floor(centre.x()) + 0.5, std::floor(centre.y()) + 0.5);
    const QLineF lines[] = {{at - QPointF(6, 0), at + QPointF(6, 0)}, {at - QPointF(0, 6), at + QPointF(0, 6)}};
    m_painter.setPen(casingPen(1.6, Qt::SquareCap));
    m_painter.drawLines(lines, 2);
    m_painter.setPen(QPen(marks::core, 1.6, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawLines(lines, 2);
}

void MarkPainter::leader(const QLineF &line)
{
    m_painter.setPen(casingPen(1, Qt::FlatCap));
    m_painter.drawLine(line);
    m_painter.setPen(QPen(marks::core, 1, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawLine(line);
}

void MarkPainter::label(const QRectF &rect, const QString &text, const QFont &font)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(faded(marks::casing, marks::labelOpacity));
    const QRectF snapped(std::round(rect.x()), std::round(rect.y()), std::ceil(rect.width()), std::round(rect.height()));
    m_painter.drawRoundedRect(snapped, 3, 3);
    m_painter.setFont(font);
    m_painter.setPen(marks::core);
    const QRectF inside = snapped.adjusted(labelPadding, 0, -labelPadding, 0);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.horizontalAdvance(text) > inside.width() + 0.5
                              ? metrics.elidedText(text, Qt::ElideRight, inside.width())
                              : text;
    m_painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

double MarkPainter::labelHeight(const QFont &font)
{
    return std::max(20.0, std::ceil(QFontMetricsF(font).height()) + 4);
}

double MarkPainter::labelWidth(const QFont &font, const QString &text)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + 2 * labelPadding;
}

} // namespace soco::widgets
