#pragma once

class QPoint;
class QString;
class QWidget;

namespace soco::studio {

class Workspace;

// The menu of all models that the program knows, with "From a weights file…" at its end.
void popUpModels(QWidget *parent, Workspace &workspace, const QPoint &globalPosition);
// Asks for a weights file and which model it is of, then adds it.
void addModelFromFile(QWidget *parent, Workspace &workspace);
// Asks which model the file is of, then adds it.
void addModelOfFile(QWidget *parent, Workspace &workspace, const QString &file);
// Asks for the weights of the model that is in that slot, and loads it from them.
void chooseWeights(QWidget *parent, Workspace &workspace, int slot);
// A file that weights come in, by its ending.
bool isWeightsFile(const QString &file);
// What the model of that slot is, how it is fed, where its weights came from or how to get them.
void showModelDetails(QWidget *parent, const Workspace &workspace, int slot);

} // namespace soco::studio
