#include "app/studio/workspace/memory.h"

#include <QSettings>

#include <utility>

namespace soco::studio {

namespace {

const QString recentKey = QStringLiteral("recentDatasets"), titlesKey = QStringLiteral("recentTitles");
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

QString Memory::titleOf(const QString &folder) const
{
    return value(titlesKey).toMap().value(folder).toString();
}

void Memory::addRecentFolder(const QString &folder, const QString &title) const
{
    QStringList folders = recentFolders();
    folders.removeAll(folder);
    folders.prepend(folder);
    folders = folders.mid(0, recentCount);
    setValue(recentKey, folders);
    QVariantMap titles;
    for (const QString &recent : std::as_const(folders))
        titles[recent] = titleOf(recent);
    titles[folder] = title;
    setValue(titlesKey, titles);
}

} // namespace soco::studio
