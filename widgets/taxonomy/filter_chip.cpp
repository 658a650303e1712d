#include "widgets/taxonomy/filter_chip.h"

#include "widgets/common/fonts.h"
#include "widgets/common/panel_paint.h"
#include "widgets/common/tokens.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace soco::widgets {

namespace {

constexpr int padding = 8;
constexpr int crossRoom = 18;

} // namespace

FilterChip::FilterChip(QWidget *parent) : QAbstractButton(parent)
{
    setCursor(Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize FilterChip::sizeHint() const
{
    const QFontMetricsF metrics(smallFont());
    return {int(std::ceil(metrics.horizontalAdvance(text()))) + 1 + padding + crossRoom, rowHeight(metrics, 22)};
}

QSize FilterChip::minimumSizeHint() const
{
    return {padding + crossRoom, sizeHint().height()};
}

void FilterChip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FilterChip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = underMouse() || isDown();
    painter.setPen(QPen(hasFocus() ? t.accent : t.strongLine, hasFocus() ? 2 : 1));
    painter.setBrush(hot ? t.hover : t.base);
    const qreal inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 3, 3);
    painter.setFont(smallFont());
    painter.setPen(t.text1);
    const QFontMetricsF metrics(painter.font(), this);
    const QRectF area = QRectF(rect()).adjusted(padding, 0, -crossRoom, 0);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(text(), Qt::ElideMiddle, area.width() + 0.5));
    const QPointF centre(width() - crossRoom / 2.0, height() / 2.0);
    painter.setPen(QPen(hot ? t.text1 : t.text2, 1.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre + QPointF(-3, -3), centre + QPointF(3, 3));
    painter.drawLine(centre + QPointF(3, -3), centre + QPointF(-3, 3));
}

} // namespace soco::widgets
