#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace soco::widgets {
class ExploreCanvas;
}

namespace soco::studio {

class MainWindow;
class Workspace;

// soco-studio DIR --bench open: from the start of the program to the first pair painted, to the index of all pairs, and to
// the end of all reading: the identity of the dataset, by the content of every picture and pair, and the results that
// belong to it; and the memory taken. Prints a table and ends the program.
class OpenBench : public QObject
{
    Q_OBJECT

public:
    // `sinceStart` runs since main() was entered.
    OpenBench(MainWindow *window, const QElapsedTimer &sinceStart);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void row(const char *what);

    Workspace *m_workspace;
    widgets::ExploreCanvas *m_canvas;
    QElapsedTimer m_clock;
    QTimer m_wait;
    bool m_pairLoaded = false;
    bool m_pairPainted = false;
};

} // namespace soco::studio
