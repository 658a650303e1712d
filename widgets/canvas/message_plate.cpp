#include "widgets/canvas/message_plate.h"

#include "widgets/common/fonts.h"
#include "widgets/common/marks.h"

#include <QPainter>

#include <algorithm>

namespace soco::widgets {

namespace {
constexpr int side = 12, barWidth = 120, barHeight = 4, barRoom = 14;
}

MessagePlate::MessagePlate(QWidget *parent) : QWidget(parent), m_text(new PaneText(this))
{
    setObjectName(QStringLiteral("messagePlate"));
    m_text->setObjectName(QStringLiteral("message"));
    m_text->setColour(marks::core);
    hide();
}

void MessagePlate::setMessage(const PaneMessage &message)
{
    if (m_message == message)
        return;
    const bool sameWords = m_message.text == message.text && m_message.atBottom == message.atBottom
                           && (m_message.progress < 0) == (message.progress < 0);
    m_message = message;
    m_text->setWords(message.text);
    setVisible(!message.text.isEmpty());
    if (!sameWords)
        lay();
    update();
}

void MessagePlate::placeOver(const QRect &picture)
{
    m_over = picture;
    lay();
}

void MessagePlate::lay()
{
    if (m_message.text.isEmpty() || m_over.isEmpty())
        return;
    m_text->setFont(bodyFont());
    const bool bar = m_message.progress >= 0;
    const int below = bar ? barRoom : 0;
    const QSize room(std::max(40, m_over.width() - 4 * side), std::max(24, m_over.height() / 2 - side - below));
    const QSize words = m_text->sizeIn(room);
    const int wide = bar ? std::max(words.width(), barWidth) : words.width();
    QRect plate(0, 0, wide + 2 * side, words.height() + below + side);
    plate.moveCenter(m_over.center());
    if (m_message.atBottom)
        plate.moveBottom(m_over.bottom() - side);
    setGeometry(plate);
    // A bar from a narrower place would make the words wrap, which then need the bar.
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setGeometry(side, side / 2, wide, words.height());
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
}

void MessagePlate::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = marks::casing;
    ground.setAlphaF(float(marks::labelOpacity));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), 3, 3);
    if (m_message.progress < 0)
        return;
    const QRectF track((width() - barWidth) / 2.0, height() - side / 2.0 - 6, barWidth, barHeight);
    painter.setBrush(QColor(255, 255, 255, 64));
    painter.drawRect(track);
    painter.setBrush(marks::core);
    painter.drawRect(QRectF(track.topLeft(), QSizeF(barWidth * std::min(1.0, m_message.progress), barHeight)));
}

} // namespace soco::widgets
