#include "widgets/canvas/pane_text.h"

#include <QTextDocument>

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
    if (words == toPlainText())
        return;
    setPlainText(words);
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

QSize PaneText::sizeIn(QSize room) const
{
    return sizeIn(room, toPlainText());
}

QSize PaneText::sizeIn(QSize room, const QString &words) const
{
    QTextDocument measured;
    measured.setDefaultFont(font());
    measured.setDocumentMargin(0);
    measured.setDefaultTextOption(wrapping());
    measured.setPlainText(words);
    measured.setTextWidth(std::max(1, room.width()));
    const int height = int(std::ceil(measured.size().height()));
    const int width = height > room.height() ? room.width() : int(std::ceil(measured.idealWidth())) + 1;
    return {std::min(width, room.width()), std::min(height, room.height())};
}

} // namespace soco::widgets
