#include "widgets/common/chips.h"

#include "widgets/common/tokens.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace soco::widgets {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Verdict", text);
}

} // namespace

void paintChip(QPainter &painter, const QRectF &rect, int slot)
{
    const QColor colour = slotColour(slot);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(rect, 3, 3);
    QFont font = painter.font();
    font.setPixelSize(qRound(rect.height() * 0.7));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(digitColour(colour));
    painter.drawText(rect, Qt::AlignCenter, QString::number(slot));
    painter.restore();
}

void paintVerdict(QPainter &painter, const QRectF &rect, benchmark::Verdict verdict)
{
    const Tokens &t = currentTokens();
    const qreal side = qMin(rect.width(), rect.height());
    const QRectF box(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side);
    const auto at = [&](qreal x, qreal y) { return QPointF(box.x() + x * side, box.y() + y * side); };
    QPainterPath path;
    QColor colour = t.text3;
    switch (verdict) {
    case benchmark::Verdict::Right:
        colour = t.correct;
        path.moveTo(at(0.10, 0.55));
        path.lineTo(at(0.38, 0.82));
        path.lineTo(at(0.90, 0.20));
        break;
    case benchmark::Verdict::Wrong:
        colour = t.wrong;
        path.moveTo(at(0.18, 0.18));
        path.lineTo(at(0.82, 0.82));
        path.moveTo(at(0.82, 0.18));
        path.lineTo(at(0.18, 0.82));
        break;
    case benchmark::Verdict::NearMiss:
        colour = t.nearMiss;
        path.moveTo(at(0.06, 0.62));
        path.cubicTo(at(0.28, 0.18), at(0.40, 0.34), at(0.50, 0.50));
        path.cubicTo(at(0.60, 0.66), at(0.72, 0.82), at(0.94, 0.38));
        break;
    case benchmark::Verdict::NotScored:
        path.moveTo(at(0.25, 0.5));
        path.lineTo(at(0.75, 0.5));
        break;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, side * 0.16, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
}

QString verdictWord(benchmark::Verdict verdict)
{
    switch (verdict) {
    case benchmark::Verdict::Right:
        return translated(QT_TRANSLATE_NOOP("Verdict", "right"));
    case benchmark::Verdict::NearMiss:
        return translated(QT_TRANSLATE_NOOP("Verdict", "near miss"));
    case benchmark::Verdict::Wrong:
        return translated(QT_TRANSLATE_NOOP("Verdict", "wrong"));
    case benchmark::Verdict::NotScored:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("Verdict", "not scored"));
}

} // namespace soco::widgets
