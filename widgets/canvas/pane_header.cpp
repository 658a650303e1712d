#include "widgets/canvas/pane_header.h"

#include "widgets/common/chips.h"
#include "widgets/common/elided_text.h"
#include "widgets/common/fonts.h"
#include "widgets/common/icons.h"
#include "widgets/common/task_name.h"
#include "widgets/common/tokens.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <utility>

namespace soco::widgets {

namespace {

constexpr int side = 12, chip = 16, glyph = 11, gap = 8, groupGap = 16;
constexpr int movingBar = 80;
constexpr int endsReach = 2; // of their glyphs to both sides

QString criterionName(benchmark::Criterion criterion, bool cross)
{
    return taskName(cross ? dataset::PairKind::Cross : dataset::PairKind::Intra, criterion);
}

QColor verdictColour(benchmark::Verdict verdict)
{
    const Tokens &t = currentTokens();
    switch (verdict) {
    case benchmark::Verdict::Right:
        return t.correct;
    case benchmark::Verdict::NearMiss:
        return t.nearMiss;
    case benchmark::Verdict::Wrong:
        return t.wrong;
    case benchmark::Verdict::NotScored:
        break;
    }
    return t.text3;
}

QString verdictText(const PaneHeaderContent::Judged &judged, bool withPlace)
{
    const QString word = verdictWord(judged.verdict);
    return withPlace && !judged.where.isEmpty() ? PaneHeader::tr("%1: %2").arg(word, judged.where) : word;
}

// How much is said, from everything to the glyphs alone. Which model it is comes before all of it. A glyph keeps the name
// of its task for as long as there is room: a tick beside a cross says nothing.
struct Words {
    bool place = true, wholeWarning = true, word = true, detail = true, criterion = true, wholeEnds = true, ends = true;
};
constexpr std::array<Words, 8> steps{{{true, true, true, true, true, true, true},
                                      {true, false, true, true, true, true, true},
                                      {false, false, true, true, true, true, true},
                                      {false, false, true, false, true, true, true},
                                      {false, false, false, false, true, true, true},
                                      {false, false, false, false, true, false, true},
                                      {false, false, false, false, true, false, false},
                                      {false, false, false, false, false, false, false}}};

QString warningText(const PaneHeaderContent &content, const Words &words)
{
    return words.wholeWarning ? content.warning : content.shortWarning;
}

QString endsText(const PaneHeaderContent &content, const Words &words)
{
    return !words.ends ? QString() : words.wholeEnds ? content.ends : content.shortEnds;
}

// Measured once, not once a step.
struct VerdictWidths {
    int criterion = 0, word = 0, placed = 0;
};

std::vector<VerdictWidths> widthsOf(const PaneHeaderContent &content, const QFontMetrics &metrics)
{
    std::vector<VerdictWidths> widths;
    for (const auto &judged : content.verdicts) {
        const int word = metrics.horizontalAdvance(verdictText(judged, false));
        widths.push_back({metrics.horizontalAdvance(criterionName(judged.criterion, content.cross)), word,
                          judged.where.isEmpty() ? word : metrics.horizontalAdvance(verdictText(judged, true))});
    }
    return widths;
}

int verdictsWidth(const std::vector<VerdictWidths> &verdicts, const Words &words)
{
    int width = 0;
    for (const VerdictWidths &verdict : verdicts) {
        width += width > 0 ? groupGap : 0;
        width += glyph + (words.criterion ? verdict.criterion + gap : 0)
            + (words.word ? 4 + (words.place ? verdict.placed : verdict.word) : 0);
    }
    return width;
}

} // namespace

PaneHeader::PaneHeader(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_motion.setInterval(40);
    connect(&m_motion, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 6) % std::max(1, width() + movingBar);
        update(0, height() - 2, width(), 2);
    });
}

void PaneHeader::setContent(const PaneHeaderContent &content)
{
    if (content == m_content)
        return;
    PaneHeaderContent others = content;
    others.ends = m_content.ends;
    others.shortEnds = m_content.shortEnds;
    const bool onlyEnds = others == m_content;
    m_content = content;
    // With every move of the mouse a map has other ends.
    if (onlyEnds && moveEnds()) {
        update(m_placedEnds->area);
        return;
    }
    m_placedEnds.reset();
    update();
}

// Whether the ends can be painted alone where others were: nothing else gives way to them, nothing comes after them.
bool PaneHeader::moveEnds()
{
    if (!m_placedEnds || !m_content.warning.isEmpty())
        return false;
    const EndsWidths ends = endsWidths();
    if (longestStep(m_placedEnds->rooms, ends) != m_placedEnds->step
        || roomOf(ends, m_placedEnds->step) > m_placedEnds->most)
        return false;
    const int width = steps[m_placedEnds->step].wholeEnds ? ends.whole : ends.brief;
    m_placedEnds->area.setWidth(std::max(m_placedEnds->area.width(), width + 2 * endsReach));
    return true;
}

int PaneHeader::roomOf(const EndsWidths &ends, std::size_t step)
{
    const int width = steps[step].wholeEnds ? ends.whole : ends.brief;
    return width > 0 && steps[step].ends ? gap + width : 0;
}

std::size_t PaneHeader::longestStep(const std::vector<int> &rooms, const EndsWidths &ends)
{
    std::size_t step = 0;
    while (step < rooms.size() && roomOf(ends, step) > rooms[step])
        ++step;
    return step;
}

PaneHeader::EndsWidths PaneHeader::endsWidths() const
{
    const QFontMetrics metrics(bodyFont());
    return {metrics.horizontalAdvance(m_content.ends), metrics.horizontalAdvance(m_content.shortEnds)};
}

void PaneHeader::setProgress(double progress)
{
    if (m_progress == progress)
        return;
    m_progress = progress;
    const bool still = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0;
    if (progress > 1 && !still)
        m_motion.start();
    else
        m_motion.stop();
    update(0, height() - 2, width(), 2);
}

QString PaneHeader::spokenVerdicts(const PaneHeaderContent &content)
{
    QStringList parts;
    for (const auto &judged : content.verdicts)
        parts << tr("%1 %2").arg(criterionName(judged.criterion, content.cross), verdictText(judged, true));
    return parts.join(tr(", "));
}

bool PaneHeader::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), accessibleName(), this);
    return true;
}

void PaneHeader::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT clicked(event->modifiers());
    event->accept();
}

void PaneHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (m_placedEnds && m_placedEnds->area.contains(event->rect()))
        paintEnds(painter);
    else
        paintAll(painter);
}

void PaneHeader::paintEnds(QPainter &painter) const
{
    const Tokens &t = currentTokens();
    painter.fillRect(m_placedEnds->area, t.panel);
    painter.setFont(bodyFont());
    painter.setPen(t.text2);
    painter.drawText(m_placedEnds->line, Qt::AlignVCenter, endsText(m_content, steps[m_placedEnds->step]));
}

void PaneHeader::paintAll(QPainter &painter)
{
    const Tokens &t = currentTokens();
    m_placedEnds.reset();
    painter.fillRect(rect(), t.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (m_content.focused)
        painter.fillRect(QRect(0, 0, width(), 2), t.accent);

    const QFont titled = titleFont(), body = bodyFont();
    const QFontMetrics titleMetrics(titled), metrics(body);
    PaneHeaderContent content = m_content;
    if (content.brief) {
        content.detail.clear();
        if (content.verdicts.size() > 1)
            content.verdicts.erase(content.verdicts.begin(), content.verdicts.end() - 1);
    }
    const int textTop = m_content.focused ? 1 : 0;
    const QRect line(0, textTop, width(), height() - 1 - textTop);
    int left = side;
    if (content.slot > 0) {
        left = side - 2;
        painter.setFont(body);
        paintChip(painter, QRectF(left, line.center().y() + 1 - chip / 2.0, chip, chip), content.slot);
        left += chip + gap;
    }

    // The longest form that leaves room for the title and for what tells it from another.
    // One pixel more than measured: the advance is rounded, and what is cut is cut by fractions.
    const int apartWidth = content.apart.isEmpty() ? 0 : gap + metrics.horizontalAdvance(content.apart) + 1;
    const int titleWidth = titleMetrics.horizontalAdvance(content.title) + apartWidth;
    // Measured once, not once a form.
    const auto wide = [&](const QString &text, int before) {
        return text.isEmpty() ? 0 : before + metrics.horizontalAdvance(text);
    };
    const int noteWidth = wide(content.note, content.pinned ? 16 + gap : 0), detailWidth = wide(content.detail, gap);
    const EndsWidths ends = endsWidths();
    const int warningWidths[] = {wide(content.shortWarning, groupGap), wide(content.warning, groupGap)};
    const auto said = [&](std::size_t step) {
        Words words = steps[step];
        if (content.brief)
            words.word = words.place = words.criterion = false;
        return words;
    };
    const std::vector<VerdictWidths> verdicts = content.note.isEmpty() ? widthsOf(content, metrics)
                                                                       : std::vector<VerdictWidths>();
    const int between = content.brief ? gap : groupGap; // of left and right side
    std::vector<int> rooms;                             // for the ends, by how much else is said
    for (std::size_t step = 0; step < steps.size(); ++step) {
        const Words words = said(step);
        const int rightWidth = content.note.isEmpty() ? verdictsWidth(verdicts, words) : noteWidth;
        rooms.push_back(width() - side - rightWidth - (rightWidth > 0 ? between : 0) - left - titleWidth
                        - (words.detail ? detailWidth : 0) - warningWidths[words.wholeWarning]);
    }
    const std::size_t longest = longestStep(rooms, ends), step = std::min(longest, steps.size() - 1);
    const Words words = said(step);

    // Right side.
    int right = width() - side;
    painter.setFont(body);
    if (!content.note.isEmpty()) {
        const int room = std::max(
            0, right - left - std::min(titleWidth + 1, 60) - groupGap - (content.pinned ? 16 + gap : 0));
        const QString note = metrics.elidedText(content.note, Qt::ElideRight, room);
        const int shownWidth = metrics.horizontalAdvance(note);
        painter.setPen(content.pinned ? t.text2 : t.text3);
        painter.drawText(QRect(right - shownWidth, line.top(), shownWidth, line.height()), Qt::AlignVCenter, note);
        right -= shownWidth;
        if (content.pinned) {
            right -= 16 + gap;
            icon("window-pin").paint(&painter, QRect(right, line.center().y() - 7, 16, 16));
        }
    } else {
        for (std::size_t i = content.verdicts.size(); i-- > 0;) {
            const auto &judged = content.verdicts[i];
            if (words.word) {
                const QString text = verdictText(judged, words.place);
                const int textWidth = words.place ? verdicts[i].placed : verdicts[i].word;
                painter.setPen(verdictColour(judged.verdict));
                painter.drawText(QRect(right - textWidth, line.top(), textWidth, line.height()), Qt::AlignVCenter, text);
                right -= textWidth + 4;
            }
            paintVerdict(painter, QRectF(right - glyph, line.center().y() + 1 - glyph / 2.0, glyph, glyph),
                         judged.verdict);
            right -= glyph;
            if (words.criterion) {
                const QString name = criterionName(judged.criterion, content.cross);
                const int nameWidth = verdicts[i].criterion;
                right -= gap + nameWidth;
                painter.setPen(t.text2);
                painter.drawText(QRect(right, line.top(), nameWidth, line.height()), Qt::AlignVCenter, name);
            }
            right -= i > 0 ? groupGap : 0;
        }
    }

    // Left side.
    // What is said of the map keeps its place; the title gives way to it.
    const int forAll = right - (right < width() - side ? between : 0) - left,
              room = std::max(0, forAll - roomOf(ends, step));
    // A title of two models says less than their files do.
    const int apartRoom = std::min(apartWidth, room * 2 / 3);
    painter.setFont(titled);
    painter.setPen(t.text1);
    const bool wholeTitle = titleWidth - apartWidth < room - apartRoom;
    const QString title = wholeTitle ? content.title
                                     : elidedApart(titleMetrics, content.title, content.others, room - apartRoom);
    painter.drawText(QRect(left, line.top(), room, line.height()), Qt::AlignVCenter, title);
    int after = left + (wholeTitle ? titleWidth - apartWidth : titleMetrics.horizontalAdvance(title));
    painter.setFont(body);
    // Where the text was put; none where it is cut or left out.
    const auto put = [&](const QString &text, int textWidth, int space, const QColor &colour) -> std::optional<QRect> {
        const int free = right - gap - after - space;
        if (text.isEmpty() || free < 24)
            return std::nullopt;
        // The width is rounded: with a pixel to spare there is nothing to cut.
        const bool whole = textWidth < free;
        const QString shown = whole ? text : metrics.elidedText(text, Qt::ElideMiddle, free);
        const QRect place(after + space, line.top(), free, line.height());
        painter.setPen(colour);
        painter.drawText(place, Qt::AlignVCenter, shown);
        after += space + (whole ? textWidth : metrics.horizontalAdvance(shown));
        return whole ? std::optional(place) : std::nullopt;
    };
    if (apartRoom > gap) {
        const QString apart = metrics.elidedText(content.apart, Qt::ElideMiddle, apartRoom - gap);
        painter.setPen(t.text1);
        painter.drawText(QRect(after + gap, line.top(), apartRoom - gap, line.height()), Qt::AlignVCenter, apart);
        after += gap + metrics.horizontalAdvance(apart);
    }
    if (words.detail)
        put(content.detail, detailWidth - gap, gap, t.text3);
    const int endsWidth = words.wholeEnds ? ends.whole : ends.brief;
    if (const auto place = put(endsText(content, words), endsWidth, gap, t.text2); place && longest == step) {
        // Between the lines at the edges; the neighbours are further away than glyphs reach out of their place.
        const QRect area(place->left() - endsReach, 2, endsWidth + 2 * endsReach, height() - 4);
        const int most = forAll - (apartWidth * 3 + 1) / 2;
        if (metrics.height() <= area.height() && roomOf(ends, step) <= most)
            m_placedEnds = PlacedEnds{rooms, step, most, *place, area};
    }
    put(warningText(content, words), warningWidths[words.wholeWarning] - groupGap, groupGap, t.nearMiss);

    if (m_progress >= 0) {
        const QRect bar = m_progress <= 1 ? QRect(0, height() - 2, qRound(width() * m_progress), 2)
                                          : QRect(m_phase - movingBar, height() - 2, movingBar, 2);
        painter.fillRect(bar, t.accent);
    }
}

} // namespace soco::widgets
