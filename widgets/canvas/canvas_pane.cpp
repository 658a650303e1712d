#include "widgets/canvas/canvas_pane.h"

#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace soco::widgets {

namespace {
constexpr int barAfter = 150, textAfter = 1000, noticeFor = 10'000; // ms
}

CanvasPane::CanvasPane(int slot, QWidget *parent)
    : QWidget(parent), m_slot(slot), m_header(new PaneHeader(this)), m_view(new PaneView(this)),
      m_notice(new QLabel(this)), m_standIn(new QWidget(this)), m_standInText(new QLabel(m_standIn)),
      m_standInButton(new QPushButton(m_standIn))
{
    setObjectName(slot == 0 ? QStringLiteral("sourcePane") : QStringLiteral("targetPane%1").arg(slot));
    m_header->setObjectName(QStringLiteral("header"));
    m_view->setObjectName(QStringLiteral("view"));
    m_standInButton->setObjectName(QStringLiteral("button"));
    m_standInText->setObjectName(QStringLiteral("text"));

    m_notice->setObjectName(QStringLiteral("notice"));
    m_notice->setContentsMargins(spacing::medium, 0, spacing::medium, 0);
    m_notice->setAutoFillBackground(true);
    m_notice->hide();
    m_noticeTimer.setSingleShot(true);
    connect(&m_noticeTimer, &QTimer::timeout, this, [this] {
        m_notice->hide();
        layOut();
    });

    m_standIn->setAutoFillBackground(true);
    m_standIn->hide();
    m_standInText->setWordWrap(true);
    m_standInText->setAlignment(Qt::AlignCenter);
    m_standInText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_standInText->setFocusPolicy(Qt::NoFocus);
    m_standInButton->setFocusPolicy(Qt::TabFocus);
    auto *column = new QVBoxLayout(m_standIn);
    column->setContentsMargins(spacing::huge, spacing::small, spacing::huge, spacing::small);
    column->setSpacing(spacing::medium);
    column->addStretch();
    column->addWidget(m_standInText);
    column->addWidget(m_standInButton, 0, Qt::AlignHCenter);
    column->addStretch();
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
    m_standInText->setPalette(onCanvas);
    m_standInButton->setPalette(QPalette());
    QPalette onPanel = palette();
    onPanel.setColor(QPalette::Window, t.panel);
    onPanel.setColor(QPalette::WindowText, t.text2);
    m_notice->setPalette(onPanel);
}

void CanvasPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange) {
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
    int top = m_headerHeight;
    if (!m_notice->isHidden()) {
        m_notice->setGeometry(0, top, width(), m_headerHeight);
        m_notice->setText(m_notice->fontMetrics().elidedText(m_noticeText, Qt::ElideRight,
                                                             width() - 2 * spacing::medium));
        top += m_headerHeight;
    }
    const QRect below(0, top, width(), std::max(0, height() - top));
    m_view->setGeometry(below);
    m_standIn->setGeometry(below);
}

void CanvasPane::setStandIn(const QString &text, const QString &button)
{
    m_standInText->setText(text);
    m_standInButton->setText(button);
    m_standInButton->setAccessibleName(button);
    m_standInButton->setVisible(!button.isEmpty());
    m_standIn->setVisible(!text.isEmpty());
}

void CanvasPane::showNotice(const QString &text)
{
    m_noticeText = text;
    m_notice->setToolTip(text);
    m_notice->setAccessibleName(text);
    m_notice->show();
    m_noticeTimer.start(noticeFor);
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
    m_view->setMessage({m_remark, -1, true});
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
        m_view->setMessage({text, m_total > 0 ? part : -1, false});
    }
}

void CanvasPane::setRemark(const QString &text)
{
    m_remark = text;
    if (!m_progressSince.isValid())
        m_view->setMessage({m_remark, -1, true});
}

} // namespace soco::widgets
