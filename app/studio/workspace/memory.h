#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

namespace soco::studio {

// What the program remembers from one start to the next, and whether it does: a picture, a measurement and a test
// begin with nothing and leave nothing behind. The only place that knows the settings of the user. GUI thread.
class Memory
{
public:
    // On: in the settings of the user. Off: nothing is read or written.
    explicit Memory(bool on) : m_on(on) {}

    bool isOn() const { return m_on; }
    QVariant value(const QString &key, const QVariant &otherwise = {}) const;
    void setValue(const QString &key, const QVariant &value) const;

    // Folders of datasets that were opened, the last one first, and what such a dataset called itself: empty where that
    // was not kept.
    QStringList recentFolders() const;
    QString titleOf(const QString &folder) const;
    void addRecentFolder(const QString &folder, const QString &title) const;

private:
    bool m_on;
};

} // namespace soco::studio
