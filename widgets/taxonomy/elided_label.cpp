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

void ElidedLabel::setText(const QString &text, const QString &kept)
{
    m_text = text;
    m_kept = kept;
    setAccessibleName(text);
    setToolTip(text);
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

QString ElidedLabel::shownText(const QFontMetricsF &metrics) const
{
    const double room = width() - metrics.horizontalAdvance(m_kept);
    if (metrics.horizontalAdvance(m_text) <= width()
        || room < metrics.horizontalAdvance(m_text.left(1) + QChar(0x2026)))
        return metrics.elidedText(m_text, Qt::ElideRight, width());
    return metrics.elidedText(m_text.chopped(m_kept.size()), Qt::ElideRight, room) + m_kept;
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_tone == Tone::Content ? currentTokens().text1 : currentTokens().text3);
    const QFontMetricsF metrics(font(), this);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, shownText(metrics));
}

} // namespace soco::widgets
