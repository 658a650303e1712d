#include "widgets/inspector/note.h"

#include "widgets/common/copy_text.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

// File names and keypoint names have no spaces: wrap anywhere where a word alone is too long.
qreal wrapped(const QString &text, qreal width, QPainter *painter, const QPointF &origin)
{
    const QFont font = smallFont();
    const qreal lineHeight = std::ceil(QFontMetricsF(font).height()) + 2;
    qreal y = 0;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(paragraph, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(1.0, width));
            line.setPosition(QPointF(0, y));
            y += lineHeight;
        }
        layout.endLayout();
        if (painter)
            layout.draw(painter, origin);
    }
    return y;
}

} // namespace

Note::Note(Tone tone, const QString &name, QWidget *parent) : QWidget(parent), m_tone(tone)
{
    setObjectName(name);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void Note::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

int Note::heightForWidth(int width) const
{
    if (m_text.isEmpty())
        return 0;
    return spacing::tiny + int(std::ceil(wrapped(m_text, width - 2 * spacing::panelSide, nullptr, {})));
}

QSize Note::sizeHint() const
{
    return {200, heightForWidth(std::max(width(), 200))};
}

QSize Note::minimumSizeHint() const
{
    return {0, 0};
}

void Note::contextMenuEvent(QContextMenuEvent *event)
{
    offerCopy(this, m_text, event->globalPos());
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_tone == Tone::Wrong ? currentTokens().wrong : currentTokens().text2);
    wrapped(m_text, width() - 2 * spacing::panelSide, &painter, QPointF(spacing::panelSide, spacing::tiny));
}

} // namespace soco::widgets
