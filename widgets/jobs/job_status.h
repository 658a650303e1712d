#pragma once

#include <QWidget>

class QToolButton;

namespace soco::widgets {

class JobQueue;

// The status bar's part for jobs: text, bar and stop button of the job that has run longest. Nothing under 150 ms; up
// to one second only the bar, 2 px high; then all of it (widgets/README.md, "Panels"). A click opens Jobs.
class JobStatus : public QWidget
{
    Q_OBJECT

public:
    enum class Phase { Hidden, BarOnly, Full };
    static Phase phaseFor(double seconds);

    explicit JobStatus(JobQueue *queue, QWidget *parent = nullptr);

    // The job shown; 0 for none.
    int jobId() const { return m_id; }
    Phase phase() const { return m_phase; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();

    JobQueue *m_queue;
    QToolButton *m_stop;
    int m_id = 0;
    Phase m_phase = Phase::Hidden;
    bool m_pressed = false;
};

} // namespace soco::widgets
