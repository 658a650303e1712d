#include "app/studio/benches/open_bench.h"

#include "app/studio/benches/end_without_pair.h"
#include "app/studio/shell/main_window.h"
#include "app/studio/workspace/workspace.h"
#include "widgets/canvas/explore_canvas.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QTextStream>

namespace soco::studio {

namespace {

// Resident memory of this process, MB.
double residentMegabytes()
{
    QFile status("/proc/self/statm");
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

} // namespace

OpenBench::OpenBench(MainWindow *window, const QElapsedTimer &sinceStart)
    : QObject(window), m_workspace(window->workspace()), m_canvas(window->findChild<widgets::ExploreCanvas *>()), m_clock(sinceStart)
{
    QTextStream(stdout) << "opening, from the start of the program         s      MB\n";
    row("window on screen");
    new EndWithoutPair(window);
    connect(m_workspace->engine(), &ExploreEngine::pairLoaded, this, [this](const widgets::LoadedPairPtr &pair) {
        if (pair)
            m_pairLoaded = true;
    });
    connect(m_workspace->datasets(), &DatasetController::indexChanged, this, [this] { row("all pairs read"); });
    qApp->installEventFilter(this);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        if (!m_pairPainted || m_workspace->jobs()->activeCount() > 0 || m_workspace->datasets()->busy())
            return;
        m_wait.stop();
        row("all read, results too");
        QApplication::exit(0);
    });
    m_wait.start(20);
}

bool OpenBench::eventFilter(QObject *watched, QEvent *event)
{
    if (m_pairLoaded && !m_pairPainted && event->type() == QEvent::Paint && m_canvas->isAncestorOf(qobject_cast<QWidget *>(watched))) {
        m_pairPainted = true;
        // After this paint.
        QTimer::singleShot(0, this, [this] { row("first pair painted"); });
    }
    return QObject::eventFilter(watched, event);
}

void OpenBench::row(const char *what)
{
    QTextStream out(stdout);
    out << qSetFieldWidth(38) << Qt::left << what << qSetFieldWidth(10) << Qt::right
        << QString::number(double(m_clock.elapsed()) / 1000, 'f', 2) << qSetFieldWidth(8)
        << QString::number(residentMegabytes(), 'f', 0) << qSetFieldWidth(0) << '\n';
}

} // namespace soco::studio
