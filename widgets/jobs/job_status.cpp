#include "widgets/jobs/job_status.h"

#include "widgets/common/icons.h"
#include "widgets/common/tokens.h"
#include "widgets/jobs/job_queue.h"
#include "widgets/jobs/job_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <cmath>

namespace soco::widgets {

namespace {

constexpr int barWidth = 120;
constexpr int stopSide = 20;
constexpr int textLimit = 640; // narrower where others need the room

QFont smallFont(const QFont &font)
{
    QFont result = font;
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF() * 0.92);
    return result;
}

// "Evaluating DINOv2-B/14, 198 of 1,600 pairs"
QString statusText(const JobQueue::Job &job)
{
    const QString count = job.cancelling ? jobStateWord(job) : jobCountText(job);
    return count.isEmpty() ? job.title : job.title + QStringLiteral(", ") + count;
}

} // namespace

JobStatus::Phase JobStatus::phaseFor(double seconds)
{
    return seconds < 0.15 ? Phase::Hidden : seconds < 1 ? Phase::BarOnly : Phase::Full;
}

JobStatus::JobStatus(JobQueue *queue, QWidget *parent) : QWidget(parent), m_queue(queue), m_stop(new QToolButton(this))
{
    setObjectName(QStringLiteral("jobStatus"));
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_stop->setObjectName(QStringLiteral("jobStatusStop"));
    m_stop->setAccessibleName(tr("Stop the job"));
    m_stop->setToolTip(tr("Stop the job"));
    m_stop->setAutoRaise(true);
    m_stop->setIcon(icon("process-stop"));
    m_stop->setCursor(Qt::ArrowCursor);
    m_stop->setFocusPolicy(Qt::TabFocus);
    connect(m_stop, &QToolButton::clicked, this, [this] { m_queue->cancel(m_id); });
    connect(queue, &JobQueue::added, this, &JobStatus::refresh);
    connect(queue, &JobQueue::changed, this, &JobStatus::refresh);
    connect(queue, &JobQueue::finished, this, &JobStatus::refresh);
    refresh();
}

void JobStatus::refresh()
{
    const JobQueue::Job *shown = nullptr;
    for (const JobQueue::Job &job : m_queue->jobs()) {
        if (job.state == JobQueue::Job::State::Running && (!shown || job.seconds > shown->seconds))
            shown = &job;
    }
    const Phase phase = shown ? phaseFor(shown->seconds) : Phase::Hidden;
    const int id = shown ? shown->id : 0;
    const bool sizeChanges = phase != m_phase || id != m_id;
    m_id = id;
    m_phase = phase;
    m_stop->setVisible(phase == Phase::Full);
    m_stop->setEnabled(shown && !shown->cancelling);
    setAccessibleName(shown ? jobAccessibleText(*shown) : tr("No job is running"));
    setVisible(phase != Phase::Hidden);
    if (sizeChanges || phase == Phase::Full)
        updateGeometry();
    update();
}

QSize JobStatus::sizeHint() const
{
    int width = barWidth;
    if (const JobQueue::Job *job = m_queue->job(m_id); job && m_phase == Phase::Full) {
        // Room for the widest count, so that the status bar does not twitch while digits grow.
        JobQueue::Job widest = *job;
        widest.done = qMax(job->done, job->total);
        const QFontMetrics metrics(smallFont(font()));
        width +=
            qMin(textLimit, metrics.horizontalAdvance(statusText(widest)) + spacing::small) + spacing::small + stopSide;
    }
    return {width, 22};
}

QSize JobStatus::minimumSizeHint() const
{
    return {m_phase == Phase::Full ? 60 + spacing::small + stopSide : 60, 22};
}

void JobStatus::resizeEvent(QResizeEvent *)
{
    m_stop->setGeometry(width() - stopSide, (height() - stopSide) / 2, stopSide, stopSide);
}

void JobStatus::paintEvent(QPaintEvent *)
{
    const JobQueue::Job *job = m_queue->job(m_id);
    if (!job)
        return;
    const Tokens &t = currentTokens();
    QPainter painter(this);
    const bool full = m_phase == Phase::Full;
    const int right = full ? width() - stopSide - spacing::small : width();
    const int barLeft = qMax(0, right - barWidth);
    const int barHeight = full ? 4 : 2;
    const QRect bar(barLeft, (height() - barHeight) / 2, right - barLeft, barHeight);
    if (full) {
        painter.setFont(smallFont(font()));
        painter.setPen(t.text2);
        const QRect text(0, 0, barLeft - spacing::small, height());
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignRight,
                         painter.fontMetrics().elidedText(statusText(*job), Qt::ElideMiddle, text.width()));
    }
    painter.fillRect(bar, t.track);
    const double fraction = job->fraction();
    // Without a total, a quarter of the bar moves to and fro.
    const double phase = std::fmod(job->seconds / 1.6, 2.0);
    const double left = fraction >= 0 ? 0 : (phase < 1 ? phase : 2 - phase) * 0.75;
    painter.fillRect(
        QRectF(bar.x() + left * bar.width(), bar.y(), (fraction >= 0 ? fraction : 0.25) * bar.width(), bar.height()),
        t.accent);
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void JobStatus::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton;
}

void JobStatus::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressed && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
    m_pressed = false;
}

void JobStatus::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

} // namespace soco::widgets
