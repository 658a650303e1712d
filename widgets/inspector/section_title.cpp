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
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SectionTitle::setTitle(const QString &title)
{
    if (title == m_title)
        return;
    m_title = title;
    setAccessibleName(title);
    update();
}

void SectionTitle::setHint(const QString &hint)
{
    if (hint == m_hint)
        return;
    m_hint = hint;
    setAccessibleDescription(hint);
    update();
}

QSize SectionTitle::sizeHint() const
{
    return {120, rowHeight(QFontMetricsF(titleFont()), 32)};
}

QSize SectionTitle::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void SectionTitle::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
    const int line = rowHeight(QFontMetricsF(titleFont()), 22);
    const QRectF area(spacing::panelSide, height() - line, width() - 2 * spacing::panelSide, line - 2);
    painter.setFont(titleFont());
    const QFontMetricsF titleMetrics(painter.font(), this);
    const QFontMetricsF hintMetrics(smallFont(), this);
    // The title may take what the hint leaves, the hint at least two fifths.
    const qreal hintRoom = std::min(hintMetrics.horizontalAdvance(m_hint),
                                    std::max(area.width() * 0.4, area.width() - spacing::small
                                                                     - titleMetrics.horizontalAdvance(m_title)));
    const qreal titleRoom = area.width() - (m_hint.isEmpty() ? 0 : hintRoom + spacing::small);
    painter.setPen(t.text1);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                     titleMetrics.elidedText(m_title, Qt::ElideRight, titleRoom));
    painter.setFont(smallFont());
    painter.setPen(t.text3);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter,
                     hintMetrics.elidedText(m_hint, Qt::ElideRight, hintRoom + 0.5));
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
