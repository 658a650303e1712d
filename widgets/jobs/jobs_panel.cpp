#include "widgets/jobs/jobs_panel.h"

#include "widgets/common/desktop.h"
#include "widgets/common/tokens.h"
#include "widgets/jobs/job_delegate.h"
#include "widgets/jobs/job_model.h"
#include "widgets/jobs/job_queue.h"
#include "widgets/jobs/job_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBlock>
#include <QTextCursor>
#include <QVBoxLayout>

namespace soco::widgets {

namespace {

constexpr int detailsFrom = 560; // narrower: the list alone

} // namespace

JobsPanel::JobsPanel(JobQueue *queue, QWidget *parent)
    : QWidget(parent), m_queue(queue), m_model(new JobModel(queue, this)), m_delegate(new JobDelegate(queue, this)),
      m_pages(new QStackedWidget(this)), m_list(new QListView), m_details(new QWidget), m_title(new QLabel),
      m_log(new QPlainTextEdit), m_cancel(new QPushButton(tr("Cancel"))), m_retry(new QPushButton(tr("Retry"))),
      m_copy(new QPushButton(tr("Copy details")))
{
    setObjectName(QStringLiteral("jobsPanel"));
    setAccessibleName(tr("Jobs"));

    auto *empty = new QLabel(tr("No jobs."));
    empty->setObjectName(QStringLiteral("jobsEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setForegroundRole(QPalette::PlaceholderText);

    m_list->setObjectName(QStringLiteral("jobsList"));
    m_list->setAccessibleName(tr("Jobs"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMinimumWidth(200);
    m_list->installEventFilter(this);

    m_title->setTextFormat(Qt::PlainText);
    m_title->setMinimumWidth(0);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_log->setObjectName(QStringLiteral("jobsLog"));
    m_log->setAccessibleName(tr("Log of the job"));
    m_log->setReadOnly(true);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setTabChangesFocus(true);
    m_log->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_log->installEventFilter(this);
    m_cancel->setObjectName(QStringLiteral("jobsCancel"));
    m_cancel->setAccessibleName(tr("Cancel the job"));
    m_retry->setObjectName(QStringLiteral("jobsRetry"));
    m_retry->setAccessibleName(tr("Start the job again"));
    m_copy->setObjectName(QStringLiteral("jobsCopy"));
    m_copy->setAccessibleName(tr("Copy the details of the job"));
    for (QPushButton *button : {m_cancel, m_retry, m_copy}) {
        button->setFixedHeight(26);
        button->setAutoDefault(false);
    }

    auto *head = new QHBoxLayout;
    head->setSpacing(spacing::small);
    head->addWidget(m_title, 1);
    head->addWidget(m_cancel);
    head->addWidget(m_retry);
    head->addWidget(m_copy);
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(spacing::medium, spacing::tiny, spacing::small, 0);
    details->setSpacing(spacing::tiny);
    details->addLayout(head);
    details->addWidget(m_log, 1);

    auto *full = new QWidget;
    auto *columns = new QHBoxLayout(full);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(m_list, 1);
    auto *rule = new QFrame;
    rule->setFrameShape(QFrame::VLine);
    rule->setFrameShadow(QFrame::Plain);
    rule->setForegroundRole(QPalette::Mid);
    columns->addWidget(rule);
    columns->addWidget(m_details, 1);

    m_pages->addWidget(empty);
    m_pages->addWidget(full);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);

    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        // A new job comes to the fore, unless somebody reads a log, or is at one that runs, to cancel that.
        const JobQueue::Job *job = m_queue->job(currentJob());
        if (!job || !(m_log->hasFocus() || (m_list->hasFocus() && job->active())))
            m_list->setCurrentIndex(m_model->index(0));
        refresh();
    });
    connect(queue, &JobQueue::changed, this, [this](int id) {
        if (id == currentJob())
            refresh();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { refresh(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_queue->cancel(currentJob()); });
    connect(m_retry, &QPushButton::clicked, this, [this] { m_queue->retry(currentJob()); });
    connect(m_copy, &QPushButton::clicked, this, &JobsPanel::copyDetails);
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0));
    refresh();
}

int JobsPanel::currentJob() const
{
    return m_model->idAt(m_list->currentIndex());
}

void JobsPanel::setCurrentJob(int id)
{
    if (const QModelIndex index = m_model->indexOf(id); index.isValid())
        m_list->setCurrentIndex(index);
}

void JobsPanel::refresh()
{
    const bool any = m_model->rowCount() > 0;
    m_pages->setCurrentIndex(any ? 1 : 0);
    setFocusProxy(any ? m_list : nullptr);
    const JobQueue::Job *job = m_queue->job(currentJob());
    m_details->setVisible(job && width() >= detailsFrom);
    if (!job)
        return;
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setText(job->title);
    m_cancel->setVisible(job->active());
    m_cancel->setEnabled(!job->cancelling);
    m_retry->setVisible(!job->active() && job->state != JobQueue::Job::State::Done);
    showLog(*job);
}

// Only what differs is written, so that a selection further up survives while a job runs.
void JobsPanel::showLog(const JobQueue::Job &job)
{
    QScrollBar *bar = m_log->verticalScrollBar();
    const bool follows = m_logJob != job.id || bar->value() >= bar->maximum() - 2;
    const QStringList lines = jobLogLines(job);
    if (m_logJob != job.id)
        m_logLines.clear();
    qsizetype same = 0;
    while (same < lines.size() && same < m_logLines.size() && lines[same] == m_logLines[same])
        ++same;
    if (same == 0) {
        m_log->setPlainText(lines.join(QLatin1Char('\n')));
    } else if (same < lines.size() || same < m_logLines.size()) {
        QTextCursor tail(m_log->document()->findBlockByNumber(int(same) - 1));
        tail.movePosition(QTextCursor::EndOfBlock);
        tail.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        QString text;
        for (const QString &line : lines.mid(same))
            text += QLatin1Char('\n') + line;
        tail.insertText(text);
    }
    m_logJob = job.id;
    m_logLines = lines;
    if (follows)
        bar->setValue(bar->maximum());
}

void JobsPanel::copyDetails()
{
    if (const JobQueue::Job *job = m_queue->job(currentJob()))
        Desktop::of(this).copyText(jobReport(*job));
}

bool JobsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool press = event->type() == QEvent::KeyPress;
        const JobQueue::Job *job = m_queue->job(currentJob());
        if (key->key() == Qt::Key_Escape && job && job->active()) {
            if (press)
                cancelCurrent();
            event->accept();
            return true;
        }
        if (watched == m_list && press && job && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            m_queue->retry(job->id);
            return true;
        }
        if (watched == m_list && key->matches(QKeySequence::Copy)) {
            if (press)
                copyDetails();
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool JobsPanel::cancelCurrent()
{
    const JobQueue::Job *job = m_queue->job(currentJob());
    if (!job || !job->active())
        return false;
    m_queue->cancel(job->id);
    return true;
}

// From the buttons, too. Only the selected job is cancelled; while another runs, Esc would seem to have done so.
void JobsPanel::keyPressEvent(QKeyEvent *event)
{
    const bool escape = event->key() == Qt::Key_Escape;
    if (escape && cancelCurrent())
        return;
    if (escape)
        sayWhatRuns();
    QWidget::keyPressEvent(event);
}

void JobsPanel::sayWhatRuns()
{
    const JobQueue::Job *first = nullptr;
    for (const JobQueue::Job &job : m_queue->jobs())
        if (job.active() && !first)
            first = &job;
    if (!first)
        return;
    const int active = m_queue->activeCount();
    Q_EMIT notice(active == 1 ? tr("%1 goes on. Select it in the list of jobs to cancel it.").arg(first->title)
                              : tr("%1 jobs go on. Select one in the list to cancel it.").arg(active));
}

void JobsPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), currentTokens().panel);
}

void JobsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

} // namespace soco::widgets
