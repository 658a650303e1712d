#include "app/studio/shell/action_registry.h"

#include "widgets/common/icons.h"

#include <QAction>
#include <QWidget>

namespace soco::studio {

ActionRegistry::ActionRegistry(QWidget *window, QWidget *canvas) : QObject(window), m_window(window), m_canvas(canvas) {}

QAction *ActionRegistry::make(const Spec &spec)
{
    Q_ASSERT(!m_byId.contains(spec.id));
    auto *action = new QAction(spec.text, m_window);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.keys);
    action->setCheckable(spec.checkable);
    action->setChecked(spec.checked);
    if (spec.icon)
        action->setIcon(widgets::icon(spec.icon));
    action->setMenuRole(QAction::NoRole);
    QString tip = plainText(action);
    if (!spec.keys.isEmpty())
        tip += " (" + spec.keys.first().toString(QKeySequence::NativeText) + ')';
    action->setToolTip(tip);
    QWidget *const holder = spec.scope == Scope::Canvas ? m_canvas : m_window;
    action->setShortcutContext(spec.scope == Scope::Canvas ? Qt::WidgetWithChildrenShortcut : Qt::WindowShortcut);
    holder->addAction(action);
    m_entries.push_back({spec, action});
    m_byId.insert(spec.id, action);
    return action;
}

QAction *ActionRegistry::add(const Spec &spec, std::function<void()> run)
{
    QAction *action = make(spec);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    return action;
}

QAction *ActionRegistry::addToggle(const Spec &spec, std::function<void(bool)> run)
{
    Spec checkable = spec;
    checkable.checkable = true;
    QAction *action = make(checkable);
    connect(action, &QAction::toggled, this, [run = std::move(run)](bool on) { run(on); });
    return action;
}

QAction *ActionRegistry::action(const QString &id) const
{
    QAction *action = m_byId.value(id);
    Q_ASSERT_X(action, "ActionRegistry", qPrintable(id));
    return action;
}

QString plainText(const QAction *action)
{
    QString text = action->text();
    text.remove('&');
    while (text.endsWith("…") || text.endsWith('.'))
        text.chop(1);
    return text;
}

} // namespace soco::studio
