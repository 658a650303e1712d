#include "app/studio/pages/task_help.h"

#include "widgets/canvas/mark_painter.h"
#include "widgets/common/chips.h"
#include "widgets/common/fonts.h"
#include "widgets/common/tokens.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QVBoxLayout>

namespace soco::studio {

namespace {

using benchmark::Verdict;
using widgets::currentTokens;
using widgets::MarkPainter;

struct TaskHelpTexts {
    Q_DECLARE_TR_FUNCTIONS(soco::studio::TaskHelpTexts)
};

// One drawing is 300 x 200 at its natural size; a car seen from its left.
constexpr QSizeF drawn(300, 200);
constexpr int gap = 12, captionLines = 3;
constexpr QPointF frontWheel(82, 142), rearWheel(216, 142);
constexpr double wheelRadius = 24, truthRadius = 30; // alpha 0.1 of a box 300 wide

void paintCar(QPainter &painter, const QColor &body, const QColor &ground)
{
    painter.fillRect(QRectF(QPointF(0, 0), drawn), ground);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 40));
    painter.drawEllipse(QPointF(150, 166), 128, 9);
    QPainterPath hull;
    hull.moveTo(28, 142);
    hull.lineTo(30, 112);
    hull.quadTo(34, 100, 60, 97);
    hull.lineTo(92, 93);
    hull.lineTo(122, 62);
    hull.quadTo(126, 58, 134, 58);
    hull.lineTo(210, 58);
    hull.quadTo(218, 58, 224, 64);
    hull.lineTo(252, 94);
    hull.quadTo(272, 98, 274, 112);
    hull.lineTo(274, 142);
    hull.closeSubpath();
    painter.setBrush(body);
    painter.drawPath(hull);
    painter.setBrush(QColor(44, 52, 62));
    painter.drawPolygon(QPolygonF({{106, 94}, {129, 69}, {163, 69}, {163, 94}}));
    painter.drawPolygon(QPolygonF({{171, 94}, {171, 69}, {208, 69}, {232, 94}}));
    painter.setBrush(QColor(250, 240, 200));
    painter.drawEllipse(QPointF(37, 116), 6, 8);
    for (const QPointF wheel : {frontWheel, rearWheel}) {
        painter.setBrush(QColor(28, 30, 34));
        painter.drawEllipse(wheel, wheelRadius, wheelRadius);
        painter.setBrush(QColor(176, 180, 186));
        painter.drawEllipse(wheel, 13, 13);
        painter.setBrush(QColor(96, 100, 108));
        painter.drawEllipse(wheel, 4, 4);
    }
}

// "CC right", "SOC wrong: rear left", each with its glyph, centred.
void paintVerdictLine(QPainter &painter, const QRectF &line, const QString &task, Verdict verdict, const QString &where)
{
    const auto &t = currentTokens();
    const QFontMetricsF metrics(painter.font());
    const QString word = widgets::verdictWord(verdict);
    const QString said = where.isEmpty() ? word : TaskHelpTexts::tr("%1: %2").arg(word, where);
    constexpr double glyph = 11, space = 6;
    const double wide = metrics.horizontalAdvance(task) + space + glyph + space + metrics.horizontalAdvance(said);
    double x = line.center().x() - wide / 2;
    painter.setPen(t.text2);
    painter.drawText(QRectF(x, line.top(), line.width(), line.height()), Qt::AlignVCenter, task);
    x += metrics.horizontalAdvance(task) + space;
    widgets::paintVerdict(painter, QRectF(x, line.center().y() - glyph / 2, glyph, glyph), verdict);
    x += glyph + space;
    painter.setPen(verdict == Verdict::Right ? t.correct : t.wrong);
    painter.drawText(QRectF(x, line.top(), line.width(), line.height()), Qt::AlignVCenter, said);
}

} // namespace

TaskFigure::TaskFigure(QWidget *parent) : QWidget(parent)
{
    setObjectName("taskFigure");
    setAccessibleName(TaskHelpTexts::tr("The front left wheel is pinned in the source. A match on the front wheel of the "
                                        "target is right for CC and SOC; one on the rear wheel is right for CC and wrong "
                                        "for SOC."));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int TaskFigure::heightForWidth(int width) const
{
    return qRound((width - 2 * gap) / 3.0 * drawn.height() / drawn.width()) + captionLines * (fontMetrics().height() + 4);
}

QSize TaskFigure::sizeHint() const
{
    return {720, heightForWidth(720)};
}

QSize TaskFigure::minimumSizeHint() const
{
    return {480, heightForWidth(480)};
}

void TaskFigure::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double wide = (width() - 2 * gap) / 3.0, scale = wide / drawn.width(), high = drawn.height() * scale;
    const int line = fontMetrics().height() + 4;
    const QColor source(74, 128, 196), target(142, 66, 58), ground(222, 220, 214);
    for (int i = 0; i < 3; ++i) {
        const QPointF corner(i * (wide + gap), 0);
        painter.save();
        painter.translate(corner);
        painter.scale(scale, scale);
        painter.setClipRect(QRectF(QPointF(0, 0), drawn));
        paintCar(painter, i == 0 ? source : target, ground);
        painter.restore();
        const auto at = [&](QPointF place) { return corner + place * scale; };
        {
            MarkPainter marks(painter);
            if (i == 0) {
                marks.pin(at(frontWheel));
            } else {
                const QPointF match = i == 1 ? frontWheel + QPointF(9, -7) : rearWheel + QPointF(-6, 8);
                marks.conceptTruth(at(rearWheel), truthRadius * scale);
                marks.truth(at(frontWheel), truthRadius * scale);
                marks.truthDot(at(frontWheel));
                if (i == 2)
                    marks.errorLine({at(frontWheel), at(match)});
                marks.argmax(at(match));
            }
        }
        painter.setFont(widgets::mediumFont());
        painter.setPen(currentTokens().text1);
        const QString caption = i == 0 ? TaskHelpTexts::tr("Source: you point at the front left wheel")
                                : i == 1 ? TaskHelpTexts::tr("Target: matched on the front left wheel")
                                         : TaskHelpTexts::tr("Target: matched on the rear left wheel");
        const auto row = [&](int index) { return QRectF(corner.x(), high + index * line, wide, line); };
        painter.drawText(row(0), Qt::AlignCenter,
                         QFontMetricsF(painter.font()).elidedText(caption, Qt::ElideRight, wide));
        if (i == 0)
            continue;
        painter.setFont(widgets::bodyFont());
        paintVerdictLine(painter, row(1), QStringLiteral("CC"), Verdict::Right, {});
        paintVerdictLine(painter, row(2), QStringLiteral("SOC"), i == 1 ? Verdict::Right : Verdict::Wrong,
                         i == 1 ? QString() : TaskHelpTexts::tr("rear left"));
    }
}

void showTaskHelp(QWidget *parent)
{
    if (auto *open = parent->findChild<QDialog *>("taskHelp")) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *dialog = new QDialog(parent);
    dialog->setObjectName("taskHelp");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(TaskHelpTexts::tr("What CC and SOC mean"));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setSpacing(12);
    column->addWidget(new TaskFigure(page));
    auto *text = new QLabel(page);
    text->setObjectName("taskHelpText");
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setText(TaskHelpTexts::tr(
        "<p><b>CC, concept correspondence.</b> The match is right when it lies inside the circle of <i>any</i> wheel centre "
        "that the target shows. It asks whether the model knows what a wheel centre is.</p>"
        "<p><b>SOC, semantic object correspondence.</b> Only the circle of <i>the same</i> wheel counts. It asks whether the "
        "model knows which one it is. Left and right are the object's own: a car's left is its driver's.</p>"
        "<p><b>Cross-SOC</b> is SOC on a pair of two categories, from a car to a bus.</p>"
        "<p>The solid circle is the truth, the dashed ones are right for CC alone. Their radius is α times the longer side "
        "of the object's box; with α = 0.10 a tenth of it. The white cross is the point that is scored, the upper left "
        "corner of the cell that is most similar; the dashed line is the way from the truth to it. "
        "<b>Cross inside circle means right.</b></p>"
        "<p>The gap from CC to SOC is what a model loses by mistaking one of several like parts for another. The two stand "
        "on different sets of points: CC also counts points whose own counterpart the target does not show.</p>"));
    column->addWidget(text);
    column->addStretch();
    auto *scroll = new QScrollArea(dialog);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(scroll);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    layout->addWidget(buttons);
    dialog->resize(780, 560);
    dialog->show();
}

} // namespace soco::studio
