#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace soco::widgets {
class ExploreCanvas;
}

namespace soco::studio {

class MainWindow;
class Workspace;

// soco-studio DIR --bench hover: real mouse moves over the source picture, real paints; from the move to the painted
// map, at 57 x 57 x 768 features, with one, three and nine models, on a canvas of 1280 x 800, on the map scale "best part" and on the raw one. Prints
// a table and ends the program.
class HoverBench : public QObject
{
    Q_OBJECT

public:
    explicit HoverBench(MainWindow *window);

private:
    void nextRound();
    void move();
    void frame();
    void finish(int exitCode);

    MainWindow *m_window;
    Workspace *m_workspace;
    widgets::ExploreCanvas *m_canvas;
    QWidget *m_viewport = nullptr;
    QTimer m_wait;
    QElapsedTimer m_clock;
    std::vector<double> m_milliseconds;
    std::size_t m_round = 0;
    int m_moves = 0;
    int m_resizes = 0;
    bool m_measuring = false;
};

} // namespace soco::studio
