#include "widgets/jobs/job_delegate.h"

#include "widgets/common/chips.h"
#include "widgets/common/tokens.h"
#include "widgets/jobs/job_model.h"
#include "widgets/jobs/job_queue.h"
#include "widgets/jobs/job_text.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace soco::widgets {

namespace {

constexpr int barWidth = 160, barLeast = 32;
constexpr int glyphSide = 12;

QFont smallFont(const QFont &font)
{
    QFont result = font;
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF() * 0.92);
    return result;
}

benchmark::Verdict glyphOf(JobQueue::Job::State state)
{
    switch (state) {
    case JobQueue::Job::State::Done:
        return benchmark::Verdict::Right;
    case JobQueue::Job::State::Failed:
        return benchmark::Verdict::Wrong;
    default:
        return benchmark::Verdict::NotScored;
    }
}

void paintBar(QPainter &painter, const QRectF &rect, const JobQueue::Job &job, bool selected)
{
    const Tokens &t = currentTokens();
    painter.fillRect(rect, selected ? t.strongLine : t.track); // the track would vanish on a selected row
    const double fraction = job.fraction();
    if (fraction >= 0) {
        painter.fillRect(QRectF(rect.x(), rect.y(), rect.width() * fraction, rect.height()), t.accent);
    } else if (job.state == JobQueue::Job::State::Running) {
        // Without a total, a quarter of the bar moves to and fro.
        const double phase = std::fmod(job.seconds / 1.6, 2.0);
        const double left = (phase < 1 ? phase : 2 - phase) * 0.75 * rect.width();
        painter.fillRect(QRectF(rect.x() + left, rect.y(), rect.width() * 0.25, rect.height()), t.accent);
    }
}

} // namespace

JobDelegate::JobDelegate(JobQueue *queue, QObject *parent) : QStyledItemDelegate(parent), m_queue(queue) {}

QString JobDelegate::actionWord(int id) const
{
    const JobQueue::Job *job = m_queue->job(id);
    if (!job || job->cancelling || job->state == JobQueue::Job::State::Done)
        return {};
    return job->active() ? tr("Cancel") : tr("Retry");
}

QRect JobDelegate::actionRect(const QRect &row, const QFont &font, int id) const
{
    const QString word = actionWord(id);
    if (word.isEmpty())
        return {};
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(word) + 2 * spacing::medium;
    const int height = metrics.height() + spacing::small;
    return {row.right() + 1 - spacing::small - width, row.y() + (row.height() - height) / 2, width, height};
}

QRect JobDelegate::detailRect(const QRect &row, const QFont &font, int id) const
{
    const JobQueue::Job *job = m_queue->job(id);
    if (!job)
        return {};
    const QRect action = actionRect(row, font, id);
    const int line = QFontMetrics(font).height();
    QRect rect(row.x() + spacing::medium, row.y() + spacing::tiny + line + 2, 0, line);
    rect.setRight((action.isNull() ? row.right() + 1 : action.x()) - spacing::small - 1);
    int before = glyphSide + spacing::tiny;
    if (job->active()) {
        // The bar makes room for the words.
        const int words = QFontMetrics(smallFont(font)).horizontalAdvance(jobDetailText(*job)) + 1;
        const int room = rect.width() - words - spacing::small;
        before = qBound(barLeast, room, qMax(barLeast, qMin(barWidth, rect.width() / 4))) + spacing::small;
    }
    rect.setLeft(rect.left() + before);
    return rect;
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, 2 * QFontMetrics(option.font).height() + spacing::medium};
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const JobQueue::Job *job = m_queue->job(index.data(JobModel::IdRole).toInt());
    if (!job)
        return;
    const Tokens &t = currentTokens();
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    painter->save();
    const QRect row = option.rect;
    if (selected) {
        painter->fillRect(row, option.state & QStyle::State_Active ? t.selection : t.selectionUnfocused);
        painter->fillRect(QRect(row.x(), row.y(), 3, row.height()), t.accent);
    } else if (hovered) {
        painter->fillRect(row, t.hover);
    }
    painter->fillRect(QRect(row.x(), row.bottom(), row.width(), 1), t.line);

    const QRect action = actionRect(row, option.font, job->id);
    const int left = row.x() + spacing::medium;
    const int right = (action.isNull() ? row.right() + 1 : action.x()) - spacing::small;
    const int line = QFontMetrics(option.font).height();
    const int top = row.y() + spacing::tiny + 1;

    QFont titleFont = option.font;
    titleFont.setWeight(selected ? QFont::Medium : QFont::Normal);
    painter->setFont(titleFont);
    painter->setPen(t.text1);
    painter->drawText(QRect(left, top, right - left, line), Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(titleFont).elidedText(job->title, Qt::ElideMiddle, right - left));

    painter->setFont(smallFont(option.font));
    const QRect second(left, top + line + 1, right - left, line);
    const QString detail = jobDetailText(*job);
    const QRect text = detailRect(row, option.font, job->id);
    if (job->active())
        paintBar(*painter, QRectF(left, second.center().y() - 1, text.x() - spacing::small - left, 4), *job, selected);
    else
        paintVerdict(*painter, QRectF(left, second.center().y() - glyphSide / 2.0 + 1, glyphSide, glyphSide),
                     glyphOf(job->state));
    painter->setPen(job->state == JobQueue::Job::State::Failed ? t.wrong : t.text2);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      painter->fontMetrics().elidedText(detail, Qt::ElideRight, text.width()));

    if (!action.isNull()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(t.strongLine);
        painter->setBrush(t.base);
        painter->drawRoundedRect(QRectF(action).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(t.text1);
        painter->setFont(option.font);
        painter->drawText(action, Qt::AlignCenter, actionWord(job->id));
    }
    painter->restore();
}

bool JobDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const int id = index.data(JobModel::IdRole).toInt();
    const bool inside =
        mouse->button() == Qt::LeftButton && actionRect(option.rect, option.font, id).contains(mouse->pos());
    if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = inside ? id : 0;
        return inside;
    }
    const bool hit = inside && m_pressed == id;
    m_pressed = 0;
    if (!hit)
        return false;
    if (m_queue->job(id)->active())
        m_queue->cancel(id);
    else
        m_queue->retry(id);
    return true;
}

} // namespace soco::widgets
