#include "app/studio/shell/message_bar.h"

#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTextLayout>
#include <QToolButton>

#include <algorithm>
#include <climits>

namespace soco::studio {

namespace {

constexpr int mostLines = 3;

bool isOfTheSame(const Messages::Problem &one, const Messages::Problem &other)
{
    return one.about == other.about && one.subject == other.subject;
}

} // namespace

QStringList messageLines(const QString &text, const QFont &font, int width, int most)
{
    const QString words = text.simplified();
    QTextLayout layout(words, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        if (lines.size() + 1 == most) {
            // What does not fit in it is elided; a text that ends here fits.
            lines << QFontMetrics(font).elidedText(words.mid(line.textStart()), Qt::ElideRight, width);
            break;
        }
        lines << words.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

MessageBar::MessageBar(widgets::Desktop *desktop, QWidget *parent)
    : QWidget(parent), m_desktop(desktop), m_sign(new QLabel(this)), m_label(new QLabel(this)),
      m_more(new QPushButton(this)), m_action(new QPushButton(this))
{
    setObjectName("messageBar");
    setAccessibleName(tr("Message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 3, 6, 4);
    layout->setSpacing(8);
    m_sign->setPixmap(widgets::icon("dialog-warning").pixmap(16, 16));
    layout->addWidget(m_sign);
    m_label->setObjectName("messageText");
    m_label->setTextFormat(Qt::PlainText);
    m_label->installEventFilter(this);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_label, 1);
    m_more->setObjectName("messageMore");
    m_more->setFlat(true);
    layout->addWidget(m_more);
    connect(m_more, &QPushButton::clicked, this, [this] { setWhole(!m_whole); });
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
    setWhole(false);
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

void MessageBar::setWhole(bool whole)
{
    m_whole = whole;
    m_more->setText(whole ? tr("Show less") : tr("Show all"));
    layText();
}

void MessageBar::layText()
{
    const int width = m_label->width();
    const QString shown = messageLines(m_problem.text, m_label->font(), width, mostLines).join('\n');
    const QString all = messageLines(m_problem.text, m_label->font(), width, INT_MAX).join('\n');
    m_label->setText(m_whole ? all : shown);
    m_label->setToolTip(shown == all ? QString() : m_problem.text);
    m_more->setVisible(shown != all);
}

bool MessageBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
        layText();
    return QWidget::eventFilter(watched, event);
}

void MessageBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) // another theme
        m_sign->setPixmap(widgets::icon("dialog-warning").pixmap(16, 16));
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
