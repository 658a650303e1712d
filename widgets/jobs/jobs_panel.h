#pragma once

#include "widgets/jobs/job_queue.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace soco::widgets {

class JobDelegate;
class JobModel;

// The Jobs panel: the list at the left, the log of the current job at the right. Esc cancels the current job, Return
// starts a failed or cancelled one again, Ctrl+C copies its details. Given the keyboard, the panel hands it to the list,
// once there is one.
class JobsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JobsPanel(JobQueue *queue, QWidget *parent = nullptr);

    int currentJob() const; // 0 for none
    void setCurrentJob(int id);

Q_SIGNALS:
    void notice(const QString &text); // for the status bar

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void showLog(const JobQueue::Job &job);
    void copyDetails();
    void sayWhatRuns();
    bool cancelCurrent(); // false where there is nothing to cancel

    JobQueue *m_queue;
    JobModel *m_model;
    JobDelegate *m_delegate;
    QStackedWidget *m_pages;
    QListView *m_list;
    QWidget *m_details;
    QLabel *m_title;
    QPlainTextEdit *m_log;
    QPushButton *m_cancel;
    QPushButton *m_retry;
    QPushButton *m_copy;
    QStringList m_logLines; // as shown
    int m_logJob = 0;
};

} // namespace soco::widgets
