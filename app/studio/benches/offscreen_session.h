#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace soco::studio {

class MainWindow;
class Workspace;

// Drives the window without a person: waits until everything is there, pins a keypoint so that a map is seen, writes a
// picture of the window and ends the program.
class OffscreenSession : public QObject
{
    Q_OBJECT

public:
    OffscreenSession(MainWindow *window, const QString &file);

private:
    void look();
    bool pinSomething();
    void finish(int exitCode, const QString &problem = {});

    MainWindow *m_window;
    Workspace *m_workspace;
    QString m_file;
    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_quiet = 0; // looks in a row that found nothing under way
    bool m_pinned = false;
    QString m_problem;
};

} // namespace soco::studio
