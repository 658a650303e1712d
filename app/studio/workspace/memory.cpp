#include "app/studio/workspace/memory.h"

#include <QSettings>

namespace soco::studio {

namespace {

const QString recentKey = QStringLiteral("recentDatasets");
constexpr int recentCount = 8;

} // namespace

QVariant Memory::value(const QString &key, const QVariant &otherwise) const
{
    return m_on ? QSettings().value(key, otherwise) : otherwise;
}

void Memory::setValue(const QString &key, const QVariant &value) const
{
    if (m_on)
        QSettings().setValue(key, value);
}

QStringList Memory::recentFolders() const
{
    return value(recentKey).toStringList();
}

void Memory::addRecentFolder(const QString &folder) const
{
    QStringList folders = recentFolders();
    folders.removeAll(folder);
    folders.prepend(folder);
    setValue(recentKey, QStringList(folders.mid(0, recentCount)));
}

} // namespace soco::studio
