#pragma once

class QWidget;

namespace soco::studio {

class ActionRegistry;

// F1: every action with its keys, grouped, from the registry.
void showShortcuts(QWidget *parent, const ActionRegistry &actions);
// Ctrl+K: type a few letters of an action, Enter runs it.
void showCommandPalette(QWidget *parent, const ActionRegistry &actions);
void showFirstSteps(QWidget *parent);
void showAbout(QWidget *parent);

} // namespace soco::studio
