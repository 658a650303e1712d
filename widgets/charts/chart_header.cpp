#include "widgets/charts/chart_header.h"

#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr int chevronWidth = 16;
constexpr int sidePadding = 4;
constexpr int titleMinimum = 32; // some letters and an ellipsis
constexpr int nameMinimum = 48;  // px of a name that is worth showing
constexpr int detailMinimum = 40;

} // namespace

ChartTitle::ChartTitle(QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
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

QSize ChartTitle::minimumSizeHint() const
{
    return {titleMinimum + 2 * sidePadding + (m_selectable ? chevronWidth : 0), sizeHint().height()};
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
    const QRect area = rect().adjusted(sidePadding, 0, -sidePadding - (m_selectable ? chevronWidth : 0), 0);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     QFontMetrics(titleFont()).elidedText(text(), Qt::ElideRight, area.width() + 1));
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

QString Readout::text() const
{
    if (value.isEmpty())
        return name;
    return name + QStringLiteral(": ") + (QStringList{value} + details).join(QStringLiteral(", "));
}

void ReadoutLabel::setReadout(const Readout &readout)
{
    if (readout.text() == m_readout.text())
        return;
    m_readout = readout;
    setAccessibleName(text());
    setToolTip(text());
    update();
}

QString ReadoutLabel::shownText(int width) const
{
    const QFontMetrics metrics(smallFont());
    const QString whole = text();
    if (metrics.horizontalAdvance(whole) <= width)
        return whole;
    if (m_readout.value.isEmpty())
        return metrics.elidedText(whole, Qt::ElideRight, width);
    // The name says what the value is of, to its category: details give way to it, the last of them first and in part.
    // Pieces are a pixel narrower or wider than what they make up, so that this is measured.
    const auto fits = [&](const QString &text) { return metrics.horizontalAdvance(text) <= width; };
    for (qsizetype kept = m_readout.details.size(); kept > 0; --kept) {
        const QString head = Readout{m_readout.name, m_readout.value, m_readout.details.mid(0, kept - 1)}.text()
            + QStringLiteral(", ");
        const QString last = m_readout.details[kept - 1];
        if (const QString cut = head + last + QStringLiteral(" …"); fits(cut))
            return cut;
        const int room = width - metrics.horizontalAdvance(head) - 1;
        if (const QString cut = head + metrics.elidedText(last, Qt::ElideRight, room);
            room >= detailMinimum && fits(cut))
            return cut;
    }
    const QString tail = QStringLiteral(": ") + m_readout.value
        + (m_readout.details.isEmpty() ? QString() : QStringLiteral(" …"));
    if (fits(m_readout.name + tail))
        return m_readout.name + tail;
    if (m_readout.subject.isEmpty()) {
        const int room = width - metrics.horizontalAdvance(tail) - 1;
        return room >= nameMinimum ? metrics.elidedText(m_readout.name, Qt::ElideMiddle, room) + tail : m_readout.value;
    }
    const QString about = QStringLiteral(", ") + m_readout.subject + tail,
                  plain = m_readout.subject + QStringLiteral(": ") + m_readout.value;
    if (fits(m_readout.model + about))
        return m_readout.model + about;
    const int room = width - metrics.horizontalAdvance(about) - 1;
    if (const QString cut = metrics.elidedText(m_readout.model, Qt::ElideRight, room) + about;
        room >= nameMinimum && fits(cut))
        return cut;
    // At last the task, which the subject begins with.
    const QString task = m_readout.subject.section(QStringLiteral(", "), 0, 0) + QStringLiteral(": ") + m_readout.value;
    return fits(plain) ? plain : fits(task) ? task : m_readout.value;
}

QSize ReadoutLabel::sizeHint() const
{
    return {120, int(std::ceil(QFontMetricsF(smallFont()).height())) + 4};
}

QSize ReadoutLabel::minimumSizeHint() const
{
    return {QFontMetrics(smallFont()).horizontalAdvance(QStringLiteral("100.00 %")) + 2, sizeHint().height()};
}

void ReadoutLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(smallFont());
    painter.setPen(currentTokens().text2);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, shownText(width()));
}

} // namespace soco::widgets
