#pragma once

#include "app/studio/workspace/executor.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <filesystem>
#include <memory>

class QSocketNotifier;

namespace soco::studio {

// Hears of files that are written, replaced or taken away in the folders of a dataset, all of them, without reading
// any. Folders are found and watched off the GUI thread, at most `mostFolders` of them. Where the system has no such
// thing (it is Linux's inotify) nothing is heard. GUI thread.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostFolders = 1024;

    explicit FolderWatch(Executor *executor, QObject *parent = nullptr);
    ~FolderWatch() override;

    // Another folder, or the same with others in it. Empty: none.
    void watch(const std::filesystem::path &root);
    // How long ago the last change was; negative: there was none.
    qint64 millisecondsSinceChange() const { return m_lastChange.isValid() ? m_lastChange.elapsed() : -1; }

Q_SIGNALS:
    void changed(); // once it has been quiet for a moment
    // The system watches no more folders, or the dataset has too many: some changes will not be heard of. Once.
    void limited();

private:
    struct Watches;
    void hear();

    QPointer<Executor> m_executor;
    std::shared_ptr<Watches> m_watches; // shared with the work that adds to it
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_quiet;
    QElapsedTimer m_lastChange;
    bool m_saidLimited = false;
};

} // namespace soco::studio
