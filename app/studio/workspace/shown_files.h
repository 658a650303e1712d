#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <vector>

namespace soco::studio {

// The files behind what is on screen. Says when one of them was written, replaced, removed or came: at once where the
// system tells, and whenever look() is called for file systems that do not. GUI thread.
class ShownFiles : public QObject
{
    Q_OBJECT

public:
    explicit ShownFiles(QObject *parent = nullptr);

    void watch(const QStringList &files); // instead of those before
    void look();

Q_SIGNALS:
    void changed();

private:
    struct Stamp {
        qint64 size = -1; // -1: not there
        qint64 modified = 0;
        friend bool operator==(const Stamp &, const Stamp &) = default;
    };
    std::vector<Stamp> stamps() const;
    void listen();

    QFileSystemWatcher m_watcher;
    QTimer m_soon; // several writes are one change
    QStringList m_files;
    std::vector<Stamp> m_stamps;
};

} // namespace soco::studio
