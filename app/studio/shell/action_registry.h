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
    // Where a shortcut acts: everywhere in the window, or only while the canvas has the keyboard (single letters).
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

    ActionRegistry(QWidget *window, QWidget *canvas);

    QAction *add(const Spec &spec, std::function<void()> run);
    QAction *addToggle(const Spec &spec, std::function<void(bool)> run);
    QAction *action(const QString &id) const; // never null for an id that was added

    struct Entry {
        Spec spec;
        QAction *action = nullptr;
    };
    const std::vector<Entry> &entries() const { return m_entries; }

private:
    QAction *make(const Spec &spec);

    QWidget *m_window;
    QWidget *m_canvas;
    std::vector<Entry> m_entries;
    QHash<QString, QAction *> m_byId;
};

// The text of an action without mnemonic and dots.
QString plainText(const QAction *action);

} // namespace soco::studio
