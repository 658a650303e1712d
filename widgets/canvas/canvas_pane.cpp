#include "widgets/canvas/canvas_pane.h"

#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QEvent>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace soco::widgets {

namespace {
constexpr int barAfter = 150, textAfter = 1000, noticeFor = 10'000; // ms
constexpr int noticeLines = 3;
constexpr int leastPicture = 120; // px of height that are worth a picture over the words
}

CanvasPane::CanvasPane(int slot, QWidget *parent)
    : QWidget(parent), m_slot(slot), m_header(new PaneHeader(this)), m_view(new PaneView(this)),
      m_notice(new PaneText(this)), m_standIn(new QWidget(this)), m_standInText(new PaneText(m_standIn)),
      m_standInButton(new QPushButton(m_standIn)), m_plate(new MessagePlate(this))
{
    setObjectName(slot == 0 ? QStringLiteral("sourcePane") : QStringLiteral("targetPane%1").arg(slot));
    m_header->setObjectName(QStringLiteral("header"));
    m_view->setObjectName(QStringLiteral("view"));
    m_standInButton->setObjectName(QStringLiteral("button"));
    m_standInText->setObjectName(QStringLiteral("text"));

    m_notice->setObjectName(QStringLiteral("notice"));
    m_notice->setMargins(spacing::medium, spacing::tiny);
    m_notice->hide();
    m_noticeTimer.setSingleShot(true);
    connect(&m_noticeTimer, &QTimer::timeout, this, [this] {
        m_notice->hide();
        layOut();
    });

    m_standIn->setAutoFillBackground(true);
    m_standIn->hide();
    m_standInButton->setFocusPolicy(Qt::TabFocus);
    connect(m_standInButton, &QPushButton::clicked, this, &CanvasPane::buttonClicked);

    m_progressTimer.setSingleShot(true);
    connect(&m_progressTimer, &QTimer::timeout, this, &CanvasPane::showProgress);
    applyColours();
}

void CanvasPane::applyColours()
{
    const Tokens &t = currentTokens();
    QPalette onCanvas = palette();
    onCanvas.setColor(QPalette::Window, t.canvas);
    onCanvas.setColor(QPalette::WindowText, t.text2);
    m_standIn->setPalette(onCanvas);
    m_standInText->setColour(t.text2);
    m_standInButton->setPalette(QPalette());
    m_notice->setColour(t.text2);
    QPalette onPanel = m_notice->palette();
    onPanel.setColor(QPalette::Base, t.panel);
    m_notice->setPalette(onPanel);
}

void CanvasPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // A change of theme reaches a child as a change of the palette that it inherits.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange
        || event->type() == QEvent::StyleChange) {
        applyColours();
        m_header->update();
        m_view->viewport()->update();
    }
}

void CanvasPane::setHeaderHeight(int height)
{
    if (m_headerHeight == height)
        return;
    m_headerHeight = height;
    layOut();
}

void CanvasPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void CanvasPane::layOut()
{
    m_header->setGeometry(0, 0, width(), m_headerHeight);
    int top = m_headerHeight + m_topRoom;
    if (!m_notice->isHidden()) {
        const int line = m_notice->fontMetrics().lineSpacing();
        const int words = m_notice->sizeIn({width() - 2 * spacing::medium, noticeLines * line}).height();
        m_notice->setGeometry(0, top, width(), std::max(m_headerHeight, words + spacing::small));
        top += m_notice->height();
    }
    QRect below(0, top, width(), std::max(0, height() - top));
    QRect words = below;
    // The picture stays on screen over what is said of the model, where there is room for both.
    if (!m_standIn->isHidden() && m_view->picture())
        if (const int needed = layOutStandIn(below); below.height() - needed >= leastPicture) {
            words.setTop(below.bottom() + 1 - needed);
            below.setBottom(words.top() - 1);
        }
    m_view->setGeometry(below);
    m_plate->placeOver(below);
    layOutStandIn(words);
}

// Into this place; how high it had to be.
int CanvasPane::layOutStandIn(const QRect &below)
{
    m_standIn->setGeometry(below);
    const int side = below.width() < 320 ? spacing::small : spacing::huge;
    const bool low = below.height() < 120;
    const int edge = low ? spacing::hair : spacing::small, between = low ? spacing::tiny : spacing::medium;
    const QSize button = m_standInButton->isHidden() ? QSize(0, 0) : m_standInButton->sizeHint();
    const int buttonRoom = button.isEmpty() ? 0 : button.height() + between;
    const QSize room(std::max(20, below.width() - 2 * side), std::max(16, below.height() - buttonRoom - 2 * edge));
    chooseStandInWords(room);
    const int words = m_standInText->sizeIn(room).height();
    int top = std::max(edge, (below.height() - words - buttonRoom) / 2);
    // A bar from a smaller place would make the words wrap, which then need the bar.
    m_standInText->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_standInText->setGeometry(side, top, room.width(), words);
    m_standInText->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    top += words + between;
    const int wide = std::min(button.width(), below.width() - 2 * spacing::tiny);
    m_standInButton->setGeometry((below.width() - wide) / 2, top, wide, button.height());
    return words + buttonRoom + 2 * edge;
}

void CanvasPane::chooseStandInWords(QSize room)
{
    constexpr int anyHeight = 100'000;
    const bool whole = m_standInText->sizeIn({room.width(), anyHeight}, m_standInWords).height() <= room.height();
    const QString shown = whole ? m_standInWords : m_standInWords.section(QLatin1Char('\n'), 0, 0);
    m_standInText->setWords(shown);
    m_standInText->setAccessibleName(m_standInWords);
    m_standInText->setToolTip(shown == m_standInWords ? QString() : m_standInWords);
}

void CanvasPane::setPicture(const PicturePtr &picture)
{
    if (m_view->picture() == picture)
        return;
    m_view->setPicture(picture);
    layOut();
}

void CanvasPane::setStandIn(const QString &text, const QString &button)
{
    if (text == m_standInWords && button == m_standInButton->text() && text.isEmpty() == m_standIn->isHidden())
        return;
    m_standInWords = text;
    m_standInButton->setText(button);
    m_standInButton->setAccessibleName(button);
    m_standInButton->setVisible(!button.isEmpty());
    m_standIn->setVisible(!text.isEmpty());
    layOut();
}

void CanvasPane::paintStandIn(QPainter &painter, const QRect &place) const
{
    if (m_standInWords.isEmpty() || !m_standIn->geometry().intersects(m_view->geometry()))
        return;
    painter.fillRect(place, currentTokens().canvas);
    painter.setFont(bodyFont());
    painter.setPen(currentTokens().text2);
    painter.drawText(place.adjusted(spacing::small, 0, -spacing::small, 0), Qt::AlignCenter | Qt::TextWrapAnywhere,
                     m_standInWords.section(QLatin1Char('\n'), 0, 0));
}

void CanvasPane::showNotice(const QString &text)
{
    m_notice->setWords(text);
    m_notice->show();
    m_noticeTimer.start(noticeFor);
    layOut();
}

void CanvasPane::setTopRoom(int height)
{
    if (m_topRoom == height)
        return;
    m_topRoom = height;
    layOut();
}

void CanvasPane::setProgress(int done, int total)
{
    m_done = done;
    m_total = total;
    if (total > 0 && done >= total) {
        clearProgress();
        return;
    }
    if (!m_progressSince.isValid())
        m_progressSince.start();
    showProgress();
}

void CanvasPane::clearProgress()
{
    m_progressSince.invalidate();
    m_progressTimer.stop();
    m_header->setProgress(-1);
    m_plate->setMessage({m_remark, -1, true});
}

void CanvasPane::showProgress()
{
    if (!m_progressSince.isValid())
        return;
    const auto elapsed = m_progressSince.elapsed();
    const double part = m_total > 0 ? std::clamp(double(m_done) / m_total, 0.0, 1.0) : 2;
    if (elapsed < barAfter) {
        m_progressTimer.start(int(barAfter - elapsed));
    } else if (elapsed < textAfter) {
        m_header->setProgress(part);
        m_progressTimer.start(int(textAfter - elapsed));
    } else {
        m_header->setProgress(m_total > 0 ? -1 : 2);
        const QString text = m_total > 0 ? tr("Computing features, %1 of %2 layers").arg(m_done).arg(m_total)
                                         : tr("Computing features");
        m_plate->setMessage({text, m_total > 0 ? part : -1, false});
    }
}

void CanvasPane::setRemark(const QString &text)
{
    m_remark = text;
    if (!m_progressSince.isValid())
        m_plate->setMessage({m_remark, -1, true});
}

} // namespace soco::widgets
