#include "app/studio/workspace/shown_files.h"

#include <QDateTime>
#include <QFileInfo>

namespace soco::studio {

namespace {
constexpr int settleTime = 150; // ms
}

ShownFiles::ShownFiles(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleTime);
    connect(&m_soon, &QTimer::timeout, this, &ShownFiles::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
}

void ShownFiles::watch(const QStringList &files)
{
    m_files = files;
    m_stamps = stamps();
    listen();
}

// Folders too: a file that is replaced by another is another file to the system.
void ShownFiles::listen()
{
    if (const QStringList old = m_watcher.files() + m_watcher.directories(); !old.isEmpty())
        m_watcher.removePaths(old);
    QStringList paths;
    for (const QString &file : std::as_const(m_files)) {
        const QFileInfo info(file);
        if (info.exists())
            paths << file;
        if (QFileInfo::exists(info.path()))
            paths << info.path();
    }
    paths.removeDuplicates();
    if (!paths.isEmpty())
        m_watcher.addPaths(paths);
}

std::vector<ShownFiles::Stamp> ShownFiles::stamps() const
{
    std::vector<Stamp> found;
    for (const QString &file : m_files) {
        const QFileInfo info(file);
        found.push_back(info.exists() ? Stamp{info.size(), info.lastModified().toMSecsSinceEpoch()} : Stamp{});
    }
    return found;
}

void ShownFiles::look()
{
    const auto now = stamps();
    if (now == m_stamps)
        return;
    m_stamps = now;
    listen();
    Q_EMIT changed();
}

} // namespace soco::studio
