#include "app/studio/shell/message_bar.h"

#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace soco::studio {

MessageBar::MessageBar(QWidget *parent) : QWidget(parent), m_label(new QLabel(this)), m_action(new QPushButton(this))
{
    setObjectName("messageBar");
    setAccessibleName(tr("Message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 3, 6, 4);
    layout->setSpacing(8);
    auto *sign = new QLabel(this);
    sign->setPixmap(widgets::icon("dialog-warning").pixmap(16, 16));
    layout->addWidget(sign);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_action);
    m_action->setObjectName("messageAction");
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto run = m_problem.run) // it may show the next message
            run();
    });
    auto *close = new QToolButton(this);
    close->setObjectName("messageClose");
    close->setAutoRaise(true);
    close->setIcon(widgets::icon("window-close"));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close the message"));
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::showMessage(const Messages::Problem &problem)
{
    m_problem = problem;
    m_action->setText(problem.action);
    m_action->setVisible(!problem.action.isEmpty());
    show();
    elide();
}

void MessageBar::solved(Messages::About about)
{
    if (isVisible() && m_problem.about == about)
        hide();
}

void MessageBar::elide()
{
    const QString shown = m_label->fontMetrics().elidedText(m_problem.text.simplified(), Qt::ElideRight, m_label->width());
    m_label->setText(shown);
    m_label->setToolTip(shown == m_problem.text ? QString() : m_problem.text);
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elide();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const auto &t = widgets::currentTokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    painter.fillRect(0, 0, 3, height(), t.wrong);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
}

} // namespace soco::studio
