#include "widgets/canvas/pane_header.h"

#include "widgets/common/chips.h"
#include "widgets/common/fonts.h"
#include "widgets/common/icons.h"
#include "widgets/common/task_name.h"
#include "widgets/common/tokens.h"

#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <array>
#include <utility>

namespace soco::widgets {

namespace {

constexpr int side = 12, chip = 16, glyph = 11, gap = 8, groupGap = 16;
constexpr int movingBar = 80;

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

// How much is said, from everything to the glyphs alone. That a map is stretched is never left out.
struct Words {
    bool place = true, wholeWarning = true, word = true, detail = true, criterion = true, wholeEnds = true;
};
constexpr std::array<Words, 8> steps{{{true, true, true, true, true, true},
                                      {true, false, true, true, true, true},
                                      {false, false, true, true, true, true},
                                      {false, false, true, false, true, true},
                                      {false, false, false, false, true, true},
                                      {false, false, false, false, true, false},
                                      {false, false, false, false, false, true},
                                      {false, false, false, false, false, false}}};

QString warningText(const PaneHeaderContent &content, const Words &words)
{
    return words.wholeWarning ? content.warning : content.shortWarning;
}

QString endsText(const PaneHeaderContent &content, const Words &words)
{
    return words.wholeEnds ? content.ends : content.shortEnds;
}

int verdictsWidth(const PaneHeaderContent &content, const QFontMetrics &metrics, const Words &words)
{
    int width = 0;
    for (const auto &judged : content.verdicts) {
        width += width > 0 ? groupGap : 0;
        width += glyph + (words.criterion ? metrics.horizontalAdvance(criterionName(judged.criterion, content.cross)) + gap : 0)
                 + (words.word ? 4 + metrics.horizontalAdvance(verdictText(judged, words.place)) : 0);
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
    m_content = content;
    update();
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

void PaneHeader::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT clicked(event->modifiers());
    event->accept();
}

void PaneHeader::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
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
    // Measured once, not once a form: headers are painted anew with every move of the mouse.
    const auto wide = [&](const QString &text, int before) {
        return text.isEmpty() ? 0 : before + metrics.horizontalAdvance(text);
    };
    const int noteWidth = wide(content.note, content.pinned ? 16 + gap : 0), detailWidth = wide(content.detail, gap);
    const int endsWidths[] = {wide(content.shortEnds, gap), wide(content.ends, gap)};
    const int warningWidths[] = {wide(content.shortWarning, groupGap), wide(content.warning, groupGap)};
    const auto rightWidth = [&](const Words &words) {
        return content.note.isEmpty() ? verdictsWidth(content, metrics, words) : noteWidth;
    };
    const auto leftWidth = [&](const Words &words) {
        return titleWidth + (words.detail ? detailWidth : 0) + endsWidths[words.wholeEnds] + warningWidths[words.wholeWarning];
    };
    Words words = steps.back();
    for (const Words &step : steps) {
        Words tried = step;
        if (content.brief)
            tried.word = tried.place = tried.criterion = false;
        if (left + leftWidth(tried) + groupGap + rightWidth(tried) + side <= width()) {
            words = tried;
            break;
        }
    }
    if (content.brief)
        words.word = words.place = words.criterion = false;

    // Right side.
    int right = width() - side;
    painter.setFont(body);
    if (!content.note.isEmpty()) {
        const int room = std::max(0, right - left - std::min(titleWidth, 60) - groupGap - (content.pinned ? 16 + gap : 0));
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
                const int textWidth = metrics.horizontalAdvance(text);
                painter.setPen(verdictColour(judged.verdict));
                painter.drawText(QRect(right - textWidth, line.top(), textWidth, line.height()), Qt::AlignVCenter, text);
                right -= textWidth + 4;
            }
            paintVerdict(painter, QRectF(right - glyph, line.center().y() + 1 - glyph / 2.0, glyph, glyph), judged.verdict);
            right -= glyph;
            if (words.criterion) {
                const QString name = criterionName(judged.criterion, content.cross);
                const int nameWidth = metrics.horizontalAdvance(name);
                right -= gap + nameWidth;
                painter.setPen(t.text2);
                painter.drawText(QRect(right, line.top(), nameWidth, line.height()), Qt::AlignVCenter, name);
            }
            right -= i > 0 ? groupGap : 0;
        }
    }

    // Left side.
    // What is said of the map keeps its place; the title gives way to it.
    const QString ends = endsText(content, words);
    const int endsWidth = endsWidths[words.wholeEnds];
    const int room = std::max(0, right - groupGap - left - endsWidth);
    // A title of two models says less than their files do.
    const int apartRoom = std::min(apartWidth, room * 2 / 3);
    painter.setFont(titled);
    painter.setPen(t.text1);
    const QString title = titleMetrics.elidedText(content.title, Qt::ElideRight, room - apartRoom);
    painter.drawText(QRect(left, line.top(), room, line.height()), Qt::AlignVCenter, title);
    int after = left + titleMetrics.horizontalAdvance(title);
    painter.setFont(body);
    const auto put = [&](const QString &text, int space, const QColor &colour) {
        const int free = right - gap - after - space;
        if (text.isEmpty() || free < 24)
            return;
        const QString shown = metrics.elidedText(text, Qt::ElideMiddle, free);
        painter.setPen(colour);
        painter.drawText(QRect(after + space, line.top(), free, line.height()), Qt::AlignVCenter, shown);
        after += space + metrics.horizontalAdvance(shown);
    };
    if (apartRoom > gap) {
        const QString apart = metrics.elidedText(content.apart, Qt::ElideMiddle, apartRoom - gap);
        painter.setPen(t.text1);
        painter.drawText(QRect(after + gap, line.top(), apartRoom - gap, line.height()), Qt::AlignVCenter, apart);
        after += gap + metrics.horizontalAdvance(apart);
    }
    if (words.detail)
        put(content.detail, gap, t.text3);
    put(ends, gap, t.text2);
    put(warningText(content, words), groupGap, t.nearMiss);

    if (m_progress >= 0) {
        const QRect bar = m_progress <= 1 ? QRect(0, height() - 2, qRound(width() * m_progress), 2)
                                          : QRect(m_phase - movingBar, height() - 2, movingBar, 2);
        painter.fillRect(bar, t.accent);
    }
}

} // namespace soco::widgets
