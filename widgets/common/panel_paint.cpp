#include "widgets/common/panel_paint.h"

#include "widgets/common/chips.h"
#include "widgets/common/tokens.h"

#include <QFontMetricsF>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr int chipSide = 16;

qreal digitWidth(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

// "motor_sc…_12": what says which picture it is stays whole, as long as there is room for it.
QString elidedStem(const QFontMetricsF &metrics, const QString &stem, qreal width)
{
    if (metrics.horizontalAdvance(stem) <= width)
        return stem;
    const qsizetype number = stem.lastIndexOf('_');
    const QString tail = number > 0 ? stem.mid(number) : QString();
    const qreal room = width - metrics.horizontalAdvance(tail);
    const bool letter = room >= metrics.horizontalAdvance(stem.left(1) + QChar(0x2026));
    if (tail.isEmpty() || !letter)
        return metrics.elidedText(stem, tail.isEmpty() ? Qt::ElideMiddle : Qt::ElideLeft, width);
    return metrics.elidedText(stem.left(number), Qt::ElideRight, room) + tail;
}

} // namespace

QFont scaledFont(const QFont &font, qreal factor, QFont::Weight weight)
{
    QFont scaled = font;
    if (font.pixelSize() > 0)
        scaled.setPixelSize(qRound(font.pixelSize() * factor));
    else
        scaled.setPointSizeF(font.pointSizeF() * factor);
    scaled.setWeight(weight);
    return scaled;
}

int rowHeight(const QFontMetricsF &metrics, int height)
{
    return std::max(height, height - 16 + int(std::ceil(metrics.height() - 0.01)));
}

QString numberText(double value, int decimals)
{
    return std::isfinite(value) ? QString::number(value, 'f', decimals) : QStringLiteral("–");
}

qreal numberWidth(const QFontMetricsF &metrics, const QString &text)
{
    const qreal digit = digitWidth(metrics);
    qreal width = 0;
    for (const QChar character : text)
        width += character.isDigit() ? digit : metrics.horizontalAdvance(character);
    return width;
}

void paintNumber(QPainter &painter, const QRectF &rect, const QString &text, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const qreal digit = digitWidth(metrics);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - numberWidth(metrics, text);
    const qreal baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QChar character : text) {
        const qreal width = metrics.horizontalAdvance(character);
        const qreal cell = character.isDigit() ? digit : width;
        painter.drawText(QPointF(x + (cell - width) / 2, baseline), QString(character));
        x += cell;
    }
}

void paintRow(QPainter &painter, const QRect &rect, const RowState &state)
{
    const Tokens &t = currentTokens();
    if (state.current) {
        painter.fillRect(rect, state.activeWindow ? t.selection : t.selectionUnfocused);
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), t.accent);
    } else if (state.hovered) {
        painter.fillRect(rect, t.hover);
    }
}

QStringList pairLines(const QFontMetricsF &metrics, const QString &source, const QString &target, qreal width)
{
    const QString arrow = QStringLiteral(" →");
    const QString whole = source + arrow + QLatin1Char(' ') + target;
    if (metrics.horizontalAdvance(whole) <= width)
        return {whole};
    const qreal room = std::max(0.0, width - metrics.horizontalAdvance(arrow));
    return {elidedStem(metrics, source, room) + arrow, elidedStem(metrics, target, width)};
}

PanelHeader::PanelHeader(int left, int right, bool inset, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_left(left), m_right(right), m_inset(inset)
{
    setHighlightSections(false);
    setSectionsClickable(false);
    setMinimumSectionSize(16);
    setStretchLastSection(false);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
}

QSize PanelHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), rowHeight(QFontMetricsF(scaledFont(font(), 0.92)), 24)};
}

QSize PanelHeader::sectionSizeFromContents(int section) const
{
    const QFontMetricsF metrics(scaledFont(font(), 0.92));
    qreal width = metrics.horizontalAdvance(model()->headerData(section, orientation()).toString());
    if (model()->headerData(section, orientation(), SlotRole).toInt() > 0)
        width += chipSide + (width > 0 ? 4 : 0);
    return {int(std::ceil(width)), rowHeight(metrics, 24)};
}

void PanelHeader::paintEvent(QPaintEvent *event)
{
    const Tokens &t = currentTokens();
    {
        QPainter painter(viewport());
        painter.fillRect(event->rect(), t.panel);
    }
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    const int left = m_inset ? m_left : 0, right = m_inset ? m_right : 0;
    painter.fillRect(QRect(left, height() - 1, width() - left - right, 1), t.line);
}

void PanelHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Tokens &t = currentTokens();
    painter->save();
    painter->setFont(scaledFont(font(), 0.92));
    painter->setPen(t.text2);
    QRectF area(rect);
    if (visualIndex(section) == 0)
        area.setLeft(area.left() + m_left);
    if (visualIndex(section) == count() - 1)
        area.setRight(area.right() - m_right);
    const QFontMetricsF metrics(painter->font(), painter->device());
    const int slot = model()->headerData(section, orientation(), SlotRole).toInt();
    const QString text = model()->headerData(section, orientation()).toString();
    const auto alignment = Qt::Alignment(model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt());
    const qreal side = std::min<qreal>(chipSide, std::floor(area.width()) - 2); // chips of narrow columns stay apart
    qreal chipRoom = slot > 0 ? side : 0;
    if (chipRoom > 0 && !text.isEmpty())
        chipRoom += 4;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, area.width() - chipRoom));
    const qreal width = chipRoom + metrics.horizontalAdvance(shown);
    qreal x = area.left();
    if (alignment & Qt::AlignRight)
        x = area.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = area.center().x() - width / 2;
    if (slot > 0) {
        paintChip(*painter, QRectF(std::round(x), std::round(area.center().y() - side / 2), side, side), slot);
    }
    painter->drawText(QRectF(x + chipRoom, area.top(), width - chipRoom + 1, area.height()),
                      Qt::AlignLeft | Qt::AlignVCenter, shown);
    painter->restore();
}

} // namespace soco::widgets
