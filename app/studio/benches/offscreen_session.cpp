#include "app/studio/benches/offscreen_session.h"

#include "app/studio/benches/end_without_pair.h"
#include "app/studio/shell/main_window.h"
#include "app/studio/workspace/workspace.h"
#include "core/base/atomic_file.h"
#include "widgets/common/model_labels.h"

#include <QApplication>
#include <QBuffer>
#include <QPixmap>
#include <QTextStream>

namespace soco::studio {

namespace {

constexpr int lookInterval = 40;         // ms
constexpr int quietLooks = 5;            // thumbnails and paints settle within these
constexpr qint64 patience = 15 * 60'000; // a demo dataset may have to be drawn first

} // namespace

OffscreenSession::OffscreenSession(MainWindow *window, const QString &file)
    : QObject(window), m_window(window), m_workspace(window->workspace()), m_file(file)
{
    connect(window, &MainWindow::problem, this, [this](const QString &text) { m_problem = text; });
    connect(&m_timer, &QTimer::timeout, this, &OffscreenSession::look);
    m_clock.start();
    m_timer.start(lookInterval);
}

void OffscreenSession::look()
{
    if (m_clock.elapsed() > patience) {
        finish(2, tr("The window did not become ready. %1").arg(m_problem));
        return;
    }
    m_quiet = m_workspace->settled() ? m_quiet + 1 : 0;
    if (m_quiet < quietLooks)
        return;
    m_quiet = 0;
    if (!m_pinned) {
        m_pinned = true;
        if (!m_workspace->datasets()->dataset()) {
            finish(2, EndWithoutPair::text(m_problem));
            return;
        }
        if (pinSomething())
            return; // its maps come first
    }
    const QPixmap picture = m_window->grab();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    const auto written = writeFileAtomically(m_file.toStdString(), {png.constData(), std::size_t(png.size())});
    if (!written)
        return finish(2, QString::fromStdString(written.error().text()));
    // The picture says so, too, but a script does not look at it.
    QStringList failed;
    for (const widgets::ModelSlot &model : m_workspace->engine()->models())
        if (model.state == widgets::ModelState::Failed)
            failed << widgets::modelLabel(m_workspace->engine()->models(), model.slot) + QStringLiteral(": ")
                    + model.detail;
    finish(failed.isEmpty() ? 0 : 2, failed.join(QStringLiteral("\nsoco-studio: ")));
}

bool OffscreenSession::pinSomething()
{
    const auto &pair = m_workspace->engine()->pair();
    if (!pair || m_workspace->selection()->pin() || pair->matches.semantic.empty())
        return false;
    // A keypoint that both sides show has a truth to be judged by; the first.
    const auto &keypoint = pair->pair.source.keypoints[std::size_t(pair->matches.semantic.front().first)];
    m_workspace->selection()->setPoint(keypoint.position, QString::fromStdString(keypoint.name));
    return true;
}

void OffscreenSession::finish(int exitCode, const QString &problem)
{
    m_timer.stop();
    if (!problem.isEmpty())
        QTextStream(stderr) << "soco-studio: " << problem << '\n';
    QApplication::exit(exitCode);
}

} // namespace soco::studio
