#pragma once

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace soco::studio {

// Every action of the window, once: menus, toolbar, the list of shortcuts and the command palette read it from here.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    // When a shortcut acts: always, or wherever no text is edited (single letters: whatever has the keyboard, they act
    // on the picture). Keys that turn pages act on the list that has the keyboard first.
    enum class Scope { Window, Canvas };

    struct Spec {
        QString id;    // stable, "view.fit"
        QString group; // heading in the list of shortcuts
        QString text;  // with its mnemonic
        QList<QKeySequence> keys;
        Scope scope = Scope::Window;
        const char *icon = nullptr;
        bool checkable = false;
        bool checked = false;
    };

    explicit ActionRegistry(QWidget *window);

    // What is added from here on belongs to this layout; empty: to the window. Actions of other layouts than the
    // current one are not to be seen, and their keys do nothing.
    void setOwner(const QString &layout) { m_owner = layout; }
    void setCurrentLayout(const QString &layout);

    QAction *add(const Spec &spec, std::function<void()> run);
    QAction *addToggle(const Spec &spec, std::function<void(bool)> run);
    QAction *action(const QString &id) const; // never null for an id that was added

    struct Entry {
        Spec spec;
        QAction *action = nullptr;
        QString owner; // layout, or empty
    };
    const std::vector<Entry> &entries() const { return m_entries; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *make(const Spec &spec);

    QWidget *m_window;
    QString m_owner;
    std::vector<Entry> m_entries;
    QHash<QString, QAction *> m_byId;
};

// The text of an action without mnemonic and dots.
QString plainText(const QAction *action);

} // namespace soco::studio
