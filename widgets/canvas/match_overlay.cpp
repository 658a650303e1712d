#include "widgets/canvas/match_overlay.h"

#include "widgets/canvas/mark_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace soco::widgets {

namespace {

double distanceTo(const QLineF &line, QPointF point)
{
    const QPointF along = line.p2() - line.p1(), from = point - line.p1();
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(from, along) / length, 0.0, 1.0) : 0;
    const QPointF away = from - along * t;
    return std::hypot(away.x(), away.y());
}

} // namespace

MatchOverlay::MatchOverlay(std::function<std::vector<Line>()> lines, std::function<QRegion()> words, QWidget *parent)
    : QWidget(parent), m_lines(std::move(lines)), m_words(std::move(words))
{
    setObjectName(QStringLiteral("matchOverlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    hide();
}

int MatchOverlay::keypointAt(QPointF position, double reach) const
{
    int nearest = -1;
    for (const Line &line : m_lines()) {
        const double distance = distanceTo(line.line, position);
        if (distance <= reach) {
            reach = distance;
            nearest = line.keypoint;
        }
    }
    return nearest;
}

void MatchOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setClipRegion(QRegion(rect()) - m_words());
    MarkPainter marks(painter);
    for (const Line &line : m_lines())
        marks.matchLine(line.line, line.verdict, line.dimmed);
}

} // namespace soco::widgets
