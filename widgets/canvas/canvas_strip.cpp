#include "widgets/canvas/canvas_strip.h"

#include "widgets/canvas/colour_map.h"
#include "widgets/common/chips.h"
#include "widgets/common/fonts.h"
#include "widgets/common/judge_words.h"
#include "widgets/common/panel_paint.h"
#include "widgets/common/tokens.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace soco::widgets {

namespace {

constexpr int side = 16, barWidth = 236, barHeight = 8, barTop = 11;
constexpr int chip = 16, smallChip = 12;
constexpr double markersApart = 15;
constexpr int legendReach = 20;              // to the right of the legend, where a digit at its upper end may stand
constexpr double groupGap = 18, pairGap = 8; // in the read-out
constexpr int keyIcon = 14, keyIconGap = 6, keyGap = 10, beforeKey = 22, afterKey = 16;

QString cosineText(const std::optional<double> &cosine)
{
    return cosine && std::isfinite(*cosine) ? QString::number(*cosine, 'f', 2) : QStringLiteral("–");
}

// Whether the values under the mouse and the marks on the legend are all that may differ.
bool sameRoom(const StripContent &a, const StripContent &b)
{
    MapSettings map = a.map;
    map.low = b.map.low;
    map.high = b.map.high;
    const auto sameSlot = [](const StripContent::Value &one, const StripContent::Value &other) {
        return one.slot == other.slot;
    };
    return map == b.map && a.keyVisible == b.keyVisible && a.remark == b.remark && a.positionDigits == b.positionDigits
        && std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), sameSlot);
}

// Of two contents of the same room: only the raw scales say their ends and mark the models' peaks.
bool sameLegend(const StripContent &a, const StripContent &b)
{
    const bool raw = a.map.scale == MapScale::RawShared || a.map.scale == MapScale::RawFitted;
    return !raw || (a.map.low == b.map.low && a.map.high == b.map.high && a.peaks == b.peaks);
}

} // namespace

CanvasStrip::CanvasStrip(std::function<StripContent()> content, QWidget *parent)
    : QWidget(parent), m_content(std::move(content))
{
    setObjectName(QStringLiteral("canvasStrip"));
    setAccessibleName(tr("Legend and values under the mouse"));
    setAttribute(Qt::WA_OpaquePaintEvent);
}

QSize CanvasStrip::sizeHint() const
{
    return {640, 36};
}

QString CanvasStrip::readOut() const
{
    const StripContent content = m_content();
    QStringList parts;
    if (content.padding) {
        parts << tr("padding");
    } else {
        const QString dash = QStringLiteral("–");
        parts << QStringLiteral("x %1").arg(content.position ? QString::number(content.position->x(), 'f', 1) : dash)
              << QStringLiteral("y %1").arg(content.position ? QString::number(content.position->y(), 'f', 1) : dash)
              << (content.cell ? tr("cell %1, %2").arg(content.cell->x()).arg(content.cell->y()) : tr("cell –, –"));
    }
    for (const StripContent::Value &value : content.values)
        parts << QStringLiteral("[%1] %2").arg(value.slot).arg(cosineText(value.cosine));
    return parts.join(QLatin1Char(' '));
}

std::vector<double> CanvasStrip::ticks(double low, double high)
{
    std::vector<double> values;
    for (int i = 0; i <= 4; ++i)
        values.push_back(low + (high - low) * i / 4);
    return values;
}

QStringList CanvasStrip::tickTexts(const std::vector<double> &values)
{
    QStringList texts;
    for (int decimals = 2; decimals <= 4; ++decimals) {
        texts.clear();
        for (const double value : values) {
            const QString text = QString::number(value, 'f', decimals);
            texts << (text.toDouble() == 0 ? QString::number(0.0, 'f', decimals) : text); // no minus before a zero
        }
        if (std::adjacent_find(texts.cbegin(), texts.cend()) == texts.cend())
            break;
    }
    return texts;
}

std::vector<double> CanvasStrip::pushedApart(std::vector<double> at, double apart, double lowest, double highest)
{
    if (at.empty())
        return at;
    at.front() = std::max(at.front(), lowest);
    for (std::size_t i = 1; i < at.size(); ++i)
        at[i] = std::max(at[i], at[i - 1] + apart);
    at.back() = std::min(at.back(), highest);
    for (std::size_t i = at.size() - 1; i-- > 0;)
        at[i] = std::min(at[i], at[i + 1] - apart);
    return at;
}

QRect CanvasStrip::legendBar() const
{
    // One place for every scale, so that nothing jumps: beside the longer of the two words.
    const QFontMetricsF metrics(smallFont());
    const double word = std::max(metrics.horizontalAdvance(tr("Cosine")), metrics.horizontalAdvance(tr("Map")));
    const int left = side + int(std::ceil(word)) + 14;
    return {left, barTop, barWidth, barHeight};
}

QString CanvasStrip::legendText() const
{
    const MapSettings map = m_content().map;
    if (!map.visible)
        return {};
    switch (map.scale) {
    case MapScale::BestPart:
        return tr("best %1 % of each picture").arg(map.share);
    case MapScale::Stretched:
        return tr("stretched, not comparable");
    default: break;
    }
    const QStringList ends = tickTexts(ticks(map.low, map.high));
    return tr("Cosine %1 to %2").arg(ends.first(), ends.last());
}

bool CanvasStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    // What the percentage counts.
    const auto *help = static_cast<QHelpEvent *>(event);
    const StripContent content = m_content();
    QStringList lines;
    const QLocale english(QLocale::English);
    if (content.map.visible && content.map.scale == MapScale::BestPart && help->pos().x() <= legendBar().right()) {
        for (const StripContent::Coloured &coloured : content.coloured)
            lines << tr("[%1] %2 of %3 cells").arg(coloured.slot).arg(english.toString(coloured.cells),
                                                                     english.toString(coloured.of));
    }
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), legendText() + QLatin1Char('\n') + lines.join(QLatin1Char('\n')), this);
    return true;
}

void CanvasStrip::updateValues()
{
    if (!m_painted) {
        update();
        return;
    }
    const StripContent content = m_content();
    if (!sameRoom(content, *m_painted)) {
        m_painted.reset();
        update();
        return;
    }
    QRegion changed = m_changing;
    if (content.map.visible && !sameLegend(content, *m_painted))
        changed += QRect(0, 0, legendRight(content) + legendReach, height());
    m_painted = content;
    update(changed);
}

void CanvasStrip::paintEvent(QPaintEvent *event)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    const QRegion &region = event->region();
    painter.fillRect(rect(), t.panel);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
    const StripContent content = m_content();
    const ReadOut readOut = readOutOf(content);
    const int left = content.map.visible ? legendRight(content) : side;
    const auto seen = [&](int from, int to) { return region.intersects(QRect(from, 0, to - from, height())); };
    if (seen(int(readOut.place.left()), width()))
        paintPlace(painter, content, readOut);
    paintValues(painter, content, readOut, region);
    if (content.map.visible && seen(0, left + legendReach))
        paintLegend(painter, content);
    if (seen(left + legendReach, readOut.left))
        paintKey(painter, content, left, readOut.left);
    m_painted = content;
    m_changing = readOut.changing;
}

QRect CanvasStrip::stretchedWarning() const
{
    // Between the words at the ends of the bar where there is room for it, else beside the bar.
    const QRect bar = legendBar();
    const QFontMetrics small(tickFont());
    const int ends = 2 * std::max(small.horizontalAdvance(tr("lowest")), small.horizontalAdvance(tr("highest")));
    const int below = small.horizontalAdvance(tr("stretched, not comparable")) + 1;
    if (ends + below + 2 * spacing::small <= bar.width())
        return {bar.left() + (bar.width() - below) / 2, bar.bottom() + 3, below, small.height()};
    return {bar.right() + 1 + spacing::medium, 0,
            QFontMetrics(smallFont()).horizontalAdvance(tr("stretched, not comparable")), height()};
}

int CanvasStrip::legendRight(const StripContent &content) const
{
    const int right = legendBar().right() + 1;
    return content.map.scale == MapScale::Stretched ? std::max(right, stretchedWarning().right() + 1) : right;
}

void CanvasStrip::paintLegend(QPainter &painter, const StripContent &content) const
{
    const Tokens &t = currentTokens();
    const bool best = content.map.scale == MapScale::BestPart;
    const QRect bar = legendBar();
    painter.setFont(smallFont());
    painter.setPen(t.text2);
    painter.drawText(QRect(side, 0, bar.left() - side, height()), Qt::AlignVCenter, best ? tr("Map") : tr("Cosine"));

    // The map's colours with its opacity over the canvas colour.
    const double ratio = devicePixelRatioF();
    const ColourTable table = colourTable(content.map.colours, content.map.opacity / 100.0, content.map.scale);
    QImage colours(qRound(bar.width() * ratio), 1, QImage::Format_ARGB32_Premultiplied);
    for (int x = 0; x < colours.width(); ++x) {
        const double u = (x + 0.5) / colours.width();
        reinterpret_cast<QRgb *>(colours.scanLine(0))[x] = table[std::size_t(u * double(table.size() - 1))];
    }
    painter.fillRect(bar, t.canvas);
    painter.drawImage(bar, colours);
    painter.setPen(t.strongLine);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(bar).adjusted(-0.5, -0.5, 0.5, 0.5));

    const QFont small = tickFont();
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    if (best) {
        painter.setPen(t.text2);
        const QString text = tr("best %1 % of each picture").arg(content.map.share);
        painter.drawText(QPointF(bar.left(), bar.bottom() + 3 + metrics.ascent()), text);
        return;
    }
    const bool stretched = content.map.scale == MapScale::Stretched;
    const std::vector<double> values = ticks(content.map.low, content.map.high);
    const QStringList texts = tickTexts(values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = bar.left() + double(i) * bar.width() / double(values.size() - 1);
        painter.fillRect(QRectF(std::round(x) - 0.5, bar.bottom() + 1.5, 1, 3), t.strongLine);
        if (stretched && i != 0 && i + 1 != values.size())
            continue;
        const QString text = stretched ? (i == 0 ? tr("lowest") : tr("highest")) : texts[qsizetype(i)];
        const double width = metrics.horizontalAdvance(text);
        const double from = stretched ? (i == 0 ? bar.left() : bar.right() + 1 - width) : x - width / 2;
        painter.setPen(t.text2);
        painter.drawText(QPointF(from, bar.bottom() + 3 + metrics.ascent()), text);
    }

    if (stretched) {
        const QRect place = stretchedWarning();
        painter.setFont(place.left() > bar.right() ? smallFont() : small);
        painter.setPen(t.nearMiss);
        painter.drawText(place, Qt::AlignVCenter, tr("stretched, not comparable"));
        return;
    }

    // One triangle per model with its tip at the highest cosine; where several meet, their bases and digits keep apart.
    std::vector<StripContent::Peak> peaks = content.peaks;
    std::stable_sort(peaks.begin(), peaks.end(), [](const auto &a, const auto &b) { return a.cosine < b.cosine; });
    const double span = std::max(content.map.high - content.map.low, 1e-6);
    std::vector<double> tips;
    for (const StripContent::Peak &peak : peaks)
        tips.push_back(bar.left() + bar.width() * std::clamp((peak.cosine - content.map.low) / span, 0.0, 1.0));
    const std::vector<double> bases = pushedApart(tips, markersApart, bar.left(), bar.right() + 1);
    painter.setFont(scaledFont(small, 1.0, QFont::Bold));
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        QPainterPath triangle;
        triangle.moveTo(tips[i], bar.top() - 1);
        triangle.lineTo(bases[i] - 3.5, bar.top() - 6);
        triangle.lineTo(bases[i] + 3.5, bar.top() - 6);
        triangle.closeSubpath();
        painter.fillPath(triangle, slotColour(peaks[i].slot));
        painter.setPen(t.text1);
        painter.drawText(QPointF(bases[i] + 5, bar.top() - 2), QString::number(peaks[i].slot));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void CanvasStrip::paintKey(QPainter &painter, const StripContent &content, int left, int right) const
{
    const Tokens &t = currentTokens();
    const QFontMetricsF metrics(smallFont());
    painter.setFont(smallFont());
    if (!content.remark.isEmpty()) {
        const int room = right - afterKey - left - beforeKey;
        if (room < 60)
            return;
        painter.setPen(t.text2);
        painter.drawText(QRect(left + beforeKey, 0, room, height()), Qt::AlignVCenter,
                         metrics.elidedText(content.remark, Qt::ElideRight, room));
        return;
    }
    const auto form = content.keyVisible ? keyFormIn(right - left) : std::nullopt;
    if (!form)
        return;
    const QFontMetricsF words(form->font);
    painter.setFont(form->font);
    painter.setRenderHint(QPainter::Antialiasing);
    double x = left + beforeKey;
    // In two rows the other targets stand below the truth, which they look like.
    for (const int i : form->twoRows ? std::array{1, 0, 2} : std::array{0, 1, 2}) {
        const double rowHeight = form->twoRows ? (height() - 1) / 2.0 : height();
        const double top = form->twoRows ? 1 + (i == 1 ? rowHeight - 1 : 0) : 0;
        const double radius = form->twoRows ? 5 : 6;
        const QPointF centre(x + keyIcon / 2.0, top + rowHeight / 2);
        painter.setBrush(Qt::NoBrush);
        if (i < 2) {
            QPen pen(t.truth, i == 0 ? 2 : 1.4);
            if (i == 1)
                pen.setDashPattern({2.6, 2.2});
            painter.setPen(pen);
            painter.drawEllipse(centre, radius, radius);
            if (i == 0) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(t.truth);
                painter.drawEllipse(centre, 2, 2);
            }
        } else {
            painter.setPen(QPen(t.text1, 2));
            painter.drawLine(centre - QPointF(4.5, 4.5), centre + QPointF(4.5, 4.5));
            painter.drawLine(centre - QPointF(4.5, -4.5), centre + QPointF(4.5, -4.5));
        }
        const double width = words.horizontalAdvance(form->texts[i]);
        painter.setPen(t.text2);
        painter.drawText(QRectF(x + keyIcon + keyIconGap, top, width + 2, rowHeight), Qt::AlignVCenter, form->texts[i]);
        if (!form->twoRows || i == 0)
            x += keyIcon + keyIconGap + width + keyGap;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

std::vector<CanvasStrip::KeyForm> CanvasStrip::keyForms()
{
    const QString judges = orText(severalTargetNames());
    const QStringList whole{tr("truth, α circle"), tr("also valid for %1").arg(judges), tr("argmax")};
    const QStringList brief{tr("truth"), tr("also %1").arg(judges), tr("argmax")};
    std::vector<KeyForm> forms{
        {smallFont(), false, whole, 0}, {tickFont(), true, whole, 0}, {tickFont(), true, brief, 0}};
    for (KeyForm &form : forms) {
        const QFontMetricsF metrics(form.font);
        const auto wide = [&](int i) {
            return keyIcon + keyIconGap + metrics.horizontalAdvance(form.texts[i]) + keyGap;
        };
        form.width = form.twoRows ? std::max(wide(0) + wide(2), wide(1)) : wide(0) + wide(1) + wide(2);
    }
    return forms;
}

std::optional<CanvasStrip::KeyForm> CanvasStrip::keyFormIn(int room)
{
    for (KeyForm &form : keyForms())
        if (beforeKey + form.width + afterKey <= room)
            return std::move(form);
    return std::nullopt;
}

// In one row where there is room for it, unless the key has room only beside two.
CanvasStrip::ReadOut CanvasStrip::readOutOf(const StripContent &content) const
{
    ReadOut one = readOutIn(content, false);
    const int free = content.map.visible ? legendRight(content) : side;
    const bool fits = one.left >= (content.map.visible ? legendBar().right() + 12 : side);
    if (fits && (!content.keyVisible || keyFormIn(one.left - free)))
        return one;
    ReadOut two = readOutIn(content, true);
    return fits && !keyFormIn(two.left - free) ? one : two;
}

CanvasStrip::ReadOut CanvasStrip::readOutIn(const StripContent &content, bool two) const
{
    const QFontMetricsF metrics(smallFont());
    ReadOut out;
    out.number = numberWidth(metrics, QString(content.positionDigits, QLatin1Char('8')) + QStringLiteral(".8"));
    out.letter = std::max(metrics.horizontalAdvance(QLatin1Char('x')), metrics.horizontalAdvance(QLatin1Char('y'))) + 4;
    out.cell = numberWidth(metrics, tr("cell %1, %2").arg(88).arg(88));
    // A minus sign reaches into the gap after the chip.
    const double cosine = numberWidth(metrics, QStringLiteral("0.88"));
    constexpr double valueGap = 10, chipGap = 6;
    const double place = 2 * (out.letter + out.number) + pairGap + groupGap + out.cell;
    const double count = double(content.values.size());
    const double oneRow = place + (count > 0 ? groupGap - 6 : 0) + count * (chip + chipGap + cosine) + (count - 1) * valueGap;

    const int chipSide = two ? smallChip : chip;
    const double valueWidth = two ? numberWidth(QFontMetricsF(tickFont()), QStringLiteral("0.88")) : cosine;
    const double valuesWidth = count > 0 ? count * (chipSide + chipGap + valueWidth) + (count - 1) * (two ? 4 : valueGap) : 0;
    const double left = width() - side - (two ? std::max(place, valuesWidth) : oneRow);
    const double top = 1, rowHeight = two ? (height() - top) / 2 : height() - top;
    out.twoRows = two;
    out.left = int(left);
    out.place = QRectF(two ? width() - side - place : left, top, place, rowHeight);
    out.changing = out.place.adjusted(0, 0, 2, 0).toAlignedRect();

    const double valuesTop = two ? top + rowHeight - 1 : top;
    double x = two ? width() - side - valuesWidth : left + place + groupGap - 6;
    for (std::size_t i = 0; i < content.values.size(); ++i) {
        out.chips.emplace_back(x, std::round(valuesTop + (rowHeight - chipSide) / 2), chipSide, chipSide);
        out.numbers.emplace_back(x + chipSide + chipGap, valuesTop, valueWidth, rowHeight);
        const int from = int(std::ceil(x + chipSide)), to = int(std::ceil(out.numbers.back().right())) + 2;
        out.changing += QRect(from, int(valuesTop), to - from, int(std::ceil(rowHeight)) + 1);
        x += chipSide + chipGap + valueWidth + (two ? 4 : valueGap);
    }
    return out;
}

void CanvasStrip::paintPlace(QPainter &painter, const StripContent &content, const ReadOut &readOut) const
{
    const Tokens &t = currentTokens();
    const QRectF &place = readOut.place;
    painter.setFont(smallFont());
    if (content.padding) {
        painter.setPen(t.text2);
        painter.drawText(place, Qt::AlignVCenter, tr("padding"));
        return;
    }
    const QString dash = QStringLiteral("–");
    double x = place.left();
    const auto coordinate = [&](const QString &name, const QString &value) {
        painter.setPen(t.text1);
        painter.drawText(QRectF(x, place.top(), readOut.letter, place.height()), Qt::AlignVCenter, name);
        paintNumber(painter, QRectF(x + readOut.letter, place.top(), readOut.number, place.height()), value,
                    Qt::AlignRight);
        x += readOut.letter + readOut.number;
    };
    coordinate(QStringLiteral("x"), content.position ? QString::number(content.position->x(), 'f', 1) : dash);
    x += pairGap;
    coordinate(QStringLiteral("y"), content.position ? QString::number(content.position->y(), 'f', 1) : dash);
    x += groupGap;
    painter.setPen(t.text2);
    const QString text = content.cell ? tr("cell %1, %2").arg(content.cell->x()).arg(content.cell->y())
                                      : tr("cell –, –");
    paintNumber(painter, QRectF(x, place.top(), readOut.cell, place.height()), text, Qt::AlignLeft);
}

void CanvasStrip::paintValues(QPainter &painter, const StripContent &content, const ReadOut &readOut,
                              const QRegion &region) const
{
    const Tokens &t = currentTokens();
    painter.setFont(readOut.twoRows ? tickFont() : smallFont());
    for (std::size_t i = 0; i < content.values.size(); ++i) {
        const StripContent::Value &value = content.values[i];
        if (region.intersects(readOut.chips[i].toAlignedRect()))
            paintChip(painter, readOut.chips[i], value.slot);
        painter.setPen(t.text1);
        paintNumber(painter, readOut.numbers[i], cosineText(value.cosine),
                    value.cosine ? Qt::AlignRight : Qt::AlignLeft);
    }
}

} // namespace soco::widgets
