#include "app/studio/benches/end_without_pair.h"

#include "app/studio/shell/main_window.h"
#include "app/studio/workspace/workspace.h"

#include <QApplication>
#include <QTextStream>

namespace soco::studio {

namespace {

constexpr int lookInterval = 40; // ms
constexpr int quietLooks = 5;

} // namespace

EndWithoutPair::EndWithoutPair(MainWindow *window) : QObject(window)
{
    connect(window, &MainWindow::problem, this, [this](const QString &text) { m_problem = text; });
    connect(&m_timer, &QTimer::timeout, this, [this, workspace = window->workspace()] {
        if (workspace->engine()->pair()) {
            m_timer.stop();
            return;
        }
        m_quiet = workspace->settled() ? m_quiet + 1 : 0;
        if (m_quiet < quietLooks)
            return;
        m_timer.stop();
        const auto &dataset = workspace->datasets()->dataset();
        const QString without = dataset
            ? tr("%1 holds no pair to measure with.").arg(QString::fromStdString(dataset->root().string()))
            : text(m_problem);
        QTextStream(stderr) << "soco-studio: " << without << '\n';
        QApplication::exit(2);
    });
    m_timer.start(lookInterval);
}

QString EndWithoutPair::text(const QString &problem)
{
    return problem.isEmpty() ? tr("No dataset was opened. Name a folder, or --demo DIR.") : problem;
}

} // namespace soco::studio
