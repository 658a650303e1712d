#include "widgets/canvas/pane_hint.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icons.h"
#include "widgets/common/judge_words.h"
#include "widgets/common/tokens.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace soco::widgets {

namespace {
constexpr int closeSide = 20, margin = 3;
}

PaneHint::PaneHint(QWidget *parent) : QWidget(parent), m_text(new QLabel(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("taskHint"));
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("taskHintText"));
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_text->setFocusPolicy(Qt::TabFocus);
    setExample({}, {});
    connect(m_text, &QLabel::linkActivated, this, &PaneHint::helpRequested);
    m_close->setObjectName(QStringLiteral("taskHintClose"));
    m_close->setAutoRaise(true);
    m_close->setIcon(icon("window-close"));
    m_close->setIconSize({12, 12});
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setToolTip(tr("Close this line"));
    m_close->setAccessibleName(tr("Close this line"));
    connect(m_close, &QToolButton::clicked, this, &PaneHint::closed);
    applyColours();
}

bool PaneHint::setExample(const QString &concept_, const QString &identity)
{
    const QString words = exampleOfJudges(concept_, identity);
    if (words == m_words)
        return false;
    m_words = words;
    m_text->setAccessibleName(words);
    showText();
    return true;
}

// A link takes the theme's colour when it is read, and the same text would not be read again.
void PaneHint::showText()
{
    m_text->clear();
    m_text->setText(m_words.toHtmlEscaped() + QStringLiteral(" <a href=\"tasks\">%1</a>").arg(tr("Show me")));
}

void PaneHint::applyColours()
{
    QPalette own = palette();
    own.setColor(QPalette::Window, currentTokens().panel);
    own.setColor(QPalette::WindowText, currentTokens().text2);
    own.setColor(QPalette::Link, currentTokens().accent);
    setPalette(own);
    m_text->setFont(smallFont());
    showText();
}

void PaneHint::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // A change of theme reaches a child as a change of the palette that it inherits; its own colours are no change.
    const bool inherited = event->type() == QEvent::PaletteChange
        && palette().color(QPalette::Window) != currentTokens().panel;
    if (inherited || event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange)
        applyColours();
}

int PaneHint::heightForWidth(int width) const
{
    const int text = m_text->heightForWidth(std::max(40, width - 2 * spacing::medium - closeSide));
    return std::max(closeSide, text) + 2 * margin;
}

void PaneHint::resizeEvent(QResizeEvent *)
{
    m_close->setGeometry(width() - closeSide - margin, margin, closeSide, closeSide);
    m_text->setGeometry(spacing::medium, 0, width() - 2 * spacing::medium - closeSide, height());
}

} // namespace soco::widgets
