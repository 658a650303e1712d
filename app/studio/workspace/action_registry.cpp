#include "app/studio/workspace/action_registry.h"

#include "widgets/common/icons.h"

#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTextEdit>
#include <QWidget>

namespace soco::studio {

ActionRegistry::ActionRegistry(QWidget *window) : QObject(window), m_window(window)
{
    qApp->installEventFilter(this);
}

void ActionRegistry::setCurrentLayout(const QString &layout)
{
    for (const Entry &entry : m_entries)
        if (!entry.owner.isEmpty())
            entry.action->setVisible(entry.owner == layout);
}

// Text fields keep the keys that write text for themselves; lists would hand over those that turn their pages.
bool ActionRegistry::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_PageUp && key != Qt::Key_PageDown)
        return false;
    if (!qobject_cast<QAbstractItemView *>(watched) && !qobject_cast<QScrollArea *>(watched)
        && !qobject_cast<QAbstractSlider *>(watched) && !qobject_cast<QTextEdit *>(watched))
        return false;
    event->accept();
    return true;
}

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
    action->setIconText(tip); // what a button says
    if (!spec.keys.isEmpty())
        tip += " (" + spec.keys.first().toString(QKeySequence::NativeText) + ')';
    action->setToolTip(tip);
    action->setShortcutContext(Qt::WindowShortcut);
    m_window->addAction(action);
    m_entries.push_back({spec, action, m_owner});
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
    // Languages without Latin letters have the mnemonic in brackets at the end: "Open (&O)…".
    static const QRegularExpression bracketed(QStringLiteral("\\s*[(（]&[^)）&][)）]"));
    QString text = action->text();
    text.remove(bracketed).remove('&');
    while (text.endsWith("…") || text.endsWith('.'))
        text.chop(1);
    return text;
}

} // namespace soco::studio
