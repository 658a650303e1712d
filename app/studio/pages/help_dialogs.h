#pragma once

#include "widgets/common/explore_data.h"

class QWidget;

namespace soco::vision {
class Backbone;
}

namespace soco::studio {

class ActionRegistry;
class ExploreEngine;

// F1: every action with its keys, grouped, from the registry.
void showShortcuts(QWidget *parent, const ActionRegistry &actions);
// Ctrl+K: type a few letters of an action, Enter runs it.
void showCommandPalette(QWidget *parent, const ActionRegistry &actions);
void showFirstSteps(QWidget *parent);
void showAbout(QWidget *parent);
// What the model is, how it is fed, where its weights came from or how to get them. `backbone` may be null.
void showModelDetails(QWidget *parent, const widgets::ModelSlot &model, const vision::Backbone *backbone);
// Asks for a weights file and which model it is of, then adds it.
void addModelFromFile(QWidget *parent, ExploreEngine &engine);

} // namespace soco::studio
