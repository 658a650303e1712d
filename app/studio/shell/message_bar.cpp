#include "app/studio/shell/message_bar.h"

#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace soco::studio {

QString elidedMessage(const QString &text, const QFontMetrics &metrics, int width)
{
    constexpr qsizetype shortest = 12; // characters of a path that stay, two thirds of them at its end
    const QChar ellipsis(0x2026);
    QStringList words = text.simplified().split(' ');
    const auto fits = [&] { return metrics.horizontalAdvance(words.join(' ')) <= width; };
    const auto room = [&](const QString &word) { return word.contains('/') && !word.contains(ellipsis) ? word.size() : 0; };
    while (!fits()) {
        const auto longest =
            std::max_element(words.begin(), words.end(), [&](const QString &a, const QString &b) { return room(a) < room(b); });
        if (room(*longest) <= shortest)
            return metrics.elidedText(words.join(' '), Qt::ElideMiddle, width);
        const QString path = *longest;
        for (qsizetype kept = path.size() - 1; kept >= shortest && (*longest == path || !fits()); --kept)
            *longest = path.left(kept / 3) + ellipsis + path.right(kept - kept / 3);
    }
    return words.join(' ');
}

static bool isOfTheSame(const Messages::Problem &one, const Messages::Problem &other)
{
    return one.about == other.about && one.subject == other.subject;
}

MessageBar::MessageBar(widgets::Desktop *desktop, QWidget *parent)
    : QWidget(parent), m_desktop(desktop), m_label(new QLabel(this)), m_action(new QPushButton(this))
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
        const auto run = m_problem.run;
        dismiss();
        if (run) // it may show the next message
            run();
    });
    auto *copy = new QToolButton(this);
    copy->setObjectName("messageCopy");
    copy->setAutoRaise(true);
    copy->setIcon(widgets::icon("edit-copy"));
    copy->setToolTip(tr("Copy the message"));
    copy->setAccessibleName(tr("Copy the message"));
    layout->addWidget(copy);
    connect(copy, &QToolButton::clicked, this, [this] { m_desktop->copyText(m_problem.text); });
    auto *close = new QToolButton(this);
    close->setObjectName("messageClose");
    close->setAutoRaise(true);
    close->setIcon(widgets::icon("window-close"));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close the message"));
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);
    hide();
}

void MessageBar::showMessage(const Messages::Problem &problem)
{
    // A picture that is missing is said in its pane, too; why, and what to do, is the dataset's message.
    if (isVisible() && m_problem.about == Messages::About::Dataset && problem.about == Messages::About::Pair)
        return;
    if (problem.stands) {
        std::erase_if(m_standing, [&](const Messages::Problem &other) { return isOfTheSame(other, problem); });
        m_standing.push_back(problem);
    }
    display(problem);
}

void MessageBar::display(const Messages::Problem &problem)
{
    m_problem = problem;
    m_action->setText(problem.action);
    m_action->setVisible(!problem.action.isEmpty());
    setAccessibleDescription(problem.text);
    show();
    elide();
}

void MessageBar::solved(Messages::About about, const std::string &subject)
{
    withdraw([&](const Messages::Problem &problem) { return problem.about == about && problem.subject == subject; });
}

void MessageBar::solvedAll(Messages::About about)
{
    withdraw([about](const Messages::Problem &problem) { return problem.about == about; });
}

void MessageBar::withdraw(const std::function<bool(const Messages::Problem &)> &isSolved)
{
    std::erase_if(m_standing, isSolved);
    if (isVisible() && isSolved(m_problem))
        showWhatStands();
}

void MessageBar::clear()
{
    m_standing.clear();
    hide();
}

void MessageBar::dismiss()
{
    if (m_problem.stands)
        std::erase_if(m_standing, [&](const Messages::Problem &problem) { return isOfTheSame(problem, m_problem); });
    showWhatStands();
}

void MessageBar::showWhatStands()
{
    if (m_standing.empty())
        hide();
    else
        display(m_standing.back());
}

void MessageBar::elide()
{
    const QString shown = elidedMessage(m_problem.text, m_label->fontMetrics(), m_label->width());
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
