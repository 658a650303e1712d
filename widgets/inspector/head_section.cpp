#include "widgets/inspector/head_section.h"

#include "widgets/common/copy_text.h"
#include "widgets/common/fonts.h"
#include "widgets/common/panel_paint.h"
#include "widgets/common/tokens.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

constexpr int top = 13;
constexpr int bottom = 11;
constexpr int labelColumn = 86;

// Draws (or only measures) wrapped text; returns its height.
qreal wrapped(const QString &text, const QFont &font, const QRectF &area, qreal lineHeight, QPainter *painter)
{
    // Names may break after an underscore, before they break anywhere.
    QString breakable = text;
    breakable.replace(QLatin1Char('_'), QStringLiteral("_\u200B"));
    QTextLayout layout(breakable, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1.0, area.width()));
        line.setPosition(QPointF(0, y + (lineHeight - line.height()) / 2));
        y += lineHeight;
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, area.topLeft());
    return y;
}

} // namespace

HeadSection::HeadSection(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("inspectorHead"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void HeadSection::setContent(const QString &name, const QString &sentence, std::vector<Row> rows)
{
    m_name = name;
    m_sentence = sentence;
    m_rows = std::move(rows);
    QStringList spoken{sentence};
    for (const Row &row : m_rows)
        spoken << row.label + QLatin1String(": ") + row.value;
    spoken.removeAll(QString());
    setAccessibleName(name);
    setAccessibleDescription(spoken.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

int HeadSection::layOut(int width, QPainter *painter) const
{
    const Tokens &t = currentTokens();
    const QFontMetricsF body(bodyFont());
    const qreal line = rowHeight(body, 20);
    const qreal left = spacing::panelSide, room = width - 2 * spacing::panelSide;
    qreal y = top;
    if (painter)
        painter->setPen(t.text1);
    y += wrapped(m_name, headFont(), {left, y, room, 0}, line, painter);
    if (!m_sentence.isEmpty()) {
        if (painter)
            painter->setPen(t.text2);
        y += wrapped(m_sentence, bodyFont(), {left, y, room, 0}, rowHeight(body, 18), painter);
    }
    y += m_rows.empty() ? 0 : 7;
    qreal labels = 0;
    for (const Row &row : m_rows)
        labels = std::max(labels, body.horizontalAdvance(row.label) + spacing::small);
    // 86 wide; less in a narrow panel, so that a position stays on one line; more for longer words.
    const qreal least = std::min<qreal>(labelColumn, room < 260 ? room * 0.3 : room);
    labels = std::clamp(labels, least, std::max(least, room * 0.5));
    const qreal rowLine = rowHeight(body, 22);
    for (const Row &row : m_rows) {
        if (painter) {
            painter->setFont(bodyFont());
            painter->setPen(t.text2);
            painter->drawText(QRectF(left, y, labels - 4, rowLine), Qt::AlignLeft | Qt::AlignVCenter,
                              body.elidedText(row.label, Qt::ElideRight, labels - 4));
            painter->setPen(row.muted ? t.text3 : t.text1);
        }
        y += wrapped(row.value, bodyFont(), {left + labels, y, room - labels, 0}, rowLine, painter);
    }
    return int(std::ceil(y)) + bottom;
}

int HeadSection::heightForWidth(int width) const
{
    return layOut(width, nullptr);
}

QSize HeadSection::sizeHint() const
{
    return {240, layOut(std::max(240, width()), nullptr)};
}

QSize HeadSection::minimumSizeHint() const
{
    return {0, 40};
}

void HeadSection::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    layOut(width(), &painter);
}

QString HeadSection::text() const
{
    QStringList lines{m_name, accessibleDescription()};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

void HeadSection::contextMenuEvent(QContextMenuEvent *event)
{
    offerCopy(this, text(), event->globalPos());
}

void HeadSection::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
}

} // namespace soco::widgets
