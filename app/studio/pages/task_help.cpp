#include "app/studio/pages/task_help.h"

#include "widgets/canvas/mark_painter.h"
#include "widgets/common/chips.h"
#include "widgets/common/fonts.h"
#include "widgets/common/judge_words.h"
#include "widgets/common/task_name.h"
#include "widgets/common/tokens.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

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
constexpr int gap = 12;
constexpr QPointF frontWheel(82, 142), rearWheel(216, 142);
constexpr double alpha = 0.1, wheelRadius = 24, truthRadius = alpha * drawn.width(); // the box is the drawing

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

QString captionOf(int drawing)
{
    return drawing == 0 ? TaskHelpTexts::tr("Source: you point at the front left wheel")
        : drawing == 1  ? TaskHelpTexts::tr("Target: matched on the front left wheel")
                        : TaskHelpTexts::tr("Target: matched on the rear left wheel");
}

// Of the captions below drawings of this width, which wrap.
int captionHeight(double wide)
{
    const QFontMetricsF metrics(widgets::mediumFont());
    double height = metrics.height();
    for (int drawing = 0; drawing < 3; ++drawing)
        height = std::max(
            height,
            metrics.boundingRect(QRectF(0, 0, wide, 1000), Qt::AlignHCenter | Qt::TextWordWrap, captionOf(drawing))
                .height());
    return int(std::ceil(height)) + 4;
}

// The pair of the drawing, from the front left wheel of one car to both wheels of another, and what the judges say of a
// match there.
benchmark::PointJudgement judged(QPointF match)
{
    const auto wheel = [](const char *name, QPointF place) {
        dataset::Keypoint keypoint;
        keypoint.name = name;
        keypoint.position = {place.x(), place.y()};
        keypoint.conceptName = "wheel_center";
        return keypoint;
    };
    dataset::Pair pair;
    for (dataset::View *view : {&pair.source, &pair.target}) {
        view->width = int(drawn.width());
        view->height = int(drawn.height());
        view->box = dataset::Box{0, 0, drawn.width(), drawn.height()};
    }
    pair.source.keypoints = {wheel("front", frontWheel)};
    pair.target.keypoints = {wheel("front", frontWheel), wheel("rear", rearWheel)};
    dataset::PairMatches matches;
    matches.semantic = {{0, 0}};
    matches.concepts = {{0, {0, 1}}};
    const int side = int(drawn.width());
    const std::vector<UnitPoint> predicted{{float(match.x()) / float(side), float(match.y()) / float(side)}};
    return benchmark::judgePair(pair, matches, benchmark::geometryOf(pair, side), predicted, {}, alpha).front();
}

QPointF matchIn(int drawing)
{
    return drawing == 1 ? frontWheel + QPointF(9, -7) : rearWheel + QPointF(-6, 8);
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
    painter.setPen(verdict == Verdict::Right ? t.correct : verdict == Verdict::NearMiss ? t.nearMiss : t.wrong);
    painter.drawText(QRectF(x, line.top(), line.width(), line.height()), Qt::AlignVCenter, said);
}

} // namespace

TaskFigure::TaskFigure(QWidget *parent) : QWidget(parent)
{
    setObjectName("taskFigure");
    const auto verdicts = [](int drawing) {
        QStringList parts;
        for (const benchmark::Criterion criterion : benchmark::criteria())
            parts << TaskHelpTexts::tr("%1 %2").arg(
                widgets::taskName(dataset::PairKind::Intra, criterion),
                widgets::verdictWord(judged(matchIn(drawing)).verdict(criterion, alpha)));
        return widgets::andText(parts);
    };
    setAccessibleName(
        TaskHelpTexts::tr("The front left wheel is pinned in the source. A match on the front wheel of the "
                          "target: %1. One on the rear wheel: %2.")
            .arg(verdicts(1), verdicts(2)));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int TaskFigure::heightForWidth(int width) const
{
    const double wide = (width - 2 * gap) / 3.0;
    return qRound(wide * drawn.height() / drawn.width()) + captionHeight(wide)
        + int(benchmark::judges().size()) * (fontMetrics().height() + 4);
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
                const QPointF match = matchIn(i);
                marks.alsoValid(at(rearWheel), truthRadius * scale);
                marks.truth(at(frontWheel), truthRadius * scale);
                marks.truthDot(at(frontWheel));
                if (i == 2)
                    marks.errorLine({at(frontWheel), at(match)});
                marks.argmax(at(match));
            }
        }
        painter.setFont(widgets::mediumFont());
        painter.setPen(currentTokens().text1);
        const int caption = captionHeight(wide);
        painter.drawText(QRectF(corner.x(), high, wide, caption), Qt::AlignCenter | Qt::TextWordWrap, captionOf(i));
        const auto row = [&](int index) { return QRectF(corner.x(), high + caption + index * line, wide, line); };
        if (i == 0)
            continue;
        painter.setFont(widgets::bodyFont());
        const benchmark::PointJudgement judgement = judged(matchIn(i));
        int lineOfJudge = 0;
        for (const benchmark::Criterion criterion : benchmark::criteria()) {
            const Verdict verdict = judgement.verdict(criterion, alpha);
            paintVerdictLine(
                painter, row(lineOfJudge++), widgets::taskName(dataset::PairKind::Intra, criterion), verdict,
                verdict == Verdict::Wrong && judgement.nearestTarget == 1 ? TaskHelpTexts::tr("rear left") : QString());
        }
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
    dialog->setWindowTitle(TaskHelpTexts::tr("What %1 mean").arg(widgets::andText(widgets::judgeNames())));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setSpacing(12);
    column->addWidget(new TaskFigure(page));
    auto *text = new QLabel(page);
    text->setObjectName("taskHelpText");
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    QString help;
    for (const benchmark::Criterion criterion : benchmark::criteria())
        help += TaskHelpTexts::tr("<p><b>%1, %2.</b> %3</p>")
                    .arg(widgets::taskName(dataset::PairKind::Intra, criterion), widgets::judgeTitle(criterion),
                         widgets::judgeHelp(criterion));
    help += TaskHelpTexts::tr("<p><b>%1</b> is said on a pair of two categories, from a car to a bus.</p>")
                .arg(widgets::andText(widgets::judgeNames(dataset::PairKind::Cross)));
    help +=
        TaskHelpTexts::tr(
            "<p>The solid circle is the truth, the dashed ones are right for %1 alone. Their radius is α times the longer "
            "side of the object's box; with α = 0.10 a tenth of it. The white cross is the point that is scored, the upper "
            "left corner of the cell that is most similar; the dashed line is the way from the truth to it. "
            "<b>Cross inside circle means right.</b></p>")
            .arg(widgets::orText(widgets::severalTargetNames()));
    text->setText(help);
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
