#include "app/studio/benches/end_without_dataset.h"

#include "app/studio/shell/main_window.h"
#include "app/studio/workspace/workspace.h"

#include <QApplication>
#include <QTextStream>

namespace soco::studio {

namespace {

constexpr int lookInterval = 40; // ms
constexpr int quietLooks = 5;

} // namespace

EndWithoutDataset::EndWithoutDataset(MainWindow *window) : QObject(window)
{
    connect(window, &MainWindow::problem, this, [this](const QString &text) { m_problem = text; });
    connect(&m_timer, &QTimer::timeout, this, [this, workspace = window->workspace()] {
        if (workspace->datasets()->dataset()) {
            m_timer.stop();
            return;
        }
        m_quiet = workspace->settled() ? m_quiet + 1 : 0;
        if (m_quiet < quietLooks)
            return;
        m_timer.stop();
        QTextStream(stderr) << "soco-studio: " << text(m_problem) << '\n';
        QApplication::exit(2);
    });
    m_timer.start(lookInterval);
}

QString EndWithoutDataset::text(const QString &problem)
{
    return problem.isEmpty() ? tr("No dataset was opened. Name a folder, or --demo DIR.") : problem;
}

} // namespace soco::studio
