#include "app/studio/layouts/tool_buttons.h"

#include "app/studio/workspace/weights_words.h"
#include "widgets/common/chips.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QKeyEvent>
#include <QPainter>

namespace soco::studio {

using widgets::currentTokens;
using widgets::ModelState;

namespace {

constexpr int fieldHeight = 26, chipSide = 16;

// A field of the toolbar: base, strong line, radius 4; two pixels of accent with the keyboard focus.
void paintField(QPainter &painter, const QRect &rect, bool focus, bool hover)
{
    const auto &t = currentTokens();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(hover ? t.hover : t.base);
    painter.setPen(QPen(focus ? t.accent : t.strongLine, focus ? 2 : 1));
    const qreal inset = focus ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 4, 4);
}

} // namespace

ModelButton::ModelButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT focusRequested(m_model.slot); });
}

void ModelButton::setModel(const widgets::ModelSlot &model, const widgets::ModelLabel &label, bool focused)
{
    m_model = model;
    m_label = label;
    m_focused = focused;
    setObjectName(QStringLiteral("model%1").arg(model.slot));
    QString state;
    switch (model.state) {
    case ModelState::Ready: state = tr("ready"); break;
    case ModelState::Loading: state = tr("loading"); break;
    case ModelState::NotLoaded: state = tr("not loaded"); break;
    case ModelState::Failed: state = tr("failed"); break;
    }
    setAccessibleName(tr("Model %1: %2, %3").arg(model.slot).arg(label.text(), state));
    QString tip = model.detail.isEmpty()
        ? tr("%1 (Alt+%2). Ctrl+click shows it alone.").arg(label.text()).arg(model.slot)
        : label.text() + ": " + model.detail;
    if (model.forDemoOnly)
        tip += '\n' + forDemoOnlyText();
    setToolTip(tip);
    updateGeometry();
    update();
}

void ModelButton::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

QSize ModelButton::sizeHint() const
{
    if (m_compact)
        return {chipSide + 10, fieldHeight};
    return {qMin(m_label.apart.isEmpty() ? 200 : 150,
                 chipSide + 20 + qMax(84, fontMetrics().horizontalAdvance(m_label.text()) + 4)),
            fieldHeight};
}

// Where two models have one title, what tells them apart is kept before the title is.
QString ModelButton::shownText(int room) const
{
    const QFontMetrics metrics = fontMetrics();
    if (m_label.apart.isEmpty() || metrics.horizontalAdvance(m_label.text()) <= room)
        return metrics.elidedText(m_label.text(), Qt::ElideRight, room);
    const QString whole = m_label.title + ' ' + m_label.brief;
    if (metrics.horizontalAdvance(whole) <= room)
        return whole;
    const QString apart = ' ' + metrics.elidedText(m_label.brief, Qt::ElideMiddle, room * 2 / 3);
    return metrics.elidedText(m_label.title, Qt::ElideRight, room - metrics.horizontalAdvance(apart)) + apart;
}

void ModelButton::paintEvent(QPaintEvent *)
{
    const auto &t = currentTokens();
    QPainter painter(this);
    const QRect field(0, (height() - fieldHeight) / 2, width(), fieldHeight);
    paintField(painter, field, hasFocus(), underMouse());
    const bool ready = m_model.state == ModelState::Ready;
    const QRectF chip(field.x() + 5, field.y() + 5, chipSide, chipSide);
    painter.setOpacity(ready ? 1 : 0.45);
    widgets::paintChip(painter, chip, m_model.slot);
    painter.setOpacity(1);
    if (m_focused) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accent);
        painter.drawRect(QRectF(field.x() + 5, field.bottom() - 1, m_compact ? chipSide : field.width() - 10, 2));
    }
    if (m_compact)
        return;
    painter.setPen(ready ? t.text1 : t.text3);
    const QRect text = field.adjusted(chipSide + 12, 0, -6, 0);
    painter.drawText(text, Qt::AlignVCenter, shownText(text.width()));
}

void ModelButton::mouseReleaseEvent(QMouseEvent *event)
{
    QAbstractButton::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()) && (event->modifiers() & Qt::ControlModifier))
        Q_EMIT soloRequested(m_model.slot);
}

void ModelButton::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT menuRequested(m_model.slot, event->globalPos());
}

void ModelButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else if (event->key() == Qt::Key_Menu)
        Q_EMIT menuRequested(m_model.slot, mapToGlobal(rect().bottomLeft()));
    else
        QAbstractButton::keyPressEvent(event);
}

SegmentedButton::SegmentedButton(const QStringList &words, QWidget *parent) : QWidget(parent), m_words(words)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // a bar that is full moves it into its menu, whole
    setFocusPolicy(Qt::TabFocus);
}

void SegmentedButton::setCaption(const QString &caption)
{
    m_caption = caption;
    nameChoice();
}

// In the name, which a screen reader says when it changes, whoever changed it.
void SegmentedButton::nameChoice()
{
    setAccessibleName(QStringLiteral("%1: %2").arg(m_caption, m_words.value(m_current)));
}

void SegmentedButton::setCurrent(int index)
{
    if (index == m_current || index < 0 || index >= m_words.size())
        return;
    m_current = index;
    nameChoice();
    update();
    Q_EMIT chosen(index);
}

QSize SegmentedButton::sizeHint() const
{
    int widest = 0;
    for (const QString &word : m_words)
        widest = qMax(widest, fontMetrics().horizontalAdvance(word));
    return {int(m_words.size()) * (widest + 18), fieldHeight};
}

QRect SegmentedButton::rectOf(int index) const
{
    const int side = width() / int(m_words.size());
    return {index * side, (height() - fieldHeight) / 2, side, fieldHeight};
}

void SegmentedButton::paintEvent(QPaintEvent *)
{
    const auto &t = currentTokens();
    QPainter painter(this);
    const QRect all = rectOf(0).united(rectOf(int(m_words.size()) - 1));
    paintField(painter, all, hasFocus(), false);
    for (int i = 0; i < m_words.size(); ++i) {
        const QRect rect = rectOf(i).adjusted(2, 2, -2, -2);
        if (i == m_current) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.selection);
            painter.drawRoundedRect(rect, 3, 3);
        }
        painter.setFont(i == m_current ? widgets::mediumFont() : widgets::bodyFont());
        painter.setPen(i == m_current ? t.text1 : t.text2);
        painter.drawText(rect, Qt::AlignCenter, m_words[i]);
    }
}

void SegmentedButton::mousePressEvent(QMouseEvent *event)
{
    for (int i = 0; i < m_words.size(); ++i)
        if (rectOf(i).contains(event->pos()))
            setCurrent(i);
}

void SegmentedButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        setCurrent(m_current - 1);
    else if (event->key() == Qt::Key_Right)
        setCurrent(m_current + 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace soco::studio
