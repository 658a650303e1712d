#include "widgets/canvas/pane_text.h"

#include <QMimeData>
#include <QRegularExpression>
#include <QTextDocument>
#include <QTextDocumentFragment>

#include <algorithm>
#include <cmath>

namespace soco::widgets {

namespace {

QTextOption wrapping()
{
    QTextOption option(Qt::AlignHCenter);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

constexpr QChar mayBreak(0x200B); // takes no room

// "dinov2_vitb14_pretrain.pth" may go on below after each of its parts.
QString breakable(const QString &words)
{
    static const QRegularExpression joint(QStringLiteral("(?<=[^\\s])([_/\\\\-]+|\\.)(?=[^\\s])"));
    return QString(words).replace(joint, QStringLiteral("\\1") + mayBreak);
}

} // namespace

PaneText::PaneText(QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::ClickFocus); // so that Ctrl+C is its own once some of it is selected
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    document()->setDefaultTextOption(wrapping());
}

void PaneText::setWords(const QString &words)
{
    if (words == m_words)
        return;
    m_words = words;
    setPlainText(breakable(words));
    setAccessibleName(words);
}

void PaneText::setColour(const QColor &colour)
{
    QPalette own = palette();
    own.setColor(QPalette::Base, Qt::transparent);
    own.setColor(QPalette::Text, colour);
    setPalette(own);
}

void PaneText::setMargins(int side, int above)
{
    setViewportMargins(side, above, side, above);
}

QMimeData *PaneText::createMimeDataFromSelection() const
{
    auto *data = new QMimeData;
    data->setText(textCursor().selection().toPlainText().remove(mayBreak));
    return data;
}

QSize PaneText::sizeIn(QSize room) const
{
    return sizeIn(room, m_words);
}

QSize PaneText::sizeIn(QSize room, const QString &words) const
{
    QTextDocument measured;
    measured.setDefaultFont(font());
    measured.setDocumentMargin(0);
    measured.setDefaultTextOption(wrapping());
    measured.setPlainText(breakable(words));
    measured.setTextWidth(std::max(1, room.width()));
    const int height = int(std::ceil(measured.size().height()));
    const int width = height > room.height() ? room.width() : int(std::ceil(measured.idealWidth())) + 1;
    return {std::min(width, room.width()), std::min(height, room.height())};
}

} // namespace soco::widgets
