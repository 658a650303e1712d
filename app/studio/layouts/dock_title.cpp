#include "app/studio/layouts/dock_title.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace soco::studio {

using widgets::currentTokens;

namespace {
constexpr int titleHeight = 28;

QToolButton *flatButton(const char *icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(widgets::icon(icon));
    button->setIconSize({16, 16});
    button->setFixedSize(24, 24);
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

DockTitle::DockTitle(const QString &title, QDockWidget *dock)
    : QWidget(dock), m_title(title), m_layout(new QHBoxLayout(this)), m_menu(new QMenu(this))
{
    m_layout->setContentsMargins(0, 0, 6, 0);
    m_layout->setSpacing(2);
    m_layout->addStretch();
    QToolButton *more = flatButton("application-menu", tr("%1: menu").arg(title), this);
    more->setObjectName(dock->objectName() + "Menu");
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(m_menu);
    more->setStyleSheet("QToolButton::menu-indicator { image: none; }");
    m_layout->addWidget(more);
    // Whatever the owner adds goes above these two.
    m_menu->addSeparator();
    m_menu->addAction(tr("Float"), dock, [dock] { dock->setFloating(!dock->isFloating()); });
    m_menu->addAction(tr("Close"), dock, [dock] { dock->close(); });
}

QToolButton *DockTitle::addButton(const char *icon, const QString &name)
{
    QToolButton *button = flatButton(icon, name, this);
    m_layout->insertWidget(m_layout->count() - 1, button);
    return button;
}

void DockTitle::setSubtitle(const QString &text)
{
    m_subtitle = text;
    update();
}

QSize DockTitle::sizeHint() const
{
    return {120, titleHeight};
}

QSize DockTitle::minimumSizeHint() const
{
    return {80, titleHeight};
}

void DockTitle::paintEvent(QPaintEvent *)
{
    const auto &t = currentTokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.window);
    painter.setPen(t.line);
    painter.drawLine(0, height() - 1, width(), height() - 1);
    int right = width();
    for (const QWidget *child : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (child->isVisible() && qobject_cast<const QToolButton *>(child))
            right = qMin(right, child->x());
    painter.setFont(widgets::titleFont());
    painter.setPen(t.text1);
    int x = 12;
    const QString title = painter.fontMetrics().elidedText(m_title, Qt::ElideRight, right - x - 4);
    painter.drawText(QRect(x, 0, right - x, height() - 1), Qt::AlignVCenter, title);
    x += painter.fontMetrics().horizontalAdvance(title) + 8;
    if (x < right - 20) {
        painter.setFont(widgets::smallFont());
        painter.setPen(t.text3);
        painter.drawText(QRect(x, 0, right - x - 4, height() - 1), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_subtitle, Qt::ElideRight, right - x - 4));
    }
}

} // namespace soco::studio
