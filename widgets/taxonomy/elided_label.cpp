#include "widgets/taxonomy/elided_label.h"

#include "widgets/common/tokens.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace soco::widgets {

ElidedLabel::ElidedLabel(Tone tone, QWidget *parent) : QWidget(parent), m_tone(tone)
{
    setSizePolicy(tone == Tone::Content ? QSizePolicy::Maximum : QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetricsF metrics(font());
    return {int(std::ceil(metrics.horizontalAdvance(m_text))) + 1, int(std::ceil(metrics.height()))};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_tone == Tone::Content ? currentTokens().text1 : currentTokens().text3);
    const QFontMetricsF metrics(font(), this);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(m_text, Qt::ElideRight, width()));
}

} // namespace soco::widgets
