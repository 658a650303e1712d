#include "widgets/charts/chart_header.h"

#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QAccessible>
#include <QPainter>

#include <cmath>

namespace soco::widgets {

namespace {

constexpr int chevronWidth = 16;
constexpr int sidePadding = 4;

} // namespace

ChartTitle::ChartTitle(QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSelectable(false);
}

void ChartTitle::setSelectable(bool selectable)
{
    m_selectable = selectable;
    setFocusPolicy(selectable ? Qt::TabFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover, selectable);
    setCursor(selectable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

QSize ChartTitle::sizeHint() const
{
    const QFontMetricsF metrics(titleFont());
    return {int(std::ceil(metrics.horizontalAdvance(text()))) + 2 * sidePadding + (m_selectable ? chevronWidth : 0),
            int(std::ceil(metrics.height())) + 6};
}

void ChartTitle::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_selectable && (underMouse() || isDown())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.hover);
        painter.drawRoundedRect(rect(), 4, 4);
    }
    painter.setFont(titleFont());
    painter.setPen(t.text1);
    painter.drawText(rect().adjusted(sidePadding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (!m_selectable)
        return;
    const QPointF centre(width() - sidePadding - chevronWidth / 2.0 + 1, height() / 2.0 + 1);
    painter.setPen(QPen(t.text2, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{
        {centre.x() - 3.5, centre.y() - 2}, {centre.x(), centre.y() + 1.5}, {centre.x() + 3.5, centre.y() - 2}});
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

ReadoutLabel::ReadoutLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ReadoutLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    update();
}

QSize ReadoutLabel::sizeHint() const
{
    return {120, int(std::ceil(QFontMetricsF(smallFont()).height())) + 4};
}

QSize ReadoutLabel::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ReadoutLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(smallFont());
    painter.setPen(currentTokens().text2);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetrics(smallFont()).elidedText(m_text, Qt::ElideRight, width()));
}

} // namespace soco::widgets
