#include "widgets/inspector/section_title.h"

#include "widgets/common/chips.h"
#include "widgets/common/fonts.h"
#include "widgets/common/panel_paint.h"
#include "widgets/common/tokens.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyle>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr int busyDelay = 300; // ms
constexpr int steps = 40;

} // namespace

SectionTitle::SectionTitle(const QString &title, QWidget *parent) : QWidget(parent), m_title(title)
{
    setAccessibleName(title);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SectionTitle::setTitle(const QString &title)
{
    if (title == m_title)
        return;
    m_title = title;
    setAccessibleName(title);
    updateGeometry();
    update();
}

void SectionTitle::setHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    setAccessibleDescription(hint);
    updateGeometry();
    update();
}

bool SectionTitle::isHintBelow(int width) const
{
    return !m_hint.isEmpty()
        && QFontMetricsF(titleFont()).horizontalAdvance(m_title) + spacing::small
            + QFontMetricsF(smallFont()).horizontalAdvance(m_hint)
        > width - 2 * spacing::panelSide;
}

int SectionTitle::heightForWidth(int width) const
{
    return minimumSizeHint().height() + (isHintBelow(width) ? rowHeight(QFontMetricsF(smallFont()), 18) : 0);
}

QSize SectionTitle::sizeHint() const
{
    return {120, heightForWidth(std::max(width(), 120))};
}

QSize SectionTitle::minimumSizeHint() const
{
    return {0, rowHeight(QFontMetricsF(titleFont()), 32)};
}

void SectionTitle::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
    const int line = rowHeight(QFontMetricsF(titleFont()), 22), upper = minimumSizeHint().height();
    const QRectF area(spacing::panelSide, upper - line, width() - 2 * spacing::panelSide, line - 2);
    const bool below = isHintBelow(width());
    painter.setFont(titleFont());
    painter.setPen(t.text1);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font(), this).elidedText(m_title, Qt::ElideRight, area.width()));
    painter.setFont(smallFont());
    painter.setPen(t.text3);
    const QRectF rest = below ? QRectF(area.left(), upper - 2, area.width(), height() - upper) : area;
    painter.drawText(rest, (below ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                     QFontMetricsF(painter.font(), this).elidedText(m_hint, Qt::ElideRight, area.width() + 0.5));
}

KeyRow::KeyRow(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Key: tick right, wave near miss, cross wrong"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int KeyRow::layOut(int width, QPainter *painter) const
{
    using benchmark::Verdict;
    const std::array<std::pair<Verdict, QString>, 3> items{{{Verdict::Right, tr("right")},
                                                            {Verdict::NearMiss, tr("near miss (α to 2α)")},
                                                            {Verdict::Wrong, tr("wrong")}}};
    const QFontMetricsF metrics(smallFont());
    const int line = rowHeight(metrics, 20);
    const qreal left = spacing::panelSide, right = width - spacing::panelSide;
    qreal sum = 0;
    for (const auto &[verdict, word] : items)
        sum += 16 + metrics.horizontalAdvance(word);
    const qreal gap = std::clamp((right - left - sum) / 2, 12.0, 24.0);
    qreal x = left;
    int y = 0;
    for (const auto &[verdict, word] : items) {
        const qreal item = 16 + metrics.horizontalAdvance(word);
        if (x > left && x + item > right) {
            x = left;
            y += line;
        }
        if (painter) {
            paintVerdict(*painter, QRectF(x, y + (line - 11) / 2.0, 11, 11), verdict);
            painter->drawText(QRectF(x + 16, y, std::max(0.0, right - x - 16), line), Qt::AlignLeft | Qt::AlignVCenter,
                              metrics.elidedText(word, Qt::ElideRight, right - x - 16));
        }
        x += item + gap;
    }
    return y + line;
}

int KeyRow::heightForWidth(int width) const
{
    return layOut(width, nullptr);
}

QSize KeyRow::sizeHint() const
{
    return {200, layOut(std::max(width(), 200), nullptr)};
}

QSize KeyRow::minimumSizeHint() const
{
    return {0, rowHeight(QFontMetricsF(smallFont()), 20)};
}

void KeyRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(smallFont());
    painter.setPen(currentTokens().text2);
    layOut(width(), &painter);
}

BusyBar::BusyBar(QWidget *parent) : QWidget(parent), m_delay(new QTimer(this)), m_motion(new QTimer(this))
{
    setObjectName(QStringLiteral("inspectorBusy"));
    setAccessibleName(tr("Computing"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedHeight(2);
    hide();
    m_delay->setSingleShot(true);
    m_delay->setInterval(busyDelay);
    m_motion->setInterval(40);
    connect(m_delay, &QTimer::timeout, this, [this] {
        m_step = 0;
        show();
        raise();
        if (style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this))
            m_motion->start();
    });
    connect(m_motion, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % steps;
        update();
    });
}

void BusyBar::setBusy(bool busy)
{
    if (busy) {
        if (!m_delay->isActive() && isHidden())
            m_delay->start();
        return;
    }
    m_delay->stop();
    m_motion->stop();
    hide();
}

void BusyBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTokens().track);
    const qreal length = width() * 0.3;
    const qreal x = m_motion->isActive() ? (width() + length) * m_step / steps - length : (width() - length) / 2;
    painter.fillRect(QRectF(x, 0, length, 2), currentTokens().accent);
}

} // namespace soco::widgets
